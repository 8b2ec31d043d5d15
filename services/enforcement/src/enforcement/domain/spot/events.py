"""What happens to penalties on the spot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.cases.remedies import Amounts, Refund, Remedy
from enforcement.domain.cases.values import Decision
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
    fine_fen: int = 0
    """0 for what was paid before this was kept: the fine as it was imposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRemedyReceived:
    """收到复议或者应诉通知."""

    at: datetime
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRemedyAnswered:
    """答复、答辩."""

    at: datetime
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRemedyEnded:
    """复议、诉讼终结."""

    at: datetime
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotDecisionEnded:
    """A ruling annulled it."""

    at: datetime
    decision: Decision
    reason: str
    refund_due: Amounts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotDecisionChanged:
    """A ruling put another penalty in its place."""

    at: datetime
    ended: Decision
    decision: Decision
    reason: str
    refund_due: Amounts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotPenaltyRemade:
    """重新作出决定, as a ruling ordered."""

    at: datetime
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRefundApproved:
    """批准退付."""

    at: datetime
    refunds: tuple[Refund, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRefundPaid:
    """已退付."""

    at: datetime
    refunds: tuple[Refund, ...]
    refund_due: Amounts | None


EVENTS: Final[tuple[type, ...]] = (
    SpotPenaltyImposed,
    SpotPenaltyFiled,
    SpotCashHandedIn,
    SpotCashBanked,
    SpotPenaltyPaid,
    SpotRemedyReceived,
    SpotRemedyAnswered,
    SpotRemedyEnded,
    SpotDecisionEnded,
    SpotDecisionChanged,
    SpotPenaltyRemade,
    SpotRefundApproved,
    SpotRefundPaid,
)
SpotContested = (
    SpotRemedyReceived
    | SpotRemedyAnswered
    | SpotRemedyEnded
    | SpotDecisionEnded
    | SpotDecisionChanged
    | SpotPenaltyRemade
    | SpotRefundApproved
    | SpotRefundPaid
)
SpotEvent = SpotPenaltyImposed | SpotPenaltyFiled | SpotCashHandedIn | SpotCashBanked | SpotPenaltyPaid | SpotContested


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
            return replace(before, paid_on=event.on, reference=event.reference, paid_fen=event.fine_fen)
        case _:
            return _contested(before, event)


def _contested(before: SpotPenalty, event: SpotContested) -> SpotPenalty:
    """What remedies, and the money that goes back after them, make of it."""
    match event:
        case SpotRemedyReceived() | SpotRemedyAnswered() | SpotRemedyEnded():
            return replace(before, remedies=event.remedies)
        case SpotDecisionEnded():
            earlier = tuple(each for each in before.decisions if each.number != event.decision.number)
            return replace(before, decisions=(*earlier, event.decision), refund_due=event.refund_due)
        case SpotDecisionChanged():
            earlier = tuple(each for each in before.decisions if each.number != event.ended.number)
            return replace(before, decisions=(*earlier, event.ended, event.decision), refund_due=event.refund_due)
        case SpotPenaltyRemade():
            return replace(before, remade=event.document)
        case SpotRefundApproved():
            return replace(before, refunds=event.refunds)
        case SpotRefundPaid():
            return replace(before, refunds=event.refunds, refund_due=event.refund_due)
