"""许可申请: what is known of one application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from licensing.domain.licences.kinds import (
    UNDECIDED,
    LicenceApplicationStatus,
    LicenceMaterialStatus,
    LicenceProcedure,
    ReformMode,
)
from licensing.domain.licences.values import (
    DeferralPledge,
    LegalReview,
    LicenceCompetence,
    LicenceDecision,
    LicenceHearing,
    LicenceItem,
    LicenceMaterial,
    LimitExtension,
    OneTimeNotice,
    ReviewInterval,
    SiteReview,
)

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceApplication:
    """An application for a licence, its renewal, change or a new document."""

    entity: UUID
    code: str = ""
    """统一社会信用代码 of the applicant when it applied."""
    applicant_name: str = ""
    licence_kind: str = ""
    kind_version: str = ""
    """Version of the kind's rules applied: that of the day received."""
    procedure: LicenceProcedure = LicenceProcedure.UNSPECIFIED
    mode: ReformMode = ReformMode.UNSPECIFIED
    licence: UUID | None = None
    """The licence to renew or change; after issuing, the licence issued."""
    division: str = ""
    competence: LicenceCompetence | None = None
    status: LicenceApplicationStatus = LicenceApplicationStatus.UNSPECIFIED
    received_on: date | None = None
    items: tuple[LicenceItem, ...] = ()
    """What is applied for."""
    materials: tuple[LicenceMaterial, ...] = ()
    notice: OneTimeNotice | None = None
    deferral: DeferralPledge | None = None
    accepted_on: date | None = None
    deemed_accepted: bool = False
    acceptance_document: str = ""
    """Number of the acceptance notice, or of the notice of non-acceptance."""
    closed_on: date | None = None
    closing_reason: str = ""
    major: bool = False
    late_renewal: bool = False
    legal_limit: str = ""
    """For the decision, such as `10wd`."""
    promised_limit: str = ""
    intervals: tuple[ReviewInterval, ...] = ()
    site_reviews: tuple[SiteReview, ...] = ()
    hearing: LicenceHearing | None = None
    legal_review: LegalReview | None = None
    extension: LimitExtension | None = None
    decision: LicenceDecision | None = None
    owner_post: UUID | None = None
    free_trade_zone: bool = False
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def undecided(self) -> bool:
        """Whether the authority or the applicant still has something to do before a decision."""
        return self.status in UNDECIDED

    @property
    def outstanding(self) -> tuple[LicenceMaterial, ...]:
        """Papers not yet in order, deferred ones included."""
        return tuple(m for m in self.materials if m.status is not LicenceMaterialStatus.SUPPLIED)

    @property
    def running_interval(self) -> ReviewInterval | None:
        """The interval that stops the clock now."""
        return next((each for each in self.intervals if each.resumed_on is None), None)


UNKNOWN_APPLICATION = LicenceApplication(entity=NOBODY)
"""What an event is applied to whose beginning is not known; keeps `evolve` total."""
