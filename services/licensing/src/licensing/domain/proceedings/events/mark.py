"""特别标注."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from licensing.domain.proceedings.events.base import Patch, opened
from licensing.domain.proceedings.kinds import MarkEnd, ProceedingKind, Stage
from licensing.domain.proceedings.states import MarkDetails, Proceeding, ProceedingOpening


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeciallyMarked:
    """GSXT shows the mark."""

    at: datetime
    opening: ProceedingOpening
    mark: MarkDetails

    def patch(self, state: Proceeding) -> Patch:
        """A new proceeding."""
        return {**opened(ProceedingKind.SPECIAL_MARK, Stage.MARKED, self.opening), "mark": self.mark}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialMarkLifted:
    """The mark is gone."""

    at: datetime
    end: MarkEnd
    lifted_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        details = replace(state.mark or MarkDetails(), end=self.end, lifted_date=self.lifted_date)
        return {"stage": Stage.MARK_LIFTED, "mark": details, "closed_date": self.lifted_date}
