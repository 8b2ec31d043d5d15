"""The query table of mapped kinds: kept in step inside the command's transaction, asked by the list methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from psycopg.types.json import Jsonb

from chassis.commands.orders import Changed
from chassis.database import Connection
from chassis.mapped import Kind, Listed

_WRITE = """
INSERT INTO listing (aggregate_id, kind, division, sort_key, facets)
SELECT * FROM unnest(%b::uuid[], %b::text[], %b::text[], %b::text[], %b::jsonb[])
ON CONFLICT (aggregate_id) DO UPDATE SET
    division = excluded.division, sort_key = excluded.sort_key, facets = excluded.facets
WHERE (listing.division, listing.sort_key, listing.facets)
    IS DISTINCT FROM (excluded.division, excluded.sort_key, excluded.facets)
"""


ELSEWHERE = "elsewhere"
"""The facet that holds the other division of a matter between two places."""


class Position(NamedTuple):
    """Where an aggregate stands in the order of its kind."""

    order: str
    aggregate_id: UUID


@dataclass(frozen=True)
class Wanted:
    """What is asked for; everything empty means: any."""

    kind: str
    division_prefixes: Sequence[str] = ()
    """Leading digits that all have to match."""
    facets: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    """A facet has one of these values."""
    order_from: str = ""
    order_before: str = ""
    two_sided: bool = False
    """Whether the other division that may see a record counts as well."""


def projection(kinds: Sequence[Kind[Any]]) -> Callable[[Connection, Sequence[Changed]], Any]:
    """The command bus's hook for these kinds; what other kinds changed is left alone."""
    by_kind = {kind.kind: kind for kind in kinds}

    async def project(connection: Connection, changed: Sequence[Changed]) -> None:
        mine = [each for each in changed if each.kind in by_kind]
        if not mine:
            return
        listed = [by_kind[each.kind].listed(each.new_state) for each in mine]
        await connection.execute(
            _WRITE,
            (
                [each.aggregate_id for each in mine],
                [each.kind for each in mine],
                [each.division for each in listed],
                [each.order for each in listed],
                [Jsonb(_facets(each)) for each in listed],
            ),
        )

    return project


def _facets(listed: Listed) -> dict[str, Any]:
    return {**listed.facets, ELSEWHERE: listed.elsewhere} if listed.elsewhere else dict(listed.facets)


async def find(
    connection: Connection, wanted: Wanted, after: Position | None, limit: int
) -> list[tuple[Position, bytes]]:
    """Published states in their order, beginning after a position."""
    conditions, parameters = _conditions(wanted)
    if after is not None:
        conditions.append("(l.sort_key, l.aggregate_id) > (%s, %s)")
        parameters.extend(after)
    cursor = await connection.execute(
        "SELECT l.sort_key, l.aggregate_id, s.state"  # noqa: S608 - conditions are our own constants
        f" FROM listing l JOIN state s USING (aggregate_id) WHERE {' AND '.join(conditions)}"
        " ORDER BY l.sort_key, l.aggregate_id LIMIT %s",
        [*parameters, limit],
    )
    return [(Position(order, aggregate_id), state) async for order, aggregate_id, state in cursor]


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    found: list[tuple[str, list[Any]]] = [("l.kind = %s", [wanted.kind])]
    # Digits sort before ":", so a prefix is a range.
    here = "l.division >= %s AND l.division < %s"
    if wanted.two_sided:
        both = f"({here} OR starts_with(l.facets->>'{ELSEWHERE}', %s))"
        found += [(both, [p, p + ":", p]) for p in wanted.division_prefixes]
    else:
        found += [(here, [p, p + ":"]) for p in wanted.division_prefixes]
    for name, values in wanted.facets.items():
        found.append(("l.facets @> ANY(%s::jsonb[])", [[Jsonb({name: value}) for value in values]]))
    if wanted.order_from:
        found.append(("l.sort_key >= %s", [wanted.order_from]))
    if wanted.order_before:
        found.append(("l.sort_key < %s", [wanted.order_before]))
    return [sql for sql, _ in found], [value for _, values in found for value in values]
