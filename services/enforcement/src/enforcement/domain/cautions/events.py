"""What happens to graduated tools."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.cautions.records import Caution, CautionKind, CautionStatus
from enforcement.domain.days import civil


@dataclass(frozen=True, slots=True, kw_only=True)
class CautionIssued:
    """制发."""

    at: datetime
    kind: CautionKind
    unit: UUID
    division: str
    title: str
    post: UUID
    uscc: str
    label: str
    facts: str
    basis: str
    demand: str
    document: str
    matter: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CautionChecked:
    """复查."""

    at: datetime
    status: CautionStatus
    finding: str
    officers: tuple[UUID, ...]
    on: date


EVENTS: Final[tuple[type, ...]] = (CautionIssued, CautionChecked)
CautionEvent = CautionIssued | CautionChecked


def evolve(state: Caution | None, event: CautionEvent) -> Caution:
    """The tool after the event."""
    before = replace(state or Caution(), updated_at=event.at)
    match event:
        case CautionIssued():
            return Caution(
                kind=event.kind,
                title=event.title,
                unit=event.unit,
                division=event.division,
                post=event.post,
                uscc=event.uscc,
                label=event.label,
                facts=event.facts,
                basis=event.basis,
                demand=event.demand,
                document=event.document,
                matter=event.matter,
                issued_on=civil(event.at),
                due_on=event.due_on,
                status=CautionStatus.ISSUED,
                created_at=event.at,
                updated_at=event.at,
            )
        case CautionChecked():
            return replace(before, status=event.status, checked_on=event.on, finding=event.finding)
