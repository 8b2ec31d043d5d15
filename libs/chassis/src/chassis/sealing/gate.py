"""Commands are refused while what was recorded before waits too long for its seal.

Nothing that waits means open: a site that was idle, restarted or restored can be written to at once.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from chassis.clock import Clock
from chassis.database import Pool
from chassis.errors import Refusal, RefusalKind
from chassis.sealing.unsealed import OLDEST

LOOK_EVERY = timedelta(seconds=1)

SEALING_BEHIND = Refusal(
    RefusalKind.UNAVAILABLE,
    "SEALING_BEHIND",
    "the oldest record without a seal is older than this service allows, so nothing more is recorded",
    "有记录超过规定时间未封存，暂停受理写入",
    rule="sealing policy",
    remedy="see whether the process that seals runs (`ssv status`), then send the command again",
)


class SealingGate:
    """Asked ahead of every group of commands; looks at the database at most once a second."""

    def __init__(self, pool: Pool, clock: Clock, within: timedelta) -> None:
        self._pool = pool
        self._clock = clock
        self._within = within
        self._looked_at: datetime | None = None
        self._oldest: datetime | None = None

    async def check(self) -> None:
        """Raises Refusal SEALING_BEHIND while the oldest event without a seal is older than the policy."""
        now = self._clock.now()
        if self._looked_at is None or abs(now - self._looked_at) >= LOOK_EVERY:
            self._oldest = await self._look()
            self._looked_at = now
        if self._oldest is not None and now - self._oldest > self._within:
            raise SEALING_BEHIND

    async def _look(self) -> datetime | None:
        async with self._pool.connection() as connection:
            row = await (await connection.execute(OLDEST)).fetchone()
        return row[0] if row else None
