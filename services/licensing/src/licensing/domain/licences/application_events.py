"""What happened to an application: past tense, absolute values. `at` is when it was recorded.

Every event has `patch`, the fields of the state it sets; `evolve` needs nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from licensing.domain.events import Patch
from licensing.domain.licences.applications import UNKNOWN_APPLICATION, LicenceApplication
from licensing.domain.licences.kinds import LicenceApplicationStatus as Status
from licensing.domain.licences.values import (
    DeferralPledge,
    LegalReview,
    LicenceDecision,
    LicenceHearing,
    LicenceMaterial,
    LimitExtension,
    OneTimeNotice,
    ReviewInterval,
    SiteReview,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationReceived:
    """An application was handed in; every value is in the state."""

    at: datetime
    licence_application: LicenceApplication


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationNoticeIssued:
    """一次性告知."""

    at: datetime
    notice: OneTimeNotice
    materials: tuple[LicenceMaterial, ...]

    def patch(self) -> Patch:
        """The applicant's turn."""
        return {"status": Status.INCOMPLETE, "notice": self.notice, "materials": self.materials}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationSupplemented:
    """补正; `complete` when nothing is missing any more, which starts the time to accept anew."""

    at: datetime
    supplied_on: date
    materials: tuple[LicenceMaterial, ...]
    complete: bool

    def patch(self) -> Patch:
        """The authority's turn again when complete."""
        known: Patch = {"materials": self.materials}
        return {**known, "status": Status.RECEIVED, "received_on": self.supplied_on} if self.complete else known


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationAccepted:
    """受理."""

    at: datetime
    accepted_on: date
    document: str
    materials: tuple[LicenceMaterial, ...]
    deferral: DeferralPledge | None = None

    def patch(self) -> Patch:
        """Accepted; the time to decide runs."""
        return {
            "status": Status.ACCEPTED,
            "accepted_on": self.accepted_on,
            "acceptance_document": self.document,
            "materials": self.materials,
            "deferral": self.deferral,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationDeemedAccepted:
    """No answer in time: accepted since `accepted_on`, the day the papers came (NPC-行政许可法:32)."""

    at: datetime
    accepted_on: date
    answer_was_due: date

    def patch(self) -> Patch:
        """Accepted by law."""
        return {"status": Status.ACCEPTED, "accepted_on": self.accepted_on, "deemed_accepted": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationNotAccepted:
    """不予受理."""

    at: datetime
    refused_on: date
    document: str
    reason: str
    competent_organ: str

    def patch(self) -> Patch:
        """Closed before review."""
        closed = _closed(Status.NOT_ACCEPTED, self.refused_on, self.reason)
        return {**closed, "acceptance_document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationIntervalStarted:
    """The clock stops."""

    at: datetime
    interval: ReviewInterval
    intervals: tuple[ReviewInterval, ...]

    def patch(self) -> Patch:
        """All intervals."""
        return {"intervals": self.intervals}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationIntervalEnded:
    """The clock goes on."""

    at: datetime
    interval: ReviewInterval
    intervals: tuple[ReviewInterval, ...]

    def patch(self) -> Patch:
        """All intervals."""
        return {"intervals": self.intervals}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationSiteReviewed:
    """现场核查."""

    at: datetime
    review: SiteReview
    site_reviews: tuple[SiteReview, ...]

    def patch(self) -> Patch:
        """All reviews."""
        return {"site_reviews": self.site_reviews}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationHearingRecorded:
    """听证."""

    at: datetime
    hearing: LicenceHearing

    def patch(self) -> Patch:
        """The hearing."""
        return {"hearing": self.hearing}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationLegallyReviewed:
    """法制审核."""

    at: datetime
    legal_review: LegalReview

    def patch(self) -> Patch:
        """The review."""
        return {"legal_review": self.legal_review}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationExtended:
    """延长."""

    at: datetime
    extension: LimitExtension

    def patch(self) -> Patch:
        """The extension."""
        return {"extension": self.extension}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationGranted:
    """准予许可."""

    at: datetime
    decision: LicenceDecision
    late: bool
    """After the legal limit."""

    def patch(self) -> Patch:
        """Decided; the document is to be issued."""
        return {"status": Status.GRANTED, "decision": self.decision}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationRefused:
    """不予许可."""

    at: datetime
    decision: LicenceDecision
    late: bool
    false_application: bool = False
    """Facts hidden or papers false: no new application for a year (NPC-行政许可法:78)."""

    def patch(self) -> Patch:
        """Decided and closed."""
        closed = _closed(Status.REFUSED, self.decision.decided_on, self.decision.reasons)
        return {**closed, "decision": self.decision}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationIssued:
    """颁发: the document is out."""

    at: datetime
    issued_on: date
    licence: UUID

    def patch(self) -> Patch:
        """Closed, with the licence it led to."""
        return {**_closed(Status.ISSUED, self.issued_on, ""), "licence": self.licence}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationWithdrawn:
    """The applicant took it back."""

    at: datetime
    withdrawn_on: date
    reason: str

    def patch(self) -> Patch:
        """Closed."""
        return _closed(Status.WITHDRAWN, self.withdrawn_on, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplicationTerminated:
    """终止审查."""

    at: datetime
    terminated_on: date
    document: str
    reason: str

    def patch(self) -> Patch:
        """Closed."""
        return _closed(Status.TERMINATED, self.terminated_on, self.reason)


LicenceApplicationEvent: TypeAlias = (
    LicenceApplicationReceived
    | LicenceApplicationNoticeIssued
    | LicenceApplicationSupplemented
    | LicenceApplicationAccepted
    | LicenceApplicationDeemedAccepted
    | LicenceApplicationNotAccepted
    | LicenceApplicationIntervalStarted
    | LicenceApplicationIntervalEnded
    | LicenceApplicationSiteReviewed
    | LicenceApplicationHearingRecorded
    | LicenceApplicationLegallyReviewed
    | LicenceApplicationExtended
    | LicenceApplicationGranted
    | LicenceApplicationRefused
    | LicenceApplicationIssued
    | LicenceApplicationWithdrawn
    | LicenceApplicationTerminated
)


def evolve_application(state: LicenceApplication | None, event: LicenceApplicationEvent) -> LicenceApplication:
    """The state after an event. Total: it never refuses, whatever came before."""
    if isinstance(event, LicenceApplicationReceived):
        return event.licence_application
    before = state if state is not None else replace(UNKNOWN_APPLICATION, created_at=event.at)
    return replace(before, **event.patch(), updated_at=event.at)


def _closed(status: Status, day: date, reason: str) -> Patch:
    return {"status": status, "closed_on": day, "closing_reason": reason}
