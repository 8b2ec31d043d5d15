"""What the register knows of one annual report and of one finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from licensing.domain.reports.kinds import FindingStage, Ground, ListingKind, ReporterKind, ReportStage
from licensing.domain.values import FieldChange, Sealed

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportItem:
    """One item of a report; what is not published has its value in the vault."""

    field: str
    value: str = ""
    hidden: Sealed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCorrection:
    """What a correction changed, old and new shown (SC-654:8)."""

    corrected_date: date
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReport:
    """年度报告 about one year of one entity."""

    entity: UUID | None = None
    code: str = ""
    subject_name: str = ""
    division: str = ""
    reporter: ReporterKind = ReporterKind.UNSPECIFIED
    year: int = 0
    """The year reported on; filed the year after."""
    stage: ReportStage = ReportStage.UNSPECIFIED
    opens: date | None = None
    closes: date | None = None
    """Last day to file."""
    items: tuple[ReportItem, ...] = ()
    on_paper: bool = False
    filed_date: date | None = None
    late: bool = False
    corrections: tuple[ReportCorrection, ...] = ()
    missed_date: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCheck:
    """实地核查 at the registered address, by two officers at least, with proof."""

    checked_date: date
    officers: tuple[UUID, ...]
    proof: tuple[str, ...]
    """Numbers of records, photographs, witness statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """专用信函 by post to the registered address."""

    sent_date: date
    tracking: str
    returned_date: date | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AbnormalFinding:
    """A ground of the abnormal list found in one entity. The list itself is the credit service's."""

    entity: UUID | None = None
    code: str = ""
    subject_name: str = ""
    division: str = ""
    reporter: ReporterKind = ReporterKind.UNSPECIFIED
    ground: Ground = Ground.UNSPECIFIED
    listing: ListingKind = ListingKind.UNSPECIFIED
    rule_id: str = ""
    """The rule of the ground."""
    decide: str = ""
    """The rule of the time to decide."""
    year: int = 0
    """The year of the report, 0 where none is concerned."""
    stage: FindingStage = FindingStage.UNSPECIFIED
    owner_post: UUID | None = None
    check: SiteCheck | None = None
    letters: tuple[Letter, ...] = ()
    ordered: str = ""
    """What was ordered to be published."""
    served_date: date | None = None
    document: str = ""
    reason: str = ""
    found_date: date | None = None
    publicised_date: date | None = None
    objection: str = ""
    objected_date: date | None = None
    objections: int = 0
    closed_date: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
