"""The register's questions in SQL. Answers are the published bytes of the states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from chassis.database import Connection
from licensing.aggregates import ENTITY, PREMISES
from licensing.domain.kinds import NumberKind
from licensing.paging import EntityKey
from licensing.projection import PRESENT_CODE

CODE_KINDS = (PRESENT_CODE, NumberKind.MERGED_CODE.value, NumberKind.MISTAKEN_CODE.value)
FORMER_KINDS = tuple(kind.value for kind in NumberKind if kind is not NumberKind.UNSPECIFIED)
PLATFORM_KINDS = (NumberKind.PLATFORM_KEY.value,)


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """What entities are asked for; empty and None mean: any."""

    division_prefixes: tuple[str, ...]
    """Leading digits that all have to match; one the caller asks for, one the caller may see."""
    statuses: tuple[int, ...]
    entity_types: tuple[int, ...]
    reserved_only: bool
    name_prefix: str
    established_from: date | None
    established_to: date | None


async def find_number(connection: Connection, value: str, kinds: Sequence[int]) -> UUID | None:
    """The entity a number stands for; its present code comes before a mistaken one of another."""
    cursor = await connection.execute(
        "SELECT entity_id FROM entity_number WHERE value = %s AND kind = ANY(%s)"
        " ORDER BY (kind = %s), kind, entity_id LIMIT 1",
        (value, list(kinds), NumberKind.MISTAKEN_CODE.value),
    )
    row = await cursor.fetchone()
    return None if row is None else row[0]


async def entity_states(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, bytes]:
    """Published states of entities by id."""
    return await _states(connection, ENTITY, ids)


async def premises_states(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, bytes]:
    """Published states of premises by id."""
    return await _states(connection, PREMISES, ids)


async def _states(connection: Connection, kind: str, ids: Sequence[UUID]) -> dict[UUID, bytes]:
    cursor = await connection.execute(
        "SELECT aggregate_id, state FROM state WHERE kind = %s AND aggregate_id = ANY(%s)", (kind, list(ids))
    )
    return {aggregate_id: state async for aggregate_id, state in cursor}


async def list_entities(
    connection: Connection, wanted: EntityFilter, after: EntityKey | None, limit: int
) -> list[tuple[EntityKey, bytes]]:
    """Entities in the order of division, name and id, beginning after a key."""
    conditions, parameters = _conditions(wanted)
    if after is not None:
        conditions.append("(i.division, i.registered_name, i.entity_id) > (%s, %s, %s)")
        parameters.extend(after)
    where = " AND ".join(conditions) or "true"
    cursor = await connection.execute(
        "SELECT i.division, i.registered_name, i.entity_id, s.state"  # noqa: S608 - conditions are our own constants
        f" FROM entity_index i JOIN state s ON s.aggregate_id = i.entity_id WHERE {where}"
        " ORDER BY i.division, i.registered_name, i.entity_id LIMIT %s",
        [*parameters, limit],
    )
    return [(EntityKey(division, name, entity), state) async for division, name, entity, state in cursor]


def _conditions(wanted: EntityFilter) -> tuple[list[str], list[object]]:
    # Digits sort before ":", so a prefix is a range that the index serves.
    ranges: list[tuple[str, list[object]]] = [
        ("i.division >= %s AND i.division < %s", [p, p + ":"]) for p in wanted.division_prefixes
    ]
    optional: list[tuple[object, str, list[object]]] = [
        (wanted.statuses, "i.status = ANY(%s)", [list(wanted.statuses)]),
        (wanted.entity_types, "i.entity_type = ANY(%s)", [list(wanted.entity_types)]),
        (wanted.reserved_only, "i.reserved", []),
        (wanted.name_prefix, "i.registered_name ^@ %s", [wanted.name_prefix]),
        (wanted.established_from, "i.established_date >= %s", [wanted.established_from]),
        (wanted.established_to, "i.established_date <= %s", [wanted.established_to]),
    ]
    chosen = [(sql, values) for asked, sql, values in optional if asked]
    conditions = [sql for sql, _ in (*ranges, *chosen)]
    return conditions, [value for _, values in (*ranges, *chosen) for value in values]


@dataclass(frozen=True, slots=True)
class PremisesFilter:
    """Which premises are asked for."""

    column: Literal["entity", "address"]
    value: UUID | str
    open_only: bool
    division_prefix: str


async def list_premises(
    connection: Connection, wanted: PremisesFilter, after: UUID | None, limit: int
) -> list[tuple[UUID, bytes]]:
    """Premises of an entity or at an address, in the order of ids."""
    column = "p.entity_id" if wanted.column == "entity" else "p.address"
    cursor = await connection.execute(
        "SELECT p.premises_id, s.state"  # noqa: S608 - the column is one of two constants
        f" FROM premises_index p JOIN state s ON s.aggregate_id = p.premises_id WHERE {column} = %s"
        " AND (p.is_open OR NOT %s) AND p.division >= %s AND p.division < %s"
        " AND (%s::uuid IS NULL OR p.premises_id > %s) ORDER BY p.premises_id LIMIT %s",
        (
            wanted.value,
            wanted.open_only,
            wanted.division_prefix,
            wanted.division_prefix + ":",
            after,
            after,
            limit,
        ),
    )
    return [(premises, state) async for premises, state in cursor]
