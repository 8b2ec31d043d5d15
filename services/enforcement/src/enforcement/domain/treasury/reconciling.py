"""罚没收入对账 (NPC-行政处罚法:74): each day's statement against what was recorded, each difference until explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain.cases import party_events as pe
from enforcement.domain.cases.acting import party_of
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.evolving import evolve
from enforcement.domain.context import Context
from enforcement.domain.names import FINE_PAYMENT, PENALTY_CASE, TREASURY_STATEMENT, name_of
from enforcement.domain.outcome import Caused, LeavesCharge, Limit, Meets, OfMatter, Opens, Outcome, TakesCharge
from enforcement.domain.refusal import Fault, day_of, fault, names, refuse, refuse_if_any, texts
from enforcement.domain.treasury import commands as c
from enforcement.domain.treasury import events as e
from enforcement.domain.treasury.expecting import CONFIRM, known
from enforcement.domain.treasury.records import (
    FinePayment,
    FinePaymentStatus,
    LineFinding,
    StatementLine,
    TreasuryStatement,
    payment_id,
    statement_id,
)
from statutes import masks

RECONCILE: Final = "treasury.reconcile"
MOST_LINES: Final = 500
Holders = Mapping[str, UUID]
"""By payment code, the case that holds it."""


def receive(
    known_: TreasuryStatement | None, holders: Holders, command: c.ReceiveStatement, context: Context
) -> Outcome:
    """收到, and reconciled at once. The same statement again changes nothing.

    Refusals LINES_TOO_MANY, AMOUNT_NEGATIVE, FIELD_REQUIRED, DAY_IN_FUTURE, STATEMENT_DIFFERS.
    """
    if len(command.lines) > MOST_LINES:
        raise refuse("LINES_TOO_MANY", "lines", count=len(command.lines), most=MOST_LINES)
    refuse_if_any([*names(document=command.document), *_faults(command)])
    day = day_of("day", command.day, context.today)
    context.roster.require_holder(command.post, context.today)
    view = context.roster.view(command.unit, context.today)
    record = statement_id(command.unit, day, command.part)
    if known_ is not None:
        return _again(known_, record, command)
    desk = _Desk(command.unit, record, holders, context)
    lines = tuple(desk.read(number, each) for number, each in enumerate(command.lines, 1))
    event = e.StatementReceived(
        at=context.now,
        unit=command.unit,
        division=view.divisions[0] if view.divisions else "",
        post=command.post,
        title=f"{view.full_name}{day.isoformat()}缴款对账单",
        day=day,
        part=command.part or 1,
        document=command.document,
        lines=lines,
        on=context.today,
    )
    limits: tuple[Limit, ...] = ()
    if any(each.open for each in lines):
        limits = (
            TakesCharge(post=command.post, matter_kind=TREASURY_STATEMENT),
            Opens(rule=RECONCILE, start=context.today),
        )
    mine = tuple(OfMatter(record, each) for each in limits)
    return Outcome(record, (Caused(TREASURY_STATEMENT, record, event), *desk.caused), (*mine, *desk.limits))


def match(state: TreasuryStatement, holders: Holders, command: c.MatchLine, context: Context) -> Outcome:
    """A difference again, once what was paid is recorded as it was paid.

    Refusals LINE_UNKNOWN, NO_DIFFERENCE, STILL_DIFFERS.
    """
    before = _difference(state, command.number)
    if before.code != command.code.strip():
        raise refuse("LINE_UNKNOWN", "code", number=command.number)
    desk = _Desk(state.unit, command.treasury_statement, holders, context)
    after = desk.found(before)
    if after.finding is not LineFinding.CONFIRMED:
        raise refuse(
            "STILL_DIFFERS", "number", number=before.number, amount=before.amount_fen, recorded=after.recorded_fen
        )
    event = e.StatementLineMatched(at=context.now, line=after)
    return _settled(state, command.treasury_statement, event, context, desk)


def explain(state: TreasuryStatement, command: c.ExplainDifference, context: Context) -> Outcome:
    """差异说明. It stays a difference, explained. Refusals LINE_UNKNOWN, NO_DIFFERENCE."""
    before = _difference(state, command.number)
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    line = replace(
        before,
        explanation=command.reason,
        explanation_document=command.document,
        explained_on=context.today,
    )
    event = e.DifferenceExplained(at=context.now, line=line)
    return _settled(state, command.treasury_statement, event, context)


def explain_payment(state: FinePayment, command: c.ExplainPayment, context: Context) -> Outcome:
    """Why a payment is in no statement; it stays unconfirmed. Refusal PAYMENT_SETTLED."""
    if state.status is not FinePaymentStatus.RECORDED or state.explained_on:
        raise refuse("PAYMENT_SETTLED")
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    event = e.FinePaymentExplained(at=context.now, on=context.today, reason=command.reason, document=command.document)
    met = OfMatter(command.fine_payment, Meets(rule=CONFIRM, on=context.today))
    return Outcome(command.fine_payment, (Caused(FINE_PAYMENT, command.fine_payment, event),), (met,))


@dataclass
class _Desk:
    """Goes through lines one by one; each sees what those before it confirmed."""

    unit: UUID
    statement: UUID
    holders: Holders
    context: Context
    caused: list[Caused] = field(default_factory=list)
    limits: list[OfMatter] = field(default_factory=list)
    _cases: dict[UUID, PenaltyCase] = field(default_factory=dict)
    _confirmed: set[str] = field(default_factory=set)

    def read(self, number: int, paid: c.PaidIn) -> StatementLine:
        """A line as it came in."""
        payer = masks.person_name(paid.payer) if paid.person else paid.payer
        unknown = LineFinding.CODE_UNKNOWN
        return self.found(
            StatementLine(
                number=number, code=paid.code.strip(), amount_fen=paid.amount_fen, payer=payer, finding=unknown
            )
        )

    def found(self, line: StatementLine) -> StatementLine:
        """The line with what is found of it; what agrees is confirmed."""
        payment = known(self.context, line.code)
        if payment is None:
            return replace(line, finding=LineFinding.CODE_UNKNOWN, matter="", recorded_fen=0)
        finding = self._finding(line, payment)
        if finding is LineFinding.CONFIRMED:
            self._confirm(line.code, payment)
        return replace(line, finding=finding, matter=payment.matter, recorded_fen=payment.amount_fen)

    def _finding(self, line: StatementLine, payment: FinePayment) -> LineFinding:
        if payment.unit != self.unit:
            return LineFinding.OTHER_UNIT
        if payment.status is FinePaymentStatus.CONFIRMED or line.code in self._confirmed:
            return LineFinding.PAID_TWICE
        return LineFinding.CONFIRMED if payment.amount_fen == line.amount_fen else LineFinding.AMOUNT_DIFFERS

    def _confirm(self, code: str, payment: FinePayment) -> None:
        day = self.context.today
        event = e.FinePaymentConfirmed(at=self.context.now, on=day, statement=self.statement)
        self._confirmed.add(code)
        self.caused.append(Caused(FINE_PAYMENT, payment_id(code), event))
        self.limits.append(OfMatter(payment_id(code), Meets(rule=CONFIRM, on=day)))
        if code in self.holders:
            self._confirm_on(self.holders[code], payment.party, code, day)

    def _confirm_on(self, case: UUID, number: int, code: str, day: date) -> None:
        """The same on the case: its party's payment is confirmed by this statement."""
        state: PenaltyCase = self._cases.get(case) or self.context.records[case]
        party = party_of(state, number)
        payments = tuple(
            replace(each, confirmed_on=day) if each.reference.strip() == code and each.voided_on is None else each
            for each in party.payments
        )
        event = pe.PaymentConfirmed(at=self.context.now, party=number, payments=payments)
        self._cases[case] = evolve(state, event)
        self.caused.append(Caused(PENALTY_CASE, case, event))


def _settled(
    state: TreasuryStatement, record: UUID, event: e.StatementEvent, context: Context, desk: _Desk | None = None
) -> Outcome:
    after = e.evolve_statement(state, event)
    limits: list[OfMatter] = list(desk.limits) if desk else []
    if not after.open_differences:
        done: tuple[Limit, ...] = (Meets(rule=RECONCILE, on=context.today), LeavesCharge())
        limits += [OfMatter(record, each) for each in done]
    also = desk.caused if desk else ()
    return Outcome(record, (Caused(TREASURY_STATEMENT, record, event), *also), tuple(limits))


def _difference(state: TreasuryStatement, number: int) -> StatementLine:
    line = state.line(number)
    if line is None:
        raise refuse("LINE_UNKNOWN", "number", number=number)
    if not line.open:
        raise refuse("NO_DIFFERENCE", "number", number=number)
    return line


def _again(known_: TreasuryStatement, record: UUID, command: c.ReceiveStatement) -> Outcome:
    """Nothing, if it says the same."""
    had = [(each.code, each.amount_fen) for each in known_.lines]
    if had != [(each.code.strip(), each.amount_fen) for each in command.lines]:
        meta = {"statement": name_of(TREASURY_STATEMENT, record)}
        raise refuse("STATEMENT_DIFFERS", "lines", meta, day=known_.day, part=known_.part)
    return Outcome(record, ())


def _faults(command: c.ReceiveStatement) -> list[Fault | None]:
    found: list[Fault | None] = []
    for index, each in enumerate(command.lines):
        found += names(**{f"lines[{index}].code": each.code})
        found.append(fault("AMOUNT_NEGATIVE", f"lines[{index}].amount_fen") if each.amount_fen <= 0 else None)
    return [fault("FIELD_REQUIRED", "day") if command.day is None else None, *found]
