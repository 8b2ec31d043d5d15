"""The roles every service runs in. A service's own bootstrap names only its parts.

`serve` answers gRPC, `relay` numbers events and sends them to Kafka, `read` keeps up with the events of other services,
`migrate` brings the database up to date; a service may add roles of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import threading
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, Self

import psycopg

from chassis import logs, process, relay
from chassis.client import channel
from chassis.clock import Clock, SystemClock
from chassis.commands.bus import CommandBus
from chassis.database import ACCESS_LOG_KEPT_FOR, REMEMBERED_FOR, Pool, migrate, open_pool
from chassis.metrics import Metrics
from chassis.permissions import Grant
from chassis.process import create_months, database_answers, keep_months, until_stopped
from chassis.reading import GrpcOwner, Reader, Sink, faust_app
from chassis.reading.dead_letters import DeadLetters
from chassis.reading.planning import DeadLetterLimit
from chassis.serving.handlers import ServiceSpec
from chassis.serving.server import GrpcServer
from chassis.settings import (
    KafkaSettings,
    MigrationSettings,
    ProcessSettings,
    ServerSettings,
    TlsSettings,
    required,
    target_variable,
)

MONTHLY_TABLES = (("remembered_command", REMEMBERED_FOR), ("access_log", ACCESS_LOG_KEPT_FOR))
SALT_BYTES = 16
RELAY_STOPS_WITHIN = 30.0
WATCHDOG_PATIENCE_SECONDS = 30.0


def salts() -> bytes:
    """A salt for the vault, never the same twice."""
    return secrets.token_bytes(SALT_BYTES)


def topic_of(service: str) -> str:
    """Where a service's events are: twelve partitions, one per stream, fixed for life."""
    return f"ssv.{service}.events"


def dead_letters_of(service: str) -> str:
    """Where events go that a service cannot read."""
    return f"ssv.{service}.dead-letters"


class RoleSettings(Protocol):
    """Settings of one role."""

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Read SSV_*. SettingError names what is missing."""


@dataclass(frozen=True)
class ServeSettings:
    """What `serve` needs."""

    process: ProcessSettings
    server: ServerSettings
    tls: TlsSettings
    database_url: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServeSettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            ServerSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
        )


@dataclass(frozen=True)
class RelaySettings:
    """What `relay` needs."""

    process: ProcessSettings
    kafka: KafkaSettings
    database_url: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> RelaySettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            KafkaSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
        )


@dataclass(frozen=True)
class ReadSettings:
    """What `read` needs."""

    process: ProcessSettings
    kafka: KafkaSettings
    tls: TlsSettings
    database_url: str
    targets: Mapping[str, str]
    """Where each owner whose events are read answers gRPC: SSV_<OWNER>_TARGET."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ReadSettings:
        """Read SSV_*, with SSV_OWNERS the owners, separated by commas. SettingError names what is missing."""
        owners = [name for name in environ.get("SSV_OWNERS", "").split(",") if name]
        return cls(
            ProcessSettings.from_environ(environ),
            KafkaSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
            {owner: required(environ, target_variable(owner)) for owner in owners},
        )


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
        served.bus.start()
        server = GrpcServer(
            settings.server,
            settings.tls,
            served.specs,
            served.grants,
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


async def relay_events(settings: RelaySettings, stopping: asyncio.Event) -> None:
    """Number and send events until told to stop. The relay is blocking code and has its own thread."""
    metrics, told = Metrics(), threading.Event()
    metrics.serve(settings.process.metrics_port)
    producer = relay.open_producer(settings.kafka)
    connect = partial(psycopg.connect, settings.database_url, autocommit=True)
    run = partial(relay.run, connect, producer, topic_of(settings.process.service), SystemClock(), metrics, told)
    running = asyncio.create_task(asyncio.to_thread(run))
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait([running, stop], return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    told.set()
    # Raises what ended the relay by itself, so that the supervisor starts it again.
    await asyncio.wait_for(running, RELAY_STOPS_WITHIN)


Sinks = Callable[[AsyncExitStack, Pool, Clock, Metrics], Awaitable[Mapping[str, Sink]]]
"""Makes the sink of each owner's events; what must be closed at the end is left on the stack."""


async def read_events(sinks: Sinks, settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the events of every owner until told to stop, each with its own consumer: none waits for another."""
    clock, metrics = SystemClock(), Metrics()
    service = settings.process.service
    async with AsyncExitStack() as stack:
        pool = await open_pool(settings.database_url)
        stack.push_async_callback(pool.close)
        dead_letters = DeadLetters(settings.kafka, dead_letters_of(service))
        stack.push_async_callback(dead_letters.stop)
        parts: list[Coroutine[Any, Any, None]] = []
        for owner, sink in (await sinks(stack, pool, clock, metrics)).items():
            opened = channel(settings.tls, settings.targets[owner])
            stack.push_async_callback(opened.close)
            reader = Reader(pool, GrpcOwner(opened), sink, dead_letters.publish, clock, metrics, DeadLetterLimit())
            group = f"{service}.{sink.name}"
            runner = faust_app.build(settings.kafka, topic_of(owner), group, settings.process.instance, reader)
            lag = faust_app.BrokerLag(settings.kafka, topic_of(owner), group)
            parts += [
                reader.keep_up(),
                faust_app.run(runner),
                faust_app.watch(lag, reader, WATCHDOG_PATIENCE_SECONDS),
            ]
        metrics.serve(settings.process.metrics_port)
        await until_stopped(stopping, parts)


@dataclass(frozen=True)
class Role:
    """One way to run a service's package."""

    about: str
    settings: type[RoleSettings]
    main: Callable[[Any, asyncio.Event], Coroutine[Any, Any, None]]


def run(package: str, about: str, roles: Mapping[str, Role], migrations: Sequence[str]) -> None:
    """`python -m <package> <role>`: run one role; settings come from the environment."""
    explained = [*(f"{name}: {role.about}" for name, role in roles.items()), "migrate: bring the database up to date"]
    parser = argparse.ArgumentParser(prog=f"python -m {package}", description=about)
    parser.add_argument("role", choices=(*roles, "migrate"), help="; ".join(explained))
    chosen = parser.parse_args().role
    if chosen == "migrate":
        for name in migrate(MigrationSettings.from_environ(os.environ), migrations):
            print(f"applied {name}")
        return
    role = roles[chosen]
    settings = role.settings.from_environ(os.environ)
    logs.configure(settings.process)
    process.run(partial(role.main, settings))
