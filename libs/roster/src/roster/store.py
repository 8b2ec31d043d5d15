"""The roster in a service's own database: loaded once, then only what changed."""

from __future__ import annotations

import asyncio
from typing import Any

from psycopg import AsyncCursor

from chassis.database import Connection, Pool
from roster.powers import Roster
from roster.wire import record_of


async def load(connection: Connection) -> Roster:
    """The whole roster as this database has it."""
    return await changed(connection, Roster(), 0)


async def _generation(answer: AsyncCursor[Any]) -> int:
    row = await answer.fetchone()
    return int(row[0]) if row else 0


async def changed(connection: Connection, roster: Roster, since: int) -> Roster:
    """A roster with what came after a generation; the given one stays as it is."""
    cursor = await connection.execute(
        "SELECT record_id, kind, state FROM roster_record WHERE generation > %s", (since,)
    )
    new = roster.copy()
    async for record_id, kind, state in cursor:
        new.put(record_id, record_of(kind, state))
    return new


REFRESH_SECONDS = 5.0


class Rosters:
    """The roster of a process, brought up to date when it is asked for: one cheap query where nothing changed.

    Implements the command bus's Lookout.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._roster = Roster()
        self._generation = 0
        self._looking = asyncio.Lock()

    async def current(self) -> Roster:
        """What the reader has taken in by now. Never changed once given."""
        async with self._looking, self._pool.connection() as connection:
            number = await _generation(await self.ask(connection))
            if number > self._generation:
                self._roster = await changed(connection, self._roster, self._generation)
                self._generation = number
            return self._roster

    async def ask(self, connection: Connection) -> AsyncCursor[Any]:
        """Ask whether the copy has changed."""
        # The number grows with every change of the copy.
        return await connection.execute("SELECT number FROM roster_generation")

    async def take(self, answer: AsyncCursor[Any]) -> None:
        """Bring it up to date if it has."""
        if await _generation(answer) > self._generation:
            await self.current()

    @property
    def generation(self) -> int:
        """Which state of this database's copy `known` is."""
        return self._generation

    async def keep_current(self) -> None:
        """Endless part: for processes whose decisions nobody brings up to date."""
        while True:
            await self.current()
            await asyncio.sleep(REFRESH_SECONDS)

    @property
    def known(self) -> Roster:
        """What `current` gave last; for decisions, which ask nobody."""
        return self._roster
