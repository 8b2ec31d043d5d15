"""What happens to papers of supervision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.supervision.records import Supervision, SupervisionKind, SupervisionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionIssued:
    """制发."""

    at: datetime
    kind: SupervisionKind
    title: str
    superior: UUID | None
    superior_post: UUID | None
    issuer: str
    unit: UUID
    division: str
    post: UUID
    matter: str
    facts: str
    basis: str
    demand: str
    document: str
    follows: UUID | None
    due_on: date | None
    object_until: date | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionReplied:
    """回复."""

    at: datetime
    reply: str
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionObjected:
    """异议."""

    at: datetime
    objection: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionObjectionReviewed:
    """复核."""

    at: datetime
    status: SupervisionStatus
    review: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionCorrected:
    """纠正并报告."""

    at: datetime
    report: str
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionClosed:
    """办结."""

    at: datetime
    finding: str
    on: date


EVENTS: Final[tuple[type, ...]] = (
    SupervisionIssued,
    SupervisionReplied,
    SupervisionObjected,
    SupervisionObjectionReviewed,
    SupervisionCorrected,
    SupervisionClosed,
)
SupervisionEvent = (
    SupervisionIssued
    | SupervisionReplied
    | SupervisionObjected
    | SupervisionObjectionReviewed
    | SupervisionCorrected
    | SupervisionClosed
)


def evolve(state: Supervision | None, event: SupervisionEvent) -> Supervision:
    """The paper after the event."""
    before = replace(state or Supervision(), updated_at=event.at)
    match event:
        case SupervisionIssued():
            return _issued(event)
        case SupervisionReplied():
            return replace(
                before,
                status=SupervisionStatus.REPLIED,
                reply=event.reply,
                reply_document=event.document,
                replied_on=event.on,
            )
        case SupervisionObjected():
            return replace(before, status=SupervisionStatus.OBJECTED, objection=event.objection, objected_on=event.on)
        case SupervisionObjectionReviewed():
            return replace(before, status=event.status, review=event.review, reviewed_on=event.on)
        case SupervisionCorrected():
            return replace(
                before,
                status=SupervisionStatus.REPORTED,
                report=event.report,
                report_document=event.document,
                reported_on=event.on,
            )
        case SupervisionClosed():
            return replace(before, status=SupervisionStatus.CLOSED, finding=event.finding, closed_on=event.on)


def _issued(event: SupervisionIssued) -> Supervision:
    return Supervision(
        kind=event.kind,
        title=event.title,
        superior=event.superior,
        superior_post=event.superior_post,
        issuer=event.issuer,
        unit=event.unit,
        division=event.division,
        post=event.post,
        matter=event.matter,
        facts=event.facts,
        basis=event.basis,
        demand=event.demand,
        document=event.document,
        follows=event.follows,
        issued_on=event.on,
        due_on=event.due_on,
        object_until=event.object_until,
        status=SupervisionStatus.ISSUED,
        created_at=event.at,
        updated_at=event.at,
    )
