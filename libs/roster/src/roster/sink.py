"""Keeps a service's copy of the directory in step with the directory's events."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final
from uuid import UUID

from chassis.database import Connection
from chassis.envelope import Envelope
from chassis.errors import PermanentError
from chassis.reading import Numbered, Parked
from roster.handovers import TakenOver, taken_over
from roster.wire import KINDS, state_after

TOPIC: Final = "ssv.directory.events"

# Whoever writes holds the row of the generation until he commits, so generations are committed in their order and
# "every row above generation n" misses none.
_NEXT_GENERATION = "UPDATE roster_generation SET number = number + 1 RETURNING number"
_WRITE = """
INSERT INTO roster_record (record_id, kind, version, generation, state)
SELECT r.record_id, r.kind, r.version, %s, r.state
FROM unnest(%s::uuid[], %s::text[], %s::bigint[], %s::bytea[]) AS r (record_id, kind, version, state)
ON CONFLICT (record_id) DO UPDATE SET
    version = excluded.version, generation = excluded.generation, state = excluded.state
WHERE roster_record.version < excluded.version
"""


TakeOver = Callable[[TakenOver], Awaitable[None]]
"""Transfers a matter to its new owner. Called again after a crash, so it must act once per handover: a request id made
of the handover's name does that. Raises TransientError to be called again, PermanentError to have it put aside."""


class RosterSink:
    """Implements chassis.reading.Sink: one row per record, guarded by its version; other kinds pass by.

    A service that owns matters also says what to do when one of them was taken over.
    """

    def __init__(self, service: str, take_over: TakeOver | None = None) -> None:
        self.name = "roster"
        self._source = f"/{service}"
        self._take_over = take_over

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        """Write the latest state of every record the events speak of, and transfer what was taken over."""
        latest: dict[UUID, tuple[str, int, bytes]] = {}
        parked: list[Parked] = []
        for event in events:
            try:
                if event.envelope.kind in KINDS:
                    _keep_latest(event.envelope, latest)
                elif self._take_over and (handover := taken_over(event.envelope, self._source)):
                    await self._take_over(handover)
            except PermanentError as error:
                parked.append(Parked(event.stream, event.number, event.raw, str(error)))
        if latest:
            await write(connection, latest)
        return parked


def _keep_latest(envelope: Envelope, latest: dict[UUID, tuple[str, int, bytes]]) -> None:
    state = state_after(envelope)
    known = latest.get(envelope.aggregate_id)
    if known is None or known[1] < envelope.version:
        latest[envelope.aggregate_id] = envelope.kind, envelope.version, state


async def write(connection: Connection, latest: dict[UUID, tuple[str, int, bytes]]) -> None:
    """Records by id with kind, version and published state; an older version than is known changes nothing."""
    cursor = await connection.execute(_NEXT_GENERATION)
    [[generation]] = await cursor.fetchall()
    kinds, versions, states = zip(*latest.values(), strict=True)
    await connection.execute(_WRITE, (generation, list(latest), list(kinds), list(versions), list(states)))
