"""Which records belong to a case: those that name it or what belongs to it, and those that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from psycopg.types.json import Jsonb

from chassis.database import Connection
from chassis.errors import Refusal
from chassis.mapped import Kind
from chassis.sealing.seal_service import NOT_SEALED
from enforcement.bus import ALL_KINDS
from enforcement.domain.names import COLLECTIONS, PENALTY_CASE
from enforcement.kinds.common import FIELDS

BY_KIND: Final[Mapping[str, Kind[Any]]] = {kind.kind: kind for kind in ALL_KINDS}
POINTERS: Final = ("matter", *(name for name, collection in FIELDS.items() if collection in COLLECTIONS.values()))
"""Facets by which a record says what it belongs to."""

_OWN = "|".join(sorted(set(COLLECTIONS.values()) - {COLLECTIONS[PENALTY_CASE]}))
_NAME: Final = re.compile(rf"(?:{_OWN})/([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})".encode())
"""A record named in published bytes. Other cases are no part of this one."""


@dataclass(frozen=True)
class SealedEvent:
    """An event at its place in its stream."""

    version: int
    stream: int
    number: int
    raw: bytes


@dataclass(frozen=True)
class Belonging:
    """One record of the case."""

    record: UUID
    kind: str
    state: bytes
    events: Sequence[SealedEvent] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """Its resource name."""
        return BY_KIND[self.kind].name_of(self.record)

    def published(self) -> Any:
        """Its state as it is published."""
        return BY_KIND[self.kind].message.FromString(self.state)


async def gather(connection: Connection, case: UUID) -> list[Belonging]:
    """The case first, then everything that belongs to it by kind and id, with all events of each.

    Raises Refusal NOT_FOUND, and NOT_SEALED while an event has no number yet.
    """
    found = await _records(connection, [case])
    if not found or found[0].kind != PENALTY_CASE:
        raise _no_case(case)
    belonging, new = {case: found[0]}, found
    while new:
        wanted = await _pointing(connection, new) | _named(new)
        new = [each for each in await _records(connection, wanted - belonging.keys()) if each.kind != PENALTY_CASE]
        belonging |= {each.record: each for each in new}
    events = await _events(connection, belonging)
    ordered = sorted(belonging.values(), key=lambda each: (each.record != case, each.kind, each.record))
    return [Belonging(each.record, each.kind, each.state, events[each.record]) for each in ordered]


def _no_case(case: UUID) -> Refusal:
    kind = BY_KIND[PENALTY_CASE]
    return kind.not_found(kind.name_of(case))


def _named(records: Iterable[Belonging]) -> set[UUID]:
    return {UUID(found.decode()) for each in records for found in _NAME.findall(each.state)}


async def _pointing(connection: Connection, records: Iterable[Belonging]) -> set[UUID]:
    pointers = [Jsonb({pointer: each.name}) for each in records for pointer in POINTERS]
    cursor = await connection.execute("SELECT aggregate_id FROM listing WHERE facets @> ANY(%s::jsonb[])", (pointers,))
    return {row[0] async for row in cursor}


async def _records(connection: Connection, ids: Iterable[UUID]) -> list[Belonging]:
    cursor = await connection.execute(
        "SELECT aggregate_id, kind, state FROM state WHERE aggregate_id = ANY(%s)", (list(ids),)
    )
    return [Belonging(record, kind, state) async for record, kind, state in cursor if kind in BY_KIND]


async def _events(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, list[SealedEvent]]:
    cursor = await connection.execute(
        "SELECT j.aggregate_id, j.version, q.stream, q.number, j.envelope"
        " FROM journal j LEFT JOIN sequence q USING (pos)"
        " WHERE j.aggregate_id = ANY(%s) ORDER BY j.aggregate_id, j.version",
        (list(ids),),
    )
    found: dict[UUID, list[SealedEvent]] = {}
    async for record, version, stream, number, raw in cursor:
        if number is None:
            raise NOT_SEALED
        found.setdefault(record, []).append(SealedEvent(version, stream, number, raw))
    return found
