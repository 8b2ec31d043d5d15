"""What a decision may know besides the records it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from directory.domain.matters import OpenMatters
from roster.powers import Roster


@dataclass(frozen=True, slots=True)
class Context:
    """The present, and who speaks."""

    now: datetime
    today: date
    """Civil date in Asia/Shanghai."""
    new_id: Callable[[], UUID]
    officer: str = ""
    """Number of the person whose token came with the call."""
    post: UUID | None = None
    """The post the token says he acts in; None if it names none."""
    keeper: bool = False
    """Whether he keeps the directory (机构编制、人事), and so may arrange what others hand over."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The directory as it stands, earlier commands of the same transaction included, and what posts have open."""

    roster: Roster
    matters: OpenMatters
