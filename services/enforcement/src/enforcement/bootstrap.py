"""Puts the processes together; the only file that names concrete parts."""

from __future__ import annotations

import asyncio
import secrets
import threading
from functools import partial
from typing import Final
from uuid import uuid4

import psycopg

from chassis import relay
from chassis.client import channel
from chassis.clock import Clock, SystemClock
from chassis.database import ACCESS_LOG_KEPT_FOR, REMEMBERED_FOR, Pool, migrate, open_pool
from chassis.identity import Caller
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.process import create_months, database_answers, keep_months, until_stopped
from chassis.reading import GrpcOwner, Reader, faust_app
from chassis.reading.dead_letters import DeadLetters
from chassis.reading.planning import DeadLetterLimit
from chassis.serving.handlers import ServiceSpec
from chassis.serving.server import GrpcServer
from chassis.settings import MigrationSettings
from enforcement import service
from enforcement.bus import TYPES, EnforcementBus, Present
from enforcement.permissions import GRANTS
from enforcement.settings import (
    DEAD_LETTER_TOPIC,
    TOPIC,
    ReadSettings,
    RelaySettings,
    ScheduleSettings,
    ServeSettings,
)
from matters import service as matters_service
from matters.delivery.to_log import LogDelivery
from matters.law import Law
from matters.scheduler import Scheduler
from roster import sink
from roster.store import Rosters
from statutes.calendar import load_calendar
from statutes.rules import load_rulebook

SALT_BYTES: Final = 16
MONTHLY_TABLES: Final = (("remembered_command", REMEMBERED_FOR), ("access_log", ACCESS_LOG_KEPT_FOR))
MIGRATIONS: Final = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.reader",
    "matters.migrations",
    "roster.migrations",
)
RELAY_STOPS_WITHIN: Final = 30.0
WATCHDOG_PATIENCE_SECONDS: Final = 30.0
SCHEDULER: Final = Caller("market-regulation", "enforcement")


def present_of(region: str, pool: Pool) -> Present:
    """The law of a region and the roster of a database."""
    rulebook = load_rulebook(region)
    return Present(Law.of(load_calendar(region), rulebook), rulebook, Rosters(pool))


def command_bus(pool: Pool, present: Present, clock: Clock) -> EnforcementBus:
    """The command bus, not yet started."""
    return EnforcementBus(pool, present, clock, uuid4, partial(secrets.token_bytes, SALT_BYTES))


def specs(bus: EnforcementBus, present: Present, pool: Pool, clock: Clock, metrics: Metrics) -> tuple[ServiceSpec, ...]:
    """The gRPC services of this process."""
    return (
        service.spec(bus, present, pool, clock, metrics),
        matters_service.spec(pool, clock),
        JournalService(pool, TYPES, clock).spec(),
    )


def apply_migrations(settings: MigrationSettings) -> list[str]:
    """Bring the database up to date; returns the names of what was applied."""
    return migrate(settings, MIGRATIONS)


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """Answer gRPC calls until told to stop."""
    clock, metrics = SystemClock(), Metrics()
    pool = await open_pool(settings.database_url)
    try:
        await create_months(pool, clock, MONTHLY_TABLES)
        present = present_of(settings.region, pool)
        bus = command_bus(pool, present, clock)
        bus.start()
        server = GrpcServer(
            settings.server,
            settings.tls,
            specs(bus, present, pool, clock, metrics),
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


async def schedule(settings: ScheduleSettings, stopping: asyncio.Event) -> None:
    """Announce limits that are near or missed until told to stop."""
    clock, metrics = SystemClock(), Metrics()
    pool = await open_pool(settings.database_url)
    try:
        await create_months(pool, clock, MONTHLY_TABLES)
        present = present_of(settings.region, pool)
        bus = command_bus(pool, present, clock)
        bus.start()
        metrics.serve(settings.process.metrics_port)
        scheduler = Scheduler(settings.database_url, pool, bus, clock, metrics, present.law, SCHEDULER, LogDelivery())
        await until_stopped(stopping, [scheduler.run()])
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


async def read_roster(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the directory until told to stop."""
    metrics = Metrics()
    pool = await open_pool(settings.database_url)
    dead_letters = DeadLetters(settings.kafka, DEAD_LETTER_TOPIC)
    opened = channel(settings.tls, settings.directory)
    try:
        metrics.serve(settings.process.metrics_port)
        reader = Reader(
            pool,
            GrpcOwner(opened),
            sink.RosterSink("enforcement"),
            dead_letters.publish,
            SystemClock(),
            metrics,
            DeadLetterLimit(),
        )
        runner = faust_app.build(settings.kafka, sink.TOPIC, "enforcement.roster", settings.process.instance, reader)
        lag = faust_app.BrokerLag(settings.kafka, sink.TOPIC, "enforcement.roster")
        watching = faust_app.watch(lag, reader, WATCHDOG_PATIENCE_SECONDS)
        await until_stopped(stopping, [reader.keep_up(), faust_app.run(runner), watching])
    finally:
        await opened.close()
        await dead_letters.stop()
        await pool.close()
