"""简易注销."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from licensing.domain.proceedings.events.base import Patch, opened
from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import Proceeding, ProceedingOpening, SimpleDetails
from licensing.domain.values import Sealed


def _of(state: Proceeding) -> SimpleDetails:
    return state.simple or SimpleDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleDeregistrationOpened:
    """Pledge and application stand on GSXT, or went to the departments for an individual business."""

    at: datetime
    opening: ProceedingOpening
    simple: SimpleDetails

    def patch(self, state: Proceeding) -> Patch:
        """A new proceeding."""
        header = opened(ProceedingKind.SIMPLE_DEREGISTRATION, Stage.PUBLICITY, self.opening)
        return {**header, "simple": self.simple}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleDeregistrationObjected:
    """Somebody objected in time; only ordinary deregistration is left."""

    at: datetime
    objector: Sealed | None
    objection: str
    objected_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        details = replace(
            _of(state), objector=self.objector, objection=self.objection, objected_date=self.objected_date
        )
        return {"stage": Stage.OBJECTED, "simple": details, "closed_date": self.objected_date}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleDeregistrationLapsed:
    """Nobody applied in time after the publicity."""

    at: datetime
    lapsed_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {"stage": Stage.LAPSED, "closed_date": self.lapsed_date}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimplyDeregistered:
    """The entity left the register by the simple procedure."""

    at: datetime
    applied_date: date
    deregistered_date: date
    document: str

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {
            "stage": Stage.DEREGISTERED,
            "simple": replace(_of(state), applied_date=self.applied_date),
            "document": self.document,
            "closed_date": self.deregistered_date,
        }
