"""A sink that notes what it was given in a table, so that a test can see order, loss and repetition."""

from __future__ import annotations

from collections.abc import Sequence

from chassis.database import Connection, Pool
from chassis.errors import TransientError
from chassis.reading import Numbered, Parked

CREATE = "CREATE TABLE IF NOT EXISTS noted (at bigserial, stream int, number bigint, aggregate uuid, version bigint)"


class NotingSink:
    """Notes every event; parks those whose data contains `poison`; fails transiently `failures` times."""

    name = "noter"

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        if self.failures:
            self.failures -= 1
            raise TransientError("the index is away")
        for event in events:
            await connection.execute(
                "INSERT INTO noted (stream, number, aggregate, version) VALUES (%s, %s, %s, %s)",
                (event.stream, event.number, event.envelope.aggregate_id, event.envelope.version),
            )
        poisoned = [event for event in events if b"poison" in event.envelope.data]
        return [Parked(event.stream, event.number, event.raw, "poison") for event in poisoned]


async def noted(pool: Pool) -> dict[int, list[int]]:
    """Numbers per stream in the order they were applied."""
    async with pool.connection() as connection:
        cursor = await connection.execute("SELECT stream, number FROM noted ORDER BY at")
        found: dict[int, list[int]] = {}
        async for stream, number in cursor:
            found.setdefault(stream, []).append(number)
    return found
