"""What is newly sealed, told to everyone who watches: each of them becomes a witness."""

from __future__ import annotations

from datetime import datetime, timedelta

from chassis.clock import Clock
from chassis.database import Pool
from chassis.sealing import store
from chassis.sealing.seal_service import message
from smartsupervision.common.v1.seal_pb2 import Seal

EVERY = timedelta(seconds=10)


class SealNews:
    """What one watcher has been told of seals."""

    def __init__(self, pool: Pool, clock: Clock) -> None:
        self._pool = pool
        self._clock = clock
        self._looked_at: datetime | None = None
        self._told: dict[int, int] = {}

    async def fresh(self) -> list[Seal]:
        """The newest seal of each stream with one this watcher does not know; looks at most every ten seconds."""
        now = self._clock.now()
        if self._looked_at is not None and abs(now - self._looked_at) < EVERY:
            return []
        self._looked_at = now
        async with self._pool.connection() as connection:
            heads = await store.heads(connection)
        fresh = [seal for stream, seal in heads.items() if self._told.get(stream) != seal.number]
        self._told = {stream: seal.number for stream, seal in heads.items()}
        return [message(seal) for seal in fresh]
