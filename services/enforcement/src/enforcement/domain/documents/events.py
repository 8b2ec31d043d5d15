"""What happens to series and documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.documents.records import CaseDocument, DocumentStatus, IssuedPaper, NumberSeries, Reprint


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberDrawn:
    """The series went on by one."""

    at: datetime
    unit: UUID
    division: str
    series: str
    year: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDrawn:
    """A document got its number."""

    at: datetime
    number: str
    unit: UUID
    division: str
    series: str
    year: int
    sequence: int
    title: str
    drawn_on: date
    drawn_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentUsed:
    """A step of a matter rests on it."""

    at: datetime
    matter: str
    used_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVoided:
    """Nothing will rest on it."""

    at: datetime
    reason: str
    void_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIssued:
    """The paper was made."""

    at: datetime
    issued: IssuedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReprinted:
    """A copy was made."""

    at: datetime
    reprints: tuple[Reprint, ...]
    """All copies so far."""


SeriesEvent = NumberDrawn
DocumentEvent = DocumentDrawn | DocumentUsed | DocumentVoided | DocumentIssued | DocumentReprinted
DOCUMENT_EVENTS: Final[tuple[type, ...]] = (
    DocumentDrawn,
    DocumentUsed,
    DocumentVoided,
    DocumentIssued,
    DocumentReprinted,
)


def evolve_series(state: NumberSeries | None, event: SeriesEvent) -> NumberSeries:
    """The series after the event."""
    return NumberSeries(
        unit=event.unit,
        division=event.division,
        series=event.series,
        year=event.year,
        last=event.last,
        created_at=state.created_at if state else event.at,
        updated_at=event.at,
    )


def evolve_document(state: CaseDocument | None, event: DocumentEvent) -> CaseDocument:
    """The document after the event."""
    before = state or CaseDocument()
    match event:
        case DocumentDrawn():
            return CaseDocument(
                number=event.number,
                unit=event.unit,
                division=event.division,
                series=event.series,
                year=event.year,
                sequence=event.sequence,
                title=event.title,
                status=DocumentStatus.DRAWN,
                drawn_on=event.drawn_on,
                drawn_by=event.drawn_by,
                created_at=event.at,
                updated_at=event.at,
            )
        case DocumentUsed():
            return replace(
                before,
                status=DocumentStatus.IN_USE,
                matter=event.matter,
                used_on=event.used_on,
                updated_at=event.at,
            )
        case DocumentVoided():
            return replace(
                before,
                status=DocumentStatus.VOID,
                void_on=event.void_on,
                void_reason=event.reason,
                updated_at=event.at,
            )
        case DocumentIssued():
            return replace(before, issued=event.issued, updated_at=event.at)
        case DocumentReprinted():
            return replace(before, reprints=event.reprints, updated_at=event.at)
