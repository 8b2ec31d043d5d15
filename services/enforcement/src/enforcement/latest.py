"""Roster and earlier matters, brought up to date with every group of commands."""

from __future__ import annotations

from typing import Any, Final

from psycopg import AsyncCursor

from chassis.database import Connection
from enforcement.bus import Present

_MOVED: Final = """
SELECT (SELECT number FROM roster_generation) > %s,
    EXISTS (SELECT FROM history WHERE change > %s) OR EXISTS (SELECT FROM history_person WHERE change > %s)
"""


class Latest:
    """Implements Lookout by one statement where nothing has changed, as almost always."""

    def __init__(self, present: Present) -> None:
        self._rosters = present.rosters
        self._past = present.past

    async def ask(self, connection: Connection) -> AsyncCursor[Any]:
        """Ask whether either has changed."""
        return await connection.execute(_MOVED, (self._rosters.generation, *self._past.seen))

    async def take(self, answer: AsyncCursor[Any]) -> None:
        """Bring up to date what has changed."""
        roster_moved, past_moved = await answer.fetchone() or (True, True)
        if roster_moved:
            await self._rosters.current()
        if past_moved:
            await self._past.current()
