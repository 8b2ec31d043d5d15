"""Roster and earlier matters, brought up to date ahead of every group of commands."""

from __future__ import annotations

from typing import Final

from chassis.database import Pool
from enforcement.bus import Present

_MOVED: Final = """
SELECT (SELECT number FROM roster_generation) > %s,
    EXISTS (SELECT FROM history WHERE change > %s) OR EXISTS (SELECT FROM history_person WHERE change > %s)
"""


class Latest:
    """What decisions rest on besides records: one statement where nothing has changed, as almost always."""

    def __init__(self, pool: Pool, present: Present) -> None:
        self._pool = pool
        self._rosters = present.rosters
        self._past = present.past

    async def current(self) -> None:
        """Bring up to date what has changed."""
        async with self._pool.connection() as connection:
            cursor = await connection.execute(_MOVED, (self._rosters.generation, *self._past.seen))
            row = await cursor.fetchone()
        roster_moved, past_moved = row or (True, True)
        if roster_moved:
            await self._rosters.current()
        if past_moved:
            await self._past.current()
