"""Seals as they stand in the database, and proofs made from the journal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import NamedTuple

from chassis import journal
from chassis.database import Connection
from chassis.sealing import merkle
from chassis.streams import STREAMS


class StoredSeal(NamedTuple):
    """A row of the table."""

    stream: int
    number: int
    first: int
    last: int
    sealed_at: datetime
    hash: bytes
    document: bytes


_COLUMNS = "stream, number, first_number, last_number, sealed_at, hash, document"


async def _rows(connection: Connection, question: str, parameters: Sequence[object]) -> AsyncIterator[StoredSeal]:
    asked = f"SELECT {_COLUMNS} FROM seal WHERE {question}"  # noqa: S608 - constants of this file
    cursor = await connection.execute(asked, parameters)
    async for row in cursor:
        yield StoredSeal._make(row)


async def heads(connection: Connection) -> dict[int, StoredSeal]:
    """The newest seal of each stream that has one."""
    question = "stream = %s ORDER BY number DESC LIMIT 1"
    return {stream: row for stream in range(STREAMS) async for row in _rows(connection, question, (stream,))}


async def after(connection: Connection, stream: int, number: int, limit: int) -> list[StoredSeal]:
    """The seals of a stream that follow one, in order."""
    question = "stream = %s AND number > %s ORDER BY number LIMIT %s"
    return [row async for row in _rows(connection, question, (stream, number, limit))]


async def numbered(connection: Connection, stream: int, numbers: Sequence[int]) -> list[StoredSeal]:
    """Those seals of a stream, in order."""
    question = "stream = %s AND number = ANY(%s) ORDER BY number"
    return [row async for row in _rows(connection, question, (stream, list(numbers)))]


async def covering(connection: Connection, stream: int, event: int) -> StoredSeal | None:
    """The seal that an event of a stream stands under, or None if it has none yet."""
    question = "stream = %s AND last_number >= %s ORDER BY last_number LIMIT 1"
    return next(iter([row async for row in _rows(connection, question, (stream, event))]), None)


async def leaves(connection: Connection, seal: StoredSeal) -> list[bytes]:
    """The hashes of the events under a seal, as they stand in the journal now."""
    covered = journal.read_stream(connection, seal.stream, seal.first - 1, seal.last - seal.first + 1)
    return [merkle.leaf_hash(event.raw) async for event in covered]
