"""A penalty on the spot as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.remedies import Amounts, Refund, Remedy, RemedyOutcome
from enforcement.domain.cases.values import Decision, PenaltyItem
from enforcement.domain.context import Sealed

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class CashGround(IntEnum):
    """Why the fine is taken on the spot (NPC-行政处罚法:68-69)."""

    UNSPECIFIED = 0
    """It is not."""
    SMALL = 1
    """一百元以下"""
    HARD_LATER = 2
    """不当场收缴事后难以执行"""
    REMOTE = 3
    """边远、水上、交通不便地区,当事人提出"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imposed:
    """What was found, said and imposed on the spot."""

    kind: PartyKind
    uscc: str
    label: str
    """Name of an enterprise, or a person's name as masked."""
    identity: Sealed | None
    items: tuple[PenaltyItem, ...]
    facts: str
    basis: str
    statement: str
    """What the party said, or that it said nothing."""
    place: str
    cash: CashGround


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotPenalty:
    """当场行政处罚 (NPC-行政处罚法:51-52); never published."""

    title: str = ""
    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    document: str = ""
    imposed: Imposed | None = None
    officers: tuple[UUID, ...] = ()
    punished_on: date | None = None
    handed_in_on: date | None = None
    """Cash given to the authority."""
    banked_on: date | None = None
    """Cash paid to the bank by the authority."""
    paid_on: date | None = None
    """Paid to the bank by the party."""
    reference: str = ""
    filed_on: date | None = None
    """报所属行政机关备案"""
    paid_fen: int = 0
    """What the party paid to the bank; 0 for what was paid before this was kept: the fine as it was imposed."""
    decisions: tuple[Decision, ...] = ()
    """As rulings left it; empty while what was imposed stands."""
    remedies: tuple[Remedy, ...] = ()
    remade: str = ""
    """Number of the decision made anew where a ruling ordered it."""
    refund_due: Amounts | None = None
    """应退款; None: nothing."""
    refunds: tuple[Refund, ...] = ()
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def to_remake(self) -> Remedy | None:
        """The ruling that ordered a new decision, while there is none."""
        last = self.remedies[-1] if self.remedies else None
        return last if last and last.outcome is RemedyOutcome.REMAKE and not self.remade else None

    @property
    def open(self) -> bool:
        """Whether somebody has it to do: to file it, to answer a remedy, to decide anew, to pay back."""
        pending = any(each.ended_on is None for each in self.remedies)
        return self.filed_on is None or pending or self.to_remake is not None or self.refund_due is not None
