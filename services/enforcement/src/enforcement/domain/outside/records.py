"""A notice to another authority as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

from enforcement.domain.clues.clues import Suspect

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
NO_SUSPECT = Suspect()


class OutsideStatus(IntEnum):
    """Where it stands."""

    UNSPECIFIED = 0
    SENT = 1
    """已通报"""
    ANSWERED = 2
    """已收到回复"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideNotice:
    """通报: the matter was never ours, so no clue is opened here and no time runs."""

    origin_key: str = ""
    """Key of the matter at its source, unique among notices."""
    event_key: str = ""
    """What clues and notices of one event share, such as the number of a sample."""
    title: str = ""
    facts: str = ""
    suspect: Suspect = NO_SUSPECT
    place: str = ""
    """GB/T 2260 of where the suspect is presumed to sit."""
    competent: str = ""
    """The authority told."""
    unit: UUID = NOBODY
    """The bureau that tells it."""
    division: str = ""
    post: UUID = NOBODY
    sent_on: date | None = None
    status: OutsideStatus = OutsideStatus.UNSPECIFIED
    answer: str = ""
    reference: str = ""
    """Number the other authority answered under."""
    answered_on: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
