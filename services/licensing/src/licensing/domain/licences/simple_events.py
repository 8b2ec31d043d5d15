"""What happened to a filing (备案) or a pledge (告知承诺): past tense, absolute values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from licensing.domain.events import Patch
from licensing.domain.licences.kinds import FilingStatus, PledgeStatus
from licensing.domain.licences.simple_modes import UNKNOWN_FILING, UNKNOWN_PLEDGE, Filing, Pledge
from licensing.domain.licences.values import LicenceItem, PledgeCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingFiled:
    """Filed on the spot; every value is in the state."""

    at: datetime
    filing: Filing


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingChanged:
    """The filed facts changed."""

    at: datetime
    changed_on: date
    items: tuple[LicenceItem, ...]

    def patch(self) -> Patch:
        """What is filed from now on."""
        return {"items": self.items, "changed_on": self.changed_on}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingCancelled:
    """取消备案."""

    at: datetime
    cancelled_on: date
    reason: str

    def patch(self) -> Patch:
        """Closed."""
        return {
            "status": FilingStatus.CANCELLED,
            "cancelled_on": self.cancelled_on,
            "cancel_reason": self.reason,
        }


FilingEvent: TypeAlias = FilingFiled | FilingChanged | FilingCancelled


def evolve_filing(state: Filing | None, event: FilingEvent) -> Filing:
    """The state after an event. Total."""
    if isinstance(event, FilingFiled):
        return event.filing
    before = state if state is not None else replace(UNKNOWN_FILING, created_at=event.at)
    return replace(before, **event.patch(), updated_at=event.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeSigned:
    """The standards were told and the pledge is signed; every value is in the state."""

    at: datetime
    pledge: Pledge


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeGranted:
    """Granted at once on the pledge; the licence is issued with it."""

    at: datetime
    granted_on: date
    document: str
    licence: UUID
    check_by: date | None

    def patch(self) -> Patch:
        """Granted; the check is to come."""
        return {
            "status": PledgeStatus.GRANTED,
            "granted_on": self.granted_on,
            "decision_document": self.document,
            "licence": self.licence,
            "check_by": self.check_by,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeRefused:
    """The form was not complete."""

    at: datetime
    refused_on: date
    reason: str

    def patch(self) -> Patch:
        """Closed."""
        return _closed(PledgeStatus.NOT_GRANTED, self.refused_on, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeCheckFellDue:
    """The time for the check has come."""

    at: datetime
    due_on: date

    def patch(self) -> Patch:
        """The authority must check."""
        return {"status": PledgeStatus.CHECK_DUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeVerified:
    """The pledge was kept."""

    at: datetime
    check: PledgeCheck
    checks: tuple[PledgeCheck, ...]

    def patch(self) -> Patch:
        """Closed, well."""
        return {**_closed(PledgeStatus.VERIFIED, self.check.checked_on, ""), "checks": self.checks}


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeToRectify:
    """Conditions are not met and can be put right by a date."""

    at: datetime
    check: PledgeCheck
    checks: tuple[PledgeCheck, ...]

    def patch(self) -> Patch:
        """The holder's turn."""
        return {"status": PledgeStatus.RECTIFY, "checks": self.checks}


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeAnnulled:
    """The pledge was false, or not put right: the licence is annulled. A credit event (失信)."""

    at: datetime
    check: PledgeCheck
    checks: tuple[PledgeCheck, ...]
    document: str
    reason: str

    def patch(self) -> Patch:
        """Closed, badly."""
        return {**_closed(PledgeStatus.ANNULLED, self.check.checked_on, self.reason), "checks": self.checks}


PledgeEvent: TypeAlias = (
    PledgeSigned
    | PledgeGranted
    | PledgeRefused
    | PledgeCheckFellDue
    | PledgeVerified
    | PledgeToRectify
    | PledgeAnnulled
)


def evolve_pledge(state: Pledge | None, event: PledgeEvent) -> Pledge:
    """The state after an event. Total."""
    if isinstance(event, PledgeSigned):
        return event.pledge
    before = state if state is not None else replace(UNKNOWN_PLEDGE, created_at=event.at)
    return replace(before, **event.patch(), updated_at=event.at)


def _closed(status: PledgeStatus, day: date, reason: str) -> dict[str, object]:
    return {"status": status, "closed_on": day, "closing_reason": reason}
