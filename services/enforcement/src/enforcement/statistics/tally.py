"""Counting on: events above what is counted become rows, in one transaction with the positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from chassis import journal
from chassis.database import Connection, Pool
from chassis.streams import STREAMS
from chassis.sweeping import again
from enforcement.domain.statistics.amounts import amounts_of
from enforcement.domain.statistics.counting import facts_of
from enforcement.statistics.reading import Numbered, events

COUNTING: Final = 3
"""Raise it when something is counted otherwise: everything is then counted anew."""
PAGE: Final = 2000
"""Events of one stream in one transaction."""
PATIENCE: Final = 3
"""Pages of every stream counted before an answer."""
_POSITIONS: Final = "SELECT number, counting FROM statistic_position ORDER BY stream FOR UPDATE"
_FACTS: Final = """
INSERT INTO statistic_fact
    (aggregate_id, version, stream, number, measure, detail, day, recorded_on, division, unit, field)
SELECT * FROM unnest(%s::uuid[], %s::bigint[], %s::smallint[], %s::bigint[], %s::text[], %s::text[], %s::date[],
                     %s::date[], %s::text[], %s::text[], %s::text[])
"""
_AMOUNTS: Final = """
INSERT INTO statistic_amount (stream, number, name, day, recorded_on, unit, fen)
SELECT * FROM unnest(%s::smallint[], %s::bigint[], %s::text[], %s::date[], %s::date[], %s::text[], %s::bigint[])
"""
_MOVE: Final = "UPDATE statistic_position SET number = %s, counting = %s WHERE stream = %s"
_FORGET: Final = (
    "DELETE FROM statistic_fact",
    "DELETE FROM statistic_amount",
)


@dataclass(frozen=True)
class Tally:
    """Counts what the journal has numbered; several may run, one at a time counts."""

    pool: Pool

    async def run(self) -> None:
        """Endless part of the scheduler: so that a question has little left to count."""
        await again(self.catch_up)

    async def catch_up(self) -> None:
        """Count until nothing is left that is numbered."""
        while await self.step():
            pass

    async def a_little(self) -> None:
        """As far as a caller can wait for; an answer states what is left."""
        for _ in range(PATIENCE):
            if not await self.step():
                return

    async def step(self) -> bool:
        """Count one page of every stream. Returns whether there is more."""
        async with self.pool.connection() as connection, connection.transaction():
            positions = await _positions(connection)
            heads = await journal.heads(connection)
            upto = [min(head, position + PAGE) for position, head in zip(positions, heads, strict=True)]
            for stream in range(STREAMS):
                if upto[stream] > positions[stream]:
                    await _count(connection, stream, positions[stream], upto[stream])
            return upto != heads


async def _positions(connection: Connection) -> list[int]:
    rows = await (await connection.execute(_POSITIONS)).fetchall()
    if all(counting == COUNTING for _, counting in rows):
        return [number for number, _ in rows]
    for statement in _FORGET:
        await connection.execute(statement)
    for stream in range(STREAMS):
        await connection.execute(_MOVE, (0, COUNTING, stream))
    return [0] * STREAMS


async def _count(connection: Connection, stream: int, after: int, upto: int) -> None:
    found = [each async for each in events(connection, stream, after, upto)]
    facts = [row for each in found for row in fact_rows(each)]
    amounts = [row for each in found for row in amount_rows(each)]
    if facts:
        await connection.execute(_FACTS, _columns(facts))
    if amounts:
        await connection.execute(_AMOUNTS, _columns(amounts))
    await connection.execute(_MOVE, (upto, COUNTING, stream))


def fact_rows(each: Numbered) -> list[tuple[Any, ...]]:
    """What an event adds to the facts."""
    place = each.happened.record, each.happened.version, each.stream, each.number
    return [
        (*place, fact.measure, fact.detail, fact.day, fact.recorded_on, fact.division, fact.unit, fact.field)
        for fact in facts_of(each.happened)
    ]


def amount_rows(each: Numbered) -> list[tuple[Any, ...]]:
    """What an event adds to the sums of its authority."""
    return [
        (each.stream, each.number, amount.name, amount.day, amount.recorded_on, amount.unit, amount.fen)
        for amount in amounts_of(each.happened)
    ]


def _columns(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
