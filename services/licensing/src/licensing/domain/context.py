"""What a decision may know besides the state it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from licensing.domain.values import Sealed


@dataclass(frozen=True, slots=True)
class Context:
    """The present, and the two things a decision needs done for it."""

    now: datetime
    today: date
    """Civil date in Asia/Shanghai."""
    new_id: Callable[[], UUID]
    seal: Callable[[UUID, str, str, str], Sealed]
    """(record, field, value, masked form): puts a personal value into the vault if the command succeeds."""
