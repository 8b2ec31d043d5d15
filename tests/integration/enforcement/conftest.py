"""Every test has an enforcement service of its own: real PostgreSQL, real gRPC with mutual TLS."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import grpc
import pytest
from support.case_requests import area_of, request_of
from support.register_desk import refused
from support.stack import Database, Servers
from unit.enforcement.scenes import at, records

from chassis.client import Stub, channel
from chassis.clock import ManualClock
from chassis.commands.bus import CommandBus
from chassis.database import Pool, migrate, open_pool
from chassis.errors import Refusal
from chassis.metrics import Metrics
from chassis.process import create_months, database_answers
from chassis.roles.serving import MONTHLY_TABLES
from chassis.serving.server import GrpcServer
from chassis.settings import MigrationSettings, ServerSettings, TlsSettings
from enforcement.bus import Present
from enforcement.migrations import MIGRATIONS
from enforcement.permissions import GRANTS
from enforcement.processes import base, serving
from roster import sink
from roster.records import Approval, Person, Post, Unit
from roster.wire import MAPPER
from smartsupervision.directory.v1 import person_pb2, unit_pb2
from ssv import tokens
from ssv.tokens import Officer

HANDLER = Officer("market-regulation", "GX102", ("enforcement-officer",), "450000")
MONDAY = date(2026, 3, 2)
_MESSAGES = {
    Unit: ("unit", unit_pb2.Unit),
    Person: ("person", person_pb2.Person),
    Post: ("post", person_pb2.Post),
    Approval: ("approval", person_pb2.Approval),
}


def create_tables(database: Database) -> None:
    """The tables of enforcement."""
    migrate(MigrationSettings(database.owner_url, database.runtime_role), MIGRATIONS)


@dataclass
class Bureau:
    """A running service, and the day it is."""

    servers: Servers
    pool: Pool
    present: Present
    bus: CommandBus
    clock: ManualClock
    opened: grpc.aio.Channel
    target: str
    """`host:port` of its gRPC server."""

    async def on(self, day: date) -> Bureau:
        """Another day."""
        self.clock.advance(at(day) - self.clock.now())
        await create_months(self.pool, self.clock, MONTHLY_TABLES)
        return self

    async def ask(self, method: str, request: Any, officer: Officer = HANDLER) -> Any:
        """The answer."""
        token = tokens.mint(self.servers.state, officer, self.clock.now())
        service = area_of(method).service
        return await Stub(self.opened, service, lambda: token).call(method, request)

    async def do(self, command: Any, officer: Officer = HANDLER, request_id: str = "") -> Any:
        """Carry a command out over gRPC; returns the record it answers with."""
        return await self.ask(type(command).__name__, self.request(command, request_id), officer)

    async def made(self, command: Any) -> UUID:
        """As `do`; the id of the record."""
        return UUID((await self.do(command)).name.rpartition("/")[2])

    async def refusal(self, command: Any, officer: Officer = HANDLER) -> Refusal:
        """The refusal; fails if the command is carried out."""
        return await refused(self.do(command, officer))

    def request(self, command: Any, request_id: str = "") -> Any:
        """The contract's request of a command."""
        return request_of(command, request_id or str(uuid4()))


OpenBureau = Callable[[], AbstractAsyncContextManager[Bureau]]


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", create_tables, key="enforcement") as database:
        yield database


@pytest.fixture
def open_bureau(servers: Servers, database: Database) -> OpenBureau:
    @asynccontextmanager
    async def open_() -> AsyncIterator[Bureau]:
        clock = ManualClock(at(MONDAY))
        pool = await open_pool(database.url)
        await create_months(pool, clock, MONTHLY_TABLES)
        await fill_roster(pool)
        present = base.present_of("450000", pool)
        bus = base.command_bus(pool, present, clock)
        bus.start()
        metrics = Metrics()
        server = GrpcServer(
            ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 500),
            tls(servers, "licensing"),
            serving.specs(bus, present, pool, clock, metrics),
            GRANTS,
            clock=clock,
            metrics=metrics,
            healthy=lambda: database_answers(pool),
        )
        target = f"127.0.0.1:{await server.start()}"
        opened = channel(tls(servers, "market-regulation"), target)
        try:
            yield Bureau(servers, pool, present, bus, clock, opened, target)
        finally:
            await opened.close()
            await server.stop(1.0)
            await bus.stop()
            await pool.close()

    return open_


async def fill_roster(pool: Pool) -> None:
    """What the directory's reader would have written."""
    latest: dict[UUID, tuple[str, int, bytes]] = {}
    for record_id, record in records():
        kind, message = _MESSAGES[type(record)]
        raw = MAPPER.to_message(record, message, name=str(record_id), etag="v1").SerializeToString()
        latest[record_id] = kind, 1, raw
    async with pool.connection() as connection:
        await sink.write(connection, latest)


def tls(servers: Servers, party: str) -> TlsSettings:
    """A party's certificate."""
    files = servers.tls(party)
    return TlsSettings(files.ca, files.certificate, files.key, files.crl)
