"""Reconsideration and suits, what their outcomes do, and money that goes back. Amounts are whole fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final
from uuid import UUID


class RemedyKind(IntEnum):
    """Which way the party went."""

    UNSPECIFIED = 0
    RECONSIDERATION = 1
    """行政复议"""
    FIRST_INSTANCE = 2
    """行政诉讼一审"""
    SECOND_INSTANCE = 3
    """行政诉讼二审"""
    RETRIAL = 4
    """行政诉讼再审"""


class RemedyOutcome(IntEnum):
    """How a remedy ended."""

    UNSPECIFIED = 0
    UPHELD = 1
    """维持、驳回诉讼请求"""
    CHANGED = 2
    """变更"""
    ANNULLED = 3
    """撤销"""
    UNLAWFUL = 4
    """确认违法, and left in force"""
    REMAKE = 5
    """撤销并责令重作"""
    SETTLED = 6
    """调解、和解"""
    WITHDRAWN = 7
    """撤回"""
    REJECTED = 8
    """不予受理、驳回申请、驳回起诉"""
    VOID = 9
    """确认无效"""
    APPEALED = 10
    """上诉: the judgment took no effect, the second instance goes on."""
    UNANSWERED = 11
    """逾期不作答复: the time of reconsideration ran out."""


OUTCOME_ZH: Final = {
    RemedyOutcome.UNSPECIFIED: "未知",
    RemedyOutcome.UPHELD: "维持",
    RemedyOutcome.CHANGED: "变更",
    RemedyOutcome.ANNULLED: "撤销",
    RemedyOutcome.UNLAWFUL: "确认违法",
    RemedyOutcome.REMAKE: "撤销并责令重作",
    RemedyOutcome.SETTLED: "调解",
    RemedyOutcome.WITHDRAWN: "撤回",
    RemedyOutcome.REJECTED: "驳回",
    RemedyOutcome.VOID: "确认无效",
    RemedyOutcome.APPEALED: "上诉",
    RemedyOutcome.UNANSWERED: "逾期不作答复",
}


class DecisionEffect(IntEnum):
    """What becomes of the decision."""

    UNSPECIFIED = 0
    KEPT = 1
    ENDED = 2
    REPLACED = 3
    """The ruling's content takes its place."""
    REMADE = 4
    """Ended, and one new one may follow."""


class PublicityEffect(IntEnum):
    """What becomes of what was published (NPC-行政处罚法:48)."""

    UNSPECIFIED = 0
    NONE = 1
    WITHDRAWN = 2
    """三日内撤回并公开说明理由"""
    REPLACED = 3
    """Withdrawn, and the new content published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyEffect:
    """What an outcome does, by the one rule table (`rulings`)."""

    decision: DecisionEffect
    publicity: PublicityEffect
    counts: bool
    """Whether the penalty still counts: for credit, and as an earlier penalty of a repeat offender."""
    corrected: bool
    """Whether statistics count it as corrected (纠错)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A reconsideration or suit against the decision in force when it began."""

    received_on: date
    reference: str
    """Its number (案号)."""
    ended_on: date | None = None
    """The day its outcome took effect."""
    kind: RemedyKind = RemedyKind.UNSPECIFIED
    organ: str = ""
    """The people's government or the court."""
    document: str = ""
    """答复通知书、应诉通知书, as it was received."""
    simplified: bool = False
    """简易程序 of reconsideration (NPC-行政复议法:53)."""
    answered_on: date | None = None
    answer: str = ""
    """答复书、答辩状."""
    stayed_on: date | None = None
    """停止执行 by order."""
    stay_document: str = ""
    stay_ended_on: date | None = None
    """First day it may be executed again."""
    outcome: RemedyOutcome = RemedyOutcome.UNSPECIFIED
    ruling: str = ""
    """复议决定书、判决书、裁定书、调解书."""
    procedural: bool = False
    """Annulled for the procedure alone: the same may be decided again (NPC-行政诉讼法:71)."""
    redo_by: date | None = None
    """The day by which it is to be decided anew, where the ruling names one."""
    effect: RemedyEffect | None = None
    """None while it is pending."""
    decision: int = 0
    """Number of the decision it is against; 0 for what was received before this was kept."""

    @property
    def stayed(self) -> bool:
        """Whether execution is stopped now."""
        return self.stayed_on is not None and self.stay_ended_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Money by what it was paid for."""

    fine_fen: int
    surcharge_fen: int
    gain_fen: int

    @property
    def total_fen(self) -> int:
        """All of it."""
        return self.fine_fen + self.surcharge_fen + self.gain_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """退付 of what was paid without a decision that stands."""

    number: int
    """Counts the refunds to this party from 1."""
    amounts: Amounts
    reason: str
    document: str
    approved_by: UUID
    approved_on: date
    reference: str = ""
    """Of the payment back."""
    paid_on: date | None = None
    confirmation: str = ""
    """What the treasury confirmed it by."""
