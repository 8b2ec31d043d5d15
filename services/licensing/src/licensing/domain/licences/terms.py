"""What the law and the service guide say of one licence kind on one day, as the decisions need it."""

from __future__ import annotations

from dataclasses import dataclass

from licensing.domain.licences.kinds import (
    LateRenewal,
    LicenceLevel,
    LicenceProcedure,
    LimitBasis,
    ReformMode,
    TermRule,
)
from statutes.clock import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit of the authority: the legal one, and the promised one (承诺时限) where it is shorter."""

    rule_id: str
    """Of the rule; legal and promised limit are two records that name it, told apart by their basis."""
    legal: Period
    source: str
    promised: Period | None = None
    extension: Period | None = None

    @property
    def bases(self) -> tuple[LimitBasis, ...]:
        """Which limits run."""
        return (LimitBasis.LEGAL, LimitBasis.PROMISED) if self.promised else (LimitBasis.LEGAL,)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalWindow:
    """When a renewal may be asked for, counted back from the last day of validity."""

    opens: Period | None
    """None: as early as the holder likes."""
    closes: Period | None
    """None: up to the last day."""
    late: LateRenewal
    deemed: bool
    """Whether silence until expiry renews (NPC-行政许可法:50)."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRule:
    """A paper the kind asks for; `deferrable` papers may follow (容缺受理)."""

    material: str
    title_zh: str
    deferrable: bool = False
    procedures: frozenset[LicenceProcedure] = frozenset()
    """For which it is asked; empty: for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceTerms:
    """One version of a licence kind, overrides of reform item and area already applied."""

    kind: str
    version: str
    title: str
    title_zh: str
    source: str
    mode: ReformMode
    level: LicenceLevel
    """The lowest level that may decide by law."""
    accept: Limit
    decide: Limit
    issue: Limit
    term: TermRule
    validity: Period | None
    """Of a FIXED term; otherwise the longest one, if the law names any."""
    renewal: RenewalWindow
    materials: tuple[MaterialRule, ...] = ()
    site_review: bool = True
    """Whether a grant needs a review on site."""
    major: bool = False
    """Touches the public interest greatly: hearing and legal review (NPC-行政许可法:46)."""
    deferral: Period | None = None
    """The longest time a deferred paper may take; None: no deferral."""
    pledge_check: Limit | None = None
    """Within what time a pledge is checked."""
    publish: Limit | None = None
    """Within what time a filing is made public."""
    rectify: Period | None = None
    """The longest time to put right what a pledge's check found."""
    number_series: str = ""
    """Of the licence number, such as JY; empty where the kind has no national number format."""


LICENCE_END_RULE = "licence.term"
"""The last day of a term of validity; one occurrence per term."""
SUSPENSION_END_RULE = "licence.suspension"
DEFERRED_PAPERS_RULE = "permit.deferred-papers"
"""The date of the applicant's pledge (容缺受理)."""
RECTIFY_RULE = "pledge.rectify"
DEREGISTRATION_DUTY_RULE = "registration.permit-lost.change"
"""30 days to change the scope or deregister after a permit ended (SC-746:26)."""
ANNULMENT_RULE = "permit.annul"
"""60 working days from discovery, 20 more once (SAMR-16/2019:36-52)."""
ANNULMENT_PERIOD = Period.parse("60wd")
ANNULMENT_EXTENSION = Period.parse("20wd")
FRAUD_BAR = Period.parse("3y")
"""NPC-行政许可法:79."""
FALSE_APPLICATION_BAR = Period.parse("1y")
"""NPC-行政许可法:78."""
