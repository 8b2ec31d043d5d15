"""A case as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from enforcement.domain.cases.kinds import CaseStatus, CloseGround
from enforcement.domain.cases.values import (
    NOBODY,
    Discussion,
    Figures,
    FileEntry,
    Party,
    Pause,
    Recusal,
    Report,
    Review,
    Supervised,
)

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyCase:
    """A case (案件) by the ordinary procedure."""

    case_number: str = ""
    """Own key: division, year, field, running number."""
    local_number: str = ""
    """立案号 of the authority."""
    title: str = ""
    field: str = ""
    """Field of law, such as food."""
    clue: UUID | None = None
    unit: UUID = NOBODY
    """The bureau that handles it in its own name."""
    division: str = ""
    post: UUID = NOBODY
    """Who is in charge (主办)."""
    status: CaseStatus = CaseStatus.UNSPECIFIED
    filed_on: date | None = None
    filing_document: str = ""
    act_ended_on: date | None = None
    """End of the act, or of a continuous act; unset while it goes on."""
    officers: tuple[UUID, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    parties: tuple[Party, ...] = ()
    figures: Figures | None = None
    report: Report | None = None
    reviews: tuple[Review, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    pauses: tuple[Pause, ...] = ()
    extensions: int = 0
    """Of the ninety days: 1 by the head, 2 by collective decision."""
    decide_by: date | None = None
    """The day the leaders set together, when thirty days more were not enough."""
    supervised: Supervised | None = None
    merged: tuple[UUID, ...] = ()
    """Cases merged into it."""
    into: UUID | None = None
    split_from: UUID | None = None
    split_into: tuple[UUID, ...] = ()
    ended_on: date | None = None
    """The day after which it can be closed."""
    end_reason: str = ""
    close_ground: CloseGround = CloseGround.UNSPECIFIED
    closed_on: date | None = None
    archived_on: date | None = None
    file: tuple[FileEntry, ...] = ()
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    def party(self, number: int) -> Party | None:
        """The party with a number."""
        return next((each for each in self.parties if each.number == number), None)

    @property
    def pause(self) -> Pause | None:
        """The interval under way."""
        return next((each for each in self.pauses if each.until is None), None)

    @property
    def last_review(self) -> Review | None:
        """Of the whole case, before the parties were told."""
        return self.reviews[-1] if self.reviews else None
