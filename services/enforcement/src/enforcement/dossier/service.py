"""DossierService: the dossier of a case for whoever may see the case. Every export is journalled before it leaves."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import Clock
from chassis.database import Pool
from chassis.permissions import Grant
from chassis.sealing.keys import SealKey
from chassis.serving.call import Call
from chassis.serving.handlers import ServiceSpec
from chassis.serving.requests import resource_id
from enforcement.domain.names import COLLECTIONS, PENALTY_CASE
from enforcement.dossier.exporting import Wish, export
from enforcement.permissions import ASKERS, MARKET_REGULATION
from smartsupervision.enforcement.v1 import dossier_service_pb2
from smartsupervision.enforcement.v1 import dossier_service_pb2 as pb

SERVICE: Final = dossier_service_pb2.DESCRIPTOR.services_by_name["DossierService"]
GRANTS: Final = (
    Grant(f"/{SERVICE.full_name}/ExportDossier", MARKET_REGULATION, ASKERS, note="within one's own division"),
)
PIECE_BYTES: Final = 256 * 1024
IN_MEMORY_BYTES: Final = 16 * 1024 * 1024
"""A larger dossier is put together on disk."""


@dataclass(frozen=True)
class DossierService:
    """Implements smartsupervision.enforcement.v1.DossierService."""

    pool: Pool
    clock: Clock
    key: SealKey

    def spec(self) -> ServiceSpec:
        """For the server."""
        return ServiceSpec(SERVICE, self)

    async def ExportDossier(
        self, request: pb.ExportDossierRequest, call: Call
    ) -> AsyncIterator[pb.ExportDossierResponse]:
        """The file in pieces. Raises Refusal NOT_FOUND, DIVISION_OUT_OF_REACH, NOT_SEALED."""
        case = resource_id(request.name, COLLECTIONS[PENALTY_CASE])
        witnessed = [(each.stream, each.number) for each in request.witnessed]
        wish = Wish(case, call.caller, witnessed, self.clock.now())
        with tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES) as file:
            async with self.pool.connection() as connection:
                shown = await export(connection, wish, self.key, cast(BinaryIO, file))
                await access_log.record(connection, call.caller, Access(call.method, shown), wish.now)
            file.seek(0)
            while piece := file.read(PIECE_BYTES):
                yield pb.ExportDossierResponse(content=piece)
