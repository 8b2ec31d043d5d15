"""The figures as a table, counted inside the transaction that writes the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from chassis.commands.orders import Changed
from chassis.database import Connection
from licensing.domain.licences.kinds import LicenceLevel, ReformMode
from licensing.statistics.figures import Cell, Count, Measure, counted

_ADD = """
INSERT INTO licence_figure AS f
    (month, licence_kind, division, office, mode, level, legal_limit, promised_limit, measure, correction, number)
SELECT * FROM unnest(
    %s::date[], %s::text[], %s::text[], %s::text[], %s::smallint[], %s::smallint[], %s::text[], %s::text[], %s::text[],
    %s::boolean[], %s::bigint[])
ON CONFLICT (month, licence_kind, division, office, mode, level, legal_limit, promised_limit, measure, correction)
DO UPDATE SET number = f.number + excluded.number
"""
_OF_MONTH = """
SELECT licence_kind, division, office, mode, level, legal_limit, promised_limit, measure, correction, number
FROM licence_figure WHERE month = %s AND starts_with(division, %s) AND starts_with(division, %s)
"""


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """The command bus's hook; what other kinds changed is left alone."""
    total = Counter(count for each in changed for count in counted(each.old_state, each.new_state))
    if total:
        # One order for all transactions, so that none waits for another in a circle.
        rows = sorted((*_row(count), number) for count, number in total.items())
        await connection.execute(_ADD, tuple(map(list, zip(*rows, strict=True))))


async def counts_of(connection: Connection, month: date, prefixes: tuple[str, str] = ("", "")) -> dict[Count, int]:
    """The counts of a month within divisions that have both prefixes."""
    cursor = await connection.execute(_OF_MONTH, (month, *prefixes))
    return {_read(month, row): row[-1] for row in await cursor.fetchall()}


def _row(count: Count) -> tuple[object, ...]:
    cell = count.cell
    return (
        count.month,
        cell.licence_kind,
        cell.division,
        cell.office,
        int(cell.mode),
        int(cell.level),
        cell.legal_limit,
        cell.promised_limit,
        count.measure.value,
        count.correction,
    )


def _read(month: date, row: tuple[object, ...]) -> Count:
    kind, division, office, mode, level, legal, promised, measure, correction, _ = row
    cell = Cell(
        str(kind), str(division), str(office), ReformMode(int(str(mode))), LicenceLevel(int(str(level))),
        str(legal), str(promised),
    )  # fmt: skip
    return Count(month, cell, Measure(str(measure)), bool(correction))
