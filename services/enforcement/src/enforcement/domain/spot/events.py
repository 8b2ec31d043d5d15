"""What happens to penalties on the spot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.spot.records import Imposed, SpotPenalty


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotPenaltyImposed:
    """当场处罚."""

    at: datetime
    title: str
    unit: UUID
    division: str
    document: str
    officers: tuple[UUID, ...]
    imposed: Imposed
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotPenaltyFiled:
    """备案."""

    at: datetime
    record: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCashHandedIn:
    """交至行政机关."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCashBanked:
    """缴付银行."""

    at: datetime
    reference: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotPenaltyPaid:
    """缴款."""

    at: datetime
    reference: str
    on: date


EVENTS: Final[tuple[type, ...]] = (
    SpotPenaltyImposed,
    SpotPenaltyFiled,
    SpotCashHandedIn,
    SpotCashBanked,
    SpotPenaltyPaid,
)
SpotEvent = SpotPenaltyImposed | SpotPenaltyFiled | SpotCashHandedIn | SpotCashBanked | SpotPenaltyPaid


def evolve(state: SpotPenalty | None, event: SpotEvent) -> SpotPenalty:
    """The penalty after the event."""
    before = replace(state or SpotPenalty(), updated_at=event.at)
    match event:
        case SpotPenaltyImposed():
            return SpotPenalty(
                title=event.title,
                unit=event.unit,
                division=event.division,
                post=event.officers[0],
                document=event.document,
                imposed=event.imposed,
                officers=event.officers,
                punished_on=event.on,
                created_at=event.at,
                updated_at=event.at,
            )
        case SpotPenaltyFiled():
            return replace(before, filed_on=event.on)
        case SpotCashHandedIn():
            return replace(before, handed_in_on=event.on)
        case SpotCashBanked():
            return replace(before, banked_on=event.on, reference=event.reference)
        case SpotPenaltyPaid():
            return replace(before, paid_on=event.on, reference=event.reference)
