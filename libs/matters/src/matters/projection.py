"""Keeps alarms and deliveries in step, inside the transaction that writes the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from chassis.commands.orders import Changed
from chassis.database import Connection
from matters.domain.alarms import next_alarm
from matters.domain.ids import id_in
from matters.domain.kinds import RUNNING, AlarmKind
from matters.kinds import ASSIGNMENT, DEADLINE

_ALARMS = """
WITH over AS (DELETE FROM deadline_alarm WHERE deadline_id = ANY(%b))
INSERT INTO deadline_alarm (deadline_id, matter_id, kind, at, version)
SELECT * FROM unnest(%b::uuid[], %b::uuid[], %b::smallint[], %b::timestamptz[], %b::bigint[])
ON CONFLICT (deadline_id) DO UPDATE SET
    kind = excluded.kind, at = excluded.at, version = excluded.version, held_until = NULL
"""


_ALARM_COLUMNS = 5

_DELIVERIES = """
INSERT INTO alarm_delivery (deadline_id, kind, at, deadline)
SELECT * FROM unnest(%b::uuid[], %b::smallint[], %b::timestamptz[], %b::bytea[])
ON CONFLICT DO NOTHING
"""

_MOVED = """
INSERT INTO matter_moved (matter_id, owner_post) SELECT * FROM unnest(%b::uuid[], %b::uuid[])
ON CONFLICT (matter_id) DO UPDATE SET owner_post = excluded.owner_post
"""


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """The command bus's hook; what other kinds changed is left alone."""
    deadlines = [each for each in changed if each.kind == DEADLINE.kind]
    if deadlines:
        await _project_deadlines(connection, deadlines)
    moved = [each for each in changed if each.kind == ASSIGNMENT.kind and _moved(each)]
    if moved:
        rows = ((id_in(each.new_state.matter), each.new_state.owner_post) for each in moved)
        await connection.execute(_MOVED, _columns(rows))


async def _project_deadlines(connection: Connection, changed: Sequence[Changed]) -> None:
    running = [each for each in changed if each.new_state.status in RUNNING]
    over = [each.aggregate_id for each in changed if each.new_state.status not in RUNNING and each.old_state]
    if running or over:
        columns = _columns(map(_alarm_row, running)) or [[]] * _ALARM_COLUMNS
        await connection.execute(_ALARMS, [over, *columns])
    deliveries = [row for each in changed for row in _delivery_rows(each)]
    if deliveries:
        await connection.execute(_DELIVERIES, _columns(deliveries))


def _alarm_row(each: Changed) -> tuple[Any, ...]:
    alarm = next_alarm(each.new_state)
    kind, at = (int(alarm.kind), alarm.at) if alarm else (None, None)
    return each.aggregate_id, id_in(each.new_state.matter), kind, at, each.version


def _delivery_rows(each: Changed) -> Iterable[tuple[Any, ...]]:
    """What was announced between the two states: one of each kind at most, as one command announces it."""
    old, new = each.old_state, each.new_state
    before = (old.near_announced_at, old.missed_at) if old else (None, None)
    pairs = zip((AlarmKind.NEAR, AlarmKind.MISSED), before, (new.near_announced_at, new.missed_at), strict=True)
    announced = [(kind, at) for kind, earlier, at in pairs if at is not None and at != earlier]
    if announced:
        state = DEADLINE.encode_state(each.aggregate_id, each.version, new)
        for kind, at in announced:
            yield each.aggregate_id, int(kind), at, state


def _moved(each: Changed) -> bool:
    return each.old_state is not None and each.old_state.owner_post != each.new_state.owner_post


def _columns(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
