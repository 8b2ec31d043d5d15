"""双告知: the applicant is told and pledges, departments claim in time or an alarm is raised, results come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from support.register import ACTIVE, ME
from support.register_proceedings import law, on, told, why

from licensing.domain.kinds import EntityStatus
from licensing.domain.notices import commands as c
from licensing.domain.notices.events import evolve
from licensing.domain.notices.kinds import STAGE_ZH, NoticeStage, PermitOutcome, ReformMode
from licensing.domain.notices.matching import SCOPE_WORDS, touched
from licensing.domain.notices.states import DoubleNotice
from licensing.domain.notices.telling import claim, hint, publish, push, return_result, steps, tell, unclaimed
from statutes.rules import Area, RuleError

DAY = date(2026, 3, 2)
NOTICE = UUID(int=701)
GROCER = replace(ACTIVE, business_scope="食品销售;日用百货销售;药品零售;广告发布。")
TELLING = c.TellOfPermits(entity=ME, pledge="承诺书1号")
RULE = "SC-国发〔2015〕62号:全文"
STAGE = [("NOTICE_STAGE_FORBIDS", RULE)]
PUSH = c.PushNotice(double_notice=NOTICE, department="食品经营许可科")
PUBLISH = c.PublishNotice(double_notice=NOTICE)
CLAIM = c.ClaimNotice(double_notice=NOTICE, department="食品经营许可科")
RESULT = c.ReturnPermitResult(double_notice=NOTICE, outcome=PermitOutcome.GRANTED, licence_number="JY14501030000010")


def hinted(item: str = "food-trade") -> DoubleNotice:
    [found] = [each for each in tell(GROCER, TELLING, on(DAY)) if each.item == item]
    return evolve(None, found)


def pushed(item: str = "food-trade") -> DoubleNotice:
    return evolve(hinted(item), push(hinted(item), PUSH, on(DAY)))


def published() -> DoubleNotice:
    return evolve(hinted(), publish(hinted(), PUBLISH, on(DAY)))


def claimed(item: str = "food-trade") -> DoubleNotice:
    return evolve(pushed(item), claim(pushed(item), CLAIM, on(DAY)))


def test_each_item_the_scope_touches_is_told_with_its_mode_and_basis() -> None:
    found = tell(GROCER, TELLING, on(DAY))
    assert [(each.item, each.mode, each.scope_words) for each in found] == [
        ("food-trade", ReformMode.OPTIMISED, "食品销售"),
        ("drug-trade", ReformMode.OPTIMISED, "药品零售"),
        ("advertisement-publication", ReformMode.ABOLISHED, "广告发布"),
    ]
    assert [each.pledge for each in found] == ["承诺书1号", "承诺书1号", ""]
    assert found[0].basis == "NPC-食品安全法:35"
    assert steps(found[0], None) == ()


def test_whoever_needs_a_permit_pledges_not_to_trade_before_it() -> None:
    assert why(tell, GROCER, replace(TELLING, pledge=""), on(DAY)) == [("NO_TRADE_PLEDGE_REQUIRED", RULE)]
    advertiser = replace(ACTIVE, business_scope="广告发布")
    assert tell(advertiser, replace(TELLING, pledge=""), on(DAY))


def test_an_officer_may_name_an_item_of_the_lists_that_the_words_do_not_show() -> None:
    [event] = tell(ACTIVE, replace(TELLING, items=("cma",)), on(DAY))
    assert (event.item, event.scope_words) == ("cma", "")
    assert why(tell, ACTIVE, replace(TELLING, items=("wishing-well",)), on(DAY)) == [("ITEM_UNKNOWN", RULE)]


def test_a_scope_that_touches_nothing_is_told_nothing() -> None:
    assert why(tell, ACTIVE, TELLING, on(DAY)) == [("NO_ITEM_TOUCHED", RULE)]
    gone = replace(GROCER, status=EntityStatus.DEREGISTERED)
    assert why(tell, gone, TELLING, on(DAY)) == [("ENTITY_EXITED", "SC-746:31")]


def test_the_extra_list_holds_in_a_free_trade_zone_only() -> None:
    chemist = replace(ACTIVE, business_scope="乙类非处方药零售")
    assert why(tell, chemist, TELLING, on(DAY)) == [("NO_ITEM_TOUCHED", RULE)]
    [event] = tell(chemist, replace(TELLING, free_trade_zone=True), on(DAY))
    assert event.item == "drug-retail-otc"


@pytest.mark.parametrize(
    ("scope", "items"),
    [
        ("食品经营(仅销售预包装食品)", ["prepacked-food-sale"]),
        ("食品经营(仅销售预包装食品);餐饮服务", ["prepacked-food-sale", "food-trade"]),
        ("不含食品经营", []),
        ("", []),
        ("餐饮服务。餐饮服务", ["food-trade"]),
    ],
)
def test_a_scope_is_read_item_by_item(scope: str, items: list[str]) -> None:
    assert list(touched(scope)) == items


def test_every_item_matched_stands_in_the_lists() -> None:
    def known(item: str) -> bool:
        try:
            return bool(law().rulebook.reform_item(item, DAY, Area.FTZ))
        except RuleError:
            return False

    assert [item for item in SCOPE_WORDS if not known(item)] == []


def test_a_known_department_is_pushed_to_and_has_its_time_to_claim() -> None:
    event = push(hinted(), PUSH, on(DAY))
    assert told(steps(event, hinted())) == [("double-notice.claim", "OPEN", DAY)]
    assert evolve(hinted(), event).stage is NoticeStage.PUSHED
    assert why(push, hinted(), replace(PUSH, department=""), on(DAY)) == [("FIELD_REQUIRED", "contract")]


def test_where_none_is_known_it_is_published_and_any_department_may_claim() -> None:
    assert told(steps(publish(hinted(), PUBLISH, on(DAY)), hinted())) == [("double-notice.claim", "OPEN", DAY)]
    other = replace(CLAIM, department="卫生健康局")
    assert claim(published(), other, on(DAY)).department == "卫生健康局"
    assert why(claim, pushed(), other, on(DAY)) == [("PUSHED_TO_ANOTHER", RULE)]


def test_a_claim_meets_the_limit_and_starts_the_wait_for_a_permit() -> None:
    event = claim(pushed(), CLAIM, on(DAY + timedelta(days=1)))
    day = DAY + timedelta(days=1)
    assert told(steps(event, pushed())) == [
        ("double-notice.claim", "MEET", day),
        ("double-notice.no-permit", "OPEN", day),
    ]
    free = pushed("advertisement-publication")
    assert told(steps(claim(free, CLAIM, on(day)), free)) == [("double-notice.claim", "MEET", day)]


def test_what_nobody_claims_in_time_raises_an_alarm_once() -> None:
    command = c.RaiseUnclaimed(double_notice=NOTICE)
    last = law().due("double-notice.claim", DAY).act_by
    assert last is not None
    assert why(unclaimed, published(), command, on(last)) == [("CLAIM_TERM_RUNNING", RULE)]
    event = unclaimed(published(), command, on(last + timedelta(days=1)))
    state = evolve(published(), event)
    assert why(unclaimed, state, command, on(last + timedelta(days=2))) == [("ALARM_RAISED", RULE)]
    assert steps(event, published()) == ()


def test_what_nobody_claimed_is_assigned_and_counts_anew() -> None:
    event = push(published(), PUSH, on(DAY + timedelta(days=20)))
    first, second = steps(event, published())
    assert (first.action.name, first.occurrence) == ("MEET", 1)
    assert (second.action.name, second.occurrence) == ("OPEN", 2)
    assert evolve(published(), event).unclaimed_since is None


def test_the_result_closes_the_circle() -> None:
    event = return_result(claimed(), RESULT, on(DAY))
    assert told(steps(event, claimed())) == [("double-notice.no-permit", "MEET", DAY)]
    assert evolve(claimed(), event).stage is NoticeStage.RETURNED
    nothing = replace(RESULT, outcome=PermitOutcome.UNSPECIFIED)
    assert why(return_result, claimed(), nothing, on(DAY)) == [("FIELD_REQUIRED", "contract")]
    unnumbered = replace(RESULT, licence_number="")
    assert why(return_result, claimed(), unnumbered, on(DAY)) == [("FIELD_REQUIRED", "contract")]
    free = claimed("advertisement-publication")
    none = replace(RESULT, outcome=PermitOutcome.NOT_NEEDED, licence_number="")
    assert steps(return_result(free, none, on(DAY)), free) == ()


def test_without_a_permit_an_inspection_is_suggested_once() -> None:
    command = c.HintInspection(double_notice=NOTICE)
    last = law().right_ends("double-notice.no-permit", DAY)
    assert why(hint, claimed(), command, on(last)) == [("PERMIT_TERM_RUNNING", RULE)]
    event = hint(claimed(), command, on(last + timedelta(days=1)))
    state = evolve(claimed(), event)
    assert why(hint, state, command, on(last + timedelta(days=2))) == [("INSPECTION_HINTED_BEFORE", RULE)]
    assert return_result(state, RESULT, on(last + timedelta(days=2)))


def test_nothing_happens_out_of_turn() -> None:
    acts: list[tuple[Any, Any]] = [
        (claim, CLAIM),
        (unclaimed, c.RaiseUnclaimed(double_notice=NOTICE)),
        (return_result, RESULT),
        (hint, c.HintInspection(double_notice=NOTICE)),
    ]
    for act, command in acts:
        assert why(act, hinted(), command, on(DAY)) == STAGE
    assert why(push, claimed(), PUSH, on(DAY)) == STAGE
    assert why(publish, published(), PUBLISH, on(DAY)) == STAGE


def test_every_stage_has_its_chinese_word() -> None:
    assert set(STAGE_ZH) == set(NoticeStage)
