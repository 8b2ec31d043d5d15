"""撤销登记: from the application or the authority's own start to the decision, and its undoing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from licensing.domain.proceedings.events.base import Patch, opened
from licensing.domain.proceedings.kinds import Basis, DeclineGround, KeepGround, ProceedingKind, Stage, StopGround
from licensing.domain.proceedings.states import AnnulmentDetails, Proceeding, ProceedingOpening
from licensing.domain.values import FieldChange, Sealed


def _of(state: Proceeding) -> AnnulmentDetails:
    return state.annulment or AnnulmentDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentApplied:
    """Somebody affected applied for annulment, or the authority took it up itself."""

    at: datetime
    opening: ProceedingOpening
    annulment: AnnulmentDetails

    def patch(self, state: Proceeding) -> Patch:
        """A new proceeding."""
        header = opened(ProceedingKind.ANNULMENT, Stage.APPLIED, self.opening)
        return {**header, "annulment": self.annulment}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentDeclined:
    """不予受理."""

    at: datetime
    ground: DeclineGround
    reason: str
    document: str
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {
            "stage": Stage.DECLINED,
            "annulment": replace(_of(state), decline_ground=self.ground),
            "reason": self.reason,
            "document": self.document,
            "closed_date": self.decided_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentAccepted:
    """受理: the investigation runs."""

    at: datetime
    document: str
    accepted_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Under investigation."""
        details = replace(_of(state), accepted_date=self.accepted_date)
        return {"stage": Stage.INVESTIGATION, "annulment": details, "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationExtended:
    """The head allowed three more months for an involved case."""

    at: datetime
    extended_by: str
    reason: str
    document: str
    extended_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Who allowed it."""
        return {"annulment": replace(_of(state), extended_by=self.extended_by), "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationStopped:
    """中止调查 on somebody's request."""

    at: datetime
    ground: StopGround
    reason: str
    document: str
    stopped_date: date

    def patch(self, state: Proceeding) -> Patch:
        """The clock stands."""
        details = replace(_of(state), stop_ground=self.ground)
        return {"stage": Stage.SUSPENDED, "annulment": details, "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationResumed:
    """The reason for stopping is gone."""

    at: datetime
    resumed_date: date

    def patch(self, state: Proceeding) -> Patch:
        """The clock runs again."""
        details = replace(_of(state), stop_ground=StopGround.UNSPECIFIED)
        return {"stage": Stage.INVESTIGATION, "annulment": details}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreachablePublished:
    """Entity and people cannot be reached or do not cooperate: what is registered stands on GSXT for 45 days."""

    at: datetime
    published_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Since when."""
        return {"annulment": replace(_of(state), published_date=self.published_date)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentObjected:
    """The entity or somebody concerned objected during the 45 days."""

    at: datetime
    objection: str
    objected_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Silence is no ground any more."""
        return {"annulment": replace(_of(state), objection=self.objection, objected_date=self.objected_date)}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationAnnulled:
    """The registration as a whole was annulled."""

    at: datetime
    basis: Basis
    reason: str
    document: str
    responsible: tuple[Sealed, ...]
    barred_until: date | None
    irreversible: bool
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        details = replace(
            _of(state),
            basis=self.basis,
            responsible=self.responsible,
            barred_until=self.barred_until,
            irreversible=self.irreversible,
            decided_date=self.decided_date,
        )
        return _over(Stage.ANNULLED, details, self.reason, self.document, self.decided_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationItemsAnnulled:
    """Only false items were annulled; each has again the value before it."""

    at: datetime
    basis: Basis
    changes: tuple[FieldChange, ...]
    reason: str
    document: str
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        details = replace(_of(state), basis=self.basis, changes=self.changes, decided_date=self.decided_date)
        return _over(Stage.ITEMS_ANNULLED, details, self.reason, self.document, self.decided_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentRefused:
    """不予撤销."""

    at: datetime
    ground: KeepGround
    reason: str
    document: str
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        details = replace(_of(state), keep_ground=self.ground, decided_date=self.decided_date)
        return _over(Stage.NOT_ANNULLED, details, self.reason, self.document, self.decided_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentUndone:
    """The decision to annul was wrong; the registration stands again (SC-746:42)."""

    at: datetime
    reason: str
    document: str
    restored_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Restored."""
        details = replace(_of(state), restored_date=self.restored_date, barred_until=None)
        return {"stage": Stage.RESTORED, "annulment": details, "reason": self.reason, "document": self.document}


def _over(stage: Stage, details: AnnulmentDetails, reason: str, document: str, day: date) -> Patch:
    return {"stage": stage, "annulment": details, "reason": reason, "document": document, "closed_date": day}
