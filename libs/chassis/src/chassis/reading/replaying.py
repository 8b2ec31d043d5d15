"""Applying a parked event once more, later, after its cause was mended."""

from __future__ import annotations

from datetime import datetime

from chassis.database import Pool
from chassis.envelope import parse
from chassis.errors import PermanentError, TransientError
from chassis.reading.positions import mark_replayed
from chassis.reading.records import Numbered, Parked, Sink


async def replay(pool: Pool, sink: Sink, event: Parked, now: datetime) -> str | None:
    """Why the event still cannot be applied; None if it was, once and for all."""
    try:
        numbered = Numbered(event.stream, event.number, event.raw, parse(event.raw))
        async with pool.connection() as connection, connection.transaction():
            refused = await sink.apply(connection, [numbered])
            if refused:
                raise PermanentError(refused[0].reason)
            await mark_replayed(connection, sink.name, event, now)
    except (PermanentError, TransientError) as error:
        return str(error)
    return None
