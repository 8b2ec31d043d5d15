"""The role `serve`."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from chassis.clock import Clock, SystemClock
from chassis.commands.bus import CommandBus
from chassis.database import ACCESS_LOG_KEPT_FOR, REMEMBERED_FOR, Pool, open_pool
from chassis.metrics import Metrics
from chassis.permissions import Grant
from chassis.process import create_months, database_answers, keep_months, until_stopped
from chassis.roles.settings import ServeSettings
from chassis.sealing import seal_service
from chassis.sealing.gate import SealingGate
from chassis.sealing.seal_service import SealService
from chassis.serving.handlers import ServiceSpec
from chassis.serving.server import GrpcServer

MONTHLY_TABLES = (("remembered_command", REMEMBERED_FOR), ("access_log", ACCESS_LOG_KEPT_FOR))
SALT_BYTES = 16


def salts() -> bytes:
    """A salt for the vault, never the same twice."""
    return secrets.token_bytes(SALT_BYTES)


@dataclass(frozen=True)
class Served:
    """What `serve` answers with; the bus is not yet started."""

    bus: CommandBus
    specs: Sequence[ServiceSpec]
    grants: Sequence[Grant]


async def serve(
    build: Callable[[Pool, Clock, Metrics], Awaitable[Served]], settings: ServeSettings, stopping: asyncio.Event
) -> None:
    """Answer gRPC calls until told to stop."""
    clock, metrics = SystemClock(), Metrics()
    pool = await open_pool(settings.database_url)
    try:
        await create_months(pool, clock, MONTHLY_TABLES)
        served = await build(pool, clock, metrics)
        if settings.seal_within:
            served.bus.guarded_by(SealingGate(pool, clock, settings.seal_within).check)
        served.bus.start()
        server = GrpcServer(
            settings.server,
            settings.tls,
            [*served.specs, SealService(pool, clock).spec()],
            [*served.grants, *seal_service.GRANTS],
            clock=clock,
            metrics=metrics,
            healthy=lambda: database_answers(pool),
        )
        metrics.serve(settings.process.metrics_port)
        await server.start()
        await until_stopped(stopping, [keep_months(pool, clock, MONTHLY_TABLES)])
        await server.stop()
        await served.bus.stop()
    finally:
        await pool.close()
