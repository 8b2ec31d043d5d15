"""SealService: seals for whoever wants to keep or check them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

from chassis.clock import Clock
from chassis.database import Pool
from chassis.errors import Refusal, RefusalKind, Violation
from chassis.permissions import ANY_DEPARTMENT, Grant
from chassis.sealing import merkle, store
from chassis.sealing.store import StoredSeal
from chassis.serving.call import Call
from chassis.serving.handlers import ServiceSpec
from chassis.streams import STREAMS
from smartsupervision.common.v1 import seal_pb2, seal_service_pb2
from smartsupervision.common.v1 import seal_service_pb2 as pb

SERVICE: Final = seal_service_pb2.DESCRIPTOR.services_by_name["SealService"]
GRANTS: Final = (
    Grant(f"/{SERVICE.full_name}/*", ANY_DEPARTMENT, note="hashes only; the more keep them, the more they prove"),
)
MAX_SEALS: Final = 10_000

NOT_SEALED: Final = Refusal(
    RefusalKind.UNAVAILABLE,
    "NOT_SEALED",
    "there is no seal yet over what is asked for",
    "所查记录尚未封存",
    rule="seal_service.proto",
    remedy="wait until it is sealed, a few seconds after it was recorded; else see whether the process that seals runs",
)


def _require(valid: bool, field: str, description: str) -> None:
    if not valid:
        raise Refusal(
            RefusalKind.INVALID_ARGUMENT,
            "INVALID_FIELD",
            f"{field}: {description}",
            f"字段 {field} 不符合要求",
            rule="seal_service.proto",
            remedy="see the field's comment in the schema",
            violations=(Violation(field, description),),
        )


def _require_stream(stream: int) -> None:
    _require(0 <= stream < STREAMS, "stream", f"must be 0 to {STREAMS - 1}")


class SealService:
    """Implements smartsupervision.common.v1.SealService."""

    def __init__(self, pool: Pool, clock: Clock) -> None:
        self._pool = pool
        self._clock = clock

    def spec(self) -> ServiceSpec:
        """For the server."""
        return ServiceSpec(SERVICE, self)

    async def GetSealHeads(self, request: pb.GetSealHeadsRequest, call: Call) -> pb.GetSealHeadsResponse:
        """The newest seal of each stream."""
        async with self._pool.connection() as connection:
            found = await store.heads(connection)
        response = pb.GetSealHeadsResponse(heads=map(message, found.values()))
        response.read_time.FromDatetime(self._clock.now())
        return response

    async def ListSeals(self, request: pb.ListSealsRequest, call: Call) -> AsyncIterator[seal_pb2.Seal]:
        """Seals of one stream after a number."""
        _require_stream(request.stream)
        _require(0 <= request.limit <= MAX_SEALS, "limit", f"must be 1 to {MAX_SEALS}, or 0 for 1,000")
        async with self._pool.connection() as connection:
            found = await store.after(connection, request.stream, request.after, request.limit or 1000)
        for seal in found:
            yield message(seal)

    async def GetInclusionProof(self, request: pb.GetInclusionProofRequest, call: Call) -> pb.InclusionProof:
        """That an event stands at its place. Raises Refusal NOT_SEALED."""
        _require_stream(request.stream)
        _require(request.number > 0, "number", "must be 1 or more")
        async with self._pool.connection() as connection:
            seal = await store.covering(connection, request.stream, request.number)
            if seal is None:
                raise NOT_SEALED
            hashes = await store.leaves(connection, seal)
        return pb.InclusionProof(seal=message(seal), path=merkle.path(hashes, request.number - seal.first))


def message(seal: StoredSeal) -> seal_pb2.Seal:
    """For the wire."""
    result = seal_pb2.Seal(
        stream=seal.stream,
        number=seal.number,
        first=seal.first,
        last=seal.last,
        hash=seal.hash,
        document=seal.document,
    )
    result.sealed_at.FromDatetime(seal.sealed_at)
    return result
