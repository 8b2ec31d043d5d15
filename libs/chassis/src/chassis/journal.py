"""Reading the journal: one aggregate's history, a stream, the heads."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from chassis.database import Connection
from chassis.envelope import Envelope, parse
from chassis.streams import STREAMS


@dataclass(frozen=True)
class Numbered:
    """An event at its place in a stream, as it is journalled and published."""

    stream: int
    number: int
    raw: bytes


async def history(connection: Connection, aggregate_id: UUID) -> list[Envelope]:
    """All events of one aggregate in the order of versions."""
    cursor = await connection.execute(
        "SELECT envelope FROM journal WHERE aggregate_id = %s ORDER BY version", (aggregate_id,)
    )
    return [parse(row[0]) async for row in cursor]


async def heads(connection: Connection) -> list[int]:
    """The last number given in each stream."""
    cursor = await connection.execute("SELECT stream, number FROM stream_head")
    numbers = [0] * STREAMS
    async for stream, number in cursor:
        numbers[stream] = number
    return numbers


async def read_stream(connection: Connection, stream: int, after: int, limit: int) -> AsyncIterator[Numbered]:
    """Events of one stream with numbers above `after`, in order."""
    cursor = await connection.execute(
        "SELECT s.number, j.envelope FROM sequence s JOIN journal j USING (pos)"
        " WHERE s.stream = %s AND s.number > %s ORDER BY s.number LIMIT %s",
        (stream, after, limit),
    )
    async for number, raw in cursor:
        yield Numbered(stream, number, raw)
