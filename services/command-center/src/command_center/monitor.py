"""Watches owner and reader, so that every answer can say how fresh and complete it is."""

from __future__ import annotations

import asyncio

import psycopg
import psycopg_pool
import structlog

from chassis.clock import Clock
from chassis.database import Pool
from chassis.errors import TransientError
from chassis.reading.owner import Owner
from command_center import freshness, store
from command_center.freshness import Freshness
from command_center.index import KINDS
from command_center.store import Verified
from smartsupervision.commandcenter.v1.completeness_pb2 import Completeness

EVERY_SECONDS = 1.0
"""Longer than the index's refresh interval, so that what an earlier look saw is searchable."""

log = structlog.get_logger()


class Monitor:
    """The freshness of one owner's records."""

    def __init__(self, owner_name: str, owner: Owner, pool: Pool, clock: Clock) -> None:
        self._name = owner_name
        self._owner = owner
        self._pool = pool
        self._clock = clock
        self._freshness = Freshness()

    def completeness(self) -> Completeness:
        """What an answer given now may say."""
        return freshness.message(self._name, self._freshness)

    async def run(self) -> None:
        """Endless part: look every second."""
        while True:
            try:
                await self.look()
            except (psycopg.OperationalError, psycopg_pool.PoolTimeout) as error:
                log.warning("monitor.database", error=str(error).strip())
            await asyncio.sleep(EVERY_SECONDS)

    async def look(self) -> None:
        """One look at the owner's heads, the reader's numbers and the last comparison."""
        read_at = self._clock.now()
        try:
            heads = dict(enumerate(await self._owner.heads()))
        except TransientError as error:
            log.warning("monitor.owner", error=str(error))
            _, parked, verified = await self._own()
            self._freshness = self._freshness.unreachable(parked, verified)
            return
        reached, parked, verified = await self._own()
        self._freshness = self._freshness.seen(read_at, store.behind(heads, reached), parked, verified)

    async def _own(self) -> tuple[dict[int, int], int, Verified | None]:
        async with self._pool.connection() as connection:
            return (
                await store.positions(connection),
                await store.parked_count(connection),
                await store.verified(connection, list(KINDS)),
            )
