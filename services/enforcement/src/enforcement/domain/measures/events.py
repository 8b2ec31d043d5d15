"""What happens to measures and goods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.measures.records import (
    GoodsEnd,
    MeasureKind,
    MeasureStatus,
    Movement,
    ReleaseGround,
    StockTaking,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTaken:
    """实施."""

    at: datetime
    kind: MeasureKind
    title: str
    penalty_case: UUID | None
    clue: UUID | None
    unit: UUID
    division: str
    party: str
    basis: str
    document: str
    place: str
    officers: tuple[UUID, ...]
    status: MeasureStatus
    approved_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureApproved:
    """补办批准."""

    at: datetime
    approved_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureListed:
    """The goods it holds."""

    at: datetime
    goods: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureExtended:
    """延长."""

    at: datetime
    document: str
    reason: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTimeStopped:
    """Time does not count."""

    at: datetime
    document: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTimeResumed:
    """Time counts again."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReleased:
    """解除."""

    at: datetime
    ground: ReleaseGround
    document: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsTaken:
    """入库."""

    at: datetime
    measure: UUID
    penalty_case: UUID | None
    division: str
    label: str
    title: str
    quantity: int
    unit_name: str
    perishable: bool
    place: str
    keeper: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsMoved:
    """移动."""

    at: datetime
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsCounted:
    """盘点."""

    at: datetime
    counts: tuple[StockTaking, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsEnded:
    """处置."""

    at: datetime
    end: GoodsEnd
    record: str
    on: date


MEASURE_EVENTS: Final[tuple[type, ...]] = (
    MeasureTaken,
    MeasureApproved,
    MeasureListed,
    MeasureExtended,
    MeasureTimeStopped,
    MeasureTimeResumed,
    MeasureReleased,
)
GOODS_EVENTS: Final[tuple[type, ...]] = (GoodsTaken, GoodsMoved, GoodsCounted, GoodsEnded)
MeasureEvent = (
    MeasureTaken
    | MeasureApproved
    | MeasureListed
    | MeasureExtended
    | MeasureTimeStopped
    | MeasureTimeResumed
    | MeasureReleased
)
GoodsEvent = GoodsTaken | GoodsMoved | GoodsCounted | GoodsEnded
