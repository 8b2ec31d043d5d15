"""What can be asked of measures and goods. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.measures.records import GoodsEnd, GoodsLine, MeasureKind, ReleaseGround


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeMeasure:
    """实施: approved by the head, or at once in urgency and reported within 24 hours."""

    kind: MeasureKind
    penalty_case: UUID | None
    """The case, or"""
    clue: UUID | None
    """the clue it serves."""
    title: str
    party: str
    basis: str
    """The statute that grants it; of registered evidence NPC-行政处罚法:56."""
    document: UUID
    """Of the series 先登 or 强制."""
    place: str
    officers: tuple[UUID, ...]
    goods: tuple[GoodsLine, ...]
    urgent: bool
    unfair_competition: bool
    """Then a city bureau or above approves."""
    approved_by: UUID | None
    """Unset only in urgency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveMeasure:
    """补办批准手续 within 24 hours."""

    measure: UUID
    approved_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendMeasure:
    """延长查封、扣押, once, by the head, with reasons."""

    measure: UUID
    document: UUID
    """Of the series 延强."""
    reason: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopMeasureTime:
    """检测、检验、检疫、技术鉴定 begins; the party is told its length in writing."""

    measure: UUID
    document: str
    reason: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMeasureTime:
    """The result is in."""

    measure: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseMeasure:
    """解除."""

    measure: UUID
    ground: ReleaseGround
    document: UUID
    """Of the series 解登 or 解强."""
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveGoods:
    """移动: both keepers sign."""

    seized_goods: UUID
    to_post: UUID
    place: str
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountGoods:
    """盘点."""

    seized_goods: UUID
    officers: tuple[UUID, ...]
    found: int
    remark: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndGoods:
    """处置 by two officers: what is not returned needs a decision that confiscates it, or perishes."""

    seized_goods: UUID
    penalty_case: UUID | None
    end: GoodsEnd
    officers: tuple[UUID, ...]
    consent: str
    """Of the owner or the head, for perishable goods disposed of early (SAMR-2/2018:41)."""
    record: str
    on: date | None
