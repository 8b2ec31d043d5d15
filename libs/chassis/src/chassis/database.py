"""PostgreSQL: pools, forward-only migrations, and the partitions of monthly tables."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import psycopg
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from chassis.settings import MigrationSettings

Connection = AsyncConnection
Pool = AsyncConnectionPool[AsyncConnection]

REMEMBERED_FOR = timedelta(days=180)
ACCESS_LOG_KEPT_FOR = timedelta(days=3 * 366)
"""政务数据共享条例: records of use are kept for at least three years."""

BY_KEY = """
SELECT set_config(name, 'off', %s) FROM unnest('{enable_seqscan,enable_hashjoin,enable_mergejoin}'::text[]) AS name
"""
"""Find rows by their keys, in this transaction (True) or as long as the connection lasts (False).

For statements that name the few rows they want, in tables that grow fast: a plan kept from the time when a table was
small reads all of it, and statistics taken while a queue was full promise thousands of rows where there are ten.
"""

_MIGRATION_LOCK = 7_305_001


async def open_pool(url: str, max_size: int = 8) -> Pool:
    """An open pool of autocommit connections; transactions are begun explicitly."""
    pool = AsyncConnectionPool(url, min_size=1, max_size=max_size, open=False, kwargs={"autocommit": True}, timeout=10)
    await pool.open(wait=True, timeout=30)
    return pool


@asynccontextmanager
async def travelling_together(connection: Connection) -> AsyncIterator[None]:
    """A transaction in a pipeline: BEGIN, COMMIT and all statements are sent at once; only what is read is awaited.

    Its statements find rows by their keys. It is committed when the block has ended without an error, else rolled back.
    The connection is in autocommit.
    """
    try:
        async with connection.pipeline():
            await connection.execute("BEGIN", prepare=False)
            await connection.execute(BY_KEY, (True,))
            yield
            await connection.execute("COMMIT", prepare=False)
    except BaseException:
        # Where the connection is lost, the server rolls back by itself.
        with suppress(psycopg.Error):
            await connection.rollback()
        raise


def migration_files(package: str) -> list[tuple[str, str]]:
    """(name, text) of a package's `NNNN_name.sql` files in order."""
    found = [entry for entry in files(package).iterdir() if entry.name.endswith(".sql")]
    return [(entry.name, entry.read_text(encoding="utf-8")) for entry in sorted(found, key=lambda e: e.name)]


def migrate(settings: MigrationSettings, packages: Sequence[str]) -> list[str]:
    """Apply the migrations not yet applied, each in its own transaction; returns their names.

    `{runtime_role}` in a file is replaced by the quoted name of the role the service runs as.
    """
    applied = []
    with psycopg.connect(settings.owner_url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (_MIGRATION_LOCK,))
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz DEFAULT now())"
        )
        role = psycopg.sql.Identifier(settings.runtime_role).as_string(connection)
        for package in packages:
            for name, text in migration_files(package):
                if _apply(connection, f"{package}/{name}", text.replace("{runtime_role}", role)):
                    applied.append(f"{package}/{name}")
    return applied


def _apply(connection: psycopg.Connection, name: str, text: str) -> bool:
    with connection.transaction():
        known = connection.execute("SELECT 1 FROM migration WHERE name = %s", (name,)).fetchone()
        if known is None:
            connection.execute(text.encode())
            connection.execute("INSERT INTO migration (name) VALUES (%s)", (name,))
    return known is None


def first_of_month(day: date, months_ahead: int = 0) -> date:
    """First day of the month `months_ahead` months after the day's own."""
    index = day.year * 12 + day.month - 1 + months_ahead
    return date(index // 12, index % 12 + 1, 1)


async def ensure_months(connection: Connection, table: str, now: datetime, kept_for: timedelta) -> None:
    """Create this month's and the next partition of a monthly table and drop those past their term.

    Months of storage are months in UTC, not civil ones: until 8:00 in Beijing the month before is written to.
    """
    today = now.astimezone(UTC).date()
    for ahead in (0, 1):
        await connection.execute("SELECT ensure_month(%s::regclass, %s)", (table, first_of_month(today, ahead)))
    await connection.execute("SELECT drop_months_before(%s::regclass, %s)", (table, today - kept_for))
