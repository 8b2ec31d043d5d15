"""The small values that applications, licences, filings and pledges are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.licences.kinds import (
    AnnulmentGround,
    CancellationGround,
    CompetenceBasis,
    LicenceLevel,
    LicenceMaterialStatus,
    LicenceStatus,
    PledgeFinding,
    ReviewIntervalKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceMaterial:
    """A paper the applicant must hand in (申请材料)."""

    material: str
    """Code of the paper within the licence kind."""
    title_zh: str
    status: LicenceMaterialStatus
    deferrable: bool = False
    """容缺: acceptance need not wait for it."""
    problem: str = ""
    """What is wrong with it, in the notice's words."""
    supplied_on: date | None = None
    promised_by: date | None = None
    """The day it follows by, where deferred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceCompetence:
    """Who decides, and in whose name (NPC-行政许可法:22-24)."""

    basis: CompetenceBasis
    level: LicenceLevel
    decided_by: str
    """Key of the unit that decides."""
    in_name_of: str
    """Key of the unit whose seal the decision bears; the same unless entrusted."""
    document: str = ""
    """The document that handed down or entrusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeNotice:
    """一次性告知: everything missing, told once (NPC-行政许可法:32)."""

    document: str
    told_on: date
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralPledge:
    """容缺承诺: the applicant's signed promise to hand in what is marked by a date."""

    document: str
    signed_on: date
    due: date
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInterval:
    """Time outside the clock (NPC-行政许可法:45)."""

    kind: ReviewIntervalKind
    from_date: date
    """The first day that does not count."""
    resumed_on: date | None
    """The first day that counts again; None while the clock stands."""
    document: str
    """The written notice of the time needed."""
    expected_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReview:
    """现场核查 by at least two officers (NPC-行政许可法:34)."""

    reviewed_on: date
    officers: tuple[UUID, ...]
    """Posts."""
    passed: bool
    record: str
    """Number of the record (核查记录)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceHearing:
    """听证 (NPC-行政许可法:46-48). Not held where those entitled did not ask within five working days."""

    told_on: date
    held_on: date | None
    waived: bool
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReview:
    """法制审核 of a major decision (国办发〔2018〕118号)."""

    reviewed_on: date
    reviewer: UUID
    agrees: bool
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitExtension:
    """延长, approved by the organ's head, with the reason told to the applicant (NPC-行政许可法:42)."""

    period: str
    """Such as `10wd`."""
    reason: str
    approved_by: UUID
    approved_on: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceDecision:
    """准予 or 不予许可 (NPC-行政许可法:38)."""

    document: str
    decided_on: date
    decided_by: UUID
    """Post."""
    in_name_of: str
    reasons: str = ""
    remedies: str = ""
    """Where and until when to ask for reconsideration or sue; always in a refusal."""
    legal_due: date | None = None
    """The day the legal limit ended, suspensions and extension included."""
    promised_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceTerm:
    """One term of validity; `to_date` None where it has no end."""

    from_date: date | None
    to_date: date | None
    application: UUID | None = None
    deemed: bool = False
    """视为准予延续: no decision came before the expiry (NPC-行政许可法:50)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRenewal:
    """A renewal asked for and not yet decided."""

    application: UUID
    applied_on: date
    late: bool
    """After the window: no deemed renewal, business stops at expiry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceSuspension:
    """暂停."""

    from_date: date
    to_date: date | None
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentInquiry:
    """An annulment being looked into: 60 working days from discovery, once 20 more (SAMR-16/2019:36-52)."""

    discovered_on: date
    ground: AnnulmentGround
    document: str
    extended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceStanding:
    """How a licence stood until it was revoked."""

    status: LicenceStatus
    suspension: LicenceSuspension | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceExit:
    """How a licence ended."""

    ended_on: date
    document: str
    reason: str
    annulment_ground: AnnulmentGround = AnnulmentGround.UNSPECIFIED
    cancellation_ground: CancellationGround = CancellationGround.UNSPECIFIED
    compensation_due: bool = False
    """撤回: the holder's loss is made good (NPC-行政许可法:8)."""
    compensation: str = ""
    before: LicenceStanding | None = None
    """Of 吊销: how it stood, which it goes back to if the decision ends. None where a renewal was under way, of any
    other end, and of what ended before this was kept.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceItem:
    """One thing a licence says: place, scope, person in charge."""

    item: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeCheck:
    """事后核查 of a pledge."""

    checked_on: date
    officers: tuple[UUID, ...]
    finding: PledgeFinding
    record: str
    rectify_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRow:
    """From when to when, by which document, an item of an area is decided by whom."""

    competence: LicenceCompetence
    from_date: date
    to_date: date | None
    """Last day inclusive; None until ended."""
