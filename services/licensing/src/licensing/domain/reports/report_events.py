"""What happened to annual reports: past tense, absolute values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from licensing.domain.reports.kinds import ReporterKind, ReportStage
from licensing.domain.reports.states import AnnualReport, ReportCorrection, ReportItem

Patch: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSubject:
    """Whose report it is, about which year, and when it is filed."""

    entity: UUID
    code: str
    subject_name: str
    division: str
    reporter: ReporterKind
    year: int
    opens: date
    closes: date

    def patch(self) -> dict[str, Any]:
        """The fields every new report has."""
        return {
            "entity": self.entity,
            "code": self.code,
            "subject_name": self.subject_name,
            "division": self.division,
            "reporter": self.reporter,
            "year": self.year,
            "opens": self.opens,
            "closes": self.closes,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportExpected:
    """It is due by the end of the window."""

    at: datetime
    about: ReportSubject

    def patch(self, state: AnnualReport) -> Patch:
        """Expected."""
        return {**self.about.patch(), "stage": ReportStage.EXPECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportFiled:
    """It was filed, in time or late."""

    at: datetime
    about: ReportSubject
    items: tuple[ReportItem, ...]
    on_paper: bool
    filed_date: date
    late: bool

    def patch(self, state: AnnualReport) -> Patch:
        """Filed."""
        return {
            **self.about.patch(),
            "stage": ReportStage.FILED,
            "items": self.items,
            "on_paper": self.on_paper,
            "filed_date": self.filed_date,
            "late": self.late,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportCorrected:
    """Items took other values; old and new are shown."""

    at: datetime
    items: tuple[ReportItem, ...]
    """All items as they are now."""
    correction: ReportCorrection

    def patch(self, state: AnnualReport) -> Patch:
        """The items, and the correction after the others."""
        return {"items": self.items, "corrections": (*state.corrections, self.correction)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportMissed:
    """The window closed without it."""

    at: datetime
    missed_date: date

    def patch(self, state: AnnualReport) -> Patch:
        """Missed."""
        return {"stage": ReportStage.MISSED, "missed_date": self.missed_date}


ReportEvent: TypeAlias = AnnualReportExpected | AnnualReportFiled | AnnualReportCorrected | AnnualReportMissed


def evolve(state: AnnualReport | None, event: ReportEvent) -> AnnualReport:
    """The state after an event. Total: it never refuses, whatever came before."""
    before = state if state is not None else AnnualReport(created_at=event.at)
    return replace(before, **event.patch(before), updated_at=event.at)
