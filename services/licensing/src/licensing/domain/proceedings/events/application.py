"""设立登记 that is not made on the spot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from licensing.domain.proceedings.events.base import Patch, opened
from licensing.domain.proceedings.kinds import ProceedingKind, RefusalGround, Stage
from licensing.domain.proceedings.states import ApplicationDetails, MissingItem, Proceeding, ProceedingOpening


def _of(state: Proceeding) -> ApplicationDetails:
    return state.application or ApplicationDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationReceived:
    """An application for establishment came in."""

    at: datetime
    opening: ProceedingOpening
    application: ApplicationDetails

    def patch(self, state: Proceeding) -> Patch:
        """A new proceeding."""
        header = opened(ProceedingKind.ESTABLISHMENT, Stage.CORRECTION, self.opening)
        return {**header, "application": self.application}


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequested:
    """一次性告知: everything missing was named in one notice and the materials were handed back."""

    at: datetime
    missing: tuple[MissingItem, ...]
    told: tuple[str, ...]
    document: str

    def patch(self, state: Proceeding) -> Patch:
        """The notice stands until the applicant hands in again."""
        details = replace(_of(state), missing=self.missing, told=self.told)
        return {"stage": Stage.CORRECTION, "application": details, "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationResubmitted:
    """The applicant handed in again."""

    at: datetime
    application: ApplicationDetails

    def patch(self, state: Proceeding) -> Patch:
        """The items as they are now stated."""
        return {"application": self.application, "subject_name": self.application.registered_name}


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationAccepted:
    """The application is complete; a receipt was given and the time to decide runs."""

    at: datetime
    receipt: str
    accepted_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Under review."""
        details = replace(_of(state), receipt=self.receipt, accepted_date=self.accepted_date, missing=())
        return {"stage": Stage.REVIEW, "application": details, "document": self.receipt}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionExtended:
    """The head allowed more time for an involved case, and the applicant was told in writing."""

    at: datetime
    extended_by: str
    reason: str
    document: str
    extended_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Who allowed it."""
        return {"application": replace(_of(state), extended_by=self.extended_by), "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentApproved:
    """准予设立登记: the entity exists from this day."""

    at: datetime
    code: str
    document: str
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over, with the entity's code."""
        return {
            "stage": Stage.APPROVED,
            "code": self.code,
            "document": self.document,
            "closed_date": self.decided_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentRefused:
    """不予登记, with the reason."""

    at: datetime
    ground: RefusalGround
    reason: str
    document: str
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {
            "stage": Stage.REFUSED,
            "application": replace(_of(state), refusal_ground=self.ground),
            "reason": self.reason,
            "document": self.document,
            "closed_date": self.decided_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingWithdrawn:
    """The applicant took the application back; for every kind that begins with one."""

    at: datetime
    reason: str
    withdrawn_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {"stage": Stage.WITHDRAWN, "reason": self.reason, "closed_date": self.withdrawn_date}
