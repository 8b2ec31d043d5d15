"""Puts the processes together; the only file that names concrete parts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from functools import partial
from uuid import uuid4

from chassis import roles
from chassis.clock import Clock
from chassis.database import Pool
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.reading import Sink
from chassis.roles import ReadSettings, RelaySettings, Role, Served, ServeSettings, salts
from directory import service
from directory.bus import DirectoryBus
from directory.desk import Desk
from directory.kinds import KINDS
from directory.matters_sink import MattersSink
from directory.permissions import GRANTS

MIGRATIONS = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.reader",
    "directory.migrations",
)

TYPES = tuple(kind.aggregate for kind in KINDS)


async def served(pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """The gRPC services of `serve`, on a desk that knows the directory."""
    desk = Desk(pool, uuid4)
    await desk.refresh()
    return on_desk(desk, pool, clock, metrics)


def on_desk(desk: Desk, pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """The gRPC services of `serve`."""
    bus = DirectoryBus(pool, desk, clock, uuid4, salts)
    specs = service.spec(bus, desk, pool, clock, metrics), JournalService(pool, TYPES, clock).spec()
    return Served(bus, specs, GRANTS)


async def read_matters(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the open matters of every service whose events the directory reads."""

    async def sinks(_stack: AsyncExitStack, _pool: Pool, _clock: Clock, _metrics: Metrics) -> Mapping[str, Sink]:
        return {owner: MattersSink(owner) for owner in settings.targets}

    await roles.read_events(sinks, settings, stopping)


ROLES = {
    "serve": Role("answer gRPC", ServeSettings, partial(roles.serve, served)),
    "relay": Role("number events and send them to Kafka", RelaySettings, roles.relay_events),
    "read": Role("keep up with the open matters of other services", ReadSettings, read_matters),
}
