"""Figures read from what is counted, at a cut-off: the number of every stream up to which it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from chassis import journal
from chassis.database import Connection
from enforcement.domain.statistics.measures import Dimension

COLUMNS: Final[Mapping[Dimension, str]] = {
    Dimension.DIVISION: "division",
    Dimension.UNIT: "unit",
    Dimension.FIELD: "field",
    Dimension.DETAIL: "detail",
}
_WITHIN: Final = "number <= (%(heads)s::bigint[])[stream + 1]"
_AMOUNTS: Final = f"""
SELECT name, sum(fen)::bigint, coalesce(sum(fen) FILTER (WHERE recorded_on > %(last)s), 0)::bigint
FROM statistic_amount WHERE unit = %(unit)s AND day BETWEEN %(first)s AND %(last)s AND {_WITHIN}
GROUP BY name ORDER BY name
"""  # noqa: S608 - our own constants


class Cutoff(NamedTuple):
    """How far the figures go: the same numbers give the same figures for ever."""

    numbers: list[int]
    behind: int
    """Events that are numbered and not counted yet."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which figures; "" and empty mean all."""

    first: date
    last: date
    measures: Sequence[str]
    prefixes: tuple[str, ...] = ()
    unit: str = ""
    field: str = ""
    by: Sequence[Dimension] = ()


class Figure(NamedTuple):
    """How often something happened in a period."""

    measure: str
    group: Mapping[Dimension, str]
    number: int
    later: int
    """Of them, recorded after the period was over."""


async def cutoff(connection: Connection) -> Cutoff:
    """Where counting stands."""
    rows = await (await connection.execute("SELECT number FROM statistic_position ORDER BY stream")).fetchall()
    numbers = [row[0] for row in rows]
    return Cutoff(numbers, sum(await journal.heads(connection)) - sum(numbers))


async def figures(connection: Connection, asked: Asked, heads: Sequence[int]) -> list[Figure]:
    """The figures of a period at a cut-off."""
    columns = [COLUMNS[each] for each in asked.by]
    conditions = ["day BETWEEN %(first)s AND %(last)s", "measure = ANY(%(measures)s)", _WITHIN]
    parameters: dict[str, Any] = {
        "first": asked.first, "last": asked.last, "measures": list(asked.measures), "heads": list(heads),
    }  # fmt: skip
    for n, prefix in enumerate(asked.prefixes):
        conditions.append(f"starts_with(division, %(prefix{n})s)")
        parameters[f"prefix{n}"] = prefix
    for name, value in (("unit", asked.unit), ("field", asked.field)):
        if value:
            conditions.append(f"{name} = %({name})s")
            parameters[name] = value
    grouped = ", ".join(["measure", *columns])
    cursor = await connection.execute(
        f"SELECT {grouped}, count(*), count(*) FILTER (WHERE recorded_on > %(last)s)"  # noqa: S608 - our own constants
        f" FROM statistic_fact WHERE {' AND '.join(conditions)} GROUP BY {grouped} ORDER BY {grouped}",
        parameters,
    )
    return [_figure(asked.by, row) async for row in cursor]


async def amounts(
    connection: Connection, unit: str, first: date, last: date, heads: Sequence[int]
) -> dict[str, tuple[int, int]]:
    """Fen of one authority in a period, and of them what was recorded after it; there is no other way to ask."""
    cursor = await connection.execute(_AMOUNTS, {"unit": unit, "first": first, "last": last, "heads": list(heads)})
    return {name: (fen, later) async for name, fen, later in cursor}


def _figure(by: Sequence[Dimension], row: Sequence[Any]) -> Figure:
    measure, *group, number, later = row
    return Figure(measure, dict(zip(by, group, strict=True)), number, later)
