"""From the table of waiting alarms to an adapter, and out of the table once it has them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from chassis.clock import Clock
from chassis.crashpoints import passing
from chassis.database import Connection, Pool
from chassis.metrics import Metrics
from matters.delivery.port import Alarm, AlarmPort
from matters.domain.kinds import AlarmKind
from matters.kinds import DEADLINE

log = structlog.get_logger()

BATCH = 500
POLL_SECONDS = 1.0
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
FAILURE_LIMIT = 500

_WAITING = """
SELECT deadline_id, kind, at, deadline, attempts FROM alarm_delivery
WHERE not_before IS NULL OR not_before <= %s ORDER BY at, deadline_id LIMIT %s
"""

_DONE = """
DELETE FROM alarm_delivery a USING unnest(%s::uuid[], %s::smallint[], %s::timestamptz[]) AS d (id, kind, at)
WHERE a.deadline_id = d.id AND a.kind = d.kind AND a.at = d.at
"""

_FAILED = """
UPDATE alarm_delivery a SET attempts = attempts + 1, not_before = f.again, failure = f.why
FROM unnest(%s::uuid[], %s::smallint[], %s::timestamptz[], %s::timestamptz[], %s::text[])
    AS f (id, kind, at, again, why)
WHERE a.deadline_id = f.id AND a.kind = f.kind AND a.at = f.at
"""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after that many failures: doubling, an hour at most."""
    return min(FIRST_PAUSE * (1 << min(attempts, 10)), LONGEST_PAUSE)


@dataclass(frozen=True)
class Outbox:
    """Delivers what waits."""

    pool: Pool
    port: AlarmPort
    clock: Clock
    metrics: Metrics

    async def run(self) -> None:
        """Endless part: deliver as alarms come."""
        while True:
            if not await self.batch():
                await self._measure()
                await asyncio.sleep(POLL_SECONDS)

    async def batch(self) -> int:
        """Deliver up to BATCH alarms; how many were tried."""
        now = self.clock.now()
        async with self.pool.connection() as connection:
            cursor = await connection.execute(_WAITING, (now, BATCH))
            rows = await cursor.fetchall()
        alarms = [_alarm(*row[:4]) for row in rows]
        if alarms:
            passing("scheduler.before_delivery")
            failures = await self.port.deliver(alarms)
            passing("scheduler.after_delivery")
            async with self.pool.connection() as connection:
                await self._settle(connection, alarms, failures, [row[4] for row in rows])
        return len(alarms)

    async def _settle(
        self, connection: Connection, alarms: Sequence[Alarm], failures: Sequence[str], attempts: Sequence[int]
    ) -> None:
        now = self.clock.now()
        done = [_key(alarm) for alarm, failure in zip(alarms, failures, strict=True) if not failure]
        failed = [
            (*_key(alarm), now + pause_after(tried), failure[:FAILURE_LIMIT])
            for alarm, failure, tried in zip(alarms, failures, attempts, strict=True)
            if failure
        ]
        if done:
            await connection.execute(_DONE, _columns(done))
        if failed:
            log.warning("alarms.not_delivered", count=len(failed), failure=failed[0][-1])
            await connection.execute(_FAILED, _columns(failed))
        self.metrics.add("ssv_alarms_delivered_total", len(done))
        self.metrics.add("ssv_alarms_failed_total", len(failed))

    async def _measure(self) -> None:
        async with self.pool.connection() as connection:
            row = await (await connection.execute("SELECT count(*) FROM alarm_delivery")).fetchone()
        self.metrics.set("ssv_alarms_waiting", row[0] if row else 0)


def _alarm(deadline_id: UUID, kind: int, at: datetime, state: bytes) -> Alarm:
    return Alarm(deadline_id, AlarmKind(kind), at, DEADLINE.decode_state(state))


def _key(alarm: Alarm) -> tuple[object, ...]:
    return alarm.deadline_id, int(alarm.kind), alarm.at


def _columns(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]
