"""What happens to payments and statements of the treasury."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.treasury.records import (
    FinePayment,
    FinePaymentStatus,
    LineFinding,
    StatementLine,
    TreasuryStatement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinePaymentRecorded:
    """登记, or registered anew after it was void."""

    at: datetime
    code: str
    unit: UUID
    division: str
    post: UUID
    title: str
    matter: str
    party: int
    amount_fen: int
    paid_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FinePaymentConfirmed:
    """对账一致."""

    at: datetime
    on: date
    statement: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinePaymentVoided:
    """冲正."""

    at: datetime
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinePaymentExplained:
    """Why it is in no statement."""

    at: datetime
    on: date
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementReceived:
    """收到对账单, and reconciled at once."""

    at: datetime
    unit: UUID
    division: str
    post: UUID
    title: str
    day: date
    part: int
    document: str
    lines: tuple[StatementLine, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLineMatched:
    """A difference is none any more: what was paid has been recorded."""

    at: datetime
    line: StatementLine
    """As it is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceExplained:
    """差异说明."""

    at: datetime
    line: StatementLine
    """As it is now."""


PAYMENT_EVENTS: Final[tuple[type, ...]] = (
    FinePaymentRecorded,
    FinePaymentConfirmed,
    FinePaymentVoided,
    FinePaymentExplained,
)
STATEMENT_EVENTS: Final[tuple[type, ...]] = (StatementReceived, StatementLineMatched, DifferenceExplained)
PaymentEvent = FinePaymentRecorded | FinePaymentConfirmed | FinePaymentVoided | FinePaymentExplained
StatementEvent = StatementReceived | StatementLineMatched | DifferenceExplained


def evolve_payment(state: FinePayment | None, event: PaymentEvent) -> FinePayment:
    """The payment after the event."""
    before = replace(state or FinePayment(), updated_at=event.at)
    match event:
        case FinePaymentRecorded():
            return FinePayment(
                code=event.code,
                unit=event.unit,
                division=event.division,
                post=event.post,
                title=event.title,
                matter=event.matter,
                party=event.party,
                amount_fen=event.amount_fen,
                paid_on=event.paid_on,
                status=FinePaymentStatus.RECORDED,
                created_at=state.created_at if state else event.at,
                updated_at=event.at,
            )
        case FinePaymentConfirmed():
            return replace(before, status=FinePaymentStatus.CONFIRMED, confirmed_on=event.on, statement=event.statement)
        case FinePaymentVoided():
            return replace(before, status=FinePaymentStatus.VOID)
        case FinePaymentExplained():
            return replace(before, explanation=event.reason, explanation_document=event.document, explained_on=event.on)


def evolve_statement(state: TreasuryStatement | None, event: StatementEvent) -> TreasuryStatement:
    """The statement after the event."""
    match event:
        case StatementReceived():
            return _summed(
                TreasuryStatement(
                    unit=event.unit,
                    division=event.division,
                    post=event.post,
                    title=event.title,
                    day=event.day,
                    part=event.part,
                    document=event.document,
                    lines=event.lines,
                    received_on=event.on,
                    created_at=event.at,
                    updated_at=event.at,
                )
            )
        case _:
            before = state or TreasuryStatement()
            lines = tuple(event.line if each.number == event.line.number else each for each in before.lines)
            return _summed(replace(before, lines=lines, updated_at=event.at))


def _summed(state: TreasuryStatement) -> TreasuryStatement:
    total = sum(each.amount_fen for each in state.lines)
    confirmed = sum(each.amount_fen for each in state.lines if each.finding is LineFinding.CONFIRMED)
    return replace(
        state,
        total_fen=total,
        confirmed_fen=confirmed,
        differing_fen=total - confirmed,
        open_differences=sum(each.open for each in state.lines),
    )
