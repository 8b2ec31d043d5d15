"""What is known of a deadline and of an assignment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from matters.domain.kinds import Basis, DeadlineStatus, Holder
from matters.domain.values import Extension, Moment, Suspension


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One time limit (期限) of one matter. Fields as in deadline.proto."""

    matter: str
    title: str
    subject: str
    division: str
    owner_post: UUID | None

    rule_id: str
    rule_version: str
    source: str
    basis: Basis
    holder: Holder
    regime: str
    period: str
    near: tuple[str, ...]
    is_right: bool
    occurrence: int

    started_on: date | None
    started_at: datetime | None
    fixed_on: date | None
    suspensions: tuple[Suspension, ...]
    extensions: tuple[Extension, ...]

    act_by: date | None
    right_ends: date | None
    act_by_at: datetime | None
    right_ends_at: datetime | None
    expires_at: datetime | None
    provisional: bool
    explanation: str

    status: DeadlineStatus
    met_on: date | None
    late: bool
    near_at: datetime | None
    near_ats: tuple[datetime, ...]
    near_announced_at: datetime | None
    missed_at: datetime | None

    created_at: datetime
    updated_at: datetime

    @property
    def start(self) -> Moment:
        """What set it off."""
        start = self.started_at or self.started_on
        if start is None:
            raise ValueError("a deadline without a start")
        return start

    @property
    def due_on(self) -> date | None:
        """The date its holder is held to; None while time stands still."""
        return self.act_by if self.holder is Holder.AUTHORITY else self.right_ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who works on a matter (承办). Fields as in assignment.proto."""

    matter: str
    matter_kind: str
    title: str
    subject: str
    division: str
    owner_post: UUID
    opened_at: datetime
    closed_at: datetime | None
    offered_to: UUID | None
    handover: str
    created_at: datetime
    updated_at: datetime
