"""What happens to evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from enforcement.domain.evidence.records import Custody, ElectronicData, Evidence, EvidenceKind, Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceTaken:
    """收集."""

    at: datetime
    penalty_case: UUID
    division: str
    kind: EvidenceKind
    title: str
    shows: str
    digest: str
    pages: int
    taken_on: date
    found: Provenance
    electronic: ElectronicData | None
    custody: tuple[Custody, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePassed:
    """移交."""

    at: datetime
    custody: tuple[Custody, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceExcluded:
    """排除."""

    at: datetime
    reason: str
    on: date


EvidenceEvent = EvidenceTaken | EvidencePassed | EvidenceExcluded


def evolve(state: Evidence | None, event: EvidenceEvent) -> Evidence:
    """The item after the event."""
    before = state or Evidence()
    match event:
        case EvidenceTaken():
            return _taken(event)
        case EvidencePassed():
            return replace(before, custody=event.custody, updated_at=event.at)
        case EvidenceExcluded():
            return replace(before, excluded_on=event.on, excluded_for=event.reason, updated_at=event.at)


def _taken(event: EvidenceTaken) -> Evidence:
    return Evidence(
        penalty_case=event.penalty_case,
        division=event.division,
        kind=event.kind,
        title=event.title,
        shows=event.shows,
        digest=event.digest,
        pages=event.pages,
        taken_on=event.taken_on,
        found=event.found,
        electronic=event.electronic,
        custody=event.custody,
        created_at=event.at,
        updated_at=event.at,
    )
