"""What decisions of the directory rest on: the whole roster, kept in memory and proved current at every commit.

A decision about the tree looks at many records. They are few (a province has some ten thousand) and seldom change, so
the process holds them all. Each transaction that changes one takes the single row of `directory_turn`, which names
the last transaction that did. If that is not the one this process knows, another process or a failed commit came
between: the roster is read anew, and the command bus tries the command again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from psycopg import errors

from chassis.aggregates import World
from chassis.commands.orders import Changed
from chassis.database import Connection, Pool
from directory.domain.commands import AcceptHandover
from directory.domain.matters import OpenMatters
from directory.kinds import HANDOVER
from directory.reaching import owners
from directory.store import read_open_matters, read_records, read_states, read_turn, take_turn
from roster.powers import Roster
from roster.wire import KINDS

COMMIT_LOOKS = 40
COMMIT_LOOK_SECONDS = 0.025


class Desk:
    """The roster of this process."""

    def __init__(self, pool: Pool, new_id: Callable[[], UUID]) -> None:
        self._pool = pool
        self._new_id = new_id
        self.roster = Roster()
        """As of the last commit known."""
        self._turn: UUID | None = None
        self._before: UUID | None = None
        self._world: World | None = None
        self._working = self.roster
        self._working_turn: UUID | None = None
        self._touched: set[UUID] = set()

    async def refresh(self) -> None:
        """Learn what other processes did."""
        async with self._pool.connection() as connection:
            turn = await self._settled_turn(connection)
            if turn != self._turn:
                await self._reload(connection, turn)

    async def open_matters(self, commands: Sequence[Any]) -> OpenMatters:
        """What the posts have open whose matters decide whether the commands are carried out."""
        posts = {post for command in commands for post in owners(self.roster, command)}
        accepted = [command.handover for command in commands if isinstance(command, AcceptHandover)]
        if not posts and not accepted:
            return OpenMatters()
        async with self._pool.connection() as connection:
            offers = await read_states(connection, HANDOVER.kind, accepted)
            posts.update(HANDOVER.decode_state(state).from_post for state in offers)
            return OpenMatters(await read_open_matters(connection, sorted(posts)))

    async def _settled_turn(self, connection: Connection) -> UUID:
        """The last turn taken; the one before ours means that our last transaction is about to commit, or never did."""
        for _ in range(COMMIT_LOOKS):
            turn = await read_turn(connection)
            if turn == self._turn or turn != self._before:
                break
            await asyncio.sleep(COMMIT_LOOK_SECONDS)
        return turn

    def working(self, world: World, loaded: Iterable[UUID]) -> Roster:
        """The roster inside a transaction: with everything earlier commands of the same transaction did."""
        if world is not self._world:
            self._world, self._working, self._touched = world, self.roster.copy(), set()
            self._working_turn = self._turn
        for record in {*self._touched, *loaded}:
            state = world.state(record)
            if state is not None and world.kind(record) in KINDS:
                self._working.put(record, state)
        self._touched.clear()
        return self._working

    def touch(self, records: Iterable[UUID]) -> None:
        """These are about to change in this transaction: looked at again before its next command, once."""
        self._touched.update(records)

    async def project(self, connection: Connection, changed: Sequence[Changed]) -> None:
        """The command bus's hook: prove that the decisions rested on the last commit, and become the last one."""
        mine = [each for each in changed if each.kind in KINDS]
        if not mine:
            return
        turn = self._new_id()
        found = await take_turn(connection, turn)
        if found != self._working_turn:
            # On a connection of its own: this transaction sees what it has just written itself, and will not commit.
            async with self._pool.connection() as other:
                await self._reload(other, found)
            raise errors.SerializationFailure("the directory changed since this command looked at it")
        self._before, self._turn, self.roster = found, turn, self._after(mine)

    def _after(self, changed: Sequence[Changed]) -> Roster:
        after = self._working
        for each in changed:
            after.put(each.aggregate_id, each.new_state)
        self._world = None
        return after

    async def _reload(self, connection: Connection, turn: UUID) -> None:
        self.roster = Roster(await read_records(connection))
        self._turn = self._before = turn
        self._world = None
