"""强制注销."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from licensing.domain.proceedings.events.base import Patch, opened
from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import ForcedDetails, Proceeding, ProceedingOpening
from licensing.domain.values import Sealed


def _of(state: Proceeding) -> ForcedDetails:
    return state.forced or ForcedDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedDeregistrationAnnounced:
    """The notice stands on GSXT."""

    at: datetime
    opening: ProceedingOpening
    forced: ForcedDetails
    document: str

    def patch(self, state: Proceeding) -> Patch:
        """A new proceeding."""
        header = opened(ProceedingKind.FORCED_DEREGISTRATION, Stage.PUBLICITY, self.opening)
        return {**header, "forced": self.forced, "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedDeregistrationObjected:
    """A department, a creditor or somebody else concerned objected."""

    at: datetime
    objector: Sealed | None
    objection: str
    objected_date: date
    objections: int
    """Objections so far, this one included."""

    def patch(self, state: Proceeding) -> Patch:
        """To be checked."""
        details = replace(
            _of(state),
            objector=self.objector,
            objection=self.objection,
            objected_date=self.objected_date,
            objections=self.objections,
        )
        return {"stage": Stage.OBJECTION_CHECK, "forced": details}


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedObjectionUpheld:
    """The objection is right; the proceeding ends."""

    at: datetime
    reason: str
    document: str
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {
            "stage": Stage.ENDED,
            "reason": self.reason,
            "document": self.document,
            "closed_date": self.decided_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedObjectionRejected:
    """The objection is wrong; the notice goes on."""

    at: datetime
    reason: str
    document: str
    decided_date: date

    def patch(self, state: Proceeding) -> Patch:
        """As before the objection."""
        return {"stage": Stage.PUBLICITY, "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class ForciblyDeregistered:
    """The company was deregistered; what its members and liquidators answer for stays (NPC-公司法:241)."""

    at: datetime
    document: str
    deregistered_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over; restoration may still be asked for."""
        return {
            "stage": Stage.DEREGISTERED,
            "forced": replace(_of(state), deregistered_date=self.deregistered_date),
            "document": self.document,
            "closed_date": self.deregistered_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedDeregistrationUndone:
    """The registration was restored."""

    at: datetime
    document: str
    reason: str
    restored_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Restored."""
        return {
            "stage": Stage.RESTORED,
            "forced": replace(_of(state), restored_date=self.restored_date),
            "document": self.document,
            "reason": self.reason,
        }
