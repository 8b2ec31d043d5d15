"""Wait until a service's own copy of the directory is what the directory holds; it follows by events."""

from __future__ import annotations

import asyncio
import time
from typing import Final

from ssv.errors import StackError
from ssv.postgresql import connect
from ssv.stack import Stack

PATIENCE: Final = 120.0  # seconds
_LOOK_EVERY: Final = 0.2  # seconds
_ROSTER: Final = "roster"


async def knows_the_directory(stack: Stack, database: str) -> None:
    """Return once a service has taken in everything the directory has recorded. `StackError` if it stays behind."""
    since = time.monotonic()
    while behind := await asyncio.to_thread(events_behind, stack, database):
        if time.monotonic() - since > PATIENCE:
            raise StackError(
                f"{database} is {behind:,} events behind the directory.",
                f"See ssv logs {database}-read, then try again.",
            )
        await asyncio.sleep(_LOOK_EVERY)


def events_behind(stack: Stack, database: str) -> int:
    """How many events of the directory a service's copy lacks, those that are not numbered yet among them."""
    with connect(stack, "directory") as owner:
        row = owner.execute("SELECT count(*) FROM outbox").fetchone()
        heads = owner.execute("SELECT stream, number FROM stream_head").fetchall()
    with connect(stack, database) as reader:
        rows = reader.execute("SELECT stream, number FROM reader_position WHERE reader = %s", (_ROSTER,)).fetchall()
    positions: dict[int, int] = dict(rows)
    unsent: int = row[0] if row else 0
    unread: int = sum(max(0, number - positions.get(stream, 0)) for stream, number in heads)
    return unsent + unread
