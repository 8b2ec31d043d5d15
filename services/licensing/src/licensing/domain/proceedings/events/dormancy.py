"""歇业."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from licensing.domain.proceedings.events.base import Patch, opened
from licensing.domain.proceedings.kinds import ProceedingKind, Resumption, Stage
from licensing.domain.proceedings.states import DormancyDetails, Proceeding, ProceedingOpening


def _of(state: Proceeding) -> DormancyDetails:
    return state.dormancy or DormancyDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class DormancyFiled:
    """Dormancy was filed; GSXT shows period and service address."""

    at: datetime
    opening: ProceedingOpening
    dormancy: DormancyDetails

    def patch(self, state: Proceeding) -> Patch:
        """A new proceeding."""
        header = opened(ProceedingKind.DORMANCY, Stage.DORMANT, self.opening)
        return {**header, "dormancy": self.dormancy}


@dataclass(frozen=True, slots=True, kw_only=True)
class DormancyExtended:
    """The period was made longer."""

    at: datetime
    until_date: date
    extensions: int

    def patch(self, state: Proceeding) -> Patch:
        """The new last day."""
        return {"dormancy": replace(_of(state), until_date=self.until_date, extensions=self.extensions)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DormancyEnded:
    """Trade goes on: declared, found, or by law at the end of the period."""

    at: datetime
    resumption: Resumption
    resumed_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Resumed, still to be published."""
        details = replace(_of(state), resumption=self.resumption, resumed_date=self.resumed_date)
        return {"stage": Stage.RESUMED, "dormancy": details}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumptionPublished:
    """The resumption stands on GSXT."""

    at: datetime
    published_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {
            "stage": Stage.RESUMPTION_PUBLISHED,
            "dormancy": replace(_of(state), published_date=self.published_date),
            "closed_date": self.published_date,
        }
