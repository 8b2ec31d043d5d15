"""What happens to orders to the registry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.revocations.records import LicencePenalty, OrderStatus, RevocationOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationDecided:
    """作出决定, not yet served."""

    at: datetime
    title: str
    penalty_case: UUID
    party: int
    decision: int
    penalty: LicencePenalty
    licence: str
    number: str
    uscc: str
    holder: str
    unit: UUID
    organ: str
    division: str
    post: UUID
    document: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationOrdered:
    """送达生效: the registry is to record it."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationAcknowledged:
    """The registry answered."""

    at: datetime
    status: OrderStatus
    answer: str
    receipt: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationOrderEnded:
    """The decision is no longer in force."""

    at: datetime
    status: OrderStatus
    """ENDED where the registry has to undo something, else DROPPED."""
    document: str
    on: date


EVENTS: Final[tuple[type, ...]] = (RevocationDecided, RevocationOrdered, RevocationAcknowledged, RevocationOrderEnded)
RevocationEvent = RevocationDecided | RevocationOrdered | RevocationAcknowledged | RevocationOrderEnded


def evolve(state: RevocationOrder | None, event: RevocationEvent) -> RevocationOrder:
    """The order after the event."""
    before = replace(state or RevocationOrder(), updated_at=event.at)
    match event:
        case RevocationDecided():
            return RevocationOrder(
                title=event.title,
                penalty_case=event.penalty_case,
                party=event.party,
                decision=event.decision,
                penalty=event.penalty,
                licence=event.licence,
                number=event.number,
                uscc=event.uscc,
                holder=event.holder,
                unit=event.unit,
                organ=event.organ,
                division=event.division,
                post=event.post,
                document=event.document,
                reason=event.reason,
                decided_on=event.on,
                status=OrderStatus.DECIDED,
                created_at=event.at,
                updated_at=event.at,
            )
        case RevocationOrdered():
            return replace(before, status=OrderStatus.ORDERED, served_on=event.on)
        case RevocationAcknowledged():
            return replace(
                before, status=event.status, answer=event.answer, receipt=event.receipt, answered_on=event.on
            )
        case RevocationOrderEnded():
            return replace(before, status=event.status, ended_on=event.on, ended_by=event.document)
