"""What can be asked of the treasury's payments and statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidIn:
    """One payment as the treasury tells it."""

    code: str
    """缴款码."""
    amount_fen: int
    payer: str
    person: bool
    """Whether the payer is a natural person: the name is kept masked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveStatement:
    """收到一日的对账单."""

    unit: UUID
    post: UUID
    """Who reconciles."""
    day: date | None
    part: int
    """Counts from 1 where a day has more than one; 0 means 1."""
    document: str
    lines: tuple[PaidIn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """A difference is looked at again, after what was paid has been recorded or corrected."""

    treasury_statement: UUID
    number: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainDifference:
    """差异说明, with its document."""

    treasury_statement: UUID
    number: int
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainPayment:
    """Why a recorded payment is in no statement."""

    fine_payment: UUID
    reason: str
    document: str
