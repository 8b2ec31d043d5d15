"""What happened in the double notice: past tense, absolute values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from licensing.domain.notices.kinds import NoticeStage, PermitOutcome, ReformMode
from licensing.domain.notices.states import DoubleNotice

Patch: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitHintIssued:
    """The applicant was told that an item of the scope needs a permit, a filing, or neither any more."""

    at: datetime
    entity: UUID
    code: str
    subject_name: str
    division: str
    item: str
    item_title: str
    scope_words: str
    mode: ReformMode
    basis: str
    pledge: str
    told_date: date
    owner_post: UUID | None

    def patch(self, state: DoubleNotice) -> Patch:
        """Told."""
        return {
            "entity": self.entity,
            "code": self.code,
            "subject_name": self.subject_name,
            "division": self.division,
            "item": self.item,
            "item_title": self.item_title,
            "scope_words": self.scope_words,
            "mode": self.mode,
            "basis": self.basis,
            "pledge": self.pledge,
            "stage": NoticeStage.TOLD,
            "told_date": self.told_date,
            "owner_post": self.owner_post,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePushed:
    """The department has it."""

    at: datetime
    department: str
    sent_date: date
    rounds: int

    def patch(self, state: DoubleNotice) -> Patch:
        """Pushed."""
        sent = {"department": self.department, "sent_date": self.sent_date, "rounds": self.rounds}
        return {**sent, "stage": NoticeStage.PUSHED, "unclaimed_since": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePublished:
    """It waits to be claimed."""

    at: datetime
    sent_date: date
    rounds: int

    def patch(self, state: DoubleNotice) -> Patch:
        """Published."""
        sent = {"department": "", "sent_date": self.sent_date, "rounds": self.rounds}
        return {**sent, "stage": NoticeStage.PUBLISHED, "unclaimed_since": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeClaimed:
    """A department took it."""

    at: datetime
    department: str
    claimed_date: date

    def patch(self, state: DoubleNotice) -> Patch:
        """Claimed."""
        return {
            "stage": NoticeStage.CLAIMED,
            "claimed_by": self.department,
            "claimed_date": self.claimed_date,
            "unclaimed_since": None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeUnclaimed:
    """Nobody took it in time; somebody has to see to it."""

    at: datetime
    unclaimed_since: date

    def patch(self, state: DoubleNotice) -> Patch:
        """The alarm is up; it may still be claimed."""
        return {"unclaimed_since": self.unclaimed_since}


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitResultReturned:
    """What became of the permit; the circle is closed."""

    at: datetime
    outcome: PermitOutcome
    licence_number: str
    returned_date: date

    def patch(self, state: DoubleNotice) -> Patch:
        """Returned."""
        return {
            "stage": NoticeStage.RETURNED,
            "outcome": self.outcome,
            "licence_number": self.licence_number,
            "returned_date": self.returned_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionHinted:
    """No permit came: an inspection is suggested."""

    at: datetime
    hinted_date: date

    def patch(self, state: DoubleNotice) -> Patch:
        """Hinted; a result may still come."""
        return {"hinted_date": self.hinted_date}


NoticeEvent: TypeAlias = (
    PermitHintIssued
    | NoticePushed
    | NoticePublished
    | NoticeClaimed
    | NoticeUnclaimed
    | PermitResultReturned
    | InspectionHinted
)


def evolve(state: DoubleNotice | None, event: NoticeEvent) -> DoubleNotice:
    """The state after an event. Total: it never refuses, whatever came before."""
    before = state if state is not None else DoubleNotice(created_at=event.at)
    return replace(before, **event.patch(before), updated_at=event.at)
