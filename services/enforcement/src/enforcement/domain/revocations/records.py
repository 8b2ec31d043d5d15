"""An order to the registry as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Final
from uuid import UUID, uuid5

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
_NAMESPACE: Final = UUID("5f0d2a2e-9d5b-5b0e-8f43-6f0c5d1e7a31")
DECISIONS: Final = 9
"""Decisions on one party whose orders are kept apart, as for its notices."""
LICENCES: Final = 3
"""Licences one decision may touch."""


class LicencePenalty(IntEnum):
    """The penalties that touch a licence (NPC-行政处罚法:9)."""

    UNSPECIFIED = 0
    SUSPENDED = 6
    """暂扣许可证件"""
    LOWERED = 7
    """降低资质等级"""
    REVOKED = 8
    """吊销许可证件、营业执照"""


class OrderStatus(IntEnum):
    """Where an order stands."""

    UNSPECIFIED = 0
    DECIDED = 1
    """已决定,尚未送达: of no effect yet"""
    ORDERED = 2
    """已送达生效,待登记、许可机关办理"""
    RECORDED = 3
    """已办理"""
    NOT_RECORDED = 4
    """未能办理: the registry says why, and keeps it as work"""
    ENDED = 5
    """决定已失效,待恢复"""
    RESTORED = 6
    """已恢复"""
    NOT_RESTORED = 7
    """未能恢复"""
    DROPPED = 8
    """决定失效时尚未办理,不再办理"""


AWAITED: Final = frozenset({OrderStatus.ORDERED, OrderStatus.NOT_RECORDED, OrderStatus.ENDED, OrderStatus.NOT_RESTORED})
"""The registry's answer is still out, or not what was ordered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationOrder:
    """What a decision makes of one licence, and what the registry has done about it."""

    title: str = ""
    penalty_case: UUID = NOBODY
    party: int = 0
    decision: int = 0
    """Number of the decision on this party."""
    penalty: LicencePenalty = LicencePenalty.UNSPECIFIED
    licence: str = ""
    """Resource name in licensing."""
    number: str = ""
    """许可证编号, or the code of a business licence."""
    uscc: str = ""
    holder: str = ""
    unit: UUID = NOBODY
    """The bureau that decided, which is the one that issued the licence."""
    organ: str = ""
    """Its full name on the day of the decision."""
    division: str = ""
    post: UUID = NOBODY
    document: str = ""
    """Number of the decision's document."""
    reason: str = ""
    decided_on: date | None = None
    status: OrderStatus = OrderStatus.UNSPECIFIED
    served_on: date | None = None
    """The day it took effect."""
    answer: str = ""
    """What the registry says, where it could not do it."""
    receipt: str = ""
    """Resource name of the registry's own record of it."""
    answered_on: date | None = None
    ended_on: date | None = None
    """The decision was annulled or changed."""
    ended_by: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


def order_id(case: UUID, party: int, decision: int, place: int) -> UUID:
    """The order on the licence at a place, from 1, of a decision: there can be no second one."""
    return uuid5(_NAMESPACE, f"{case}:{party}:{decision}:{place}")


def order_ids(case: UUID, party: int) -> Iterator[UUID]:
    """Every order decisions on a party may have led to."""
    for decision in range(1, DECISIONS + 1):
        yield from (order_id(case, party, decision, place) for place in range(1, LICENCES + 1))
