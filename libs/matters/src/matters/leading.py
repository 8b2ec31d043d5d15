"""One scheduler leads: whoever holds an advisory lock, for as long as its connection lasts.

Two that both believe they lead would do no harm, since each announcement is decided on the locked state; the lock
only spares the work.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from psycopg import AsyncConnection

_LEADER_LOCK = 7_305_003


class Leadership:
    """A candidate's connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take(self) -> bool:
        """Try to become the leader."""
        cursor = await self._connection.execute("SELECT pg_try_advisory_lock(%s)", (_LEADER_LOCK,))
        row = await cursor.fetchone()
        return bool(row and row[0])

    async def wait(self, pause: float) -> None:
        """Until it is the leader, trying every `pause` seconds."""
        while True:
            if await self.take():
                return
            await asyncio.sleep(pause)

    async def confirm(self) -> None:
        """Raises psycopg.OperationalError if the connection, and with it the lock, is gone."""
        await self._connection.execute("SELECT 1")


@asynccontextmanager
async def candidate(database_url: str) -> AsyncIterator[Leadership]:
    """A connection of one's own: a pool would lend the lock to others."""
    connection = await AsyncConnection.connect(database_url, autocommit=True)
    try:
        yield Leadership(connection)
    finally:
        await connection.close()
