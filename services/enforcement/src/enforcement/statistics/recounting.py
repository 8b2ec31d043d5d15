"""Recounted: the same events read from the journal anew, compared with what was counted row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from chassis.database import Connection
from chassis.streams import STREAMS
from enforcement.statistics.reading import events
from enforcement.statistics.tally import PAGE, amount_rows, fact_rows

SHOWN: Final = 100
"""Differences named in one answer."""
_FACTS: Final = """
SELECT aggregate_id, version, stream, number, measure, detail, day, recorded_on, division, unit, field
FROM statistic_fact WHERE day BETWEEN %s AND %s AND number <= (%s::bigint[])[stream + 1]
"""
_AMOUNTS: Final = """
SELECT stream, number, name, day, recorded_on, unit, fen
FROM statistic_amount WHERE day BETWEEN %s AND %s AND number <= (%s::bigint[])[stream + 1]
"""
_FACT_DAY, _AMOUNT_DAY = 6, 3


class Recount(NamedTuple):
    """What was compared."""

    facts: int
    amounts: int
    missing: list[tuple[Any, ...]]
    """In the journal and not counted."""
    extra: list[tuple[Any, ...]]
    """Counted and not in the journal."""


async def recount(connection: Connection, first: date, last: date, heads: Sequence[int]) -> Recount:
    """Everything that counts in a period, up to a cut-off."""
    facts: Counter[tuple[Any, ...]] = Counter()
    amounts: Counter[tuple[Any, ...]] = Counter()
    for stream in range(STREAMS):
        for after in range(0, heads[stream], PAGE):
            async for each in events(connection, stream, after, min(after + PAGE, heads[stream])):
                facts.update(row for row in fact_rows(each) if first <= row[_FACT_DAY] <= last)
                amounts.update(row for row in amount_rows(each) if first <= row[_AMOUNT_DAY] <= last)
    counted = Counter(await _rows(connection, _FACTS, first, last, heads))
    summed = Counter(await _rows(connection, _AMOUNTS, first, last, heads))
    missing = [*(facts - counted), *(amounts - summed)]
    extra = [*(counted - facts), *(summed - amounts)]
    return Recount(facts.total(), amounts.total(), missing, extra)


async def _rows(
    connection: Connection, statement: str, first: date, last: date, heads: Sequence[int]
) -> list[tuple[Any, ...]]:
    cursor = await connection.execute(statement, (first, last, list(heads)))
    return [tuple(row) async for row in cursor]
