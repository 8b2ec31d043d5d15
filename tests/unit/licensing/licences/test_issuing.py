"""颁发与证书 (NPC-行政许可法:39, 44, 49; A.7): numbers, terms, documents, and licences of older systems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import (
    APPLICATION,
    COMPETENCE,
    LICENCE,
    NUMBER,
    SCOPE,
    TODAY,
    accepted,
    granted,
    licence,
    of_kind,
    on,
    then,
)
from support.register import ACTIVE, ME, codes, refused

from licensing.domain.licences import issuing
from licensing.domain.licences.application_events import LicenceApplicationGranted
from licensing.domain.licences.kinds import LicenceApplicationStatus, LicenceProcedure, LicenceStatus
from licensing.domain.licences.licence_commands import AdoptLicence, IssueLicence
from licensing.domain.licences.licence_events import LicenceChanged
from licensing.domain.licences.reactions import licence_after_application
from licensing.domain.licences.renewing import VALID_TO
from licensing.domain.licences.values import LicenceItem
from licensing.domain.values import Source

ISSUE = IssueLicence(licence_application=APPLICATION, number=NUMBER)
ADOPT = AdoptLicence(
    entity=ME,
    licence_kind="food-trade",
    number="JY14501030000001",
    division="450103",
    source=Source("gx-food-2015", "licences.csv", 12),
)


def test_a_licence_is_valid_five_years_from_the_decision() -> None:
    event = issuing.issue(granted(), APPLICATION, ISSUE, on(date(2026, 11, 26)))
    held = event.licence
    assert (held.valid_from, held.valid_to, event.issued_on) == (TODAY, date(2031, 11, 22), date(2026, 11, 26))
    assert (held.number, held.copies, held.competence) == (NUMBER, 1, COMPETENCE)
    closed = then(granted(), issuing.issued(LICENCE, TODAY, on()))
    assert (closed.status, closed.licence) == (LicenceApplicationStatus.ISSUED, LICENCE)


def test_only_a_grant_is_issued() -> None:
    """NPC-行政许可法:44."""
    assert codes(refused(issuing.issue, accepted(), APPLICATION, ISSUE, on())) == ["NOT_GRANTED"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", "LICENCE_NUMBER_REQUIRED"),
        (NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10), "LICENCE_NUMBER_INVALID"),
        (NUMBER.replace("JY", "YB"), "LICENCE_NUMBER_INVALID"),
    ],
)
def test_a_number_of_a_national_series_has_its_letters_and_check_digit(number: str, reason: str) -> None:
    """SAMR-78/2023:27."""
    command = replace(ISSUE, number=number)
    assert codes(refused(issuing.issue, granted(), APPLICATION, command, on())) == [reason]


def test_where_the_law_leaves_the_term_to_the_decision_it_must_say_it() -> None:
    terms = of_kind("permit")
    state = granted(terms=terms, materials=())
    assert codes(refused(issuing.issue, state, APPLICATION, ISSUE, on(terms=terms))) == ["TERM_REQUIRED"]
    until = LicenceItem(item=VALID_TO, value="2028-06-30")
    stated = replace(state, items=(SCOPE, until))
    assert issuing.issue(stated, APPLICATION, ISSUE, on(terms=terms)).licence.valid_to == date(2028, 6, 30)


def test_an_approved_advertisement_lasts_no_longer_than_the_products_papers_or_two_years() -> None:
    """SAMR-21/2019:17-18."""
    terms = of_kind("ad-review")
    state = granted(terms=terms, materials=())
    for stated, last in (("2027-01-31", date(2027, 1, 31)), ("2033-01-01", date(2028, 11, 22))):
        items = (LicenceItem(item=VALID_TO, value=stated),)
        issued = issuing.issue(replace(state, items=items), APPLICATION, ISSUE, on(terms=terms))
        assert issued.licence.valid_to == last


def test_a_change_keeps_the_term_and_what_was_not_changed() -> None:
    """NPC-行政许可法:49."""
    address = LicenceItem(item="premises", value="南宁市青秀区民族大道1号")
    state = replace(granted(), procedure=LicenceProcedure.CHANGE, items=(address,))
    assert state.decision is not None
    event = LicenceApplicationGranted(at=on().now, decision=state.decision, late=False)
    change = licence_after_application(licence(), state, APPLICATION, event, on())
    assert isinstance(change, LicenceChanged)
    after = then(licence(), change)
    assert (after.items, after.valid_to) == ((SCOPE, address), licence().valid_to)


def test_every_further_document_is_counted() -> None:
    lost = replace(granted(), procedure=LicenceProcedure.REISSUE)
    event = issuing.issue_document(licence(), lost, APPLICATION, ISSUE, on())
    assert then(licence(), event).copies == 2
    closed = licence(status=LicenceStatus.CANCELLED)
    refusal = refused(issuing.issue_document, closed, lost, APPLICATION, ISSUE, on())
    assert codes(refusal) == ["LICENCE_CANCELLED_ALREADY"]


def test_an_old_licence_is_taken_over_as_it_is_with_its_gaps() -> None:
    held = issuing.adopt(ADOPT, ACTIVE.code, ACTIVE.registered_name, on()).licence
    assert held.gaps == ("status", "valid_from", "valid_to", "authority", "items")
    assert (held.status, held.number, held.source) == (LicenceStatus.UNKNOWN, ADOPT.number, ADOPT.source)


def test_a_status_follows_from_the_last_day_only_where_that_is_stated() -> None:
    running = replace(ADOPT, valid_to=TODAY)
    ended = replace(ADOPT, valid_to=date(2026, 11, 22))
    stated = replace(ended, status=LicenceStatus.REVOKED)
    statuses = [issuing.adopt(each, "", "", on()).licence.status for each in (running, ended, stated)]
    assert statuses == [LicenceStatus.VALID, LicenceStatus.EXPIRED, LicenceStatus.REVOKED]


def test_an_old_licence_nobody_could_find_again_is_refused() -> None:
    bare = replace(ADOPT, number=" ", division="", source=None)
    assert codes(refused(issuing.adopt, bare, "", "", on())) == [
        "SOURCE_REQUIRED",
        "LICENCE_NUMBER_REQUIRED",
        "DIVISION_REQUIRED",
    ]


def test_a_number_is_never_given_out_twice() -> None:
    """SAMR-78/2023:39; the claim of a closed licence stays."""
    refusal = issuing.number_taken(NUMBER, "licences/x")
    assert (refusal.code, refusal.metadata["number"]) == ("LICENCE_NUMBER_TAKEN", NUMBER)


def test_one_known_day_is_enough_for_a_term() -> None:
    for known in ({"valid_from": TODAY}, {"valid_to": TODAY}):
        held = issuing.adopt(replace(ADOPT, **known), "", "", on()).licence  # type: ignore[arg-type]  # dates both
        assert len(held.terms) == 1
    assert issuing.adopt(ADOPT, "", "", on()).licence.terms == ()
