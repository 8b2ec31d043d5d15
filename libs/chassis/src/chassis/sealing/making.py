"""The next seal of a stream, from what it is over: pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chassis.sealing import merkle
from chassis.sealing.keys import SealKey
from chassis.sealing.statement import NO_HASH, Seal, Statement


class Reached(NamedTuple):
    """How far a stream is sealed."""

    stream: int
    number: int
    """Of its last seal; 0 if it has none."""
    last: int
    """Number of the last event under it."""
    hash: bytes | None
    sealed_at: datetime | None = None
    """Of its last seal."""


@dataclass(frozen=True)
class Signer:
    """In whose name seals are made."""

    service: str
    key: SealKey

    def seal(self, reached: Reached, leaves: Sequence[bytes], skip: bytes | None, now: datetime) -> Seal:
        """The seal over the hashes of the events that follow; `skip` is the hash of the earlier seal it names.

        Its time is never before that of the seal before it.
        """
        statement = Statement(
            service=self.service,
            stream=reached.stream,
            number=reached.number + 1,
            first=reached.last + 1,
            last=reached.last + len(leaves),
            root=merkle.root(leaves),
            previous=reached.hash or NO_HASH,
            skip=skip or NO_HASH,
            sealed_at=max(now, reached.sealed_at or now),
            key=self.key.name,
        )
        return Seal(statement, self.key.sign(statement.text()))
