"""Every test here gets a database of its own, cloned from one that has the chassis' tables."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from support import notes
from support.stack import Database, Servers

from chassis.clock import ManualClock
from chassis.commands.bus import CommandBus
from chassis.database import ACCESS_LOG_KEPT_FOR, REMEMBERED_FOR, Pool, migrate, open_pool
from chassis.process import create_months
from chassis.settings import MigrationSettings

MONTHLY = (("remembered_command", REMEMBERED_FOR), ("access_log", ACCESS_LOG_KEPT_FOR))
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def create_tables(database: Database) -> None:
    migrate(
        MigrationSettings(database.owner_url, database.runtime_role),
        [f"chassis.migrations.{part}" for part in ("journal", "common", "reader", "sealing", "witness")],
    )


@dataclass(frozen=True)
class Desk:
    """A database with a command bus on it."""

    pool: Pool
    bus: CommandBus
    clock: ManualClock


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", create_tables, key="chassis") as database:
        yield database


OpenDesk = Callable[[], AbstractAsyncContextManager[Desk]]


@pytest.fixture
def open_desk(database: Database) -> OpenDesk:
    @asynccontextmanager
    async def open_() -> AsyncIterator[Desk]:
        pool = await open_pool(database.url)
        clock = ManualClock(START)
        await create_months(pool, clock, MONTHLY)
        bus = notes.bus(pool, clock)
        bus.start()
        try:
            yield Desk(pool, bus, clock)
        finally:
            await asyncio.gather(bus.stop())
            await pool.close()

    return open_
