"""Every test has a directory of its own: real PostgreSQL, real gRPC with mutual TLS."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import psycopg
import pytest
from support.register_desk import refused
from support.stack import Database, Servers

from chassis.client import Stub, channel
from chassis.clock import ManualClock
from chassis.database import Pool, migrate, open_pool
from chassis.errors import Refusal
from chassis.metrics import Metrics
from chassis.process import create_months, database_answers
from chassis.roles.serving import MONTHLY_TABLES
from chassis.sequencer import number_pending
from chassis.serving.server import GrpcServer
from chassis.settings import MigrationSettings, ServerSettings, TlsSettings
from directory.desk import Desk
from directory.migrations import MIGRATIONS
from directory.processes import serving
from directory.service import SERVICE
from ssv import tokens
from ssv.tokens import Officer

KEEPER = Officer("market-regulation", "keeper-1", ("directory-keeper",), "450000")


def create_tables(database: Database) -> None:
    """The directory's tables, and those of a service that keeps a roster."""
    migrate(
        MigrationSettings(database.owner_url, database.runtime_role),
        [*MIGRATIONS, "roster.migrations"],
    )


@dataclass
class Office:
    """A running directory."""

    servers: Servers
    database: Database
    pool: Pool
    desk: Desk
    opened: grpc.aio.Channel

    async def ask(self, method: str, request: Any, officer: Officer = KEEPER) -> Any:
        """The answer. A command without a request id gets one."""
        if "request_id" in request.DESCRIPTOR.fields_by_name and not request.request_id:
            request.request_id = str(uuid4())
        token = tokens.mint(self.servers.state, officer, datetime.now(UTC))
        return await Stub(self.opened, SERVICE, lambda: token).call(method, request)

    async def refusal(self, method: str, request: Any, officer: Officer = KEEPER) -> Refusal:
        """The refusal; fails if the call succeeds."""
        return await refused(self.ask(method, request, officer))

    def number(self) -> None:
        """Give waiting events their numbers, as the relay does."""
        with psycopg.connect(self.database.url, autocommit=True) as connection:
            while number_pending(connection, datetime.now(UTC)):
                pass


OpenOffice = Callable[[], AbstractAsyncContextManager[Office]]


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", create_tables, key="directory") as database:
        yield database


@pytest.fixture
def open_office(servers: Servers, database: Database) -> OpenOffice:
    @asynccontextmanager
    async def open_() -> AsyncIterator[Office]:
        # Real time: tokens are minted by it.
        clock = ManualClock(datetime.now(UTC))
        pool = await open_pool(database.url)
        await create_months(pool, clock, MONTHLY_TABLES)
        desk = Desk(pool, uuid4)
        metrics = Metrics()
        served = serving.on_desk(desk, pool, clock, metrics)
        served.bus.start()
        server = GrpcServer(
            ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 500),
            tls(servers, "licensing"),
            served.specs,
            served.grants,
            clock=clock,
            metrics=metrics,
            healthy=lambda: database_answers(pool),
        )
        opened = channel(tls(servers, "market-regulation"), f"127.0.0.1:{await server.start()}")
        try:
            yield Office(servers, database, pool, desk, opened)
        finally:
            await opened.close()
            await server.stop(1.0)
            await served.bus.stop()
            await pool.close()

    return open_


def tls(servers: Servers, party: str) -> TlsSettings:
    """The certificate of a party."""
    files = servers.tls(party)
    return TlsSettings(files.ca, files.certificate, files.key, files.crl)
