"""延续 (NPC-行政许可法:50): the window by kind, what silence does, and where the new term begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from support.licence_rules import (
    ACCEPT,
    APPLICATION,
    APPLY,
    FOOD,
    GRANT,
    LICENCE,
    RULEBOOK,
    SITE,
    given,
    licence,
    of_kind,
    on,
    supplied,
    then,
)
from support.register import ACTIVE, codes, refused

from licensing.domain.licences import deciding, issuing, living, receiving, reviewing
from licensing.domain.licences.application_commands import NotifyMissing, RefuseAcceptance, WithdrawApplication
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.kinds import LicenceProcedure, LicenceStatus
from licensing.domain.licences.law import ServiceGuide, terms_of
from licensing.domain.licences.licence_commands import ExpireLicence
from licensing.domain.licences.licence_events import LicenceExpired, LicenceRenewed
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.reactions import licence_after_application
from licensing.domain.licences.receiving import accept, apply, notify_missing
from licensing.domain.licences.terms import LicenceTerms
from licensing.domain.licences.values import LicenceSuspension, PendingRenewal

LAST_DAY = date(2026, 11, 23)
OPENS = date(2026, 7, 14)
"""Ninety working days before Monday 23 November 2026, the National Day week and its make-up days counted."""
CLOSES = date(2026, 11, 2)
"""Fifteen working days before."""
RENEW = replace(APPLY, procedure=LicenceProcedure.RENEWAL, licence=LICENCE)
EXPIRE = ExpireLicence(licence=LICENCE, application=APPLICATION)
EXPIRE_ALONE = ExpireLicence(licence=LICENCE)
DAY_AFTER = date(2026, 11, 24)


def asked(day: date, held: Licence | None = None, terms: LicenceTerms = FOOD) -> tuple[LicenceApplication, Licence]:
    """The application for renewal and the licence that knows of it."""
    held = held or licence()
    command = replace(RENEW, licence_kind=terms.kind, materials=() if terms is not FOOD else RENEW.materials)
    event = apply(ACTIVE, held, None, (), command, on(day, terms))
    state = given(event)
    return state, then(held, licence_after_application(held, state, APPLICATION, event, on(day, terms)))


def granted_on(day: date, asked_on: date) -> tuple[LicenceApplication, Licence, LicenceRenewed]:
    state, held = asked(asked_on)
    state = then(state, accept(state, ACCEPT, on(asked_on)))
    state = then(state, reviewing.record_site_review(state, SITE, on(asked_on)))
    event = deciding.grant(state, replace(GRANT, licence=LICENCE), on(day))
    state = then(state, event)
    renewed = licence_after_application(held, state, APPLICATION, event, on(day))
    assert isinstance(renewed, LicenceRenewed)
    return state, held, renewed


@pytest.mark.parametrize(("day", "late"), [(OPENS, False), (CLOSES, False), (date(2026, 11, 3), True)])
def test_a_food_licence_is_renewed_ninety_to_fifteen_working_days_before_its_end(day: date, late: bool) -> None:
    """SAMR-78/2023:32; after the window it is taken, but business stops at expiry."""
    state, held = asked(day)
    assert state.late_renewal is late
    assert held.pending_renewal == PendingRenewal(application=APPLICATION, applied_on=day, late=late)


def test_before_the_window_a_renewal_is_refused_with_the_day_it_opens() -> None:
    refusal = refused(apply, ACTIVE, licence(), None, (), RENEW, on(date(2026, 7, 13)))
    assert (codes(refusal), refusal.metadata["opens"]) == (["RENEWAL_TOO_EARLY"], "2026-07-14")


def test_years_before_the_window_no_calendar_is_needed_to_refuse() -> None:
    far = licence(valid_to=date(2031, 11, 23))
    assert codes(refused(apply, ACTIVE, far, None, (), RENEW, on())) == ["RENEWAL_TOO_EARLY"]


def test_a_device_licence_asked_for_late_is_not_accepted() -> None:
    """SAMR-54/2022:13-16."""
    terms = of_kind("device-trade")
    held = licence(licence_kind="device-trade")
    command = replace(RENEW, licence_kind="device-trade", materials=())
    window_closed = date(2026, 11, 3)
    refusal = refused(apply, ACTIVE, held, None, (), command, on(window_closed, terms))
    assert codes(refusal) == ["RENEWAL_TOO_LATE"]


def test_a_cma_certificate_is_asked_for_three_months_before() -> None:
    """AQSIQ-163/2015:12-13."""
    terms = of_kind("cma")
    held = licence(licence_kind="cma")
    assert not asked(date(2026, 8, 23), held, terms)[0].late_renewal
    assert asked(date(2026, 8, 24), held, terms)[0].late_renewal


def test_filings_and_unknown_ends_have_nothing_to_renew() -> None:
    terms = of_kind("ad-review")
    command = replace(RENEW, licence_kind="ad-review", materials=())
    held = licence(licence_kind="ad-review")
    assert codes(refused(apply, ACTIVE, held, None, (), command, on(terms=terms))) == ["RENEWAL_NOT_FORESEEN"]
    unknown = licence(valid_to=None, gaps=("valid_to",))
    assert codes(refused(apply, ACTIVE, unknown, None, (), RENEW, on())) == ["EXPIRY_UNKNOWN"]
    endless = licence(valid_to=None)
    assert codes(refused(apply, ACTIVE, endless, None, (), RENEW, on())) == ["RENEWAL_NOT_FORESEEN"]


def test_a_renewal_under_way_is_not_asked_for_twice_and_an_ended_licence_not_at_all() -> None:
    _, held = asked(CLOSES)
    assert codes(refused(apply, ACTIVE, held, None, (), RENEW, on(CLOSES))) == ["RENEWAL_PENDING"]
    expired = licence(status=LicenceStatus.EXPIRED)
    assert codes(refused(apply, ACTIVE, expired, None, (), RENEW, on())) == ["LICENCE_NOT_IN_FORCE"]


def test_the_new_term_begins_on_the_day_after_the_old_one() -> None:
    _, held, renewed = granted_on(date(2026, 11, 10), asked_on=CLOSES)
    after = then(held, renewed)
    assert (renewed.term.from_date, after.valid_to) == (date(2026, 11, 24), date(2031, 11, 23))
    assert (after.pending_renewal, len(after.terms)) == (None, 2)


def test_silence_until_expiry_renews_by_law() -> None:
    """逾期未作决定的,视为准予延续 (NPC-行政许可法:50)."""
    state, held = asked(CLOSES)
    event = living.expire(held, state, EXPIRE, on(DAY_AFTER))
    after = then(held, event)
    assert isinstance(event, LicenceRenewed)
    assert (event.term.deemed, after.status, after.valid_to) == (True, LicenceStatus.VALID, date(2031, 11, 23))


def test_a_grant_after_a_deemed_renewal_replaces_it_without_a_third_term() -> None:
    state, held = asked(CLOSES)
    held = then(held, living.expire(held, state, EXPIRE, on(DAY_AFTER)))
    state = then(state, accept(state, ACCEPT, on(CLOSES)))
    state = then(state, reviewing.record_site_review(state, SITE, on(CLOSES)))
    event = deciding.grant(state, replace(GRANT, licence=LICENCE), on(date(2026, 12, 15)))
    after = then(held, licence_after_application(held, then(state, event), APPLICATION, event, on(DAY_AFTER)))
    assert [(t.from_date, t.deemed) for t in after.terms] == [
        (date(2021, 11, 24), False),
        (date(2026, 11, 24), False),
    ]
    assert (after.valid_to, after.pending_renewal) == (date(2031, 11, 23), None)


def test_asked_late_the_licence_ends_and_lives_again_from_the_day_of_the_grant() -> None:
    """SAMR-78/2023:32: business stops at expiry until it is granted."""
    state, held = asked(date(2026, 11, 3))
    ended = living.expire(held, state, EXPIRE, on(DAY_AFTER))
    assert isinstance(ended, LicenceExpired)
    assert ended.expired_on == LAST_DAY
    state, held, renewed = granted_on(date(2026, 12, 1), asked_on=date(2026, 11, 3))
    after = then(held, ended, renewed)
    assert (after.status, renewed.term.from_date, after.valid_to) == (
        LicenceStatus.VALID,
        date(2026, 12, 1),
        date(2031, 11, 30),
    )


def test_while_papers_are_missing_silence_renews_nothing() -> None:
    held = licence()
    event = apply(ACTIVE, held, None, (), replace(RENEW, materials=supplied("form")), on(CLOSES))
    state = given(event)
    held = then(held, licence_after_application(held, state, APPLICATION, event, on(CLOSES)))
    notice = NotifyMissing(licence_application=APPLICATION, document="补1", materials=())
    missing = notify_missing(state, notice, on(CLOSES))
    assert isinstance(living.expire(held, then(state, missing), EXPIRE, on(DAY_AFTER)), LicenceExpired)


def test_a_kind_without_deemed_renewal_ends_in_silence() -> None:
    terms = replace(FOOD, renewal=replace(FOOD.renewal, deemed=False))
    state, held = asked(CLOSES)
    assert isinstance(living.expire(held, state, EXPIRE, on(DAY_AFTER, terms)), LicenceExpired)


def test_a_licence_lives_to_the_end_of_its_last_day() -> None:
    assert codes(refused(living.expire, licence(), None, EXPIRE_ALONE, on(LAST_DAY))) == ["LICENCE_NOT_EXPIRED"]
    assert isinstance(living.expire(licence(), None, EXPIRE_ALONE, on(DAY_AFTER)), LicenceExpired)
    endless = licence(valid_to=None)
    assert codes(refused(living.expire, endless, None, EXPIRE_ALONE, on(DAY_AFTER))) == ["LICENCE_NOT_EXPIRED"]


def test_a_renewal_taken_back_leaves_the_licence_as_it_was() -> None:
    state, held = asked(CLOSES)
    back = deciding.withdraw(
        state, WithdrawApplication(licence_application=APPLICATION, reason="停业", licence=LICENCE), on(CLOSES)
    )
    assert then(held, _follow(held, then(state, back), back)).pending_renewal is None
    other = UUID(int=99)
    assert licence_after_application(held, then(state, back), other, back, on(CLOSES)) is None


def _follow(held: Licence, state: LicenceApplication, event: Any) -> Any:
    return licence_after_application(held, state, APPLICATION, event, on(CLOSES))


def test_a_command_names_the_licence_its_application_is_about() -> None:
    state, held = asked(CLOSES)
    back = WithdrawApplication(licence_application=APPLICATION, reason="停业")
    not_ours = RefuseAcceptance(licence_application=APPLICATION, document="1", reason="无权")
    assert codes(refused(deciding.withdraw, state, back, on(CLOSES))) == ["LINK_MISMATCH"]
    assert codes(refused(receiving.refuse_acceptance, state, not_ours, on(CLOSES))) == ["LINK_MISMATCH"]
    assert codes(refused(living.expire, held, state, EXPIRE_ALONE, on(DAY_AFTER))) == ["LINK_MISMATCH"]


def test_a_cosmetics_licence_is_renewed_in_ten_working_days_not_thirty() -> None:
    """SAMR-46/2021:12-21."""
    guide = ServiceGuide(kind="cosmetics-production", promised={})
    limits = [terms_of(RULEBOOK, guide, LAST_DAY, renewal=renewal).decide.legal for renewal in (False, True)]
    assert [str(each) for each in limits] == ["30wd", "10wd"]


def test_a_renewal_lifts_no_suspension_and_revives_nothing_that_was_annulled() -> None:
    state, held, _ = granted_on(date(2026, 11, 10), asked_on=CLOSES)
    order = LicenceSuspension(from_date=CLOSES, to_date=None, reason="整改", document="停1")
    suspended = replace(held, status=LicenceStatus.SUSPENDED, suspension=order)
    assert issuing.renewed(suspended, state, APPLICATION, on()).status is LicenceStatus.SUSPENDED
    annulled = replace(held, status=LicenceStatus.ANNULLED)
    assert codes(refused(issuing.renewed, annulled, state, APPLICATION, on())) == ["LICENCE_NOT_IN_FORCE"]
    assert codes(refused(issuing.changed, annulled, state, APPLICATION, on())) == ["LICENCE_NOT_IN_FORCE"]
