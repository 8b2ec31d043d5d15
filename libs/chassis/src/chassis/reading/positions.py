"""Where a reader stands, beside its effects, and what it has parked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from chassis.database import Connection
from chassis.reading.records import Parked


async def read_positions(connection: Connection, reader: str) -> dict[int, int]:
    """The last applied number per stream; streams never read are absent."""
    cursor = await connection.execute("SELECT stream, number FROM reader_position WHERE reader = %s", (reader,))
    return {stream: number async for stream, number in cursor}


async def lock_positions(connection: Connection, reader: str, streams: Sequence[int], now: datetime) -> dict[int, int]:
    """As read_positions, locked until the transaction ends: one applier per stream at a time."""
    await connection.execute(
        "INSERT INTO reader_position (reader, stream, number, moved_at)"
        " SELECT %s, stream, 0, %s FROM unnest(%s::smallint[]) AS stream ON CONFLICT DO NOTHING",
        (reader, now, list(streams)),
    )
    cursor = await connection.execute(
        "SELECT stream, number FROM reader_position WHERE reader = %s AND stream = ANY(%s) ORDER BY stream FOR UPDATE",
        (reader, list(streams)),
    )
    return {stream: number async for stream, number in cursor}


async def move_positions(connection: Connection, reader: str, numbers: Mapping[int, int], now: datetime) -> None:
    """Everything up to these numbers is applied or parked."""
    await connection.execute(
        "UPDATE reader_position p SET number = moved.number, moved_at = %s"
        " FROM unnest(%s::smallint[], %s::bigint[]) AS moved (stream, number)"
        " WHERE p.reader = %s AND p.stream = moved.stream",
        (now, list(numbers), list(numbers.values()), reader),
    )


async def park(connection: Connection, reader: str, events: Sequence[Parked], now: datetime) -> None:
    """Put events aside."""
    for event in events:
        await connection.execute(
            "INSERT INTO parked (reader, stream, number, reason, cloud_event, parked_at)"
            " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (reader, event.stream, event.number, event.reason, event.raw, now),
        )


async def read_parked(connection: Connection, reader: str) -> list[Parked]:
    """What is parked and not yet replayed."""
    cursor = await connection.execute(
        "SELECT stream, number, cloud_event, reason FROM parked"
        " WHERE reader = %s AND replayed_at IS NULL ORDER BY stream, number",
        (reader,),
    )
    return [Parked(*row) async for row in cursor]


async def mark_replayed(connection: Connection, reader: str, event: Parked, now: datetime) -> None:
    """A parked event has been applied after all."""
    await connection.execute(
        "UPDATE parked SET replayed_at = %s WHERE reader = %s AND stream = %s AND number = %s",
        (now, reader, event.stream, event.number),
    )
