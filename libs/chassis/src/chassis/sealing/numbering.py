"""Numbers for what waits, while no relay gives them: a journal must be sealed even where Kafka is away.

Giving numbers is the relay's, and there is one at a time: whoever holds its lock. A relay that reaches no broker lets
go of it for a moment; here it is taken, everything that waits is numbered, and it is given back. The next relay sends
what is numbered and still in the outbox, in order, as after any take-over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg

from chassis.sequencer import LEADER_LOCK, number_pending, plan_by_key

PATIENCE = timedelta(seconds=5)
"""A relay that works numbers an event within a fraction of a second."""

LOCK_SECONDS = 8
"""How long to stand in line for it. A relay without a broker lets go about every twenty seconds; if not in this round,
then in one of the next."""

_WAITING_SINCE = """
SELECT j.recorded_at FROM outbox o JOIN journal j USING (pos) WHERE o.number IS NULL ORDER BY o.pos LIMIT 1
"""


def number_if_nobody_does(connection: psycopg.Connection, now: datetime) -> int:
    """Number what waits if it has waited too long and no relay holds on; returns how many events were numbered."""
    row = connection.execute(_WAITING_SINCE).fetchone()
    if row is None or now - row[0] < PATIENCE or not _lock(connection):
        return 0
    try:
        plan_by_key(connection)
        given = 0
        while numbered := number_pending(connection, now):
            given += len(numbered)
        return given
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", (LEADER_LOCK,))


def _lock(connection: psycopg.Connection) -> bool:
    """Wait for the lock in the queue, so that a relay that lets go of it cannot take it back at once."""
    try:
        with connection.transaction():
            connection.execute(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
            connection.execute("SELECT pg_advisory_lock(%s)", (LEADER_LOCK,))
    except psycopg.errors.LockNotAvailable:
        return False
    return True
