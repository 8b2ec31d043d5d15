"""Puts the processes together; the only file that names concrete parts."""

from __future__ import annotations

import asyncio
import secrets
import threading
from functools import partial
from uuid import uuid4

import psycopg

from chassis import relay
from chassis.clock import Clock, SystemClock
from chassis.commands.bus import CommandBus
from chassis.database import ACCESS_LOG_KEPT_FOR, REMEMBERED_FOR, Pool, migrate, open_pool
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.process import create_months, database_answers, keep_months, until_stopped
from chassis.serving.handlers import ServiceSpec
from chassis.serving.server import GrpcServer
from chassis.settings import MigrationSettings
from licensing.aggregates import TYPES
from licensing.permissions import GRANTS
from licensing.projection import project
from licensing.service import RegisterService
from licensing.settings import TOPIC, RelaySettings, ServeSettings
from statutes import divisions

SOURCE = "/licensing"
SALT_BYTES = 16
MONTHLY_TABLES = (("remembered_command", REMEMBERED_FOR), ("access_log", ACCESS_LOG_KEPT_FOR))
MIGRATIONS = ("chassis.migrations.common", "chassis.migrations.journal", "licensing.migrations")
RELAY_STOPS_WITHIN = 30.0


def command_bus(pool: Pool, clock: Clock) -> CommandBus:
    """The register's command bus, not yet started."""
    return CommandBus(pool, TYPES, clock, uuid4, partial(secrets.token_bytes, SALT_BYTES), project, SOURCE)


def specs(bus: CommandBus, pool: Pool, clock: Clock, metrics: Metrics) -> tuple[ServiceSpec, ...]:
    """The gRPC services of this process."""
    return RegisterService(bus, pool, clock, metrics).spec(), JournalService(pool, TYPES, clock).spec()


def apply_migrations(settings: MigrationSettings) -> list[str]:
    """Bring the database up to date; returns the names of what was applied."""
    return migrate(settings, MIGRATIONS)


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """Answer gRPC calls until told to stop."""
    clock, metrics = SystemClock(), Metrics()
    pool = await open_pool(settings.database_url)
    try:
        await create_months(pool, clock, MONTHLY_TABLES)
        bus = command_bus(pool, clock)
        bus.start()
        # Reads the division tables before the first caller would wait for them.
        divisions.find(divisions.WHOLE_COUNTRY)
        server = GrpcServer(
            settings.server,
            settings.tls,
            specs(bus, pool, clock, metrics),
            GRANTS,
            clock=clock,
            metrics=metrics,
            healthy=lambda: database_answers(pool),
        )
        metrics.serve(settings.process.metrics_port)
        await server.start()
        await until_stopped(stopping, [keep_months(pool, clock, MONTHLY_TABLES)])
        await server.stop()
        await bus.stop()
    finally:
        await pool.close()


async def relay_events(settings: RelaySettings, stopping: asyncio.Event) -> None:
    """Number and send events until told to stop. The relay is blocking code and has its own thread."""
    metrics, told = Metrics(), threading.Event()
    metrics.serve(settings.process.metrics_port)
    producer = relay.open_producer(settings.kafka)
    connect = partial(psycopg.connect, settings.database_url, autocommit=True)
    running = asyncio.create_task(asyncio.to_thread(relay.run, connect, producer, TOPIC, SystemClock(), metrics, told))
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait([running, stop], return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    told.set()
    # Raises what ended the relay by itself, so that the supervisor starts it again.
    await asyncio.wait_for(running, RELAY_STOPS_WITHIN)
