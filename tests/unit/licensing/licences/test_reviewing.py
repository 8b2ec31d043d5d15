"""审查 (NPC-行政许可法:34, 42, 45-48): two officers, time outside the clock, hearing, legal review, extension."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import (
    APPLICATION,
    FOOD,
    HEAD,
    OFFICER,
    POWERLESS,
    REVIEWER,
    SECOND,
    SITE,
    TODAY,
    UNCERTIFIED,
    accepted,
    granted,
    of_kind,
    on,
    received,
    then,
)
from support.register import codes, refused

from licensing.domain.licences import reviewing
from licensing.domain.licences.application_commands import (
    EndInterval,
    ExtendApplication,
    RecordLegalReview,
    RecordLicenceHearing,
    StartInterval,
)
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.kinds import ReviewIntervalKind

START = StartInterval(licence_application=APPLICATION, kind=ReviewIntervalKind.EXPERT_REVIEW, document="评审告知1")
END = EndInterval(licence_application=APPLICATION)
EXTEND = ExtendApplication(
    licence_application=APPLICATION, reason="现场复杂", approved_by=HEAD, document="青市监许延〔2026〕1号"
)
HEARING = RecordLicenceHearing(
    licence_application=APPLICATION, told_on=TODAY, held_on=date(2026, 12, 1), waived=False, record="听证笔录1"
)
LEGAL = RecordLegalReview(licence_application=APPLICATION, reviewer=REVIEWER, agrees=True, opinion="同意")
FOURTH, TENTH = date(2026, 11, 27), date(2026, 12, 7)
"""The fourth and the tenth working day after Monday 23 November."""


def stopped() -> LicenceApplication:
    state = accepted()
    return then(state, reviewing.start_interval(state, START, on(FOURTH)))


def test_two_certified_officers_review_on_site() -> None:
    event = reviewing.record_site_review(accepted(), SITE, on())
    assert event.review.officers == (OFFICER, SECOND)


@pytest.mark.parametrize("officers", [(), (OFFICER,), (OFFICER, OFFICER)])
def test_one_officer_alone_or_named_twice_is_refused(officers: tuple[object, ...]) -> None:
    command = replace(SITE, officers=officers)  # type: ignore[arg-type]
    assert codes(refused(reviewing.record_site_review, accepted(), command, on())) == ["TWO_OFFICERS_REQUIRED"]


def test_an_officer_whose_certificate_ended_is_refused_with_the_day() -> None:
    command = replace(SITE, officers=(OFFICER, UNCERTIFIED))
    refusal = refused(reviewing.record_site_review, accepted(), command, on())
    assert codes(refusal) == ["OFFICER_NOT_CERTIFIED"]
    assert "2026-11-23" in refusal.faults[0].message


def test_review_begins_with_acceptance_and_ends_with_the_decision() -> None:
    assert codes(refused(reviewing.record_site_review, received(), SITE, on())) == ["NOT_ACCEPTED_YET"]
    assert codes(refused(reviewing.record_site_review, granted(), SITE, on())) == ["APPLICATION_NOT_OPEN"]


def test_the_clock_stands_while_experts_review() -> None:
    """NPC-行政许可法:45: 所需时间不计算在规定的期限内."""
    state = stopped()
    assert reviewing.legal_due(state, on(FOURTH)) is None
    resumed = then(state, reviewing.end_interval(state, END, on(date(2026, 12, 11))))
    # Three working days had passed (24 to 26 November); seven are left, and Friday 11 December counts.
    assert reviewing.legal_due(resumed, on(date(2026, 12, 11))) == date(2026, 12, 21)


def test_only_what_the_law_names_stands_outside_the_clock_and_it_is_told_in_writing() -> None:
    state = accepted()
    unnamed = replace(START, kind=ReviewIntervalKind.UNSPECIFIED)
    assert codes(refused(reviewing.start_interval, state, unnamed, on())) == ["INTERVAL_KIND_REQUIRED"]
    assert codes(refused(reviewing.start_interval, state, replace(START, document=""), on())) == ["FIELD_REQUIRED"]


def test_intervals_do_not_overlap() -> None:
    state = stopped()
    assert codes(refused(reviewing.start_interval, state, START, on(TENTH))) == ["INTERVAL_RUNNING"]
    resumed = then(state, reviewing.end_interval(state, END, on(TENTH)))
    earlier = replace(START, from_date=date(2026, 12, 4))
    assert codes(refused(reviewing.start_interval, resumed, earlier, on(TENTH))) == ["DATES_OUT_OF_ORDER"]
    assert codes(refused(reviewing.end_interval, resumed, END, on(TENTH))) == ["NO_INTERVAL_RUNNING"]


def test_an_interval_begins_neither_before_acceptance_nor_ends_before_it_began() -> None:
    early = replace(START, from_date=date(2026, 11, 20))
    assert codes(refused(reviewing.start_interval, accepted(), early, on())) == ["DATES_OUT_OF_ORDER"]
    backwards = replace(END, resumed_on=date(2026, 11, 26))
    assert codes(refused(reviewing.end_interval, stopped(), backwards, on(TENTH))) == ["DATES_OUT_OF_ORDER"]


def test_the_head_extends_once_and_in_time() -> None:
    """NPC-行政许可法:42, SAMR-78/2023:18-23: ten working days and five more."""
    state = accepted()
    assert reviewing.legal_due(state, on()) == TENTH
    extended = then(state, reviewing.extend(state, EXTEND, on(TENTH)))
    assert reviewing.legal_due(extended, on(TENTH)) == date(2026, 12, 14)
    assert codes(refused(reviewing.extend, extended, EXTEND, on(TENTH))) == ["EXTENDED_ALREADY"]


def test_an_extension_after_the_end_by_the_wrong_post_or_without_a_law_is_refused() -> None:
    state = accepted()
    assert codes(refused(reviewing.extend, state, EXTEND, on(date(2026, 12, 8)))) == ["EXTENSION_LATE"]
    powerless = replace(EXTEND, approved_by=POWERLESS)
    assert codes(refused(reviewing.extend, state, powerless, on())) == ["NOT_EMPOWERED"]
    terms = of_kind("drug-trade")
    assert codes(refused(reviewing.extend, accepted(terms=terms, materials=()), EXTEND, on(terms=terms))) == [
        "NO_EXTENSION"
    ]
    silent = replace(EXTEND, reason="", document="")
    assert codes(refused(reviewing.extend, state, silent, on())) == ["FIELD_REQUIRED", "FIELD_REQUIRED"]


def test_a_hearing_is_held_or_waived_after_five_working_days() -> None:
    """NPC-行政许可法:47."""
    held = reviewing.record_hearing(accepted(), HEARING, on(date(2026, 12, 1)))
    assert held.hearing.held_on == date(2026, 12, 1)
    waived = replace(HEARING, waived=True)
    early = refused(reviewing.record_hearing, accepted(), waived, on(date(2026, 11, 30)))
    assert codes(early) == ["HEARING_WAIVER_EARLY"]
    assert reviewing.record_hearing(accepted(), waived, on(date(2026, 12, 1))).hearing.held_on is None


def test_a_hearing_not_waived_has_its_day() -> None:
    undated = replace(HEARING, held_on=None)
    assert codes(refused(reviewing.record_hearing, accepted(), undated, on())) == ["DATE_REQUIRED"]
    before = replace(HEARING, held_on=date(2026, 11, 20))
    assert codes(refused(reviewing.record_hearing, accepted(), before, on())) == ["DATES_OUT_OF_ORDER"]


def test_a_legal_review_says_what_it_thinks() -> None:
    assert reviewing.record_legal_review(accepted(), LEGAL, on()).legal_review.agrees
    stranger = replace(LEGAL, reviewer=OFFICER)
    assert codes(refused(reviewing.record_legal_review, accepted(), stranger, on())) == ["REVIEWER_NOT_QUALIFIED"]
    mute = replace(LEGAL, opinion="")
    assert codes(refused(reviewing.record_legal_review, accepted(), mute, on())) == ["FIELD_REQUIRED"]


def test_legal_and_promised_limit_run_side_by_side() -> None:
    state = accepted()
    assert (reviewing.legal_due(state, on()), reviewing.promised_due(state, on())) == (TENTH, date(2026, 12, 2))
    without = replace(FOOD, decide=replace(FOOD.decide, promised=None))
    assert reviewing.promised_due(state, on(terms=without)) is None
