"""决定 (NPC-行政许可法:37-38): everything before it is on file, a refusal says why and where to complain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.licence_rules import (
    ACCEPT,
    APPLICATION,
    FOOD,
    GRANT,
    HEAD,
    OFFICE,
    POWERLESS,
    REVIEWER,
    SITE,
    TODAY,
    accepted,
    granted,
    licence,
    on,
    received,
    reviewed,
    supplied,
    then,
)
from support.register import codes, refused

from licensing.domain.licences import deciding, reviewing
from licensing.domain.licences.application_commands import (
    RecordLegalReview,
    RecordLicenceHearing,
    RefuseApplication,
    StartInterval,
    TerminateApplication,
    WithdrawApplication,
)
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.kinds import LicenceApplicationStatus, LicenceProcedure, ReviewIntervalKind
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.reactions import bar_after
from licensing.domain.licences.receiving import accept
from licensing.domain.licences.values import LicenceTerm

REFUSE = RefuseApplication(
    licence_application=APPLICATION,
    document="青市监许不〔2026〕1号",
    decided_by=HEAD,
    reasons="场所与有毒场所距离不足",
    remedies="六十日内申请行政复议或者六个月内提起行政诉讼",
)
WITHDRAW = WithdrawApplication(licence_application=APPLICATION, reason="不再经营")
TERMINATE = TerminateApplication(licence_application=APPLICATION, document="终1", reason="逾期未补交容缺材料")
LATE = date(2026, 12, 8)
"""The eleventh working day after Monday 23 November."""
MAJOR = replace(FOOD, major=True)


def refusal_of(state: LicenceApplication, command: RefuseApplication, held: Licence | None = None) -> list[str]:
    return list(codes(refused(deciding.refuse_licence, state, held, command, on())))


def test_a_grant_names_document_post_organ_and_both_days_due() -> None:
    decision = deciding.grant(reviewed(), GRANT, on()).decision
    assert (decision.document, decision.decided_by, decision.in_name_of) == (GRANT.document, HEAD, OFFICE)
    assert (decision.legal_due, decision.promised_due) == (date(2026, 12, 7), date(2026, 12, 2))


def test_a_late_decision_is_still_a_decision_and_marked_late() -> None:
    assert not deciding.grant(reviewed(), GRANT, on(date(2026, 12, 7))).late
    assert deciding.grant(reviewed(), GRANT, on(LATE)).late
    event = deciding.refuse_licence(reviewed(), None, REFUSE, on(LATE))
    assert event.late


def test_nothing_is_granted_without_a_review_on_site_that_passed_last() -> None:
    """NPC-行政许可法:34."""
    assert codes(refused(deciding.grant, accepted(), GRANT, on())) == ["SITE_REVIEW_REQUIRED"]
    failed = replace(SITE, passed=False)
    state = reviewed()
    failed_last = then(state, reviewing.record_site_review(state, failed, on()))
    assert codes(refused(deciding.grant, failed_last, GRANT, on())) == ["SITE_REVIEW_REQUIRED"]


def test_kinds_without_site_review_and_lost_documents_need_none() -> None:
    desk = replace(FOOD, site_review=False)
    assert deciding.grant(accepted(terms=desk), GRANT, on(terms=desk))
    lost = replace(accepted(), procedure=LicenceProcedure.REISSUE)
    assert deciding.grant(lost, GRANT, on())


def test_a_promised_paper_must_be_here_before_the_grant() -> None:
    before = received(materials=supplied("form", "layout"))
    command = replace(ACCEPT, deferred=("rules",), deferral_document="承1", deferral_due=date(2026, 12, 7))
    state = then(before, accept(before, command, on()))
    state = then(state, reviewing.record_site_review(state, SITE, on()))
    assert codes(refused(deciding.grant, state, GRANT, on())) == ["DEFERRED_PAPER_OUTSTANDING"]


def test_a_major_licence_waits_for_hearing_and_legal_review_that_agrees() -> None:
    """NPC-行政许可法:46; SC-国办发〔2018〕118号."""
    state = reviewed(terms=MAJOR)
    assert codes(refused(deciding.grant, state, GRANT, on(terms=MAJOR))) == [
        "HEARING_REQUIRED",
        "LEGAL_REVIEW_REQUIRED",
    ]
    hearing = RecordLicenceHearing(
        licence_application=APPLICATION, told_on=TODAY, held_on=TODAY, waived=False, record="笔录"
    )
    legal = RecordLegalReview(licence_application=APPLICATION, reviewer=REVIEWER, agrees=False, opinion="证据不足")
    state = then(state, reviewing.record_hearing(state, hearing, on()))
    state = then(state, reviewing.record_legal_review(state, legal, on()))
    assert codes(refused(deciding.grant, state, GRANT, on(terms=MAJOR))) == ["LEGAL_REVIEW_REQUIRED"]
    state = then(state, reviewing.record_legal_review(state, replace(legal, agrees=True), on()))
    assert deciding.grant(state, GRANT, on(terms=MAJOR))


def test_nobody_decides_while_the_clock_stands_or_without_power() -> None:
    state = reviewed()
    start = StartInterval(licence_application=APPLICATION, kind=ReviewIntervalKind.INSPECTION, document="检1")
    stopped = then(state, reviewing.start_interval(state, start, on()))
    assert codes(refused(deciding.grant, stopped, GRANT, on())) == ["CLOCK_STANDS"]
    assert refusal_of(stopped, REFUSE) == ["CLOCK_STANDS"]
    assert codes(refused(deciding.grant, state, replace(GRANT, decided_by=POWERLESS), on())) == ["NOT_EMPOWERED"]
    assert refusal_of(state, replace(REFUSE, decided_by=POWERLESS)) == ["NOT_EMPOWERED"]


def test_a_refusal_states_reasons_and_remedies() -> None:
    """NPC-行政许可法:38."""
    state = accepted()
    assert refusal_of(state, replace(REFUSE, reasons=" ", remedies="")) == ["REASONS_REQUIRED", "REMEDIES_REQUIRED"]
    after = then(state, deciding.refuse_licence(state, None, REFUSE, on()))
    assert (after.status, after.closed_on) == (LicenceApplicationStatus.REFUSED, TODAY)


def test_a_false_application_bars_for_a_year() -> None:
    """NPC-行政许可法:78."""
    state = accepted()
    false = replace(REFUSE, false_application=True, entity=state.entity, licence_kind="food-trade")
    event = deciding.refuse_licence(state, None, false, on())
    bar = bar_after(state, event)
    assert bar is not None
    assert (bar.until, bar.licence_kind, bar.document) == (date(2027, 11, 23), "food-trade", REFUSE.document)
    assert refusal_of(state, replace(false, entity=None)) == ["LINK_MISMATCH"]
    assert bar_after(state, deciding.refuse_licence(state, None, REFUSE, on())) is None


def test_what_the_law_deemed_renewed_is_not_refused_any_more() -> None:
    """NPC-行政许可法:50."""
    deemed = licence(
        terms=(LicenceTerm(from_date=TODAY, to_date=date(2031, 11, 22), application=APPLICATION, deemed=True),)
    )
    renewal = replace(accepted(), procedure=LicenceProcedure.RENEWAL)
    assert refusal_of(renewal, REFUSE, deemed) == ["DEEMED_RENEWED"]
    assert deciding.refuse_licence(renewal, licence(), REFUSE, on())


def test_a_decision_is_made_once() -> None:
    assert codes(refused(deciding.grant, granted(), GRANT, on())) == ["APPLICATION_NOT_OPEN"]
    assert codes(refused(deciding.grant, received(), GRANT, on())) == ["NOT_ACCEPTED_YET"]


def test_the_applicant_may_take_it_back_before_the_decision() -> None:
    for state in (received(), reviewed()):
        after = then(state, deciding.withdraw(state, WITHDRAW, on()))
        assert after.status is LicenceApplicationStatus.WITHDRAWN
    assert codes(refused(deciding.withdraw, granted(), WITHDRAW, on())) == ["APPLICATION_NOT_OPEN"]
    assert codes(refused(deciding.withdraw, received(), replace(WITHDRAW, reason=""), on())) == ["FIELD_REQUIRED"]


def test_review_is_terminated_only_where_the_applicant_left_something_overdue() -> None:
    before = received(materials=supplied("form", "layout"))
    command = replace(ACCEPT, deferred=("rules",), deferral_document="承1", deferral_due=date(2026, 12, 4))
    state = then(before, accept(before, command, on()))
    assert codes(refused(deciding.terminate, state, TERMINATE, on(date(2026, 12, 4)))) == ["TERMINATION_GROUND_ABSENT"]
    after = then(state, deciding.terminate(state, TERMINATE, on(date(2026, 12, 5))))
    assert (after.status, after.closing_reason) == (LicenceApplicationStatus.TERMINATED, TERMINATE.reason)
    mute = replace(TERMINATE, document="")
    assert codes(refused(deciding.terminate, state, mute, on(date(2026, 12, 5)))) == ["FIELD_REQUIRED"]
    for complete in (received(), accepted()):
        assert codes(refused(deciding.terminate, complete, TERMINATE, on())) == ["TERMINATION_GROUND_ABSENT"]
    silent = replace(before, status=LicenceApplicationStatus.INCOMPLETE)
    assert deciding.terminate(silent, TERMINATE, on())
