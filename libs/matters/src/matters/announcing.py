"""Announcing what is due: batch by batch, each in one transaction, each limit once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
import structlog

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.execution import Project
from chassis.commands.orders import CONCURRENT_CHANGE, TOO_MANY_COMMANDS, Changed, Done, Order, Outcome, Refused
from chassis.crashpoints import passing
from chassis.database import Connection, Pool
from chassis.errors import Refusal
from chassis.metrics import Metrics
from matters import alarms
from matters.alarms import Due
from matters.commands import Orders

log = structlog.get_logger()

BATCH = 1000
"""Announcements in one transaction: the last day of annual reports makes millions due at once."""

_NOBODYS_FAULT = (Refusal, psycopg.OperationalError)
"""Of no single limit: the bus is full, or the database is away."""

_LATER = frozenset({CONCURRENT_CHANGE.reason, TOO_MANY_COMMANDS.reason, "NOT_DUE_YET"})
"""Refusals that the next look takes care of."""


def dying_before_commit(project: Project) -> Project:
    """A scheduler's projection: as the service's own, and after it a place where tests let the process die."""

    async def hooked(connection: Connection, changed: Sequence[Changed]) -> None:
        await project(connection, changed)
        passing("scheduler.before_commit")

    return hooked


@dataclass(frozen=True)
class Announcer:
    """Announces what the table says is due."""

    pool: Pool
    bus: CommandBus
    clock: Clock
    metrics: Metrics
    orders: Orders

    async def batch(self) -> int:
        """Announce up to BATCH limits; how many were, 0 when nothing can be announced for now."""
        async with self.pool.connection() as connection:
            due = await alarms.due_alarms(connection, self.clock.now(), BATCH)
        if not due:
            return 0
        outcomes = await self._execute(due)
        passing("scheduler.after_commit")
        await self._hold(due, outcomes)
        return sum(isinstance(outcome, Done) for outcome in outcomes)

    async def everything(self) -> int:
        """Batches until nothing is due; how many announcements were made."""
        found = 0
        while announced := await self.batch():
            found += announced
        return found

    async def measure(self) -> None:
        """Tell the metrics how much is waiting."""
        now = self.clock.now()
        async with self.pool.connection() as connection:
            standing = await alarms.standing(connection, now)
        self.metrics.set("ssv_deadlines_due", standing.due)
        self.metrics.set("ssv_deadlines_held", standing.held)
        late = (now - standing.oldest).total_seconds() if standing.oldest else 0.0
        self.metrics.set("ssv_deadlines_lag_seconds", late)

    async def _execute(self, due: Sequence[Due]) -> list[Outcome | Exception]:
        orders = [self.orders.announce(each.deadline, each.version) for each in due]
        try:
            return list(await self.bus.execute(orders))
        except _NOBODYS_FAULT:
            raise
        except Exception as error:
            log.exception("scheduler.defect", error=repr(error))
            return [await self._alone(order) for order in orders]

    async def _alone(self, order: Order) -> Outcome | Exception:
        try:
            return (await self.bus.execute([order]))[0]
        except _NOBODYS_FAULT:
            raise
        except Exception as error:  # noqa: BLE001 - it is held back and counted
            return error

    async def _hold(self, due: Sequence[Due], outcomes: Sequence[Outcome | Exception]) -> None:
        failed = []
        for each, outcome in zip(due, outcomes, strict=True):
            if isinstance(outcome, Done):
                self.metrics.add("ssv_deadlines_announced_total", labels=(each.kind.name.lower(),))
            elif not isinstance(outcome, Refused) or outcome.refusal.reason not in _LATER:
                log.error("scheduler.held", deadline=str(each.deadline), error=repr(outcome))
                failed.append(each.deadline)
        if failed:
            async with self.pool.connection() as connection:
                await alarms.hold(connection, failed, self.clock.now() + alarms.HELD_FOR)
