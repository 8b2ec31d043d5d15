"""What an adapter is given and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from matters.domain.kinds import AlarmKind
from matters.domain.states import Deadline


@dataclass(frozen=True, slots=True)
class Alarm:
    """One announcement, as it was journalled."""

    deadline_id: UUID
    kind: AlarmKind
    at: datetime
    deadline: Deadline
    """The limit as it was then."""

    @property
    def key(self) -> str:
        """Names the alarm for good: an alarm that comes twice can be known by it."""
        return f"{self.deadline_id}/{self.kind.name.lower()}/{self.at.isoformat()}"


class AlarmPort(Protocol):
    """Where alarms go. Delivery is at least once: after a crash an alarm may come again, with the same key."""

    async def deliver(self, alarms: Sequence[Alarm]) -> Sequence[str]:
        """Hand them over; for each, in order, why that failed, or "" if it is done."""
