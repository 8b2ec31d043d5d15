"""The healer's loop: one leader compares every kind with its owner at the start, and then each every 30 seconds.

The kinds of one owner come one after another, spread over that time: a comparison is work for both sides, and all of
them at once would be felt by whoever searches or records meanwhile.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from itertools import cycle

import psycopg
import psycopg_pool
import structlog

from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.errors import TransientError
from chassis.metrics import Metrics
from command_center import store
from command_center.healing import Healing, outcome
from command_center.index import Kind

EVERY_SECONDS = 30.0
AGAIN_SECONDS = 2.0
RESTS = 10
"""How many times longer than a comparison it rests: proving millions of records must not be all the owners do."""
_LEADER_LOCK = 7_305_201

_EXPECTED = (TransientError, psycopg.OperationalError, psycopg_pool.PoolTimeout)

log = structlog.get_logger()


class Healer:
    """Keeps the indices equal to their owners and the proof of it current."""

    def __init__(self, kinds: Sequence[Kind], healing: Healing, pool: Pool, clock: Clock, metrics: Metrics) -> None:
        self._kinds = kinds
        self._healing = healing
        self._pool = pool
        self._clock = clock
        self._metrics = metrics

    async def run(self) -> None:
        """Endless part of a projector process. Only one instance holds the lock and heals."""
        while True:
            try:
                async with self._pool.connection() as connection:
                    if await _become_leader(connection):
                        await self._lead(connection)
            except* _EXPECTED as errors:
                log.warning("healer.retry", error="; ".join(str(error).strip() for error in errors.exceptions))
            await asyncio.sleep(AGAIN_SECONDS)

    async def _lead(self, connection: Connection) -> None:
        owners = {kind.owner: [each for each in self._kinds if each.owner == kind.owner] for kind in self._kinds}
        try:
            # An owner whose reader stands still must not keep another's kinds from having their indices.
            async with asyncio.TaskGroup() as tending:
                for kinds in owners.values():
                    tending.create_task(self._tend(kinds, connection))
        finally:
            if not connection.closed:
                await connection.execute("SELECT pg_advisory_unlock(%s)", (_LEADER_LOCK,))

    async def _tend(self, kinds: Sequence[Kind], connection: Connection) -> None:
        """Endless part: the kinds of one owner in turn, without a rest until each was compared once."""
        compared: set[str] = set()
        for kind in cycle(kinds):
            # On the lock's own connection: a leader that lost it must not go on.
            await connection.execute("SELECT 1")
            started = time.monotonic()
            if not await self._heal_or_leave(kind):
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            compared.add(kind.name)
            if len(compared) == len(kinds):
                await asyncio.sleep(max(EVERY_SECONDS / len(kinds), RESTS * (time.monotonic() - started)))

    async def _heal_or_leave(self, kind: Kind) -> bool:
        """Whether it could be done now."""
        try:
            await self.heal(kind)
        except _EXPECTED as error:
            log.warning("healer.retry", kind=kind.name, error=str(error).strip())
            return False
        return True

    async def heal(self, kind: Kind) -> None:
        """One comparison with healing; its outcome is kept for the answers to show."""
        await self._healing.ensure(kind)
        comparison, healed = await self._healing.heal(kind, kind.alias, patient=True)
        now = self._clock.now()
        if not comparison.left:
            async with self._pool.connection() as connection:
                await store.save_reconciliation(connection, comparison, healed, now)
        counts = outcome(comparison)
        for sort, count in counts.items():
            self._metrics.set("ssv_reconcile_differences", count, labels=(kind.name, sort))
        self._metrics.set("ssv_reconcile_last_run_timestamp_seconds", now.timestamp(), labels=(kind.name,))
        if healed or not comparison.equal:
            log.warning("healer.healed", kind=kind.name, healed=healed, **counts)


async def _become_leader(connection: Connection) -> bool:
    cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", (_LEADER_LOCK,))
    row = await cursor.fetchone()
    return bool(row and row[0])
