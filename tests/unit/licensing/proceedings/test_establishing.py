"""设立登记 that is not made on the spot: one notice of everything, a receipt, three working days and three more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from support.register import CODE, IDENTITY, INDIVIDUAL_CODE
from support.register_proceedings import MATTER, POST, entity_after, law, on, proceeding, told, why

from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings.establishing import approve, extend, receive, refuse_establishment, resubmit
from licensing.domain.proceedings.events.application import ApplicationAccepted, CorrectionRequested
from licensing.domain.proceedings.kinds import ProceedingKind, RefusalGround, Stage
from licensing.domain.proceedings.states import CapitalSum, Proceeding
from licensing.domain.proceedings.steps import steps
from licensing.domain.proceedings.withdrawing import withdraw
from licensing.domain.states import Entity

MONDAY = date(2026, 11, 23)
COMPLETE = c.StatedItems(
    registered_name="南宁青秀测试商贸有限公司",
    entity_type=EntityType.LIMITED_COMPANY,
    entity_type_text="有限责任公司",
    representative_name="韦某某",
    representative_id=IDENTITY,
    capital=CapitalSum(amount_fen=100_000_000, currency="CNY"),
    business_scope="日用百货销售",
    division="450103",
    authority="南宁市青秀区市场监督管理局",
    address="南宁市青秀区民族大道131号",
)


def received(items: c.StatedItems = COMPLETE, **more: Any) -> tuple[Any, ...]:
    return receive(c.ReceiveApplication(items=items, owner_post=POST, **more), MATTER, on(MONDAY))


def accepted() -> Proceeding:
    return proceeding(*received())


def incomplete() -> Proceeding:
    return proceeding(*received(replace(COMPLETE, business_scope=""), wanted=("住所使用证明",)))


def approval(**more: Any) -> c.ApproveEstablishment:
    stated: dict[str, Any] = {"proceeding": MATTER, "code": CODE, "document": "青市监登记〔2026〕1号", **more}
    return c.ApproveEstablishment(**stated)


def test_a_complete_application_gets_a_receipt_and_three_working_days() -> None:
    opened, taken = received()
    assert isinstance(taken, ApplicationAccepted)
    state = proceeding(opened, taken)
    assert (state.kind, state.stage, state.owner_post) == (ProceedingKind.ESTABLISHMENT, Stage.REVIEW, POST)
    assert state.application is not None
    assert state.application.receipt
    assert told(steps(taken, proceeding(opened), law())) == [("registration.decide", "OPEN", MONDAY)]
    assert law().due("registration.decide", MONDAY).act_by == date(2026, 11, 26)


def test_an_incomplete_application_gets_one_notice_of_everything_missing() -> None:
    stated = replace(COMPLETE, registered_name="", business_scope="", representative_id="", address="")
    opened, notice = received(stated, wanted=("住所使用证明",))
    assert isinstance(notice, CorrectionRequested)
    assert [line.code for line in notice.missing] == [
        "NAME_REQUIRED",
        "REAL_NAME_CHECK_REQUIRED",
        "SCOPE_REQUIRED",
        "ADDRESS_REQUIRED",
        "DOCUMENT_MISSING",
    ]
    assert all(line.message_zh for line in notice.missing)
    assert proceeding(opened, notice).stage is Stage.CORRECTION
    assert steps(notice, proceeding(opened), law()) == ()


def test_a_scope_that_needs_a_permit_asks_for_the_pledge_in_the_same_notice() -> None:
    grocer = replace(COMPLETE, business_scope="食品销售")
    _, notice = received(grocer)
    assert isinstance(notice, CorrectionRequested)
    assert [line.code for line in notice.missing] == ["NO_TRADE_PLEDGE_REQUIRED"]
    assert isinstance(received(replace(grocer, permit_pledge="承诺1号"))[1], ApplicationAccepted)
    assert isinstance(received(replace(COMPLETE, business_scope="广告发布"))[1], ApplicationAccepted)


def test_what_is_personal_goes_to_the_vault_and_the_entity_later_refers_to_it() -> None:
    state = accepted()
    assert state.application is not None
    assert state.application.representative_id is not None
    assert IDENTITY not in repr(state)
    entity = entity_after(Entity(), *approve(state, approval(), on(MONDAY)))
    assert entity.legal_representative is not None
    assert entity.legal_representative.id_document == state.application.representative_id


def test_an_individual_business_shows_its_address_to_the_street_only() -> None:
    stated = replace(COMPLETE, entity_type=EntityType.INDIVIDUAL_BUSINESS, capital=None)
    state = proceeding(*received(stated))
    assert state.application is not None
    assert state.application.address == "南宁市青秀区民族大道"
    assert state.application.address_full is not None


def test_corrected_materials_are_accepted_and_the_notice_is_gone() -> None:
    command = c.ResubmitApplication(proceeding=MATTER, items=COMPLETE, documents=("住所使用证明",))
    again = resubmit(incomplete(), command, on(MONDAY + timedelta(days=1)))
    state = proceeding(*received(replace(COMPLETE, business_scope="")), *again)
    assert state.stage is Stage.REVIEW
    assert state.application is not None
    assert (state.application.missing, state.application.business_scope) == ((), "日用百货销售")


def test_a_document_the_notice_named_may_be_asked_for_again() -> None:
    command = c.ResubmitApplication(proceeding=MATTER, items=COMPLETE, wanted=("住所使用证明",))
    _, notice = resubmit(incomplete(), command, on(MONDAY))
    assert isinstance(notice, CorrectionRequested)


def test_a_document_the_one_time_notice_did_not_name_may_not_be_asked_for() -> None:
    command = c.ResubmitApplication(proceeding=MATTER, items=COMPLETE, wanted=("股东会决议",))
    assert why(resubmit, incomplete(), command, on(MONDAY)) == [("NOT_IN_ONE_TIME_NOTICE", "SC-746:19")]


def test_the_head_extends_the_time_to_decide_once() -> None:
    command = c.ExtendDecision(proceeding=MATTER, extended_by="局长", reason="情形复杂", document="延1号")
    state = accepted()
    event = extend(state, command, on(MONDAY))
    assert told(steps(event, state, law())) == [("registration.decide", "EXTEND", MONDAY)]
    after = proceeding(*received(), event)
    assert why(extend, after, command, on(MONDAY)) == [("DECISION_EXTENDED_BEFORE", "SC-746:19")]


def test_an_extension_names_the_head_the_reason_and_the_document() -> None:
    command = c.ExtendDecision(proceeding=MATTER, extended_by=" ", reason="", document="")
    assert why(extend, accepted(), command, on(MONDAY)) == [
        ("FIELD_REQUIRED", "contract"),
        ("FIELD_REQUIRED", "contract"),
        ("HEAD_REQUIRED", "SC-746:19"),
    ]


def test_approval_establishes_the_entity_on_the_day_of_the_decision() -> None:
    approved, established = approve(accepted(), approval(), on(MONDAY))
    entity = entity_after(Entity(), established)
    assert (entity.code, entity.status, entity.established_date) == (CODE, EntityStatus.ACTIVE, MONDAY)
    state = proceeding(*received(), approved)
    assert (state.stage, state.closed_date, state.code) == (Stage.APPROVED, MONDAY, CODE)
    assert state.entity == UUID(int=1000)
    assert told(steps(approved, accepted(), law())) == [("registration.decide", "MEET", MONDAY)]


def test_a_late_decision_is_late_and_not_refused() -> None:
    assert approve(accepted(), approval(), on(date(2027, 1, 4)))


@pytest.mark.parametrize(
    ("code", "reason"),
    [(INDIVIDUAL_CODE, "CODE_CLASS_MISMATCH"), ("", "CODE_REQUIRED"), ("91450103MA5000000X", "CODE_INVALID")],
)
def test_the_code_given_fits_the_entity(code: str, reason: str) -> None:
    assert why(approve, accepted(), approval(code=code), on(MONDAY))[0][0] == reason


def test_registration_is_refused_on_a_ground_of_law_with_reason_and_document() -> None:
    command = c.RefuseEstablishment(
        proceeding=MATTER, ground=RefusalGround.PUBLIC_INTEREST, reason="可能危害社会公共利益", document="不予1号"
    )
    event = refuse_establishment(accepted(), command, on(MONDAY))
    state = proceeding(*received(), event)
    assert (state.stage, state.closed_date, state.reason) == (Stage.REFUSED, MONDAY, command.reason)
    assert told(steps(event, accepted(), law())) == [("registration.decide", "MEET", MONDAY)]
    without = replace(command, ground=RefusalGround.UNSPECIFIED)
    assert why(refuse_establishment, accepted(), without, on(MONDAY)) == [("REFUSAL_GROUND_REQUIRED", "SC-746:20")]


def test_a_decision_is_not_dated_before_acceptance_or_in_the_future() -> None:
    early = approval(decided_date=MONDAY - timedelta(days=1))
    assert why(approve, accepted(), early, on(MONDAY)) == [("DATES_OUT_OF_ORDER", "contract")]
    late = approval(decided_date=MONDAY + timedelta(days=1))
    assert why(approve, accepted(), late, on(MONDAY)) == [("DATE_IN_FUTURE", "contract")]


def test_an_application_taken_back_is_over_and_its_clock_with_it() -> None:
    command = c.WithdrawProceeding(proceeding=MATTER, reason="申请人撤回")
    event = withdraw(accepted(), command, on(MONDAY))
    assert proceeding(*received(), event).stage is Stage.WITHDRAWN
    assert told(steps(event, accepted(), law())) == [("registration.decide", "CANCEL", MONDAY)]
    assert steps(event, incomplete(), law()) == ()


def test_nothing_is_decided_on_an_application_that_is_not_under_review() -> None:
    refusal = c.RefuseEstablishment(
        proceeding=MATTER, ground=RefusalGround.AGAINST_LAW, reason="违法", document="不予1号"
    )
    extension = c.ExtendDecision(proceeding=MATTER, extended_by="局长", reason="复杂", document="延1号")
    expected = [("APPLICATION_STAGE_FORBIDS", "SC-746:19")]
    approved = proceeding(*received(), approve(accepted(), approval(), on(MONDAY))[0])
    for state in (incomplete(), approved):
        assert why(approve, state, approval(), on(MONDAY)) == expected
        assert why(refuse_establishment, state, refusal, on(MONDAY)) == expected
        assert why(extend, state, extension, on(MONDAY)) == expected
    again = c.ResubmitApplication(proceeding=MATTER, items=COMPLETE)
    assert why(resubmit, accepted(), again, on(MONDAY)) == expected
    back = c.WithdrawProceeding(proceeding=MATTER, reason="撤回")
    assert why(withdraw, approved, back, on(MONDAY)) == [("NOT_WITHDRAWABLE", "contract")]


def test_what_belongs_to_no_authority_or_cannot_be_kept_is_refused_at_the_door() -> None:
    stated = replace(COMPLETE, division="", authority="")
    command = c.ReceiveApplication(items=stated, documents=("",))
    assert [code for code, _ in why(receive, command, MATTER, on(MONDAY))] == [
        "FIELD_REQUIRED",
        "DIVISION_REQUIRED",
        "FIELD_REQUIRED",
    ]
    many = c.ReceiveApplication(items=COMPLETE, documents=tuple(map(str, range(51))))
    assert why(receive, many, MATTER, on(MONDAY)) == [("TOO_MANY_DOCUMENTS", "contract")]
