"""Watches owners and readers, so that every answer can say how fresh and complete it is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime

import psycopg
import psycopg_pool
import structlog

from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.errors import TransientError
from chassis.reading.owner import Owner
from command_center import freshness, store
from command_center.freshness import Freshness
from command_center.index import kinds_of
from command_center.owners import SOURCES
from smartsupervision.commandcenter.v1.completeness_pb2 import Completeness

EVERY_SECONDS = 1.0
"""Longer than the index's refresh interval, so that what an earlier look saw is searchable."""

log = structlog.get_logger()


class Monitor:
    """The freshness of all owners' records."""

    def __init__(self, owners: Mapping[str, Owner], pool: Pool, clock: Clock) -> None:
        self._owners = owners
        self._pool = pool
        self._clock = clock
        self._freshness = {owner: Freshness() for owner in owners}

    def completeness(self) -> Completeness:
        """What an answer given now may say."""
        return freshness.message(self._freshness)

    async def run(self) -> None:
        """Endless part: look every second."""
        while True:
            try:
                await self.look()
            except (psycopg.OperationalError, psycopg_pool.PoolTimeout) as error:
                log.warning("monitor.database", error=str(error).strip())
            await asyncio.sleep(EVERY_SECONDS)

    async def look(self) -> None:
        """One look at the owners' heads, the readers' numbers and the last comparisons."""
        read_at = self._clock.now()
        heads = await asyncio.gather(*map(self._heads, self._owners))
        async with self._pool.connection() as connection:
            for owner, known in zip(self._owners, heads, strict=True):
                self._freshness[owner] = await _seen(connection, owner, self._freshness[owner], known, read_at)

    async def _heads(self, owner: str) -> dict[int, int] | None:
        """None if the owner does not answer."""
        try:
            return dict(enumerate(await self._owners[owner].heads()))
        except TransientError as error:
            log.warning("monitor.owner", owner=owner, error=str(error))
            return None


async def _seen(
    connection: Connection, owner: str, before: Freshness, heads: Mapping[int, int] | None, read_at: datetime
) -> Freshness:
    reader = SOURCES[owner].reader
    reached = await store.positions(connection, reader)
    parked = await store.parked_count(connection, reader)
    verified = await store.verified(connection, [kind.name for kind in kinds_of([owner])])
    if heads is None:
        return before.unreachable(parked, verified)
    return before.seen(read_at, store.behind(heads, reached), parked, verified)
