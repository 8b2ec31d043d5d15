"""Puts the command center together: the only file that names concrete classes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import structlog
import uvicorn
from starlette.types import ASGIApp

from chassis.client import Stub, channel
from chassis.clock import Clock, SystemClock
from chassis.database import ACCESS_LOG_KEPT_FOR, Pool, migrate, open_pool
from chassis.errors import TransientError
from chassis.metrics import Metrics
from chassis.permissions import PermissionTable
from chassis.process import create_months, database_answers, keep_months, until_stopped
from chassis.reading import faust_app
from chassis.reading.dead_letters import DeadLetters
from chassis.reading.owner import GrpcOwner
from chassis.reading.planning import DeadLetterLimit
from chassis.reading.reader import Reader
from chassis.serving.server import GrpcServer
from chassis.serving.tokens import TokenVerifier
from chassis.settings import MigrationSettings
from command_center import store
from command_center.administration import Administration
from command_center.center import CommandCenter
from command_center.comparing import Comparing
from command_center.deadlines import Deadlines
from command_center.directory import Directory
from command_center.elastic import Elastic
from command_center.healer import Healer
from command_center.healing import Healing
from command_center.index import kinds_of
from command_center.licences import Licences
from command_center.monitor import Monitor
from command_center.owners import DIRECTORY, LICENSING, SOURCES, Source
from command_center.permissions import GRANTS
from command_center.projection import Projection
from command_center.rebuild import Rebuilding
from command_center.searching import Searching
from command_center.service import CommandCenterService
from command_center.settings import (
    DEAD_LETTER_TOPIC,
    CenterSettings,
    ProjectSettings,
    ServeSettings,
)
from command_center.timeline import Timeline
from command_center.verifying import Verifying
from command_center.viewing import Viewing
from command_center.web import app
from command_center.web.api import Api
from command_center.web.pages import Pages
from command_center.web.rendering import Renderer
from command_center.web.sessions import Sessions
from smartsupervision.licensing.v1 import register_service_pb2

MONTHLY = [("access_log", ACCESS_LOG_KEPT_FOR)]
HEAL_PATIENCE_SECONDS = 60.0
WATCHDOG_PATIENCE_SECONDS = 30.0
PREPARE_SECONDS = 1.0
MIGRATIONS = ("chassis.migrations.common", "chassis.migrations.reader", "command_center.migrations")

log = structlog.get_logger()

REGISTER = register_service_pb2.DESCRIPTOR.services_by_name["RegisterService"]


def apply_migrations(settings: MigrationSettings) -> list[str]:
    """Bring the database up to date; returns the names of what was applied."""
    return migrate(settings, MIGRATIONS)


@dataclass(frozen=True)
class Base:
    """What both roles are built on."""

    pool: Pool
    elastic: Elastic
    owners: Mapping[str, GrpcOwner]
    register: Stub
    clock: Clock
    metrics: Metrics

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
        yield Base(pool, elastic, owners, register, SystemClock(), Metrics())
    finally:
        for opened in channels.values():
            await opened.close()
        await elastic.close()
        await pool.close()


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """gRPC and the page, until told to stop."""
    async with base(settings.center) as parts:
        monitor = Monitor(parts.owners, parts.pool, parts.clock)
        rebuilding = Rebuilding(parts.elastic, parts.healing(strict=True), parts.pool, parts.clock)
        licences = Licences(parts.elastic, parts.clock)
        directory = Directory(parts.elastic, parts.clock, known=DIRECTORY.owner in parts.owners)
        deadlines = Deadlines(parts.elastic, parts.owners, directory, parts.clock)
        center = CommandCenter(
            Searching(parts.elastic),
            licences,
            deadlines,
            Viewing(parts.elastic, Timeline(parts.register), licences, deadlines),
            monitor,
            parts.pool,
            parts.clock,
        )
        verifying = Verifying(parts.owners, parts.comparing, parts.pool, parts.clock)
        administration = Administration(
            parts.owners, verifying, rebuilding, parts.projections(), parts.pool, parts.clock
        )
        service = CommandCenterService(center, administration)
        await create_months(parts.pool, parts.clock, MONTHLY)
        server = GrpcServer(
            settings.server,
            settings.center.tls,
            [service.spec()],
            GRANTS,
            clock=parts.clock,
            metrics=parts.metrics,
            healthy=parts.healthy,
        )
        await server.start()
        parts.metrics.serve(settings.center.process.metrics_port)
        web = web_application(settings, service, center, parts.clock, parts.healthy)
        try:
            await until_stopped(
                stopping,
                [
                    keep_months(parts.pool, parts.clock, MONTHLY),
                    monitor.run(),
                    serve_http(web, settings.http_port),
                    rebuilding.tidy(kinds_of(parts.owners)),
                ],
            )
        finally:
            await server.stop()


def web_application(
    settings: ServeSettings,
    service: CommandCenterService,
    center: CommandCenter,
    clock: Clock,
    healthy: Callable[[], Awaitable[bool]],
) -> ASGIApp:
    """Pages and HTTP API."""
    tokens = TokenVerifier(settings.server.token_keys, settings.server.audience, clock)
    sessions = Sessions(settings.web_secret, tokens, clock)
    permissions = PermissionTable(GRANTS)
    pages = Pages(center, sessions, permissions, Renderer())
    return app.build(pages, Api(service, sessions, permissions, clock), healthy)


class _WebServer(uvicorn.Server):
    """Signals are the process's business, not the web server's."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def serve_http(application: ASGIApp, port: int) -> None:
    """Endless part: the web server, on loopback."""
    server = _WebServer(
        uvicorn.Config(application, host="127.0.0.1", port=port, log_config=None, access_log=False, server_header=False)
    )
    await server.serve()


async def project(settings: ProjectSettings, stopping: asyncio.Event) -> None:
    """The projectors of all owners and the healer, until told to stop."""
    async with base(settings.center) as parts:
        dead_letters = DeadLetters(settings.kafka, DEAD_LETTER_TOPIC)
        healer = Healer(kinds_of(parts.owners), parts.healing(strict=False), parts.pool, parts.clock, parts.metrics)
        projecting = [
            part
            for owner, projection in parts.projections().items()
            for part in _projecting(settings, parts, SOURCES[owner], projection, dead_letters)
        ]
        ready = asyncio.Event()
        parts.metrics.serve(settings.center.process.metrics_port)
        try:
            await until_stopped(
                stopping,
                [_prepare(parts, ready), *(_when(ready, part) for part in projecting), healer.run()],
            )
        finally:
            await dead_letters.stop()


async def _prepare(parts: Base, ready: asyncio.Event) -> None:
    """Endless part: see that every index has all its fields before the first event is written."""
    healing = parts.healing(strict=False)
    while not ready.is_set():
        try:
            for kind in kinds_of(parts.owners):
                await healing.ensure(kind)
            ready.set()
        except TransientError as error:
            log.warning("projector.index_away", error=str(error))
            await asyncio.sleep(PREPARE_SECONDS)
    await asyncio.Event().wait()


async def _when(ready: asyncio.Event, part: Coroutine[None, None, None]) -> None:
    try:
        await ready.wait()
    except asyncio.CancelledError:
        part.close()
        raise
    await part


def _projecting(
    settings: ProjectSettings, parts: Base, source: Source, projection: Projection, dead_letters: DeadLetters
) -> list[Coroutine[None, None, None]]:
    """The endless parts that read one owner, each with its own consumer: none waits for another's."""
    instance = settings.center.process.instance
    reader = Reader(
        parts.pool,
        parts.owners[source.owner],
        projection,
        dead_letters.publish,
        parts.clock,
        parts.metrics,
        DeadLetterLimit(),
    )
    runner = faust_app.build(settings.kafka, source.topic, source.group, instance, reader)
    lag = faust_app.BrokerLag(settings.kafka, source.topic, source.group)
    return [
        projection.acknowledge_plans(parts.pool, instance),
        reader.keep_up(),
        faust_app.run(runner),
        faust_app.watch(lag, reader, WATCHDOG_PATIENCE_SECONDS),
    ]
