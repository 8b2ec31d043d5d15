"""What may be asked about annual reports and findings. A date of None means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedItem:
    """One item as the entity states it; an individual business may choose not to show it."""

    field: str
    value: str
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectAnnualReport:
    """The report about a year falls due."""

    entity: UUID
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAnnualReport:
    """报送年度报告, in time or late."""

    entity: UUID
    year: int
    items: tuple[StatedItem, ...] = ()
    on_paper: bool = False
    filed_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectAnnualReport:
    """更正: the items named take other values."""

    annual_report: UUID
    items: tuple[StatedItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReportMissed:
    """The window closed without a report."""

    annual_report: UUID
    entity: UUID
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindFalseContent:
    """A report or publication hides or distorts facts."""

    entity: UUID
    year: int
    document: str
    reason: str
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindUnreachable:
    """Two officers did not find the entity at its registered address."""

    entity: UUID
    officers: tuple[UUID, ...]
    proof: tuple[str, ...]
    checked_date: date | None = None
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendLetter:
    """The first special letter to the registered address."""

    entity: UUID
    tracking: str
    sent_date: date | None = None
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSecondLetter:
    """The second one, 15 to 30 days after the first."""

    abnormal_finding: UUID
    tracking: str
    sent_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLetterReturned:
    """What became of the last letter sent."""

    abnormal_finding: UUID
    signed: bool
    returned_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPublication:
    """责令公示 within ten days."""

    entity: UUID
    ordered: str
    document: str
    served_date: date | None = None
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPublished:
    """The entity published what was ordered."""

    abnormal_finding: UUID
    published_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindNotPublished:
    """The ten days are over and nothing was published."""

    abnormal_finding: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FindIllegalName:
    """An illegal name was not changed in 30 days."""

    entity: UUID
    business_name: UUID
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordListing:
    """The decision was made and publicised."""

    abnormal_finding: UUID
    document: str
    publicised_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToListing:
    """The entity objects."""

    abnormal_finding: UUID
    objection: str
    objected_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerObjection:
    """The objection is taken up, or not."""

    abnormal_finding: UUID
    accepted: bool
    document: str
    reason: str = ""
    answered_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideListingObjection:
    """What verifying it found."""

    abnormal_finding: UUID
    upheld: bool
    reason: str
    document: str
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordListingCorrected:
    """The wrong listing was corrected."""

    abnormal_finding: UUID
    document: str
    corrected_date: date | None = None
