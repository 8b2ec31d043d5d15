"""The whole register in this process, on a database of its own: real PostgreSQL, real gRPC with mutual TLS."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from support.stack import Database, Servers

from chassis.client import Stub, channel, refusal_of
from chassis.clock import Clock, SystemClock
from chassis.database import Pool, migrate, open_pool
from chassis.errors import Refusal
from chassis.metrics import Metrics
from chassis.process import create_months, database_answers
from chassis.roles.serving import MONTHLY_TABLES
from chassis.sequencer import number_pending
from chassis.serving.server import GrpcServer
from chassis.settings import MigrationSettings, ServerSettings, TlsSettings
from licensing.elicence import Ed25519Signer
from licensing.licences.electronic import Issuer
from licensing.migrations import MIGRATIONS
from licensing.processes import serving
from licensing.service import SERVICE
from ssv import tokens
from ssv.tokens import Officer

REGISTRAR = Officer("market-regulation", "registrar-1", ("registrar",), "450000")
SUPERVISOR = Officer("market-regulation", "supervisor-1", ("supervisor",), "450000")
POLICE = Officer("police", "police-1", ("duty-officer",), "450000")


def create_tables(database: Database) -> None:
    """Bring a fresh database up to date."""
    migrate(MigrationSettings(database.owner_url, database.runtime_role), MIGRATIONS)


def officer_of(division: str) -> Officer:
    """A registrar of a division."""
    return Officer("market-regulation", f"registrar-{division}", ("registrar",), division)


async def refused(asking: Awaitable[Any]) -> Refusal:
    """The refusal a call ends with; fails if it succeeds or is refused without details of ours."""
    try:
        answer = await asking
    except grpc.aio.AioRpcError as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        return refusal
    raise AssertionError(f"not refused: {answer}")


@dataclass
class Desk:
    """A running register."""

    servers: Servers
    database: Database
    pool: Pool
    target: str
    _channels: dict[str, grpc.aio.Channel] = field(default_factory=dict)

    def tls(self, party: str) -> TlsSettings:
        """The certificate of a party."""
        files = self.servers.tls(party)
        return TlsSettings(files.ca, files.certificate, files.key, files.crl)

    def channel(self, party: str) -> grpc.aio.Channel:
        """A channel with the certificate of a party."""
        if party not in self._channels:
            self._channels[party] = channel(self.tls(party), self.target)
        return self._channels[party]

    def stub(self, officer: Officer = REGISTRAR) -> Stub:
        """The register's methods as an officer calls them."""
        token = tokens.mint(self.servers.state, officer, datetime.now(UTC))
        return Stub(self.channel(officer.department), SERVICE, lambda: token)

    async def ask(self, method: str, request: Any, officer: Officer = REGISTRAR) -> Any:
        """The answer. A command without a request id gets one."""
        if "request_id" in request.DESCRIPTOR.fields_by_name and not request.request_id:
            request.request_id = str(uuid4())
        return await self.stub(officer).call(method, request)

    async def refusal(self, method: str, request: Any, officer: Officer = REGISTRAR) -> Refusal:
        """The refusal; fails if the call succeeds or is refused without details of ours."""
        return await refused(self.ask(method, request, officer))

    def number(self) -> None:
        """Give waiting events their numbers, as the relay does."""
        with psycopg.connect(self.database.url, autocommit=True) as connection:
            while number_pending(connection, datetime.now(UTC)):
                pass

    def rows(self, question: str, *parameters: object) -> Sequence[tuple[Any, ...]]:
        """Rows of the database, as its owner sees them."""
        with psycopg.connect(self.database.owner_url) as connection:
            return connection.execute(question, parameters).fetchall()

    async def close(self) -> None:
        """Close the channels."""
        for opened in self._channels.values():
            await opened.close()


OpenDesk = Callable[[], AbstractAsyncContextManager[Desk]]


@asynccontextmanager
async def open_desk(servers: Servers, database: Database, clock: Clock | None = None) -> AsyncIterator[Desk]:
    """Serve on a free port until the block ends."""
    clock = clock or SystemClock()
    pool = await open_pool(database.url)
    await create_months(pool, clock, MONTHLY_TABLES)
    files, metrics = servers.tls("licensing"), Metrics()
    issuer = Issuer(Ed25519Signer(Ed25519PrivateKey.generate()))
    served = await serving.served(issuer, None, pool, clock, metrics)
    served.bus.start()
    server = GrpcServer(
        ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 500),
        TlsSettings(files.ca, files.certificate, files.key, files.crl),
        served.specs,
        served.grants,
        clock=clock,
        metrics=metrics,
        healthy=lambda: database_answers(pool),
    )
    desk = Desk(servers, database, pool, f"127.0.0.1:{await server.start()}")
    try:
        yield desk
    finally:
        await desk.close()
        await server.stop(1.0)
        await served.bus.stop()
        await pool.close()
