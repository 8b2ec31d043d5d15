"""What the registry knows of one order of enforcement: what was ordered, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Final
from uuid import UUID, uuid5

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NAMESPACE: Final = UUID("a4c5a7c7-5d1c-5f2d-9a7c-2f6d0c6f9b52")
BUSINESS_LICENCE: Final = "entities/"
"""A business licence is named by its entity."""


class OrderedPenalty(IntEnum):
    """The penalties that touch a licence (NPC-行政处罚法:9); the numbers are those of the kinds of penalty."""

    UNSPECIFIED = 0
    SUSPENDED = 6
    """暂扣许可证件"""
    LOWERED = 7
    """降低资质等级"""
    REVOKED = 8
    """吊销许可证件、营业执照"""


PENALTY_ZH: Final = {
    OrderedPenalty.UNSPECIFIED: "?",
    OrderedPenalty.SUSPENDED: "暂扣许可证件",
    OrderedPenalty.LOWERED: "降低资质等级",
    OrderedPenalty.REVOKED: "吊销",
}


class ReceiptStatus(IntEnum):
    """What became of an order."""

    UNSPECIFIED = 0
    APPLIED = 1
    """已办理"""
    NOT_APPLIED = 2
    """未能办理,待处理: somebody has to look"""
    UNDONE = 3
    """决定失效,已恢复"""
    NOT_UNDONE = 4
    """决定失效,未能恢复,待处理: somebody has to look"""
    CANCELLED = 5
    """决定失效时尚未办理: nothing was to be undone"""
    SETTLED = 6
    """已人工处理"""


OPEN: Final = frozenset({ReceiptStatus.NOT_APPLIED, ReceiptStatus.NOT_UNDONE})
"""Work for somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """The order as enforcement states it."""

    order: str
    """Resource name in enforcement."""
    penalty: OrderedPenalty
    licence: str
    """`licences/{uuid}`, or `entities/{uuid}` for the business licence."""
    number: str
    code: str
    """Unified social credit code of the holder."""
    holder: str
    division: str
    organ: str
    document: str
    reason: str
    decided_on: date | None
    served_on: date | None
    """The day it took effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationReceipt:
    """An order received. The one record of it, whatever comes twice, late or out of order."""

    facts: OrderFacts | None = None
    code: str = ""
    division: str = ""
    status: ReceiptStatus = ReceiptStatus.UNSPECIFIED
    problem: str = ""
    """Reason code, where it could not be done."""
    answer: str = ""
    """The same in words; of what was settled by hand, what was done."""
    document: str = ""
    """By which it was settled by hand."""
    handled_on: date | None = None
    ended_by: str = ""
    """The document that annulled or changed the decision; "" while it is in force."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def ended(self) -> bool:
        """Whether the decision is no longer in force."""
        return bool(self.ended_by)


def receipt_id(order: UUID) -> UUID:
    """The receipt of an order: there can be no second one."""
    return uuid5(_NAMESPACE, str(order))
