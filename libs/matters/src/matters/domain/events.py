"""What happens to deadlines and assignments; values are absolute, lists stand in full as they are afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from matters.domain.values import Dates, Extension, Facts, Suspension, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineOpened:
    """A limit began to run."""

    at: datetime
    facts: Facts
    terms: Terms
    occurrence: int
    started_on: date | None
    started_at: datetime | None
    fixed_on: date | None
    dates: Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineSuspended:
    """Time stands still (中止), or a past interval in which it did was recorded."""

    at: datetime
    suspensions: tuple[Suspension, ...]
    open: bool
    """Whether time stands still now."""
    dates: Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineResumed:
    """Time runs again (恢复)."""

    at: datetime
    suspensions: tuple[Suspension, ...]
    dates: Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExtended:
    """Time was added (延长)."""

    at: datetime
    extensions: tuple[Extension, ...]
    dates: Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMet:
    """What the limit was for has been done."""

    at: datetime
    met_on: date
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineCancelled:
    """The limit fell away (终止)."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRecomputed:
    """A calendar was published or a rule changed, and the dates moved or became certain."""

    at: datetime
    terms: Terms
    dates: Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineNear:
    """The date is near."""

    at: datetime
    given: tuple[datetime, ...]
    """The warnings this one gives: several if they came due while the scheduler was down."""
    near_ats: tuple[datetime, ...]
    """Warnings yet to come."""
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMissed:
    """The date has passed."""

    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExpired:
    """The time of a right has passed, and with it the right."""

    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineReassigned:
    """The matter has a new owner, and so has its limit."""

    at: datetime
    owner_post: UUID | None


DeadlineEvent: TypeAlias = (
    DeadlineOpened
    | DeadlineSuspended
    | DeadlineResumed
    | DeadlineExtended
    | DeadlineMet
    | DeadlineCancelled
    | DeadlineRecomputed
    | DeadlineNear
    | DeadlineMissed
    | DeadlineExpired
    | DeadlineReassigned
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentOpened:
    """A matter was opened, and a post owns it."""

    at: datetime
    matter: str
    matter_kind: str
    title: str
    subject: str
    division: str
    owner_post: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentOffered:
    """Another post was asked to take the matter over; None: the offer was taken back."""

    at: datetime
    offered_to: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentTransferred:
    """Another post has accepted the matter (移交)."""

    at: datetime
    from_post: UUID
    owner_post: UUID
    handover: str
    accepted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentClosed:
    """The matter is done (办结)."""

    at: datetime


AssignmentEvent: TypeAlias = AssignmentOpened | AssignmentOffered | AssignmentTransferred | AssignmentClosed
