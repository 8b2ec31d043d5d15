"""What happens to adopted cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from enforcement.domain.adoption.records import AdoptedCase, AdoptedParty, Facts, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAdopted:
    """Taken over from another system."""

    at: datetime
    case_number: str
    local_number: str
    unit: UUID
    division: str
    facts: Facts
    parties: tuple[AdoptedParty, ...]
    unknown: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedCaseCorrected:
    """更正."""

    at: datetime
    facts: Facts
    unknown: tuple[str, ...]
    reason: str
    document: str
    corrections: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedCaseLinked:
    """关联."""

    at: datetime
    linked: tuple[UUID, ...]
    reason: str


EVENTS: Final[tuple[type, ...]] = (CaseAdopted, AdoptedCaseCorrected, AdoptedCaseLinked)
AdoptedEvent = CaseAdopted | AdoptedCaseCorrected | AdoptedCaseLinked


def evolve(state: AdoptedCase | None, event: AdoptedEvent) -> AdoptedCase:
    """The case after the event."""
    before = replace(state or AdoptedCase(), updated_at=event.at)
    match event:
        case CaseAdopted():
            return AdoptedCase(
                case_number=event.case_number,
                local_number=event.local_number,
                unit=event.unit,
                division=event.division,
                facts=event.facts,
                parties=event.parties,
                unknown=event.unknown,
                origin=event.origin,
                created_at=event.at,
                updated_at=event.at,
            )
        case AdoptedCaseCorrected():
            return replace(
                before,
                facts=event.facts,
                unknown=event.unknown,
                corrections=event.corrections,
                correction_reason=event.reason,
            )
        case AdoptedCaseLinked():
            return replace(before, linked=event.linked)
