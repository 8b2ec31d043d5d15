"""退付 (issue 5, item 6): what was paid beyond what is owed goes back once, approved and confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, Office
from unit.enforcement.test_remedies import ENDED, HALF, RECEIVED, contested, paid, party, served

from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases.kinds import PartyStatus
from enforcement.domain.cases.remedies import Amounts, RemedyOutcome
from matters.domain.kinds import DeadlineStatus

ALL = Amounts(fine_fen=s.FINE, surcharge_fen=0, gain_fen=s.GAIN)


def approve(case: UUID, **more: Any) -> c.ApproveRefund:
    base = {
        "penalty_case": case, "party": 1, "reason": "决定被撤销", "document": "退付审批表", "approved_by": HEAD,
        "on": None,
    }  # fmt: skip
    found: c.ApproveRefund = s.of(c.ApproveRefund, base, more)
    return found


def record(case: UUID, reference: str = "TF-0001") -> c.RecordRefund:
    return c.RecordRefund(penalty_case=case, party=1, reference=reference, confirmation="收入退还书", on=None)


def annulled(office: Office) -> UUID:
    case = paid(office)
    office.on(RECEIVED).do(s.remedy(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.ANNULLED))
    return case


def test_all_that_was_paid_on_an_annulled_decision_goes_back_once() -> None:
    office = Office()
    case = annulled(office)
    assert party(office, case).refund_due == ALL
    assert office.limit(case, "refund.pay", 11).act_by == date(2026, 6, 27)
    assert office.refused(record(case)) == "REFUND_NOT_APPROVED"
    assert office.refused(approve(case, approved_by=FIRST)) == "HEAD_REQUIRED"
    assert office.refused(approve(case, approved_by=DEPUTY)) == "APPROVAL_OVER_LIMIT"
    office.do(approve(case))
    office.do(record(case))
    assert office.limit(case, "refund.pay", 11).status is DeadlineStatus.MET
    assert party(office, case).refund_due is None
    assert office.refused(approve(case)) == "NO_REFUND_DUE"
    assert office.refused(record(case, "TF-0002")) == "NO_REFUND_DUE"
    office.do(s.archive(case))


def test_what_the_treasury_has_not_confirmed_is_not_paid_back() -> None:
    office = Office()
    case = contested(office)
    office.do(s.pay(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.ANNULLED))
    assert office.refused(approve(case)) == "PAYMENT_UNCONFIRMED"
    office.do(s.confirm(case))
    office.do(approve(case))


def test_changed_for_less_only_the_rest_goes_back() -> None:
    office = Office()
    case = paid(office)
    office.on(RECEIVED).do(s.remedy(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.CHANGED, items=HALF))
    assert party(office, case).refund_due == Amounts(fine_fen=s.FINE // 2, surcharge_fen=0, gain_fen=0)
    assert party(office, case).status is PartyStatus.EXECUTED


def test_the_surcharge_of_a_fine_that_became_smaller_is_counted_again() -> None:
    # NPC-行政处罚法:72: due on 8 April, paid ten days late with 30 %; half the fine bears half of it.
    office = Office()
    case = served(office)
    extra = s.FINE * 30 // 100
    office.on(date(2026, 4, 18)).do(s.pay(case, surcharge_fen=extra))
    office.do(s.confirm(case))
    office.later(1).do(s.remedy(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.CHANGED, items=HALF))
    due = party(office, case).refund_due
    assert due == Amounts(fine_fen=s.FINE // 2, surcharge_fen=extra // 2, gain_fen=0)


def test_remade_for_less_before_it_was_paid_back_the_approval_has_to_be_renewed() -> None:
    office = Office()
    case = paid(office)
    office.on(RECEIVED).do(s.remedy(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.REMAKE))
    assert party(office, case).refund_due == ALL
    office.do(approve(case))
    office.do(s.notice(case, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True))
    less = replace(s.LIGHTER, chosen_fen=s.FINE // 2)
    office.do(s.decide(case, office.do(s.draw("市监处罚")), items=HALF, discretion=less))
    assert party(office, case).refund_due == Amounts(fine_fen=s.FINE // 2, surcharge_fen=0, gain_fen=0)
    assert office.refused(record(case)) == "REFUND_NOT_APPROVED"
    office.do(approve(case))
    office.do(record(case))
    # What is kept covers the new decision exactly.
    office.do(s.serve_decision(case))
    assert office.refused(s.pay(case, reference="JK-0002", fine_fen=1, gain_fen=0)) == "PAYMENT_OVER_DEBT"
    office.do(s.complete(case))


def test_paid_back_and_then_remade_it_is_owed_again() -> None:
    office = Office()
    case = paid(office)
    office.on(RECEIVED).do(s.remedy(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.REMAKE, procedural=True))
    office.do(approve(case))
    office.do(record(case))
    office.do(s.notice(case, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True))
    office.do(s.decide(case, office.do(s.draw("市监处罚"))))
    assert party(office, case).refund_due is None
    office.do(s.serve_decision(case))
    assert office.refused(s.complete(case)) == "STILL_OWED"
    office.do(s.pay(case, reference="JK-0002"))


def test_a_payment_recorded_by_mistake_counts_for_nothing_and_the_time_to_pay_runs() -> None:
    office = Office()
    case = served(office)
    office.do(s.pay(case))
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.MET
    void = c.VoidPayment(penalty_case=case, party=1, reference="JK-0001", reason="录入错误", on=None)
    office.do(void)
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.OPEN
    assert office.limit(case, "fine.pay", 11).right_ends == date(2026, 4, 8)
    assert office.refused(s.confirm(case)) == "REFERENCE_UNKNOWN"
    assert office.refused(void) == "REFERENCE_UNKNOWN"
    office.do(s.pay(case))
    office.do(s.confirm(case))
    assert office.refused(void) == "PAYMENT_CONFIRMED"
