"""迁移 with archives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from licensing.domain.proceedings.events.base import Patch, opened
from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import Proceeding, ProceedingOpening, RelocationDetails


def _of(state: Proceeding) -> RelocationDetails:
    return state.relocation or RelocationDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelocationApplied:
    """The new authority took the application and asked the old one for the archives."""

    at: datetime
    opening: ProceedingOpening
    relocation: RelocationDetails
    document: str

    def patch(self, state: Proceeding) -> Patch:
        """A new proceeding."""
        header = opened(ProceedingKind.RELOCATION, Stage.ARCHIVES_REQUESTED, self.opening)
        return {**header, "relocation": self.relocation, "document": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivesHandedOver:
    """The old authority handed the archives over."""

    at: datetime
    archive_volumes: int
    archive_list: str
    archives_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Ready to be registered."""
        details = replace(
            _of(state),
            archive_volumes=self.archive_volumes,
            archive_list=self.archive_list,
            archives_date=self.archives_date,
        )
        return {"stage": Stage.ARCHIVES_RECEIVED, "relocation": details, "document": self.archive_list}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelocationCompleted:
    """The new authority registered the move."""

    at: datetime
    document: str
    completed_date: date

    def patch(self, state: Proceeding) -> Patch:
        """Over."""
        return {"stage": Stage.COMPLETED, "document": self.document, "closed_date": self.completed_date}
