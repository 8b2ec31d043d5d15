"""Every test here gets licensing's database of its own, with an entity and a directory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from support.licence_desk import MORNING, LicenceDesk, OpenLicences, create_tables, open_licences
from support.register import ACTIVE, ME
from support.roster_office import roster
from support.stack import Database, Servers


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", create_tables, key="licences") as database:
        yield database


@pytest.fixture
def open_desk(database: Database) -> OpenLicences:
    @asynccontextmanager
    async def open_() -> AsyncIterator[LicenceDesk]:
        async with open_licences(database, MORNING, roster()) as desk:
            await desk.established(ME, ACTIVE)
            yield desk

    return open_
