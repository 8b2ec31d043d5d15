"""One transaction for a group of orders: load, decide in memory, write, commit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from psycopg import AsyncCursor
from psycopg import errors as pg

from chassis.aggregates import AggregateType, NotForeseenError
from chassis.clock import Clock
from chassis.commands.deciding import Decider, Foreseen, Writes, claim_changes
from chassis.commands.loading import Remembered, load, load_more, rebuild_answer
from chassis.commands.orders import (
    CONCURRENT_CHANGE,
    REQUEST_ID_REUSED,
    VALUE_NOT_STORABLE,
    Changed,
    Done,
    Order,
    Outcome,
    Refused,
)
from chassis.commands.world import WorkingWorld
from chassis.commands.writing import write, write_claims
from chassis.crashpoints import passing
from chassis.database import Connection, Pool, travelling_together
from chassis.errors import Refusal


class Lookout(Protocol):
    """What decisions rest on besides the world, kept in memory and brought up to date with every group."""

    async def ask(self, connection: Connection) -> AsyncCursor[Any]:
        """Ask in the group's transaction whether anything has changed; nothing is awaited for the answer."""

    async def take(self, answer: AsyncCursor[Any]) -> None:
        """Read the answer, and what has changed."""


Project = Callable[[Connection, Sequence[Changed]], Awaitable[None]]
"""Updates the service's own query tables inside the same transaction."""

ATTEMPTS = 7
PAUSE_SECONDS = 0.01
"""Before the second attempt, and twice as long before each further one: whoever changed the record first gets on."""


class _MovedError(Exception):
    """A natural key changed hands between look-up and lock."""


_CONFLICTS = (pg.UniqueViolation, pg.DeadlockDetected, pg.SerializationFailure, _MovedError, NotForeseenError)


@dataclass(frozen=True)
class Execution:
    """Carries out groups of orders."""

    pool: Pool
    types: Mapping[str, AggregateType]
    clock: Clock
    decider: Decider
    project: Project
    lookout: Lookout | None = None

    async def run(self, orders: Sequence[Order]) -> list[Outcome | Exception]:
        """One outcome per order, in order. On a conflict with another transaction each goes alone."""
        try:
            return await self._transaction(orders)
        except (*_CONFLICTS, pg.DataError):
            return [await self._alone(order) for order in orders]

    async def _alone(self, order: Order) -> Outcome | Exception:
        for attempt in range(ATTEMPTS):
            if attempt:
                await asyncio.sleep(PAUSE_SECONDS * 2 ** (attempt - 1))
            try:
                return (await self._transaction([order]))[0]
            except _CONFLICTS:
                continue
            except pg.DataError:
                return Refused(VALUE_NOT_STORABLE)
        return Refused(CONCURRENT_CHANGE)

    async def _transaction(self, orders: Sequence[Order]) -> list[Outcome | Exception]:
        async with self.pool.connection() as connection:
            async with travelling_together(connection):
                outcomes = await self._group(connection, orders)
                passing("commands.before_commit")
            passing("commands.after_commit")
            return outcomes

    async def _group(self, connection: Connection, orders: Sequence[Order]) -> list[Outcome | Exception]:
        news = await self.lookout.ask(connection) if self.lookout else None
        remembered, world = await load(connection, self.types, orders)
        if self.lookout and news:
            await self.lookout.take(news)
        if any(world.moved_claims()):
            raise _MovedError
        now = self.clock.now()
        foreseen = [self.decider.foresee(order, world, now) for order in orders]
        await load_more(
            connection, self.types, world, {also for each in foreseen if each for also in each.foresight.also}
        )
        # Read after the locks, so that no aggregate's times run backwards.
        group = Group(self.decider, remembered, world, self.clock.now())
        outcomes = [await self._one(connection, group, *pair) for pair in zip(orders, foreseen, strict=True)]
        await self._write(connection, group)
        return outcomes

    async def _one(
        self, connection: Connection, group: Group, order: Order, foreseen: Foreseen | None
    ) -> Outcome | Exception:
        try:
            answered = group.remembered.find(order)
            if answered:
                return await rebuild_answer(connection, self.types, *answered)
            return group.decide(order, foreseen)
        except Refusal as refusal:
            return Refused(refusal.forget())
        except NotForeseenError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug in one command must not fail its neighbours
            return error

    async def _write(self, connection: Connection, group: Group) -> None:
        writes = group.writes
        await write(connection, self.types, writes, group.now)
        await write_claims(connection, *claim_changes(self.types, group.world.originals, writes.states))
        if writes.states:
            await self.project(connection, list(group.changed()))


@dataclass
class Group:
    """The orders that share one transaction."""

    decider: Decider
    remembered: Remembered
    world: WorkingWorld
    now: datetime
    writes: Writes = field(default_factory=Writes)
    _answers: dict[tuple[str, str], tuple[bytes, Done]] = field(default_factory=dict)

    def decide(self, order: Order, foreseen: Foreseen | None) -> Done:
        """Decide an order, or repeat the answer if the same request id came twice in this group."""
        key = (order.caller.department, order.request_id)
        earlier = self._answers.get(key)
        if earlier is None:
            done = self.decider.decide(order, self.world, self.now, self.writes, foreseen)
            self._answers[key] = (order.request_hash, done)
            return done
        request_hash, done = earlier
        if request_hash != order.request_hash:
            raise REQUEST_ID_REUSED
        return replace(done, replayed=True)

    def changed(self) -> Iterator[Changed]:
        """Old and new state of every aggregate the group changed."""
        for aggregate_id, new in self.writes.states.items():
            old = self.world.originals.get(aggregate_id)
            yield Changed(aggregate_id, new.kind, new.version, old.state if old else None, new.state)
