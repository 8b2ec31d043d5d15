"""What happens to requests for assistance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.assistance.records import Assistance, AssistanceStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistanceAsked:
    """发函."""

    at: datetime
    title: str
    penalty_case: UUID
    asking_unit: UUID
    unit: UUID
    division: str
    post: UUID
    document: str
    wanted: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistanceReceived:
    """收函."""

    at: datetime
    post: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistanceAnswered:
    """回复."""

    at: datetime
    answer: str
    document: str
    on: date


EVENTS: Final[tuple[type, ...]] = (AssistanceAsked, AssistanceReceived, AssistanceAnswered)
AssistanceEvent = AssistanceAsked | AssistanceReceived | AssistanceAnswered


def evolve(state: Assistance | None, event: AssistanceEvent) -> Assistance:
    """The request after the event."""
    before = replace(state or Assistance(), updated_at=event.at)
    match event:
        case AssistanceAsked():
            return Assistance(
                title=event.title,
                penalty_case=event.penalty_case,
                asking_unit=event.asking_unit,
                unit=event.unit,
                division=event.division,
                post=event.post,
                document=event.document,
                wanted=event.wanted,
                status=AssistanceStatus.ASKED,
                asked_on=event.on,
                created_at=event.at,
                updated_at=event.at,
            )
        case AssistanceReceived():
            return replace(before, status=AssistanceStatus.RECEIVED, post=event.post, received_on=event.on)
        case AssistanceAnswered():
            return replace(
                before,
                status=AssistanceStatus.ANSWERED,
                answered_on=event.on,
                answer=event.answer,
                answer_document=event.document,
            )
