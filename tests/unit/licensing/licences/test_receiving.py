"""申请与受理 (NPC-行政许可法:29-32): what is missing is told once and in time, or the law accepts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import (
    ACCEPT,
    ALL,
    APPLICATION,
    APPLY,
    FILED,
    FOOD,
    PLEDGED,
    TODAY,
    accepted,
    given,
    licence,
    on,
    received,
    reviewed,
    supplied,
    then,
)
from support.register import ACTIVE, OTHER, RESERVED, REVOKED, codes, refused
from support.register import given as entity_after

from licensing.domain.licences.application_commands import (
    DeemAccepted,
    NotifyMissing,
    RefuseAcceptance,
    SupplementApplication,
)
from licensing.domain.licences.kinds import (
    LicenceApplicationStatus,
    LicenceMaterialStatus,
    LicenceProcedure,
    ReformMode,
)
from licensing.domain.licences.licences import LicenceBar
from licensing.domain.licences.receiving import (
    accept,
    apply,
    deem_accepted,
    notify_missing,
    refuse_acceptance,
    supplement,
)
from licensing.domain.licences.values import LicenceMaterial

INCOMPLETE = supplied("form")
LAST_DAY_TO_ANSWER = date(2026, 11, 30)
"""Five working days after Monday 23 November."""
DAY_AFTER = date(2026, 12, 1)
WRONG_LAYOUT = LicenceMaterial(material="layout", title_zh="", status=LicenceMaterialStatus.WRONG, problem="缺少备餐区")
NOTIFY = NotifyMissing(licence_application=APPLICATION, document="补正1", materials=(WRONG_LAYOUT,))
SUPPLEMENT = SupplementApplication(licence_application=APPLICATION, materials=("layout", "rules"))
NOT_OURS = RefuseAcceptance(licence_application=APPLICATION, document="不受1", reason="不属于本机关职权")
DEEM = DeemAccepted(licence_application=APPLICATION)


def asked(**changes: object) -> object:
    return refused(apply, ACTIVE, None, None, (), replace(APPLY, **changes), on())  # type: ignore[arg-type]


def test_an_application_names_what_it_is_for_and_every_paper_that_is_missing() -> None:
    state = received(materials=INCOMPLETE)
    assert (state.status, state.received_on, state.code) == (LicenceApplicationStatus.RECEIVED, TODAY, ACTIVE.code)
    assert [(m.material, m.status.name) for m in state.materials] == [
        ("form", "SUPPLIED"),
        ("layout", "MISSING"),
        ("rules", "MISSING"),
    ]
    assert (state.legal_limit, state.promised_limit) == ("10wd", "7wd")


def test_an_entity_that_ended_or_is_not_confirmed_gets_no_licence() -> None:
    for entity in (entity_after(REVOKED), RESERVED.__class__(status=REVOKED.patch(ACTIVE)["status"])):
        assert codes(refused(apply, entity, None, None, (), APPLY, on())) == ["HOLDER_NOT_LIVE"]


@pytest.mark.parametrize(
    ("mode", "reason"), [(ReformMode.ABOLISHED, "NO_LICENCE_NEEDED"), (ReformMode.FILING, "FILING_INSTEAD")]
)
def test_a_reformed_item_has_no_application(mode: ReformMode, reason: str) -> None:
    """SC-国发〔2021〕7号: abolished means no object at all, filing means filed on the spot."""
    terms = replace(FOOD, mode=mode)
    assert codes(refused(apply, ACTIVE, None, None, (), APPLY, on(terms=terms))) == [reason]


def test_who_does_not_pledge_applies_in_the_ordinary_way() -> None:
    assert apply(ACTIVE, None, None, (), APPLY, on(terms=PLEDGED))


def test_a_barred_entity_may_apply_again_the_day_after_the_bar() -> None:
    """NPC-行政许可法:78-79."""
    bar = LicenceBar(entity=APPLY.entity, licence_kind="food-trade", until=TODAY, reason="欺骗", document="撤1")
    assert codes(refused(apply, ACTIVE, None, bar, (), APPLY, on())) == ["LICENCE_BARRED"]
    assert apply(ACTIVE, None, bar, (), APPLY, on(date(2026, 11, 24)))


def test_a_licence_of_someone_else_or_of_another_kind_cannot_be_renewed() -> None:
    """NPC-行政许可法:9: licences are not passed on."""
    renewal = replace(APPLY, procedure=LicenceProcedure.RENEWAL, licence=OTHER)
    for held in (None, licence(entity=OTHER), licence(licence_kind="cma")):
        assert codes(refused(apply, ACTIVE, held, None, (), renewal, on())) == ["LICENCE_OF_ANOTHER"]


def test_what_is_unrelated_is_not_asked_for() -> None:
    """NPC-行政许可法:31."""
    assert codes(asked(materials=supplied("photo"))) == ["MATERIAL_UNKNOWN"]  # type: ignore[arg-type]


def test_an_application_comes_neither_from_the_future_nor_without_place_or_authority() -> None:
    assert codes(asked(received_on=date(2026, 11, 24))) == ["DATE_IN_FUTURE"]  # type: ignore[arg-type]
    assert codes(asked(division="1")) == ["DIVISION_INVALID"]  # type: ignore[arg-type]
    assert codes(asked(authority="")) == ["FIELD_REQUIRED"]  # type: ignore[arg-type]
    assert codes(asked(procedure=LicenceProcedure.UNSPECIFIED)) == ["FIELD_REQUIRED"]  # type: ignore[arg-type]


def test_everything_missing_is_told_in_one_notice() -> None:
    """NPC-行政许可法:32: 一次告知申请人需要补正的全部内容."""
    before = received(materials=supplied("form", "layout"))
    event = notify_missing(before, NOTIFY, on())
    after = then(before, event)
    assert (after.status, event.notice.materials) == (LicenceApplicationStatus.INCOMPLETE, ("layout", "rules"))
    assert after.materials[1].problem == "缺少备餐区"


def test_a_second_notice_is_refused() -> None:
    before = received(materials=INCOMPLETE)
    told = then(before, notify_missing(before, NOTIFY, on()))
    complete = then(told, supplement(told, SUPPLEMENT, on()))
    assert codes(refused(notify_missing, complete, NOTIFY, on())) == ["NOTICE_ALREADY_GIVEN"]


def test_a_notice_that_asks_for_nothing_or_for_the_unrelated_is_refused() -> None:
    nothing = replace(NOTIFY, materials=())
    assert codes(refused(notify_missing, received(), nothing, on())) == ["NOTICE_EMPTY"]
    strange = replace(NOTIFY, materials=(replace(WRONG_LAYOUT, material="photo"),))
    assert codes(refused(notify_missing, received(), strange, on())) == ["MATERIAL_UNKNOWN"]


def test_on_the_last_day_one_may_still_ask_and_on_the_next_the_application_is_accepted() -> None:
    before = received(materials=INCOMPLETE)
    assert notify_missing(before, NOTIFY, on(LAST_DAY_TO_ANSWER))
    late = refused(notify_missing, before, NOTIFY, on(DAY_AFTER))
    assert (codes(late), late.metadata["received"]) == (["NOTICE_LATE"], "2026-11-23")
    assert codes(refused(refuse_acceptance, before, NOT_OURS, on(DAY_AFTER))) == ["NOTICE_LATE"]
    assert codes(refused(accept, received(), ACCEPT, on(DAY_AFTER))) == ["NOTICE_LATE"]


def test_silence_accepts_since_the_day_the_papers_came() -> None:
    """NPC-行政许可法:32: 逾期不告知的,自收到申请材料之日起即为受理."""
    before = received(materials=INCOMPLETE)
    assert codes(refused(deem_accepted, before, DEEM, on(LAST_DAY_TO_ANSWER))) == ["ACCEPTANCE_NOT_LATE"]
    event = deem_accepted(before, DEEM, on(DAY_AFTER))
    after = then(before, event)
    assert (after.status, after.accepted_on, after.deemed_accepted) == (LicenceApplicationStatus.ACCEPTED, TODAY, True)


def test_while_the_applicant_has_to_supplement_nothing_is_deemed() -> None:
    before = received(materials=INCOMPLETE)
    told = then(before, notify_missing(before, NOTIFY, on()))
    assert codes(refused(deem_accepted, told, DEEM, on(date(2026, 12, 31)))) == ["ACCEPTANCE_NOT_LATE"]


def test_a_complete_supplement_starts_the_time_to_answer_anew() -> None:
    before = received(materials=INCOMPLETE)
    told = then(before, notify_missing(before, NOTIFY, on()))
    later = date(2026, 12, 21)
    event = supplement(told, SUPPLEMENT, on(later))
    after = then(told, event)
    assert (event.complete, after.status, after.received_on) == (True, LicenceApplicationStatus.RECEIVED, later)
    assert accept(after, ACCEPT, on(date(2026, 12, 28)))


def test_a_supplement_in_part_leaves_the_applicants_turn() -> None:
    before = received(materials=INCOMPLETE)
    told = then(before, notify_missing(before, NOTIFY, on()))
    after = then(told, supplement(told, replace(SUPPLEMENT, materials=("layout",)), on()))
    assert after.status is LicenceApplicationStatus.INCOMPLETE
    assert codes(refused(supplement, after, replace(SUPPLEMENT, materials=("photo",)), on())) == ["MATERIAL_UNKNOWN"]


def test_acceptance_needs_every_paper() -> None:
    assert codes(refused(accept, received(materials=INCOMPLETE), ACCEPT, on())) == ["MATERIALS_OUTSTANDING"]
    assert accepted().status is LicenceApplicationStatus.ACCEPTED


DEFERRED = replace(ACCEPT, deferred=("rules",), deferral_document="容缺承诺1", deferral_due=date(2026, 12, 7))
LACKS_RULES = supplied("form", "layout")


def test_a_marked_paper_may_follow_against_a_signed_promise_with_a_date() -> None:
    """容缺受理, SC-国发〔2022〕5号."""
    before = received(materials=LACKS_RULES)
    after = then(before, accept(before, DEFERRED, on()))
    assert after.status is LicenceApplicationStatus.ACCEPTED
    assert (after.materials[2].status, after.materials[2].promised_by) == (
        LicenceMaterialStatus.DEFERRED,
        date(2026, 12, 7),
    )
    followed = then(after, supplement(after, replace(SUPPLEMENT, materials=("rules",)), on()))
    assert (followed.status, followed.outstanding) == (LicenceApplicationStatus.ACCEPTED, ())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"deferred": ("layout", "rules")}, "MATERIAL_NOT_DEFERRABLE"),
        ({"deferral_document": " "}, "DEFERRAL_PLEDGE_REQUIRED"),
        ({"deferral_due": None}, "DEFERRAL_PLEDGE_REQUIRED"),
        ({"deferral_due": date(2026, 12, 8)}, "DEFERRAL_TOO_LONG"),
        ({"deferral_due": date(2026, 11, 20)}, "DATES_OUT_OF_ORDER"),
    ],
)
def test_a_deferral_beyond_the_list_the_promise_or_the_time_is_refused(changes: dict[str, object], reason: str) -> None:
    before = received(materials=LACKS_RULES)
    assert codes(refused(accept, before, replace(DEFERRED, **changes), on())) == [reason]  # type: ignore[arg-type]


def test_a_kind_without_deferral_defers_nothing() -> None:
    terms = replace(FOOD, deferral=None)
    before = received(materials=LACKS_RULES, terms=terms)
    assert codes(refused(accept, before, DEFERRED, on(terms=terms)))[0] == "MATERIAL_NOT_DEFERRABLE"


def test_acceptance_is_refused_with_the_reason_and_closes_the_application() -> None:
    before = received()
    after = then(before, refuse_acceptance(before, NOT_OURS, on()))
    assert (after.status, after.closing_reason) == (LicenceApplicationStatus.NOT_ACCEPTED, "不属于本机关职权")
    assert codes(refused(refuse_acceptance, before, replace(NOT_OURS, reason=""), on())) == ["FIELD_REQUIRED"]
    assert codes(refused(accept, after, ACCEPT, on())) == ["APPLICATION_NOT_OPEN"]


def test_what_is_accepted_is_not_asked_for_papers_again() -> None:
    for act, command in ((notify_missing, NOTIFY), (accept, ACCEPT), (refuse_acceptance, NOT_OURS)):
        assert codes(refused(act, reviewed(), command, on())) == ["NOT_IN_ACCEPTANCE"]


def test_evolving_is_total() -> None:
    event = accept(received(), ACCEPT, on())
    assert given(event).status is LicenceApplicationStatus.ACCEPTED
    assert FILED.mode is ReformMode.FILING
    assert ALL
