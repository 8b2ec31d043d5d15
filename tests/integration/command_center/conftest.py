"""Every test here gets a database of its own, empty indices, and a register in memory as their owner."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial

import pytest
from elasticsearch import Elasticsearch
from google.protobuf.message import Message
from support.owner import Register
from support.stack import Database, Servers

from chassis.clock import SystemClock
from chassis.database import Pool, migrate, open_pool
from chassis.metrics import Metrics
from chassis.process import create_months
from chassis.reading import Reader
from chassis.reading.planning import DeadLetterLimit
from chassis.settings import MigrationSettings
from command_center import store
from command_center.administration import Administration
from command_center.comparing import Comparing
from command_center.elastic import Elastic
from command_center.healing import Healing
from command_center.index import KINDS, Kind, kinds_of
from command_center.migrations import MIGRATIONS
from command_center.owners import DIRECTORY, ENFORCEMENT, LICENSING, SOURCES
from command_center.processes.serving import MONTHLY
from command_center.projection import Projection
from command_center.rebuild import Rebuilding
from command_center.verifying import Verifying

ENTITY, PREMISES, DEADLINE = KINDS["entity"], KINDS["premises"], KINDS["licensing-deadline"]
PATIENCE = 2.0


def create_tables(database: Database) -> None:
    migrate(MigrationSettings(database.owner_url, database.runtime_role), MIGRATIONS)


@dataclass(frozen=True)
class Desk:
    """The command center's parts on real servers."""

    register: Register
    directory: Register
    casework: Register
    elastic: Elastic
    pool: Pool
    projection: Projection
    reader: Reader
    directory_reader: Reader
    casework_reader: Reader
    healing: Healing
    comparing: Comparing
    rebuilding: Rebuilding
    verifying: Verifying
    administration: Administration

    async def record(self, *records: Message) -> None:
        """What the register records, and the reader then applies."""
        self.register.put(*records)
        await self.catch_up()

    async def appoint(self, *records: Message) -> None:
        """What the directory records, and its reader then applies."""
        self.directory.put(*records)
        await _catch_up(self.directory, self.directory_reader)

    async def enforce(self, *records: Message) -> None:
        """What enforcement records, and its reader then applies."""
        self.casework.put(*records)
        await _catch_up(self.casework, self.casework_reader)

    async def catch_up(self) -> None:
        """Let the register's reader apply everything."""
        await _catch_up(self.register, self.reader)


async def _catch_up(register: Register, reader: Reader) -> None:
    positions = await reader.positions()
    for stream in range(len(register.streams)):
        events = await register.read_stream(stream, positions.get(stream, 0), 10_000)
        if events:
            await reader.take(events)


OpenDesk = Callable[[], AbstractAsyncContextManager[Desk]]


@pytest.fixture
def no_indices(servers: Servers) -> None:
    remove_indices(servers)


def remove_indices(servers: Servers) -> None:
    with Elasticsearch(**servers.elasticsearch()) as client:
        for index in client.indices.get(index="ssv-*"):
            client.indices.delete(index=index)


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("command_center", create_tables) as database:
        yield database


@pytest.fixture
def searched() -> tuple[str, ...]:
    """The owners whose records a test needs."""
    return (LICENSING.owner, DIRECTORY.owner)


@pytest.fixture
def indices(searched: tuple[str, ...]) -> Sequence[Kind]:
    """The indices that stand before a test begins; each costs a moment."""
    return kinds_of(searched)


@pytest.fixture
def open_desk(
    servers: Servers, database: Database, no_indices: None, searched: tuple[str, ...], indices: Sequence[Kind]
) -> OpenDesk:
    return partial(opened, servers, database, searched, indices)


@asynccontextmanager
async def opened(
    servers: Servers, database: Database, searched: tuple[str, ...], indices: Sequence[Kind]
) -> AsyncIterator[Desk]:
    """The command center's parts, connected."""
    async with connected(servers) as elastic:
        pool = await open_pool(database.url)
        try:
            await create_months(pool, SystemClock(), MONTHLY)
            desk = assemble(elastic, pool, searched)
            for kind in indices:
                await desk.healing.ensure(kind)
            yield desk
        finally:
            await pool.close()


@asynccontextmanager
async def connected(servers: Servers) -> AsyncIterator[Elastic]:
    """Elasticsearch as the command center asks it."""
    login = servers.elasticsearch()
    elastic = Elastic(login["hosts"][0], *login["basic_auth"])
    try:
        yield elastic
    finally:
        await elastic.close()


def assemble(elastic: Elastic, pool: Pool, searched: tuple[str, ...]) -> Desk:
    register, clock, metrics = Register(), SystemClock(), Metrics()
    directory, casework = Register(), Register()
    every = {LICENSING.owner: register, DIRECTORY.owner: directory, ENFORCEMENT.owner: casework}
    owners = {owner: every[owner] for owner in searched}

    async def positions(owner: str) -> dict[int, int]:
        async with pool.connection() as connection:
            return await store.positions(connection, SOURCES[owner].reader)

    async def no_dead_letters(reader: str, events: object) -> None:
        """The topic has its own tests; here the parked rows are looked at."""

    projection = Projection(LICENSING, elastic, clock, metrics)
    offices = Projection(DIRECTORY, elastic, clock, metrics)
    comparing = Comparing(elastic, owners, positions, PATIENCE)
    cases = Projection(ENFORCEMENT, elastic, clock, metrics)
    projections = {LICENSING.owner: projection, DIRECTORY.owner: offices}
    strict = Healing(elastic, owners, comparing, strict=True)
    rebuilding = Rebuilding(elastic, strict, pool, clock, grace_seconds=0.5)
    verifying = Verifying(owners, lambda patience: Comparing(elastic, owners, positions, patience), pool, clock)
    return Desk(
        register=register,
        elastic=elastic,
        pool=pool,
        projection=projection,
        directory=directory,
        casework=casework,
        reader=Reader(pool, register, projection, no_dead_letters, clock, metrics, DeadLetterLimit()),
        directory_reader=Reader(pool, directory, offices, no_dead_letters, clock, metrics, DeadLetterLimit()),
        casework_reader=Reader(pool, casework, cases, no_dead_letters, clock, metrics, DeadLetterLimit()),
        healing=Healing(elastic, owners, comparing),
        comparing=comparing,
        rebuilding=rebuilding,
        verifying=verifying,
        administration=Administration(owners, verifying, rebuilding, projections, pool, clock),
    )
