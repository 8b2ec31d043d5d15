"""What a reader handles, and the sink it hands events to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chassis.database import Connection
from chassis.envelope import Envelope


@dataclass(frozen=True)
class Arrived:
    """An event as it came from Kafka or from the owner: not yet parsed."""

    stream: int
    number: int
    raw: bytes


@dataclass(frozen=True)
class Numbered:
    """A parsed event at its place in a stream."""

    stream: int
    number: int
    raw: bytes
    envelope: Envelope


@dataclass(frozen=True)
class Parked:
    """An event that no retry will mend, put aside with its reason so that the others can go on."""

    stream: int
    number: int
    raw: bytes
    reason: str


class Sink(Protocol):
    """Makes the effects of events. Must be idempotent: after a crash the same events come again."""

    name: str
    """Name of the reader, such as `entity-projector`."""

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        """Apply a batch, in order per stream, inside the transaction that moves the reader's positions.

        Raises TransientError to have the whole batch tried again; returns those that can never be applied.
        """
