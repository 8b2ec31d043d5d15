"""What happens to a case as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.cases.kinds import CaseStatus, CloseGround
from enforcement.domain.cases.values import (
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFiled:
    """立案, or a part of another case that goes on by itself."""

    at: datetime
    case_number: str
    local_number: str
    title: str
    field: str
    clue: UUID | None
    unit: UUID
    division: str
    officers: tuple[UUID, ...]
    act_ended_on: date | None
    document: str
    filed_on: date
    parties: tuple[Party, ...]
    split_from: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePartyAdded:
    """追加当事人."""

    at: datetime
    party: Party
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOfficersAssigned:
    """Others handle it."""

    at: datetime
    officers: tuple[UUID, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecusalDecided:
    """回避 decided; where granted the officer is off the case."""

    at: datetime
    recusal: Recusal
    officers: tuple[UUID, ...]
    """Those left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRightsTold:
    """Rights told to a party."""

    at: datetime
    party: int
    officers: tuple[UUID, ...]
    record: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFiguresRecorded:
    """三项金额."""

    at: datetime
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSuspended:
    """中止."""

    at: datetime
    pause: Pause
    approved_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResumed:
    """恢复."""

    at: datetime
    pause: Pause
    """As it ended."""
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTimeStopped:
    """Time does not count."""

    at: datetime
    pause: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTimeResumed:
    """Time counts again."""

    at: datetime
    pause: Pause
    """As it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTerminated:
    """终止."""

    at: datetime
    reason: str
    document: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExtended:
    """延长."""

    at: datetime
    extensions: int
    decide_by: date | None
    reason: str
    document: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReported:
    """调查终结."""

    at: datetime
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReviewed:
    """审核; what is to be supplemented goes back to investigation."""

    at: datetime
    review: Review
    status: CaseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDiscussed:
    """集体讨论."""

    at: datetime
    discussion: Discussion


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """结案."""

    at: datetime
    ground: CloseGround
    document: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseArchived:
    """归档."""

    at: datetime
    file: tuple[FileEntry, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoved:
    """Another bureau goes on."""

    at: datetime
    unit: UUID
    division: str
    officers: tuple[UUID, ...]
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHandedOver:
    """移送."""

    at: datetime
    competent: str
    reason: str
    document: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMerged:
    """Goes on under another."""

    at: datetime
    into: UUID
    reason: str
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAbsorbed:
    """Another was merged into it, with its parties."""

    at: datetime
    merged: tuple[UUID, ...]
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSplit:
    """Some parties went on in another case."""

    at: datetime
    split_into: tuple[UUID, ...]
    parties: tuple[Party, ...]
    """Those left."""
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSupervised:
    """督办."""

    at: datetime
    supervised: Supervised


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReportedToSuperior:
    """督办 answered."""

    at: datetime
    supervised: Supervised


EVENTS: Final[tuple[type, ...]] = (
    CaseFiled,
    CasePartyAdded,
    CaseOfficersAssigned,
    CaseRecusalDecided,
    CaseRightsTold,
    CaseFiguresRecorded,
    CaseSuspended,
    CaseResumed,
    CaseTimeStopped,
    CaseTimeResumed,
    CaseTerminated,
    CaseExtended,
    CaseReported,
    CaseReviewed,
    CaseDiscussed,
    CaseClosed,
    CaseArchived,
    CaseMoved,
    CaseHandedOver,
    CaseMerged,
    CaseAbsorbed,
    CaseSplit,
    CaseSupervised,
    CaseReportedToSuperior,
)
"""Everything that happens to a case as a whole."""
