"""Keeps the query tables in step, inside the transaction that writes the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from chassis.commands.orders import Changed
from chassis.database import Connection
from licensing.aggregates import ENTITY, PREMISES
from licensing.domain.kinds import NumberKind, PremisesStatus
from licensing.domain.states import Entity, Premises

PRESENT_CODE = 0
"""Kind of the number that is the entity's code now."""

_ENTITIES = """
WITH written AS (
    INSERT INTO entity_index
        (entity_id, division, registered_name, entity_type, status, reserved, established_date)
    SELECT * FROM unnest(%b::uuid[], %b::text[], %b::text[], %b::smallint[], %b::smallint[], %b::boolean[], %b::date[])
    ON CONFLICT (entity_id) DO UPDATE SET
        division = excluded.division, registered_name = excluded.registered_name,
        entity_type = excluded.entity_type, status = excluded.status, reserved = excluded.reserved,
        established_date = excluded.established_date
)
INSERT INTO entity_number (value, kind, entity_id)
SELECT * FROM unnest(%b::text[], %b::smallint[], %b::uuid[])
ON CONFLICT DO NOTHING
"""

_GONE = """
DELETE FROM entity_number n USING unnest(%b::text[], %b::smallint[], %b::uuid[]) AS gone (value, kind, entity_id)
WHERE n.value = gone.value AND n.kind = gone.kind AND n.entity_id = gone.entity_id
"""

_PREMISES = """
INSERT INTO premises_index (premises_id, entity_id, address, division, is_open)
SELECT * FROM unnest(%b::uuid[], %b::uuid[], %b::text[], %b::text[], %b::boolean[])
ON CONFLICT (premises_id) DO UPDATE SET
    address = excluded.address, division = excluded.division, is_open = excluded.is_open
"""

Number = tuple[str, int]


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """Write what changed. One statement per kind, and one more where an entity gave a number up."""
    entities = [each for each in changed if each.kind == ENTITY]
    places = [each for each in changed if each.kind == PREMISES]
    if entities:
        await _project_entities(connection, entities)
    if places:
        rows = (_premises_row(each.aggregate_id, each.new_state) for each in places)
        await connection.execute(_PREMISES, _columns(rows, 5))


async def _project_entities(connection: Connection, entities: Sequence[Changed]) -> None:
    gone: list[tuple[str, int, UUID]] = []
    new: list[tuple[str, int, UUID]] = []
    for each in entities:
        before = numbers_of(each.old_state) if each.old_state else frozenset()
        after = numbers_of(each.new_state)
        gone.extend((value, kind, each.aggregate_id) for value, kind in before - after)
        new.extend((value, kind, each.aggregate_id) for value, kind in after - before)
    if gone:
        await connection.execute(_GONE, _columns(gone, 3))
    rows = (_entity_row(each.aggregate_id, each.new_state) for each in entities)
    await connection.execute(_ENTITIES, [*_columns(rows, 7), *_columns(new, 3)])


def numbers_of(state: Entity) -> frozenset[Number]:
    """Everything that finds the entity. A merged duplicate is found by nothing any more."""
    if state.merged_into:
        return frozenset()
    numbers = {(number.value, number.kind.value) for number in state.former_numbers}
    if state.code:
        numbers.add((state.code, PRESENT_CODE))
    if state.platform_key:
        numbers.add((state.platform_key, NumberKind.PLATFORM_KEY.value))
    return frozenset(numbers)


def _entity_row(entity_id: UUID, state: Entity) -> tuple[Any, ...]:
    return (
        entity_id,
        # A record that names no division belongs where its code was given.
        state.division or state.code[2:8],
        state.registered_name,
        state.entity_type.value,
        state.status.value,
        state.reservation is not None,
        state.established_date,
    )


def _premises_row(premises_id: UUID, state: Premises) -> tuple[Any, ...]:
    return premises_id, state.entity, state.address, state.division, state.status is PremisesStatus.OPEN


def _columns(rows: Iterable[Sequence[Any]], width: int) -> list[list[Any]]:
    columns = [list(column) for column in zip(*rows, strict=True)]
    return columns or [[] for _ in range(width)]
