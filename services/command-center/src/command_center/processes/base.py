"""What both processes are built on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import grpc

from chassis.client import Stub, channel
from chassis.clock import Clock, SystemClock
from chassis.database import Pool, open_pool
from chassis.metrics import Metrics
from chassis.process import database_answers
from chassis.reading.owner import GrpcOwner
from chassis.sealing import seal_service
from command_center import store
from command_center.comparing import Comparing
from command_center.elastic import Elastic
from command_center.healing import Healing
from command_center.owners import ENFORCEMENT, LICENSING, SOURCES
from command_center.projection import Projection
from command_center.settings import CenterSettings
from smartsupervision.licensing.v1 import register_service_pb2

HEAL_PATIENCE_SECONDS = 60.0

REGISTER = register_service_pb2.DESCRIPTOR.services_by_name["RegisterService"]


@dataclass(frozen=True)
class Base:
    """What both roles are built on."""

    pool: Pool
    elastic: Elastic
    owners: Mapping[str, GrpcOwner]
    register: Stub
    enforcing: grpc.aio.Channel | None
    """To enforcement; None where it is not read here."""
    clock: Clock
    metrics: Metrics
    seals: Mapping[str, Stub]
    """The owners' SealService, whose seals are witnessed here."""

    async def positions(self, owner: str) -> dict[int, int]:
        """The numbers of an owner's reader."""
        async with self.pool.connection() as connection:
            return await store.positions(connection, SOURCES[owner].reader)

    def comparing(self, patience_seconds: float) -> Comparing:
        """Comparison with the owners."""
        return Comparing(self.elastic, self.owners, self.positions, patience_seconds)

    def projections(self) -> dict[str, Projection]:
        """The sink of each owner's events."""
        return {owner: Projection(SOURCES[owner], self.elastic, self.clock, self.metrics) for owner in self.owners}

    def healing(self, *, strict: bool) -> Healing:
        """Healing from the owners."""
        return Healing(self.elastic, self.owners, self.comparing(HEAL_PATIENCE_SECONDS), strict=strict)

    async def healthy(self) -> bool:
        """Whether database and index answer."""
        return await database_answers(self.pool) and await self.elastic.healthy()


@asynccontextmanager
async def base(settings: CenterSettings) -> AsyncIterator[Base]:
    """Open everything both roles need, close it at the end."""
    pool = await open_pool(settings.database_url)
    elastic = Elastic(settings.elastic.url, settings.elastic.username, settings.elastic.password)
    channels = {owner: channel(settings.tls, target) for owner, target in settings.owners.items()}
    try:
        owners = {owner: GrpcOwner(opened) for owner, opened in channels.items()}
        register = Stub(channels[LICENSING.owner], REGISTER)
        seals = {owner: Stub(opened, seal_service.SERVICE) for owner, opened in channels.items()}
        enforcing = channels.get(ENFORCEMENT.owner)
        yield Base(pool, elastic, owners, register, enforcing, SystemClock(), Metrics(), seals)
    finally:
        for opened in channels.values():
            await opened.close()
        await elastic.close()
        await pool.close()
