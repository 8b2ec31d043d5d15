"""Every test has an enforcement service of its own: real PostgreSQL, real gRPC with mutual TLS."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, fields, make_dataclass
from datetime import date
from typing import Any, get_type_hints
from uuid import UUID, uuid4

import grpc
import pytest
from google.protobuf.message_factory import GetMessageClass
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
from chassis.roles import MONTHLY_TABLES
from chassis.serving.server import GrpcServer
from chassis.settings import MigrationSettings, ServerSettings, TlsSettings
from enforcement import bootstrap
from enforcement.bus import Present
from enforcement.permissions import GRANTS
from enforcement.service import SERVICE
from enforcement.steps import entries
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
    migrate(MigrationSettings(database.owner_url, database.runtime_role), bootstrap.MIGRATIONS)


@dataclass
class Bureau:
    """A running service, and the day it is."""

    servers: Servers
    pool: Pool
    present: Present
    bus: CommandBus
    clock: ManualClock
    opened: grpc.aio.Channel

    async def on(self, day: date) -> Bureau:
        """Another day."""
        self.clock.advance(at(day) - self.clock.now())
        await create_months(self.pool, self.clock, MONTHLY_TABLES)
        return self

    async def ask(self, method: str, request: Any, officer: Officer = HANDLER) -> Any:
        """The answer."""
        token = tokens.mint(self.servers.state, officer, self.clock.now())
        return await Stub(self.opened, SERVICE, lambda: token).call(method, request)

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
        entry = next(each for each in entries(self.present) if each.command is type(command))
        message = GetMessageClass(SERVICE.methods_by_name[entry.method].input_type)
        kind, also = entry.kind, {"request_id": request_id or str(uuid4())}
        values = {field.name: getattr(command, field.name) for field in fields(command)}
        if kind.kind in values and "name" in message.DESCRIPTOR.fields_by_name:
            also["name"] = kind.name_of(values.pop(kind.kind))
        stated = make_dataclass("Stated", [(n, get_type_hints(type(command))[n]) for n in values])
        return kind.mapper.to_message(stated(**values), message, **also)


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
        await _fill_roster(pool)
        present = bootstrap.present_of("450000", pool)
        bus = bootstrap.command_bus(pool, present, clock)
        bus.start()
        metrics = Metrics()
        server = GrpcServer(
            ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 500),
            _tls(servers, "licensing"),
            bootstrap.specs(bus, present, pool, clock, metrics),
            GRANTS,
            clock=clock,
            metrics=metrics,
            healthy=lambda: database_answers(pool),
        )
        opened = channel(_tls(servers, "market-regulation"), f"127.0.0.1:{await server.start()}")
        try:
            yield Bureau(servers, pool, present, bus, clock, opened)
        finally:
            await opened.close()
            await server.stop(1.0)
            await bus.stop()
            await pool.close()

    return open_


async def _fill_roster(pool: Pool) -> None:
    """What the directory's reader would have written."""
    latest: dict[UUID, tuple[str, int, bytes]] = {}
    for record_id, record in records():
        kind, message = _MESSAGES[type(record)]
        raw = MAPPER.to_message(record, message, name=str(record_id), etag="v1").SerializeToString()
        latest[record_id] = kind, 1, raw
    async with pool.connection() as connection:
        await sink.write(connection, latest)


def _tls(servers: Servers, party: str) -> TlsSettings:
    files = servers.tls(party)
    return TlsSettings(files.ca, files.certificate, files.key, files.crl)
