"""The terms of a licence kind on a day, from the rulebook, the reform's item and the authority's service guide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from licensing.domain.licences.kinds import LateRenewal, LicenceLevel, ReformMode, TermRule
from licensing.domain.licences.terms import LicenceTerms, Limit, MaterialRule, RenewalWindow
from statutes.clock import Period
from statutes.rules.book import Rulebook
from statutes.rules.deadlines import DeadlineRule
from statutes.rules.errors import UnknownRuleError
from statutes.rules.levels import ItemLevel
from statutes.rules.licences import Act, LicenceKind, ReformItem

GENERAL = {"accept": "permit.accept", "decide": "permit.decide", "issue": "permit.issue"}
"""Steps a kind has no rule of its own for follow the Act (NPC-行政许可法:32, 42, 44)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceGuide:
    """办事指南 of one kind in an area: what the authority promises and asks for, within the law."""

    kind: str
    version: str = ""
    promised: dict[str, Period]
    """Step (`accept`, `decide`, `issue`) -> promised time."""
    materials: tuple[MaterialRule, ...] = ()
    deferral: Period | None = None
    site_review: bool = True
    major: bool = False
    reform_item: str = ""
    """Of the lists of 证照分离, if the kind stands on them."""


_LEVELS = {
    "nation": LicenceLevel.NATION,
    "province": LicenceLevel.PROVINCE,
    "city": LicenceLevel.CITY,
    "county": LicenceLevel.COUNTY,
    "certification-body": LicenceLevel.BODY,
}
_LATE = {
    "accepted": LateRenewal.ACCEPTED,
    "stop-at-expiry": LateRenewal.STOP_AT_EXPIRY,
    "refused": LateRenewal.REFUSED,
    "none": LateRenewal.NONE,
    "local": LateRenewal.ACCEPTED,
}
_TERMS = {"fixed": TermRule.FIXED, "unlimited": TermRule.UNLIMITED, "with-equipment": TermRule.UNLIMITED}
_MODES = {
    "abolished": ReformMode.ABOLISHED,
    "filing": ReformMode.FILING,
    "pledge": ReformMode.PLEDGE,
    "optimised": ReformMode.OPTIMISED,
}


def terms_of(
    rulebook: Rulebook,
    guide: ServiceGuide,
    on: date,
    area: str = "nation",
    division: str = "",
    *,
    renewal: bool = False,
) -> LicenceTerms:
    """The terms on the day. UnknownRuleError for a kind the law does not know, NoVersionError before its time.

    `area` is nation or ftz (a free-trade zone); `division` the place, where deciding may have been handed down.
    Some kinds decide on a `renewal` in a time of its own. A shorter time of the reform's item is a promise beside
    the legal limit, which it does not repeal.
    """
    kind = rulebook.licence_kind(guide.kind, on)
    item = _item(rulebook, guide.reform_item, on, area) if guide.reform_item else None
    return LicenceTerms(
        kind=kind.rule_id,
        version=kind.version,
        title=kind.title,
        title_zh=kind.title_zh,
        source=kind.source,
        mode=_mode(kind, item),
        level=_level(kind, item, rulebook.item_level(guide.kind, division, on) if division else None),
        accept=_limit(rulebook, kind, guide, None, "accept", on),
        decide=_limit(rulebook, kind, guide, item, "renew" if renewal and "renew" in kind.steps else "decide", on),
        issue=_limit(rulebook, kind, guide, None, "issue", on),
        term=_TERMS.get(kind.term.value, TermRule.AS_GRANTED),
        validity=item.validity if item and item.validity else kind.validity,
        renewal=_window(kind),
        materials=_asked(guide, item),
        site_review=guide.site_review,
        major=guide.major,
        deferral=guide.deferral,
        pledge_check=_own(rulebook, "pledge.check", on),
        rectify=_own(rulebook, "pledge.rectify", on).legal,
        publish=_own(rulebook, kind.steps["publish"], on) if "publish" in kind.steps else None,
        number_series=kind.number_prefix,
    )


def _item(rulebook: Rulebook, item: str, on: date, area: str) -> ReformItem | None:
    """The item where it holds; one of the free-trade zones' list says nothing outside them. UnknownRuleError."""
    try:
        return rulebook.reform_item(item, on, area)
    except UnknownRuleError:
        rulebook.reform_item(item, on, "ftz")
        return None


def _mode(kind: LicenceKind, item: ReformItem | None) -> ReformMode:
    if item:
        return _MODES[item.mode.value]
    return ReformMode.FILING if kind.act is Act.FILING else ReformMode.ORDINARY


def _level(kind: LicenceKind, item: ReformItem | None, handed: ItemLevel | None) -> LicenceLevel:
    """The lowest level that may decide."""
    if handed:
        return _LEVELS[handed.level.value]
    levels = item.levels if item and item.levels else kind.levels
    return max(_LEVELS[level.value] for level in levels)


def _limit(
    rulebook: Rulebook, kind: LicenceKind, guide: ServiceGuide, item: ReformItem | None, step: str, on: date
) -> Limit:
    rule = rulebook.deadline(kind.steps.get(step) or GENERAL[step], on)
    promised = guide.promised.get("decide" if step == "renew" else step) or (item.time_limit if item else None)
    return Limit(
        rule_id=rule.rule_id,
        legal=rule.period,
        source=rule.source,
        promised=promised if promised and _shorter(promised, rule) else None,
        extension=rule.extension,
    )


def _shorter(promised: Period, rule: DeadlineRule) -> bool:
    """A promise that is not shorter promises nothing; other units than the rule's are taken at their word."""
    return promised.unit is not rule.period.unit or promised.amount < rule.period.amount


def _own(rulebook: Rulebook, rule_id: str, on: date) -> Limit:
    rule = rulebook.deadline(rule_id, on)
    return Limit(rule_id=rule.rule_id, legal=rule.period, source=rule.source, extension=rule.extension)


def _window(kind: LicenceKind) -> RenewalWindow:
    return RenewalWindow(
        opens=kind.renewal_opens,
        closes=kind.renewal_closes,
        late=_LATE[kind.late_renewal.value],
        deemed=kind.deemed_renewed,
        source=kind.source,
    )


def _asked(guide: ServiceGuide, item: ReformItem | None) -> tuple[MaterialRule, ...]:
    dropped = frozenset(item.documents_dropped) if item else frozenset()
    return tuple(rule for rule in guide.materials if rule.material not in dropped)
