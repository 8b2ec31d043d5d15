"""罚没收入对账 (issue 5, item 3): what a statement confirms, and differences that stay open until explained."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, QINGXIU, XINGNING, Office, at, names
from unit.enforcement.test_remedies import SERVED, served

from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.spot import commands as sc
from enforcement.domain.spot.records import CashGround
from enforcement.domain.treasury import commands as c
from enforcement.domain.treasury.events import StatementReceived, evolve_statement
from enforcement.domain.treasury.records import (
    FinePayment,
    FinePaymentStatus,
    LineFinding,
    StatementLine,
    TreasuryStatement,
    payment_id,
    statement_id,
)
from matters.domain.kinds import DeadlineStatus

WHOLE = s.FINE + s.GAIN


def line(code: str = "JK-0001", amount: int = WHOLE, **more: Any) -> c.PaidIn:
    found: c.PaidIn = s.of(c.PaidIn, {"code": code, "amount_fen": amount, "payer": "某店", "person": False}, more)
    return found


def statement(*lines: c.PaidIn, **more: Any) -> c.ReceiveStatement:
    base = {"unit": QINGXIU, "post": FIRST, "day": SERVED, "part": 0, "document": "对账单1号", "lines": lines}
    found: c.ReceiveStatement = s.of(c.ReceiveStatement, base, more)
    return found


def paid(office: Office) -> UUID:
    case = served(office)
    office.do(s.pay(case))
    return case


def payment(office: Office, code: str = "JK-0001") -> FinePayment:
    found: FinePayment = office.state(payment_id(code))
    return found


def findings(office: Office, record: UUID) -> list[LineFinding]:
    state: TreasuryStatement = office.state(record)
    assert state.total_fen == state.confirmed_fen + state.differing_fen == sum(each.amount_fen for each in state.lines)
    assert state.open_differences == sum(each.open for each in state.lines)
    return [each.finding for each in state.lines]


def test_what_the_treasury_tells_confirms_the_payment_on_its_case() -> None:
    office = Office()
    case = paid(office)
    assert office.limit(payment_id("JK-0001"), "payment.confirm").act_by == date(2026, 3, 31)
    record = office.do(statement(line()))
    assert record == statement_id(QINGXIU, SERVED, 1)
    assert names(office.last())[:3] == ["StatementReceived", "FinePaymentConfirmed", "PaymentConfirmed"]
    assert findings(office, record) == [LineFinding.CONFIRMED]
    assert office.state(case).party(1).payments[0].confirmed_on == SERVED
    assert payment(office).statement == record
    assert office.limit(payment_id("JK-0001"), "payment.confirm").status is DeadlineStatus.MET
    office.do(s.complete(case))


def test_the_same_statement_again_changes_nothing_and_another_is_the_next_part() -> None:
    office = Office()
    paid(office)
    record = office.do(statement(line()))
    assert office.do(statement(line())) == record
    assert office.seen == 0
    assert office.refused(statement(line(), line("JK-0002"))) == "STATEMENT_DIFFERS"
    second = office.do(statement(line("JK-0002"), part=2))
    assert second != record


def test_each_difference_has_its_name() -> None:
    office = Office()
    case = served(office)
    office.do(s.pay(case, fine_fen=1_000_000, gain_fen=0))
    office.do(s.pay(case, reference="JK-0002", fine_fen=1_000_000, gain_fen=0))
    record = office.do(
        statement(line("JK-9999"), line("JK-0001", 999_999), line("JK-0002", 1_000_000), line("JK-0002", 1_000_000))
    )
    assert findings(office, record) == [
        LineFinding.CODE_UNKNOWN,
        LineFinding.AMOUNT_DIFFERS,
        LineFinding.CONFIRMED,
        LineFinding.PAID_TWICE,
    ]
    again = office.do(statement(line("JK-0002", 1_000_000), day=date(2026, 3, 23)))
    assert findings(office, again) == [LineFinding.PAID_TWICE]
    assert office.state(record).lines[1].recorded_fen == 1_000_000
    assert office.state(record).lines[1].matter == f"cases/{case}"


def test_money_of_another_authority_is_not_confirmed_here() -> None:
    office = Office()
    case = paid(office)
    record = office.do(statement(line(), unit=XINGNING))
    assert findings(office, record) == [LineFinding.OTHER_UNIT]
    assert office.state(case).party(1).payments[0].confirmed_on is None


def test_a_difference_is_open_by_the_next_working_day_until_it_is_explained_or_settled() -> None:
    office = Office()
    served(office)
    record = office.do(statement(line(), line("JK-0002", 5)))
    assert office.limit(record, "treasury.reconcile").act_by == date(2026, 3, 25)
    explain = c.ExplainDifference(treasury_statement=record, number=2, reason="误缴,已退", document="说明1号")
    office.do(explain)
    assert office.refused(explain) == "NO_DIFFERENCE"
    assert office.limit(record, "treasury.reconcile").status is DeadlineStatus.OPEN
    match = c.MatchLine(treasury_statement=record, number=1, code="JK-0001")
    assert office.refused(match) == "STILL_DIFFERS"
    assert office.refused(c.MatchLine(treasury_statement=record, number=1, code="JK-0002")) == "LINE_UNKNOWN"
    assert office.refused(c.MatchLine(treasury_statement=record, number=9, code="JK-0001")) == "LINE_UNKNOWN"
    [case] = [key for key, each in office.states.items() if each.kind == "penalty_case"]
    office.do(s.pay(case))
    office.do(match)
    assert office.refused(match) == "NO_DIFFERENCE"
    assert findings(office, record) == [LineFinding.CONFIRMED, LineFinding.CODE_UNKNOWN]
    assert office.state(case).party(1).payments[0].confirmed_on == SERVED
    assert office.limit(record, "treasury.reconcile").status is DeadlineStatus.MET


def test_a_wrong_amount_is_corrected_under_the_same_code_and_then_matches() -> None:
    office = Office()
    case = served(office)
    office.do(s.pay(case, fine_fen=1_900_000))
    record = office.do(statement(line()))
    assert findings(office, record) == [LineFinding.AMOUNT_DIFFERS]
    office.do(ec.VoidPayment(penalty_case=case, party=1, reference="JK-0001", reason="录入错误", on=None))
    assert payment(office).status is FinePaymentStatus.VOID
    office.do(s.pay(case))
    office.do(c.MatchLine(treasury_statement=record, number=1, code="JK-0001"))
    assert findings(office, record) == [LineFinding.CONFIRMED]


def test_a_payment_that_no_statement_shows_is_late_and_has_to_be_explained() -> None:
    office = Office()
    case = paid(office)
    record = payment_id("JK-0001")
    office.on(date(2026, 4, 2))
    explain = c.ExplainPayment(fine_payment=record, reason="国库延迟入账", document="说明2号")
    office.do(explain)
    assert office.limit(record, "payment.confirm").late
    assert office.refused(explain) == "PAYMENT_SETTLED"
    # Explained is not confirmed.
    assert office.refused(s.complete(case)) == "PAYMENT_UNCONFIRMED"
    office.do(s.confirm(case))
    assert payment(office).status is FinePaymentStatus.CONFIRMED


def test_a_code_stands_for_one_payment_in_whatever_case() -> None:
    # A code answers which case it belongs to, so it has one.
    office = Office()
    paid(office)
    office.on(date(2026, 3, 2))
    clue = office.do(s.register())
    office.do(s.own(clue))
    other = office.on(date(2026, 3, 3)).do(s.file_case(clue, case_number="450103-2026-FOOD-000002"))
    office.do(s.tell_rights(other))
    evidence = office.do(s.take(other))
    office.do(s.figures(other))
    office.do(s.report(other, evidence))
    office.do(s.review(other))
    office.do(s.notice(other, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(other))
    office.do(s.statement(other, waived=True))
    office.do(s.decide(other, office.do(s.draw("市监处罚"))))
    office.do(s.serve_decision(other))
    assert office.refused(s.pay(other)) == "REFERENCE_USED"
    office.do(s.pay(other, reference="JK-0002"))


def test_what_was_paid_on_the_spot_is_reconciled_too() -> None:
    office = Office()
    spot = office.do(
        sc.PunishOnTheSpot(
            unit=QINGXIU, title="未明码标价", document=office.do(s.draw("市监当罚")), kind=PartyKind.ENTITY,
            uscc=s.SHOP.uscc, label="某店", person_name="", person_number="",
            items=(PenaltyItem(kind="03", amount_fen=50_000),), facts="未标价", basis="NPC-价格法:42", statement="无",
            place="店", officers=(FIRST, UUID(int=103)), cash=CashGround.UNSPECIFIED,
        )
    )  # fmt: skip
    office.do(sc.PaySpotPenalty(spot_penalty=spot, reference="JK-7", on=None))
    record = office.do(statement(line("JK-7", 50_000), day=date(2026, 3, 2)))
    assert findings(office, record) == [LineFinding.CONFIRMED]
    assert payment(office, "JK-7").matter == f"tickets/{spot}"


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (statement(line("")), "FIELD_REQUIRED"),
        (statement(line(amount=0)), "AMOUNT_NEGATIVE"),
        (statement(day=date(2026, 3, 25)), "DAY_IN_FUTURE"),
        (statement(day=None), "FIELD_REQUIRED"),
        (statement(*(line(str(n)) for n in range(501))), "LINES_TOO_MANY"),
    ],
)
def test_a_statement_says_what_came_in_on_a_day_that_was(command: c.ReceiveStatement, refused: str) -> None:
    assert Office(SERVED).refused(command) == refused


def test_a_day_on_which_nothing_came_in_has_its_statement_and_a_persons_name_is_masked() -> None:
    office = Office(SERVED)
    assert findings(office, office.do(statement())) == []
    record = office.do(statement(line(payer="韦大明", person=True), part=2))
    assert office.state(record).lines[0].payer == "韦**"


@given(
    st.lists(
        st.builds(
            StatementLine,
            number=st.integers(1, 9),
            code=st.just("1"),
            amount_fen=st.integers(1, 10**9),
            payer=st.just(""),
            finding=st.sampled_from(list(LineFinding)[1:]),
            explained_on=st.sampled_from([None, SERVED]),
        ),
        max_size=20,
    )
)
def test_whatever_came_in_the_total_is_what_agrees_and_what_differs(lines: list[StatementLine]) -> None:
    event = StatementReceived(
        at=at(SERVED), unit=QINGXIU, division="450103", post=FIRST, title="", day=SERVED, part=1,
        document="", lines=tuple(lines), on=SERVED,
    )  # fmt: skip
    state = evolve_statement(None, event)
    assert state.total_fen == state.confirmed_fen + state.differing_fen
    assert state.confirmed_fen == sum(each.amount_fen for each in lines if each.finding is LineFinding.CONFIRMED)
