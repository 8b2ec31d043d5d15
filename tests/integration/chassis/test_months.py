"""Tables kept by the month take whatever is written at any instant."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from support.stack import Database

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import ManualClock
from chassis.database import open_pool
from chassis.identity import Caller
from chassis.process import create_months

MONTHLY = [("access_log", timedelta(days=1096))]
MONTH_ENDS_IN_UTC = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize("hours", [-9, -8, -1, 0])
def test_a_new_database_takes_reads_around_the_end_of_a_month(database: Database, hours: int) -> None:
    """At -8 hours it is midnight in Beijing: a new month there, the old one in UTC."""
    now = MONTH_ENDS_IN_UTC + timedelta(hours=hours)
    assert asyncio.run(read_at(database, now)) == [(now,)]


async def read_at(database: Database, now: datetime) -> list[tuple[Any, ...]]:
    """Note a read in a database that knows only the months of now; returns what was noted."""
    pool = await open_pool(database.url)
    try:
        await create_months(pool, ManualClock(now), MONTHLY)
        async with pool.connection() as connection:
            await access_log.record(connection, Caller("market-regulation", "night"), Access("Get", ["x"]), now)
            return await (await connection.execute("SELECT at FROM access_log")).fetchall()
    finally:
        await pool.close()
