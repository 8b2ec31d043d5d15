"""A witness of other services' seals: keeps the newest of each stream, and says where one is missing or other later."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import grpc
import psycopg
import psycopg_pool
import structlog

from chassis.client import Stub
from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.metrics import Metrics
from chassis.permissions import ANY_DEPARTMENT, Grant
from chassis.sealing.seal_service import message
from chassis.sealing.statement import read
from chassis.sealing.store import StoredSeal
from chassis.serving.call import Call
from chassis.serving.handlers import ServiceSpec
from smartsupervision.common.v1 import seal_service_pb2, witness_service_pb2
from smartsupervision.common.v1 import witness_service_pb2 as pb
from smartsupervision.common.v1.seal_pb2 import Seal

SERVICE: Final = witness_service_pb2.DESCRIPTOR.services_by_name["WitnessService"]
GRANTS: Final = (Grant(f"/{SERVICE.full_name}/*", ANY_DEPARTMENT, note="hashes only, and meant to be known"),)
EVERY_SECONDS: Final = 10.0

log = structlog.get_logger()

_NEWEST = """
SELECT DISTINCT ON (owner, stream)
    owner, witnessed_at, stream, number, first_number, last_number, sealed_at, hash, document
FROM witnessed_seal WHERE %(owner)s IN ('', owner) ORDER BY owner, stream, number DESC, witnessed_at
"""
"""Of two that contradict each other the one that was seen first."""

_KEEP = """
INSERT INTO witnessed_seal (owner, stream, number, hash, first_number, last_number, sealed_at, document, witnessed_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Contradiction:
    """What an owner shows does not fit what was kept."""

    stream: int
    number: int
    """Of the seal that was kept."""
    why: str


class Witness:
    """Looks at the owners' seals and keeps them."""

    def __init__(self, pool: Pool, owners: Mapping[str, Stub], clock: Clock, metrics: Metrics) -> None:
        """`owners` are stubs of SealService by the name of the service."""
        self._pool = pool
        self._owners = owners
        self._clock = clock
        self._metrics = metrics

    async def run(self) -> None:
        """Endless part: look every ten seconds. An owner that does not answer is asked again the next time."""
        while True:
            for owner in self._owners:
                try:
                    await self.look(owner)
                except (psycopg.OperationalError, psycopg_pool.PoolTimeout, grpc.aio.AioRpcError) as error:
                    log.warning("witness.away", owner=owner, error=str(error).strip()[:200])
            await asyncio.sleep(EVERY_SECONDS)

    async def look(self, owner: str) -> list[Contradiction]:
        """Compare an owner's newest seals with what was kept, and keep them."""
        stub = self._owners[owner]
        answer = await stub.call("GetSealHeads", seal_service_pb2.GetSealHeadsRequest(), timeout=5)
        heads = {seal.stream: seal for seal in answer.heads}
        async with self._pool.connection() as connection:
            kept = {each.seal.stream: each.seal for each in await newest(connection, owner)}
            found = [fault for seal in kept.values() if (fault := await _compare(stub, seal, heads.get(seal.stream)))]
            for seal in heads.values():
                await self._keep(connection, owner, seal)
        for fault in found:
            log.error("witness.contradiction", owner=owner, stream=fault.stream, number=fault.number, why=fault.why)
        self._metrics.set("ssv_witness_faults", len(found), (owner,))
        return found

    async def _keep(self, connection: Connection, owner: str, seal: Seal) -> None:
        said = read(seal.document)
        text = said.statement
        columns = text.stream, text.number, said.hash(), text.first, text.last, text.sealed_at, seal.document
        await connection.execute(_KEEP, (owner, *columns, self._clock.now()))


async def newest(connection: Connection, owner: str = "") -> list[pb.WitnessedSeal]:
    """The newest seal kept of each stream, of one owner or of all."""
    cursor = await connection.execute(_NEWEST, {"owner": owner})
    return [_message(*row) async for row in cursor]


def _message(owner: str, witnessed_at: datetime, *seal: Any) -> pb.WitnessedSeal:
    result = pb.WitnessedSeal(owner=owner, seal=message(StoredSeal._make(seal)))
    result.witnessed_time.FromDatetime(witnessed_at)
    return result


async def _compare(stub: Stub, kept: Seal, head: Seal | None) -> Contradiction | None:
    if head is None or head.number < kept.number:
        return Contradiction(kept.stream, kept.number, f"the owner's newest seal is {head.number if head else 0}")
    same = head if head.number == kept.number else await seal_of(stub, kept.stream, kept.number)
    if same is None or read(same.document).hash() != kept.hash:
        return Contradiction(kept.stream, kept.number, "the owner has another seal there")
    return None


async def seal_of(stub: Stub, stream: int, number: int) -> Seal | None:
    """One seal of an owner; None if there is none."""
    request = seal_service_pb2.ListSealsRequest(stream=stream, after=number - 1, limit=1)
    found: list[Seal] = [seal async for seal in stub.stream("ListSeals", request, timeout=5)]
    return next((seal for seal in found if seal.number == number), None)


class WitnessService:
    """Implements smartsupervision.common.v1.WitnessService."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def spec(self) -> ServiceSpec:
        """For the server."""
        return ServiceSpec(SERVICE, self)

    async def ListWitnessedSeals(
        self, request: pb.ListWitnessedSealsRequest, call: Call
    ) -> pb.ListWitnessedSealsResponse:
        """The newest seals kept."""
        async with self._pool.connection() as connection:
            return pb.ListWitnessedSealsResponse(seals=await newest(connection, request.owner))
