"""Measures and goods as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class MeasureKind(IntEnum):
    """What is done."""

    UNSPECIFIED = 0
    REGISTRATION = 1
    """先行登记保存证据 (NPC-行政处罚法:56)"""
    SEALING = 2
    """查封 (NPC-行政强制法:22)"""
    SEIZURE = 3
    """扣押 (NPC-行政强制法:22)"""


class MeasureStatus(IntEnum):
    """Where a measure stands."""

    UNSPECIFIED = 0
    URGENT = 1
    """情况紧急当场实施,待补办批准手续"""
    IN_FORCE = 2
    RELEASED = 3
    """已解除"""


class ReleaseGround(IntEnum):
    """解除 (SAMR-2/2018:42, NPC-行政强制法:28); and what follows a registration of evidence (SAMR-2/2018:35)."""

    UNSPECIFIED = 0
    NO_VIOLATION = 1
    """当事人没有违法行为"""
    UNRELATED = 2
    """与违法行为无关"""
    DECIDED = 3
    """已经作出处理决定,不再需要"""
    EXPIRED = 4
    """期限届满"""
    NOT_APPROVED = 5
    """未获批准"""
    FOLLOWED_UP = 6
    """已复制、检验、改为查封扣押或者没收"""
    OTHER = 7


class GoodsEnd(IntEnum):
    """How goods left the register."""

    UNSPECIFIED = 0
    RETURNED = 1
    """退还"""
    DESTROYED = 2
    """销毁"""
    SOLD = 3
    """拍卖、变卖"""
    HANDED_IN = 4
    """上缴国库"""
    TRANSFERRED = 5
    """随案移送"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsLine:
    """One line of the list handed over (财物清单)."""

    label: str
    """Label on the thing, unique within the measure."""
    title: str
    quantity: int
    """In thousandths of the unit, so that 2.5 kilograms are 2500."""
    unit_name: str
    """Such as 千克 or 箱."""
    perishable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure with its time."""

    kind: MeasureKind = MeasureKind.UNSPECIFIED
    title: str = ""
    penalty_case: UUID | None = None
    clue: UUID | None = None
    """Where no case is filed yet."""
    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    party: str = ""
    """Code or label of whose goods they are."""
    basis: str = ""
    """The statute that grants it."""
    document: str = ""
    place: str = ""
    officers: tuple[UUID, ...] = ()
    status: MeasureStatus = MeasureStatus.UNSPECIFIED
    taken_at: datetime | None = None
    approved_by: UUID | None = None
    approved_at: datetime | None = None
    goods: tuple[UUID, ...] = ()
    stopped_since: date | None = None
    """Testing or appraisal: its time does not count."""
    extended_on: date | None = None
    extension: str = ""
    released_on: date | None = None
    ground: ReleaseGround = ReleaseGround.UNSPECIFIED
    release: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """The goods changed place or keeper; both signed."""

    on: date
    from_post: UUID
    to_post: UUID
    place: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockTaking:
    """盘点 by two."""

    on: date
    officers: tuple[UUID, ...]
    found: int
    """Quantity found, in thousandths of the unit."""
    remark: str
    """Why it differs, where it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizedGoods:
    """One line of the register of sealed, seized and confiscated goods (罚没财物台账)."""

    measure: UUID = NOBODY
    penalty_case: UUID | None = None
    division: str = ""
    label: str = ""
    title: str = ""
    quantity: int = 0
    unit_name: str = ""
    perishable: bool = False
    place: str = ""
    keeper: UUID = NOBODY
    movements: tuple[Movement, ...] = ()
    counts: tuple[StockTaking, ...] = ()
    end: GoodsEnd = GoodsEnd.UNSPECIFIED
    ended_on: date | None = None
    end_record: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
