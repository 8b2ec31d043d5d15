"""`python -m directory serve`: answer gRPC."""

from __future__ import annotations

from functools import partial

from chassis.clock import Clock
from chassis.database import Pool
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.randomness import new_id
from chassis.roles import serving
from chassis.roles.role import Role
from chassis.roles.serving import Served, salts
from chassis.roles.settings import ServeSettings
from directory import service
from directory.bus import DirectoryBus
from directory.desk import Desk
from directory.kinds import KINDS
from directory.permissions import GRANTS

TYPES = tuple(kind.aggregate for kind in KINDS)


async def served(pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """The gRPC services of `serve`, on a desk that knows the directory."""
    desk = Desk(pool, new_id)
    await desk.refresh()
    return on_desk(desk, pool, clock, metrics)


def on_desk(desk: Desk, pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """The gRPC services of `serve`."""
    bus = DirectoryBus(pool, desk, clock, new_id, salts)
    specs = service.spec(bus, desk, pool, clock, metrics), JournalService(pool, TYPES, clock).spec()
    return Served(bus, specs, GRANTS)


ROLE = Role(ServeSettings, partial(serving.serve, served))
