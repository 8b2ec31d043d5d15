"""As-of reads by both times: what was known at an instant, and what was true at an instant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.aggregates import AggregateType
from chassis.database import Connection
from chassis.envelope import Envelope, parse
from chassis.streams import stream_of


async def _known_events(connection: Connection, aggregate_id: UUID, known_at: datetime | None) -> list[Envelope]:
    # Known at T means numbered at or before T, so the same question always has the same answer.
    cursor = await connection.execute(
        "SELECT j.envelope FROM journal j JOIN sequence s USING (pos)"
        " WHERE j.aggregate_id = %(id)s AND s.stream = %(stream)s"
        " AND (%(at)s::timestamptz IS NULL OR s.number <="
        "   (SELECT number FROM stream_stamp WHERE stream = %(stream)s AND stamped_at <= %(at)s"
        "    ORDER BY stamped_at DESC LIMIT 1))"
        " ORDER BY j.version",
        {"id": aggregate_id, "stream": stream_of(aggregate_id), "at": known_at},
    )
    return [parse(row[0]) async for row in cursor]


def fold(kind: AggregateType, events: Sequence[Envelope]) -> tuple[int, Any] | None:
    """(version, state) after these events, or None if there are none."""
    state = None
    for event in events:
        state = kind.evolve(state, kind.decode_event(event.type, event.data))
    return (max(event.version for event in events), state) if events else None


async def state_as_known(
    connection: Connection, kind: AggregateType, aggregate_id: UUID, known_at: datetime
) -> tuple[int, Any] | None:
    """What the platform knew of an aggregate at an instant."""
    return fold(kind, await _known_events(connection, aggregate_id, known_at))


async def state_as_true(
    connection: Connection,
    kind: AggregateType,
    aggregate_id: UUID,
    true_at: datetime,
    known_at: datetime | None = None,
) -> tuple[int, Any] | None:
    """What was true of an aggregate at an instant, by what was known at `known_at` (None: now)."""
    known = await _known_events(connection, aggregate_id, known_at)
    happened = [event for event in known if event.occurred_at <= true_at]
    return fold(kind, sorted(happened, key=lambda event: (event.occurred_at, event.version)))
