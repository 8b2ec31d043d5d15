"""The sequencer: gives every journalled event its gap-free number within its stream.

Only the relay's leader runs it. Numbers are given in one transaction on the row-locked stream heads, in the order of
`outbox.pos`, which is the order of versions within an aggregate. There is no xmin fence: a row that commits late simply
gets a later number.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import psycopg

from chassis.crashpoints import passing
from chassis.database import BY_KEY

BATCH = 3000

LEADER_LOCK = 7_305_002
"""The advisory lock of whoever gives numbers: one at a time."""


class Unsent(NamedTuple):
    """A numbered event that still stands in the outbox."""

    pos: int
    stream: int
    number: int
    key: bytes
    """The aggregate's id, 16 bytes: the record's key."""
    envelope: bytes


_NUMBER = """
WITH pending AS MATERIALIZED (
    SELECT pos, stream FROM outbox WHERE number IS NULL ORDER BY pos LIMIT %(batch)s
), heads AS MATERIALIZED (
    SELECT stream, number, stamped_at FROM stream_head
    WHERE stream IN (SELECT stream FROM pending) ORDER BY stream FOR UPDATE
), numbered AS MATERIALIZED (
    SELECT p.pos, p.stream, h.number + row_number() OVER (PARTITION BY p.stream ORDER BY p.pos) AS number
    FROM pending p JOIN heads h USING (stream)
), kept AS (
    INSERT INTO sequence (stream, number, pos) SELECT stream, number, pos FROM numbered
), reached AS (
    SELECT n.stream, max(n.number) AS number, greatest(%(now)s, h.stamped_at + interval '1 microsecond') AS stamped_at
    FROM numbered n JOIN heads h USING (stream) GROUP BY n.stream, h.stamped_at
), stamped AS (
    INSERT INTO stream_stamp (stream, stamped_at, number) SELECT stream, stamped_at, number FROM reached
), moved AS (
    UPDATE stream_head h SET number = r.number, stamped_at = r.stamped_at FROM reached r WHERE h.stream = r.stream
), marked AS (
    UPDATE outbox o SET number = n.number FROM numbered n WHERE o.pos = n.pos
)
SELECT n.pos, n.stream, n.number, uuid_send(j.aggregate_id), j.envelope
FROM numbered n JOIN journal j USING (pos) ORDER BY n.pos
"""

_LEFT_OVER = """
SELECT o.pos, o.stream, o.number, uuid_send(j.aggregate_id), j.envelope
FROM outbox o JOIN journal j USING (pos) WHERE o.number IS NOT NULL AND o.pos > %s ORDER BY o.pos LIMIT %s
"""


def plan_by_key(connection: psycopg.Connection) -> None:
    """Let a connection that gives numbers find its rows by their keys, as long as it lasts."""
    connection.execute(BY_KEY, (False,))


def number_pending(connection: psycopg.Connection, now: datetime) -> list[Unsent]:
    """Number up to BATCH waiting events and return them in order. Stamps rise strictly within a stream."""
    with connection.transaction():
        rows = connection.execute(_NUMBER, {"batch": BATCH, "now": now}, binary=True).fetchall()
        passing("sequencer.before_commit")
    passing("sequencer.after_commit")
    return list(map(Unsent._make, rows))


def left_over(connection: psycopg.Connection, after: int, limit: int) -> list[Unsent]:
    """What earlier leaders numbered and did not see through, a page of it; sent again on take-over."""
    return [Unsent._make(row) for row in connection.execute(_LEFT_OVER, (after, limit), binary=True)]
