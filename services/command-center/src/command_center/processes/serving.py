"""`python -m command_center serve`: gRPC and the page."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp

from chassis.client import Stub
from chassis.clock import Clock
from chassis.database import ACCESS_LOG_KEPT_FOR, Pool
from chassis.permissions import PermissionTable
from chassis.process import create_months, keep_months, until_stopped
from chassis.roles.role import Role
from chassis.sealing import witnessing
from chassis.sealing.witnessing import Witness, WitnessService
from chassis.serving.server import GrpcServer
from chassis.serving.tokens import TokenVerifier
from command_center.administration import Administration
from command_center.case_timeline import CaseTimeline
from command_center.case_viewing import CaseViewing
from command_center.cases import Cases
from command_center.center import CommandCenter
from command_center.deadlines import Deadlines
from command_center.directory import Directory
from command_center.elastic import Elastic
from command_center.index import kinds_of
from command_center.licences import Licences
from command_center.monitor import Monitor
from command_center.owners import DIRECTORY, ENFORCEMENT
from command_center.permissions import GRANTS
from command_center.processes.base import Base, base
from command_center.publications import Publications
from command_center.publishing import Publishing
from command_center.rebuild import Rebuilding
from command_center.searching import Searching
from command_center.service import CommandCenterService
from command_center.settings import ServeSettings
from command_center.timeline import Timeline
from command_center.verifying import Verifying
from command_center.viewing import Viewing
from command_center.web import app
from command_center.web.actions import Actions
from command_center.web.api import Api
from command_center.web.pages import Pages
from command_center.web.rendering import Renderer
from command_center.web.sessions import Sessions
from smartsupervision.enforcement.v1 import enforcement_service_pb2

MONTHLY = [("access_log", ACCESS_LOG_KEPT_FOR)]

CASEWORK = enforcement_service_pb2.DESCRIPTOR.services_by_name["EnforcementService"]


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """gRPC and the page, until told to stop."""
    async with base(settings.center) as parts:
        monitor = Monitor(parts.owners, parts.pool, parts.clock)
        rebuilding = Rebuilding(parts.elastic, parts.healing(strict=True), parts.pool, parts.clock)
        casework = Stub(parts.enforcing, CASEWORK) if parts.enforcing else None
        histories = Histories(parts.register, casework)
        center = center_of(parts.elastic, parts.pool, parts.clock, parts.owners, histories, monitor)
        verifying = Verifying(parts.owners, parts.comparing, parts.pool, parts.clock)
        administration = Administration(
            parts.owners, verifying, rebuilding, parts.projections(), parts.pool, parts.clock
        )
        service = CommandCenterService(center, administration)
        await create_months(parts.pool, parts.clock, MONTHLY)
        server = GrpcServer(
            settings.server,
            settings.center.tls,
            [service.spec(), WitnessService(parts.pool).spec()],
            (*GRANTS, *witnessing.GRANTS),
            clock=parts.clock,
            metrics=parts.metrics,
            healthy=parts.healthy,
        )
        await server.start()
        parts.metrics.serve(settings.center.process.metrics_port)
        web = web_application(settings, service, center, parts)
        try:
            await until_stopped(
                stopping,
                [
                    keep_months(parts.pool, parts.clock, MONTHLY),
                    monitor.run(),
                    Witness(parts.pool, parts.seals, parts.clock, parts.metrics).run(),
                    serve_http(web, settings.http_port),
                    rebuilding.tidy(kinds_of(parts.owners)),
                ],
            )
        finally:
            await server.stop()


class Histories(NamedTuple):
    """Whom to ask what happened."""

    register: Stub
    casework: Stub | None
    """None where enforcement is not read here."""


def center_of(
    elastic: Elastic, pool: Pool, clock: Clock, owners: Collection[str], histories: Histories, monitor: Monitor
) -> CommandCenter:
    """What answers officers."""
    directory = Directory(elastic, clock, known=DIRECTORY.owner in owners)
    licences, deadlines = Licences(elastic, clock), Deadlines(elastic, owners, directory, clock)
    cases = Cases(elastic, deadlines, directory, clock, known=ENFORCEMENT.owner in owners)
    publications = Publications(elastic, deadlines, directory, clock)
    return CommandCenter(
        Searching(elastic),
        licences,
        deadlines,
        Viewing(elastic, Timeline(histories.register), licences, deadlines),
        cases,
        publications,
        CaseViewing(elastic, cases, publications, deadlines, CaseTimeline(histories.casework), directory),
        monitor,
        pool,
        clock,
    )


def web_application(
    settings: ServeSettings, service: CommandCenterService, center: CommandCenter, parts: Base
) -> ASGIApp:
    """Pages, what officers do from them, and the HTTP API."""
    tokens = TokenVerifier(settings.server.token_keys, settings.server.audience, parts.clock)
    sessions = Sessions(settings.web_secret, tokens, parts.clock)
    permissions = PermissionTable(GRANTS)
    pages = Pages(center, sessions, permissions, Renderer())
    actions = Actions(pages, sessions, Publishing(parts.enforcing)) if parts.enforcing else None
    return app.build(pages, Api(service, sessions, permissions, parts.clock), parts.healthy, actions)


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


ROLE = Role(ServeSettings, serve)
