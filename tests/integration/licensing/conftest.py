"""Every test has a register of its own, on a database cloned from a migrated one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from support.register_desk import Desk, OpenDesk, create_tables
from support.register_desk import open_desk as open_on
from support.stack import Database, Servers


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", create_tables) as database:
        yield database


@pytest.fixture
def open_desk(servers: Servers, database: Database) -> OpenDesk:
    @asynccontextmanager
    async def open_() -> AsyncIterator[Desk]:
        async with open_on(servers, database) as desk:
            yield desk

    return open_
