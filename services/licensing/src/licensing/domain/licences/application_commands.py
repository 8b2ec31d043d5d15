"""What may be asked on an application: imperative, with dates and values as stated by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.licences.kinds import LicenceProcedure, ReviewIntervalKind
from licensing.domain.licences.values import LicenceItem, LicenceMaterial


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyForLicence:
    """Hand in an application (NPC-行政许可法:29)."""

    entity: UUID
    licence_kind: str
    procedure: LicenceProcedure
    licence: UUID | None = None
    division: str
    authority: str = ""
    """Key of the unit that receives, where no delegation names another."""
    received_on: date | None = None
    items: tuple[LicenceItem, ...] = ()
    materials: tuple[LicenceMaterial, ...] = ()
    owner_post: UUID | None = None
    free_trade_zone: bool = False
    """The place lies in a free-trade pilot zone, whose reform list goes before the nation's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyMissing:
    """一次性告知: tell everything that is missing or wrong, once."""

    licence_application: UUID
    document: str
    materials: tuple[LicenceMaterial, ...]
    """The state of each paper that is not in order."""
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementApplication:
    """补正: hand in what was asked for, or a deferred paper."""

    licence_application: UUID
    materials: tuple[str, ...]
    supplied_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptApplication:
    """受理; with `deferred` papers and a signed pledge it is 容缺受理."""

    licence_application: UUID
    document: str
    accepted_on: date | None = None
    deferred: tuple[str, ...] = ()
    deferral_document: str = ""
    deferral_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAcceptance:
    """不予受理: no licence is needed, or another organ is competent."""

    licence_application: UUID
    document: str
    reason: str
    competent_organ: str = ""
    """Where to apply instead, if anywhere."""
    refused_on: date | None = None
    licence: UUID | None = None
    """The licence the application is about, if any; another one refuses the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeemAccepted:
    """Record that the time to answer passed: accepted since the papers came (NPC-行政许可法:32)."""

    licence_application: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StartInterval:
    """Begin a time that does not count (NPC-行政许可法:45)."""

    licence_application: UUID
    kind: ReviewIntervalKind
    document: str
    from_date: date | None = None
    expected_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EndInterval:
    """The clock runs again."""

    licence_application: UUID
    resumed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSiteReview:
    """Record a review on site."""

    licence_application: UUID
    officers: tuple[UUID, ...]
    passed: bool
    record: str
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLicenceHearing:
    """Record that a hearing was held, or that nobody asked for it in time."""

    licence_application: UUID
    told_on: date | None
    held_on: date | None
    waived: bool
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLegalReview:
    """Record the legal review."""

    licence_application: UUID
    reviewer: UUID
    agrees: bool
    opinion: str
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendApplication:
    """延长 by the organ's head, once."""

    licence_application: UUID
    reason: str
    approved_by: UUID
    document: str
    approved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantApplication:
    """准予许可."""

    licence_application: UUID
    document: str
    decided_by: UUID
    decided_on: date | None = None
    licence: UUID | None = None
    """The licence the application is about, if any; another one refuses the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseApplication:
    """不予许可, with reasons and remedies."""

    licence_application: UUID
    document: str
    decided_by: UUID
    reasons: str
    remedies: str
    decided_on: date | None = None
    false_application: bool = False
    """Facts hidden or false papers: warned, and barred for a year (NPC-行政许可法:78)."""
    licence: UUID | None = None
    """The licence the application is about, if any; another one refuses the command."""
    entity: UUID | None = None
    """The applicant and, below, the kind: needed where a bar to new applications follows."""
    licence_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawApplication:
    """The applicant takes it back before the decision."""

    licence_application: UUID
    reason: str
    withdrawn_on: date | None = None
    licence: UUID | None = None
    """The licence the application is about, if any; another one refuses the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminateApplication:
    """终止审查: a deferred paper did not come, or the applicant ceased to exist."""

    licence_application: UUID
    document: str
    reason: str
    terminated_on: date | None = None
    licence: UUID | None = None
    """The licence the application is about, if any; another one refuses the command."""
