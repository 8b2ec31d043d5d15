"""延续 (NPC-行政许可法:50): when it may be asked for, what silence does, and where the new term begins."""

from __future__ import annotations

from datetime import date, timedelta

from licensing.domain.licences import limits
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.kinds import LateRenewal, LicenceStatus, TermRule
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.terms import LicenceTerms
from licensing.domain.licences.values import LicenceItem
from licensing.domain.refusal import Refusal, refuse

VALID_TO = "valid_to"
"""Item by which an application or decision states the last day, where the law leaves it to them."""


def asked_late(licence: Licence, day: date, context: LicenceContext) -> bool:
    """Whether a renewal asked for on the day comes after its window. Refusal where it may not be asked for at all."""
    rule = context.terms.renewal
    if rule.late is LateRenewal.NONE:
        raise refuse("RENEWAL_NOT_FORESEEN")
    if licence.pending_renewal:
        raise refuse("RENEWAL_PENDING", since=licence.pending_renewal.applied_on)
    if licence.valid_to is None:
        raise refuse("EXPIRY_UNKNOWN") if "valid_to" in licence.gaps else refuse("RENEWAL_NOT_FORESEEN")
    if limits.surely_too_early(rule, licence.valid_to, day):
        raise _too_early(f"< {licence.valid_to}", licence.valid_to, rule.opens)
    window = limits.renewal_window(rule, licence.valid_to, context.calendar)
    if window.opens and day < window.opens:
        raise _too_early(window.opens, licence.valid_to, rule.opens)
    if window.closes is None or day <= window.closes:
        return False
    if rule.late is LateRenewal.REFUSED:
        ends = licence.valid_to
        raise refuse("RENEWAL_TOO_LATE", closed=window.closes, ends=ends, window=rule.closes)
    return True


def new_last_day(
    first: date, terms: LicenceTerms, stated: tuple[LicenceItem, ...], context: LicenceContext
) -> date | None:
    """The last day of a term that begins on `first`; what the decision states may only be shorter than the law's."""
    longest = limits.term_end(first, terms.validity, context.calendar) if terms.validity else None
    if terms.term is TermRule.FIXED:
        return longest
    if terms.term is TermRule.UNLIMITED:
        return None
    day = _stated_day(stated)
    if day is None or day < first:
        raise refuse("TERM_REQUIRED", VALID_TO)
    return min(day, longest) if longest else day


def next_first_day(licence: Licence, decided_on: date, *, late: bool) -> date:
    """The day after the old term; where business had to stop in between, the day of the decision."""
    if licence.valid_to is None:
        return decided_on
    following = licence.valid_to + timedelta(days=1)
    return max(following, decided_on) if late else following


def status_after(licence: Licence) -> LicenceStatus:
    """A renewal lifts no suspension."""
    return LicenceStatus.SUSPENDED if licence.suspension and licence.in_force else LicenceStatus.VALID


def _too_early(opens: object, ends: date, window: object) -> Refusal:
    return refuse("RENEWAL_TOO_EARLY", opens=opens, ends=ends, window=window)


def _stated_day(stated: tuple[LicenceItem, ...]) -> date | None:
    written = next((each.value for each in stated if each.item == VALID_TO), "")
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
