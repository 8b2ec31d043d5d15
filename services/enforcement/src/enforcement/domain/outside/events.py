"""What happens to notices to other authorities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.clues.clues import Suspect
from enforcement.domain.outside.records import OutsideNotice, OutsideStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideNotified:
    """通报."""

    at: datetime
    origin_key: str
    event_key: str
    title: str
    facts: str
    suspect: Suspect
    place: str
    competent: str
    unit: UUID
    division: str
    post: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideAnswered:
    """回复."""

    at: datetime
    answer: str
    reference: str
    on: date


EVENTS: Final[tuple[type, ...]] = (OutsideNotified, OutsideAnswered)
OutsideEvent = OutsideNotified | OutsideAnswered


def evolve(state: OutsideNotice | None, event: OutsideEvent) -> OutsideNotice:
    """The notice after the event."""
    match event:
        case OutsideNotified():
            return OutsideNotice(
                origin_key=event.origin_key,
                event_key=event.event_key,
                title=event.title,
                facts=event.facts,
                suspect=event.suspect,
                place=event.place,
                competent=event.competent,
                unit=event.unit,
                division=event.division,
                post=event.post,
                sent_on=event.on,
                status=OutsideStatus.SENT,
                created_at=event.at,
                updated_at=event.at,
            )
        case OutsideAnswered():
            return replace(
                state or OutsideNotice(),
                status=OutsideStatus.ANSWERED,
                answer=event.answer,
                reference=event.reference,
                answered_on=event.on,
                updated_at=event.at,
            )
