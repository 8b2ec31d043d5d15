"""A calendar was published or a rule changed: every limit that runs is computed anew, and only what differs is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Done, Order
from chassis.database import Pool
from chassis.metrics import Metrics
from matters import alarms
from matters.alarms import Running
from matters.commands import Orders
from matters.domain.recomputing import recompute
from matters.domain.refusal import Refusal
from matters.kinds import DEADLINE
from matters.law import Law
from statutes.rules import RuleError

log = structlog.get_logger()

BATCH = 1000
_BEFORE_ALL = UUID(int=0)


@dataclass
class Recomputed:
    """What a recomputation came to."""

    examined: int = 0
    """Limits that run."""
    changed: int = 0
    """Limits whose dates moved, or became certain."""
    failed: int = 0
    """Limits the new law cannot compute; they keep their dates, and the log says which."""


Tell = Callable[[Recomputed], None]


def _silent(_: Recomputed) -> None:
    return


@dataclass(frozen=True)
class Recomputer:
    """Computes all running limits anew."""

    pool: Pool
    bus: CommandBus
    clock: Clock
    metrics: Metrics
    orders: Orders

    async def recompute_all(self, law: Law, tell: Tell = _silent) -> Recomputed:
        """Go through all limits that run, batch by batch; safe to be interrupted and repeated.

        Limits opened meanwhile are computed by the law of the process that opens them.
        """
        found, after = Recomputed(), _BEFORE_ALL
        while page := await self._page(after):
            after = page[-1].deadline
            orders = [order for each in page for order in self._order(each, law, found)]
            await self._execute(orders, found)
            found.examined += len(page)
            tell(found)
        return found

    async def apply(self, law: Law) -> Recomputed | None:
        """As `recompute_all`, unless this law was the last one applied; then None."""
        async with self.pool.connection() as connection:
            if await alarms.applied_digest(connection, law.region) == law.digest:
                return None
        found = await self.recompute_all(law)
        async with self.pool.connection() as connection:
            await alarms.note_applied(connection, law.region, law.digest, self.clock.now())
        log.info("scheduler.law_applied", digest=law.digest, **vars(found))
        return found

    async def _page(self, after: UUID) -> Sequence[Running]:
        async with self.pool.connection() as connection:
            return await alarms.running_after(connection, after, BATCH)

    def _order(self, each: Running, law: Law, found: Recomputed) -> list[Order]:
        """An order if the dates differ: most do not, and cost no transaction then."""
        try:
            differs = _differs(each, law, self.clock.now())
        except (Refusal, RuleError) as error:
            log.warning("scheduler.not_recomputed", deadline=str(each.deadline), error=str(error))
            found.failed += 1
            return []
        return [self.orders.recompute(each.deadline, each.version, law)] if differs else []

    async def _execute(self, orders: Sequence[Order], found: Recomputed) -> None:
        outcomes = await self.bus.execute(orders)
        changed = sum(isinstance(outcome, Done) for outcome in outcomes)
        found.changed += changed
        found.failed += len(outcomes) - changed
        self.metrics.add("ssv_deadlines_recomputed_total", changed)


def _differs(each: Running, law: Law, now: datetime) -> bool:
    return recompute(DEADLINE.decode_state(each.state), law.calendar, law.rulebook, now) is not None
