"""Payments and daily statements as they stand. Amounts are whole fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID, uuid5

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
_NAMESPACE = UUID("6a0c4dd2-64ab-5a0f-9a83-2f1d6f0a7c3e")


class FinePaymentStatus(IntEnum):
    """Where a payment stands."""

    UNSPECIFIED = 0
    RECORDED = 1
    """已登记,待对账"""
    CONFIRMED = 2
    """已对账"""
    VOID = 3
    """已冲正: recorded by mistake."""


class LineFinding(IntEnum):
    """What was found of a line of a statement."""

    UNSPECIFIED = 0
    CONFIRMED = 1
    """一致"""
    CODE_UNKNOWN = 2
    """无此缴款码"""
    AMOUNT_DIFFERS = 3
    """金额不符"""
    PAID_TWICE = 4
    """重复入账: confirmed before."""
    OTHER_UNIT = 5
    """非本单位缴款"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinePayment:
    """缴款: what came in, or is said to have, under one payment code."""

    code: str = ""
    """缴款码, unique among all payments."""
    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    """Who answers for it."""
    title: str = ""
    matter: str = ""
    """Resource name of the case or the penalty on the spot it was paid for."""
    party: int = 0
    """Number of the party; 0 for a penalty on the spot."""
    amount_fen: int = 0
    paid_on: date | None = None
    status: FinePaymentStatus = FinePaymentStatus.UNSPECIFIED
    confirmed_on: date | None = None
    statement: UUID | None = None
    """That confirmed it; None if it was confirmed by hand."""
    explanation: str = ""
    """Why it is not in the statements."""
    explanation_document: str = ""
    explained_on: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One payment as the treasury tells it, and what was found of it."""

    number: int
    """Counts the lines from 1."""
    code: str
    amount_fen: int
    payer: str
    """As masked."""
    finding: LineFinding
    matter: str = ""
    """Resource name of what it was paid for; "" if unknown."""
    recorded_fen: int = 0
    """What we had recorded under the code."""
    explanation: str = ""
    explanation_document: str = ""
    explained_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is a difference nobody has explained."""
        return self.finding is not LineFinding.CONFIRMED and self.explained_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreasuryStatement:
    """缴款对账单 of one authority and day."""

    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    """Who reconciles."""
    title: str = ""
    day: date | None = None
    part: int = 0
    """Counts from 1 where a day has more than one."""
    document: str = ""
    lines: tuple[StatementLine, ...] = ()
    total_fen: int = 0
    """Always `confirmed_fen` and `differing_fen` together."""
    confirmed_fen: int = 0
    differing_fen: int = 0
    open_differences: int = 0
    """Differences nobody has explained yet."""
    received_on: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    def line(self, number: int) -> StatementLine | None:
        """The line with a number."""
        return next((each for each in self.lines if each.number == number), None)


def payment_id(code: str) -> UUID:
    """The id that follows from the payment code, so that no code can stand for two payments."""
    return uuid5(_NAMESPACE, code.strip())


def statement_id(unit: UUID, day: date, part: int) -> UUID:
    """The id that follows from authority, day and part, so that no day's statement is taken twice."""
    return uuid5(_NAMESPACE, f"{unit}:{day.isoformat()}:{part or 1}")
