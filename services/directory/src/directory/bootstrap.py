"""Puts the processes together; the only file that names concrete parts."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from uuid import uuid4

import psycopg

from chassis import relay
from chassis.client import channel
from chassis.clock import Clock, SystemClock
from chassis.database import ACCESS_LOG_KEPT_FOR, REMEMBERED_FOR, Pool, migrate, open_pool
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.process import create_months, database_answers, keep_months, until_stopped
from chassis.reading import GrpcOwner, Reader, faust_app
from chassis.reading.dead_letters import DeadLetters
from chassis.reading.planning import DeadLetterLimit
from chassis.serving.handlers import ServiceSpec
from chassis.serving.server import GrpcServer
from chassis.settings import MigrationSettings
from directory import service
from directory.bus import DirectoryBus
from directory.desk import Desk
from directory.kinds import KINDS
from directory.matters_sink import MattersSink
from directory.permissions import GRANTS
from directory.settings import DEAD_LETTER_TOPIC, TOPIC, ReadSettings, RelaySettings, ServeSettings, topic_of

SALT_BYTES = 16
MONTHLY_TABLES = (("remembered_command", REMEMBERED_FOR), ("access_log", ACCESS_LOG_KEPT_FOR))
MIGRATIONS = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.reader",
    "directory.migrations",
)
RELAY_STOPS_WITHIN = 30.0
WATCHDOG_PATIENCE_SECONDS = 30.0

TYPES = tuple(kind.aggregate for kind in KINDS)


def command_bus(pool: Pool, desk: Desk, clock: Clock) -> DirectoryBus:
    """The directory's command bus, not yet started."""
    return DirectoryBus(pool, desk, clock, uuid4, partial(secrets.token_bytes, SALT_BYTES))


def specs(bus: DirectoryBus, desk: Desk, pool: Pool, clock: Clock, metrics: Metrics) -> tuple[ServiceSpec, ...]:
    """The gRPC services of this process."""
    return service.spec(bus, desk, pool, clock, metrics), JournalService(pool, TYPES, clock).spec()


def apply_migrations(settings: MigrationSettings) -> list[str]:
    """Bring the database up to date; returns the names of what was applied."""
    return migrate(settings, MIGRATIONS)


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """Answer gRPC calls until told to stop."""
    clock, metrics = SystemClock(), Metrics()
    pool = await open_pool(settings.database_url)
    try:
        await create_months(pool, clock, MONTHLY_TABLES)
        desk = Desk(pool, uuid4)
        await desk.refresh()
        bus = command_bus(pool, desk, clock)
        bus.start()
        server = GrpcServer(
            settings.server,
            settings.tls,
            specs(bus, desk, pool, clock, metrics),
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


async def read_matters(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the open matters of every service that owns some, until told to stop."""
    metrics = Metrics()
    pool = await open_pool(settings.database_url)
    dead_letters = DeadLetters(settings.kafka, DEAD_LETTER_TOPIC)
    try:
        metrics.serve(settings.process.metrics_port)
        async with _readers(settings, pool, dead_letters, metrics) as parts:
            await until_stopped(stopping, parts)
    finally:
        await dead_letters.stop()
        await pool.close()


@asynccontextmanager
async def _readers(
    settings: ReadSettings, pool: Pool, dead_letters: DeadLetters, metrics: Metrics
) -> AsyncIterator[list[Coroutine[Any, Any, None]]]:
    """The endless parts of one reader per owner."""
    channels, parts = [], []
    try:
        for owner, target in settings.targets.items():
            channels.append(channel(settings.tls, target))
            sink = MattersSink(owner)
            reader = Reader(
                pool,
                GrpcOwner(channels[-1]),
                sink,
                dead_letters.publish,
                SystemClock(),
                metrics,
                DeadLetterLimit(),
            )
            topic, group, instance = topic_of(owner), f"directory.matters-{owner}", settings.process.instance
            runner = faust_app.build(settings.kafka, topic, group, instance, reader)
            lag = faust_app.BrokerLag(settings.kafka, topic, group)
            parts += [
                reader.keep_up(),
                faust_app.run(runner),
                faust_app.watch(lag, reader, WATCHDOG_PATIENCE_SECONDS),
            ]
        yield parts
    finally:
        for opened in channels:
            await opened.close()
