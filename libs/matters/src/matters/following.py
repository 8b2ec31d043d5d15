"""Limits follow their matters to new owners: a merger moves thousands, so they go in batches behind the transfer."""

from __future__ import annotations

from dataclasses import dataclass

from chassis.commands.bus import CommandBus
from chassis.commands.orders import Refused
from chassis.database import Pool
from matters import alarms
from matters.commands import Orders

BATCH = 1000


@dataclass(frozen=True)
class Follower:
    """Brings the owners of limits in line with those of their matters."""

    pool: Pool
    bus: CommandBus
    orders: Orders

    async def batch(self) -> int:
        """Up to BATCH matters; how many were looked at, 0 when all limits stand with their matters' owners."""
        async with self.pool.connection() as connection:
            moved = await alarms.moved_matters(connection, BATCH)
            limits = await alarms.limits_of(connection, [each.matter for each in moved]) if moved else []
        owners = dict(moved)
        orders = [self.orders.reassign(deadline, version, owners[matter]) for deadline, version, matter in limits]
        refused = 0
        for start in range(0, len(orders), BATCH):
            outcomes = await self.bus.execute(orders[start : start + BATCH])
            refused += sum(isinstance(outcome, Refused) for outcome in outcomes)
        if moved and not refused:
            async with self.pool.connection() as connection:
                await alarms.settled(connection, moved)
        return len(moved)
