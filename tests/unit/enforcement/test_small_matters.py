"""当场处罚 (C.2) and graduated tools."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, LAPSED, QINGXIU, SECOND, SELLER, Office

from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.cautions import commands as co
from enforcement.domain.cautions.records import CautionKind, CautionStatus
from enforcement.domain.spot import commands as c
from enforcement.domain.spot.records import CashGround
from matters.domain.kinds import DeadlineStatus


def punish(office: Office, yuan: int = 3_000, **more: Any) -> c.PunishOnTheSpot:
    base = {
        "unit": QINGXIU, "document": office.do(s.draw("市监当罚")), "title": "未按规定公示食品经营许可证",
        "kind": PartyKind.ENTITY, "uscc": SELLER, "label": "南宁某食品店", "person_name": "", "person_number": "",
        "items": (PenaltyItem(kind="03", amount_fen=yuan * 100),), "facts": "未公示", "basis": "SAMR-78/2023:1",
        "statement": "无异议", "place": "津头街道", "officers": (FIRST, SECOND), "cash": CashGround.UNSPECIFIED,
    }  # fmt: skip
    return c.PunishOnTheSpot(**{**base, **more})


PERSON = {"kind": PartyKind.PERSON, "uscc": "", "label": "", "person_name": "韦大明", "person_number": "1"}


@pytest.mark.parametrize(
    ("more", "yuan", "allowed"),
    [({}, 3_000, True), ({}, 3_001, False), (PERSON, 200, True), (PERSON, 201, False)],
)
def test_two_hundred_for_a_person_three_thousand_for_an_entity(more: Any, yuan: int, allowed: bool) -> None:
    # NPC-行政处罚法:51.
    office = Office()
    command = punish(office, yuan, **more)
    if allowed:
        office.do(command)
    else:
        assert office.refused(command) == "NOT_FOR_THE_SPOT"


def test_only_a_warning_or_a_fine() -> None:
    office = Office()
    office.do(punish(office, items=(PenaltyItem(kind="01"),)))
    assert office.refused(punish(office, items=(PenaltyItem(kind="10", detail="停业"),))) == "NOT_FOR_THE_SPOT"


def test_two_certified_officers_hear_the_party_and_use_a_number() -> None:
    # NPC-行政处罚法:42, 52.
    office = Office(date(2026, 3, 3))
    assert office.refused(punish(office, officers=(FIRST,))) == "TWO_OFFICERS_REQUIRED"
    assert office.refused(punish(office, officers=(FIRST, LAPSED))) == "CERTIFICATE_ENDED"
    assert office.refused(punish(office, statement="")) == "FIELD_REQUIRED"
    assert office.refused(punish(office, document=office.do(s.draw("市监处罚")))) == "DOCUMENT_OF_ANOTHER_SERIES"


def test_it_is_filed_in_seven_working_days_and_paid_in_fifteen() -> None:
    # SAMR-2/2018:70: from Monday 2 to Wednesday 11 March.
    office = Office()
    ticket = office.do(punish(office))
    assert office.limit(ticket, "summary.file").act_by == date(2026, 3, 11)
    assert office.limit(ticket, "fine.pay").status is DeadlineStatus.OPEN
    file = c.FileSpotPenalty(spot_penalty=ticket, record="备案表", on=None)
    office.do(file)
    assert office.refused(file) == "FILED_ALREADY"
    pay = c.PaySpotPenalty(spot_penalty=ticket, reference="JK-1", on=None)
    office.do(pay)
    assert office.refused(pay) == "PAID_ALREADY"
    assert office.refused(c.HandInCash(spot_penalty=ticket, on=None)) == "NO_CASH_TAKEN"


def test_cash_up_to_a_hundred_or_for_a_reason_of_the_law() -> None:
    # NPC-行政处罚法:68-69.
    office = Office()
    assert office.refused(punish(office, 101, cash=CashGround.SMALL)) == "CASH_NOT_ALLOWED"
    office.do(punish(office, 100, cash=CashGround.SMALL))
    office.do(punish(office, 101, cash=CashGround.HARD_LATER))


def test_cash_reaches_the_authority_in_two_days_and_the_bank_in_two_more() -> None:
    # NPC-行政处罚法:71.
    office = Office()
    ticket = office.do(punish(office, 100, cash=CashGround.SMALL))
    bank = c.BankCash(spot_penalty=ticket, reference="JK-1", on=None)
    assert office.limit(ticket, "summary.cash.hand-in").act_by == date(2026, 3, 4)
    assert office.refused(bank) == "NO_CASH_TAKEN"
    office.on(date(2026, 3, 4)).do(c.HandInCash(spot_penalty=ticket, on=None))
    assert office.limit(ticket, "summary.cash.bank").act_by == date(2026, 3, 6)
    office.do(bank)
    assert office.limit(ticket, "summary.cash.bank").status is DeadlineStatus.MET
    assert office.refused(c.PaySpotPenalty(spot_penalty=ticket, reference="2", on=None)) == "NOTHING_OWED"


def test_a_persons_name_is_masked_and_sealed() -> None:
    office = Office()
    ticket = office.do(punish(office, 200, **{**PERSON, "person_number": "450103199003070011"}))
    assert office.state(ticket).imposed.label == "韦**"
    assert "450103199003070011" not in repr(office.events)


def caution(kind: CautionKind, document: UUID | None, **more: Any) -> co.IssueCaution:
    base = {
        "kind": kind, "unit": QINGXIU, "title": "价格提醒", "post": FIRST, "uscc": SELLER, "label": "南宁某食品店",
        "facts": "节前涨价", "basis": "NPC-价格法:14", "demand": "明码标价", "document": document, "matter": "",
        "due_on": None,
    }  # fmt: skip
    return co.IssueCaution(**{**base, **more})


def test_a_reminder_needs_no_number_an_order_to_correct_does_and_a_day() -> None:
    # NPC-行政处罚法:28.
    office = Office()
    office.do(caution(CautionKind.REMINDER, None))
    assert office.refused(caution(CautionKind.ORDER_TO_CORRECT, None)) == "ORDER_INCOMPLETE"
    document = office.do(s.draw("市监责改"))
    assert office.refused(caution(CautionKind.ORDER_TO_CORRECT, document)) == "ORDER_INCOMPLETE"
    order = office.do(caution(CautionKind.ORDER_TO_CORRECT, document, due_on=date(2026, 3, 16)))
    assert office.state(order).document == "青市监责改〔2026〕1号"
    assert office.limit(order, "caution.correct").right_ends == date(2026, 3, 16)


def test_whether_it_was_corrected_is_checked_by_two() -> None:
    office = Office()
    document = office.do(s.draw("市监责改"))
    order = office.do(caution(CautionKind.ORDER_TO_CORRECT, document, due_on=date(2026, 3, 16)))
    check = co.CheckCaution(caution=order, corrected=False, finding="未改正", officers=(FIRST, SECOND), on=None)
    assert office.refused(replace(check, officers=(FIRST,))) == "TWO_OFFICERS_REQUIRED"
    office.on(date(2026, 3, 17)).do(check)
    assert office.state(order).status is CautionStatus.NOT_CORRECTED
    assert office.limit(order, "caution.correct").status is DeadlineStatus.MET
    assert office.refused(check) == "CHECKED_ALREADY"
