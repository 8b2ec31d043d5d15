"""复议、诉讼 against penalties on the spot (C.2, 0.4), and fines that go back: by the rules of cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest
from unit.enforcement import recounted as r
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, HEAD, Office
from unit.enforcement.test_remedies import COURT
from unit.enforcement.test_small_matters import punish
from unit.enforcement.test_treasury import line, statement

from enforcement.domain.cases.remedies import Amounts, PublicityEffect, RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.history.entries import entries_of
from enforcement.domain.names import SPOT_PENALTY
from enforcement.domain.spot import commands as c
from enforcement.domain.spot.records import CashGround
from matters.domain.ids import assignment_id
from matters.domain.kinds import RUNNING, DeadlineStatus

FINE: Final = 300_000
RECEIVED, ENDED = date(2026, 3, 30), date(2026, 5, 28)
LESS = (PenaltyItem(kind="03", amount_fen=FINE // 3),)


def receive(ticket: UUID, **more: Any) -> c.ReceiveSpotRemedy:
    base = {
        "spot_penalty": ticket, "reference": "复议1号", "kind": RemedyKind.RECONSIDERATION,
        "organ": "南宁市青秀区人民政府", "document": "行政复议答复通知书", "simplified": False, "on": None,
    }  # fmt: skip
    found: c.ReceiveSpotRemedy = s.of(c.ReceiveSpotRemedy, base, more)
    return found


def end(ticket: UUID, outcome: RemedyOutcome, **more: Any) -> c.EndSpotRemedy:
    base = {
        "spot_penalty": ticket, "reference": "复议1号", "outcome": outcome, "document": "行政复议决定书", "items": (),
        "procedural": False, "redo_by": None, "on": None,
    }  # fmt: skip
    found: c.EndSpotRemedy = s.of(c.EndSpotRemedy, base, more)
    return found


def approve(ticket: UUID, **more: Any) -> c.ApproveSpotRefund:
    base = {
        "spot_penalty": ticket, "reference": "JK-1", "reason": "决定被撤销", "document": "退付审批表",
        "approved_by": HEAD, "on": None,
    }  # fmt: skip
    found: c.ApproveSpotRefund = s.of(c.ApproveSpotRefund, base, more)
    return found


def refund(ticket: UUID) -> c.RecordSpotRefund:
    return c.RecordSpotRefund(spot_penalty=ticket, reference="TF-1", confirmation="收入退还书", on=None)


def pay(ticket: UUID) -> c.PaySpotPenalty:
    return c.PaySpotPenalty(spot_penalty=ticket, reference="JK-1", on=None)


def filed(office: Office, **more: Any) -> UUID:
    ticket = office.do(punish(office, **more))
    office.do(c.FileSpotPenalty(spot_penalty=ticket, record="备案表", on=None))
    return ticket


def contested(office: Office, *, paid: bool = False) -> UUID:
    ticket = filed(office)
    if paid:
        office.do(pay(ticket))
        office.do(statement(line("JK-1", FINE), day=office.day))
    office.on(RECEIVED).do(receive(ticket))
    return ticket


def in_charge(office: Office, ticket: UUID) -> bool:
    return bool(office.state(assignment_id(ticket)).closed_at is None)


def counts(office: Office, ticket: UUID) -> bool:
    [entry] = entries_of(SPOT_PENALTY, "", office.state(ticket))
    return entry.earlier.in_force


def test_reconsideration_is_answered_in_ten_working_days_by_whoever_has_it() -> None:
    # NPC-行政复议法:48, 88.
    office = Office()
    ticket = filed(office)
    assert not in_charge(office, ticket)
    office.on(RECEIVED).do(receive(ticket))
    assert in_charge(office, ticket)
    assert office.limit(ticket, "remedy.answer.reconsideration").act_by == date(2026, 4, 14)
    answer = c.AnswerSpotRemedy(spot_penalty=ticket, reference="复议1号", document="行政复议答复书", on=None)
    assert office.refused(replace(answer, reference="?")) == "REFERENCE_UNKNOWN"
    office.do(answer)
    assert office.limit(ticket, "remedy.answer.reconsideration").status is DeadlineStatus.MET
    assert office.refused(answer) == "REMEDY_ANSWERED"
    office.do(end(ticket, RemedyOutcome.UPHELD))
    assert not in_charge(office, ticket)


def test_filing_does_not_end_the_charge_of_what_is_contested_already() -> None:
    office = Office()
    ticket = office.do(punish(office))
    office.do(receive(ticket))
    office.do(c.FileSpotPenalty(spot_penalty=ticket, record="备案表", on=None))
    assert in_charge(office, ticket)


def test_no_suit_before_reconsideration_was_decided_or_not_accepted() -> None:
    # NPC-行政复议法:23, 34; after a withdrawal there is none either.
    office = Office()
    ticket = filed(office)
    office.on(RECEIVED)
    assert office.refused(receive(ticket, **COURT)) == "RECONSIDERATION_FIRST"
    office.do(receive(ticket))
    office.do(end(ticket, RemedyOutcome.WITHDRAWN))
    assert office.refused(receive(ticket, **COURT)) == "RECONSIDERATION_FIRST"
    office.do(receive(ticket, reference="复议2号"))
    office.do(end(ticket, RemedyOutcome.REJECTED, reference="复议2号"))
    office.do(receive(ticket, **COURT))


def test_where_reconsideration_is_not_answered_in_time_the_way_to_court_is_open() -> None:
    # NPC-行政复议法:34, NPC-行政诉讼法:45: fifteen days from the end of its time; a court has to rule.
    office = Office()
    ticket = contested(office)
    office.on(ENDED).do(end(ticket, RemedyOutcome.UNANSWERED))
    assert office.limit(ticket, "remedy.suit.reconsidered").right_ends == date(2026, 6, 12)
    assert office.refused(receive(ticket, reference="复议2号")) == "REMEDY_OUT_OF_ORDER"
    office.do(receive(ticket, **COURT))
    sued = end(ticket, RemedyOutcome.UNANSWERED, reference=str(COURT["reference"]))
    assert office.refused(sued) == "COURT_HAS_TO_RULE"


def test_a_suit_follows_within_fifteen_days_of_the_decision_on_reconsideration() -> None:
    # NPC-行政诉讼法:45.
    office = Office()
    ticket = contested(office)
    office.on(ENDED).do(end(ticket, RemedyOutcome.UPHELD))
    assert office.limit(ticket, "remedy.suit.reconsidered").right_ends == date(2026, 6, 12)
    office.do(receive(ticket, **COURT))
    assert office.refused(receive(ticket, **COURT)) == "REFERENCE_USED"
    assert office.refused(receive(ticket, reference="复议2号")) == "REMEDY_PENDING"


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        # NPC-行政复议法:24.
        ({"organ": "南宁市市场监督管理局"}, "ORGAN_NOT_COMPETENT"),
        ({"document": ""}, "FIELD_REQUIRED"),
        # NPC-行政诉讼法:85.
        ({**COURT, "kind": RemedyKind.SECOND_INSTANCE}, "REMEDY_OUT_OF_ORDER"),
    ],
)
def test_a_remedy_comes_from_whom_the_law_names(more: Any, refused: str) -> None:
    office = Office()
    assert office.refused(receive(filed(office), **more)) == refused


@pytest.mark.parametrize("outcome", [RemedyOutcome.ANNULLED, RemedyOutcome.VOID])
def test_annulled_before_it_was_paid_nothing_is_owed_any_more(outcome: RemedyOutcome) -> None:
    # NPC-行政复议法:64, 67.
    office = Office()
    ticket = contested(office)
    office.on(ENDED).do(end(ticket, outcome))
    assert office.refused(pay(ticket)) == "NOTHING_OWED"
    for rule in ("fine.pay", "remedy.reconsideration", "remedy.answer.reconsideration"):
        assert office.limit(ticket, rule).status not in RUNNING
    assert office.state(ticket).refund_due is None
    assert not counts(office, ticket)
    assert not in_charge(office, ticket)
    assert office.refused(receive(ticket, **COURT)) == "NO_DECISION_IN_FORCE"


def test_all_that_was_paid_on_an_annulled_penalty_goes_back_once() -> None:
    # NPC-行政处罚法:74.
    office = Office()
    ticket = contested(office, paid=True)
    office.on(ENDED).do(end(ticket, RemedyOutcome.ANNULLED))
    assert office.state(ticket).refund_due == Amounts(fine_fen=FINE, surcharge_fen=0, gain_fen=0)
    assert office.limit(ticket, "refund.pay").act_by == date(2026, 6, 27)
    assert office.refused(refund(ticket)) == "REFUND_NOT_APPROVED"
    assert office.refused(approve(ticket, reference="JK-2")) == "REFERENCE_UNKNOWN"
    assert office.refused(approve(ticket, approved_by=FIRST)) == "HEAD_REQUIRED"
    office.do(approve(ticket))
    office.do(refund(ticket))
    assert office.limit(ticket, "refund.pay").status is DeadlineStatus.MET
    assert office.refused(approve(ticket)) == "NO_REFUND_DUE"
    assert office.refused(refund(ticket)) == "NO_REFUND_DUE"
    assert not in_charge(office, ticket)


def test_cash_goes_to_the_bank_and_is_confirmed_before_it_goes_back() -> None:
    # NPC-行政处罚法:71, 74.
    office = Office()
    ticket = filed(office, yuan=100, cash=CashGround.SMALL)
    office.do(receive(ticket))
    office.do(end(ticket, RemedyOutcome.ANNULLED))
    assert office.refused(approve(ticket)) == "PAYMENT_UNCONFIRMED"
    office.do(c.HandInCash(spot_penalty=ticket, on=None))
    office.do(c.BankCash(spot_penalty=ticket, reference="JK-1", on=None))
    assert office.refused(approve(ticket)) == "PAYMENT_UNCONFIRMED"
    office.do(statement(line("JK-1", 10_000), day=office.day))
    office.do(approve(ticket))
    office.do(refund(ticket))
    assert r.summed(office) == {
        "fine_imposed": 10_000, "imposed_ended": 10_000, "received": 10_000, "refunded": 10_000
    }  # fmt: skip


def test_changed_for_less_the_rest_goes_back_and_it_counts_on() -> None:
    # NPC-行政复议法:63.
    office = Office()
    ticket = contested(office, paid=True)
    office.on(ENDED)
    more = (PenaltyItem(kind="03", amount_fen=FINE + 1),)
    assert office.refused(end(ticket, RemedyOutcome.CHANGED, items=more)) == "HEAVIER_THAN_DECIDED"
    assert office.refused(end(ticket, RemedyOutcome.CHANGED)) == "RULING_ITEMS_DIFFER"
    office.do(end(ticket, RemedyOutcome.CHANGED, items=LESS))
    assert office.state(ticket).refund_due == Amounts(fine_fen=FINE * 2 // 3, surcharge_fen=0, gain_fen=0)
    assert [each.in_force for each in office.state(ticket).decisions] == [False, True]
    assert counts(office, ticket)


def test_what_a_ruling_left_of_a_fine_is_what_is_paid() -> None:
    office = Office()
    ticket = contested(office)
    office.on(ENDED).do(end(ticket, RemedyOutcome.CHANGED, items=LESS))
    office.do(pay(ticket))
    assert office.state(ticket).paid_fen == FINE // 3
    assert office.state(ticket).refund_due is None
    assert r.summed(office)["received"] == FINE // 3


def test_changed_to_a_warning_nothing_is_to_be_paid() -> None:
    office = Office()
    ticket = filed(office, items=(PenaltyItem(kind="01"), PenaltyItem(kind="03", amount_fen=FINE)))
    office.do(receive(ticket))
    office.do(end(ticket, RemedyOutcome.CHANGED, items=(PenaltyItem(kind="01"),)))
    assert office.limit(ticket, "fine.pay").status not in RUNNING
    assert office.refused(pay(ticket)) == "NOTHING_OWED"


@pytest.mark.parametrize("outcome", [RemedyOutcome.UNLAWFUL, RemedyOutcome.SETTLED, RemedyOutcome.UPHELD])
def test_what_stands_is_paid_and_was_never_published(outcome: RemedyOutcome) -> None:
    # NPC-行政诉讼法:74; what was never shown is not withdrawn (NPC-行政处罚法:48).
    office = Office()
    ticket = contested(office)
    office.on(ENDED).do(end(ticket, outcome))
    effect = office.state(ticket).remedies[-1].effect
    assert effect is not None
    assert effect.publicity is PublicityEffect.NONE
    assert counts(office, ticket)
    office.do(pay(ticket))


def test_it_is_decided_anew_by_the_day_the_ruling_names() -> None:
    # NPC-行政复议法:64.
    office = Office()
    ticket = contested(office)
    early = office.do(s.draw("市监当罚"))
    assert office.refused(c.RemakeSpotPenalty(spot_penalty=ticket, document=early, on=None)) == "NO_REMAKE_DUE"
    office.on(ENDED).do(end(ticket, RemedyOutcome.REMAKE, redo_by=date(2026, 6, 30)))
    assert office.limit(ticket, "remedy.remake").right_ends == date(2026, 6, 30)
    assert in_charge(office, ticket)
    notice = office.do(s.draw("市监罚告"))
    for unfit in (early, notice):
        again = c.RemakeSpotPenalty(spot_penalty=ticket, document=unfit, on=None)
        assert office.refused(again) == "REMAKE_NOT_DECIDED"
    office.do(punish(office, yuan=1_000, document=early))
    office.do(c.RemakeSpotPenalty(spot_penalty=ticket, document=early, on=None))
    assert office.limit(ticket, "remedy.remake").status is DeadlineStatus.MET
    assert not in_charge(office, ticket)


def test_remedies_and_what_became_of_them_are_counted() -> None:
    office = Office()
    ticket = contested(office, paid=True)
    office.on(ENDED).do(end(ticket, RemedyOutcome.ANNULLED))
    office.do(approve(ticket))
    office.do(refund(ticket))
    found = {(each.measure, each.detail): each.day for each in r.facts(office)}
    assert found["remedy_received", "RECONSIDERATION"] == RECEIVED
    assert found["remedy_ended", "ANNULLED"] == ENDED
    assert found["remedy_corrected", "ANNULLED"] == ENDED
    assert found["decision_ended", ""] == ENDED
    assert r.summed(office) == {"fine_imposed": FINE, "imposed_ended": FINE, "received": FINE, "refunded": FINE}
