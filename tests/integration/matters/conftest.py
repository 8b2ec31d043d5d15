"""Every test here gets a database of its own, cloned from one that has the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from support.limit_desk import OpenDesk, create_tables, open_desk
from support.stack import Database, Servers

from chassis.clock import ManualClock

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", create_tables, key="matters") as database:
        yield database


@pytest.fixture(name="open_desk")
def _open_desk(database: Database) -> OpenDesk:
    return lambda: open_desk(database, ManualClock(START))
