"""Series of numbers and the documents that bear them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID, uuid5

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
_NAMESPACE = UUID("0b6f4a55-7a55-5d4c-8a43-0f6cf4c8b7d1")


class DocumentStatus(IntEnum):
    """Where a numbered document stands."""

    UNSPECIFIED = 0
    DRAWN = 1
    """已取号: has its number, nothing rests on it yet."""
    IN_USE = 2
    """已使用: a step of a matter rests on it."""
    VOID = 3
    """作废: accounted for by a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeries:
    """One authority's numbers of one series in one year, consecutive from 1."""

    unit: UUID = NOBODY
    """The bureau in whose name documents are issued."""
    division: str = ""
    series: str = ""
    """文种代字, such as 市监处罚."""
    year: int = 0
    last: int = 0
    """The number given last; every number up to it has its document."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """制发: the paper that was signed and sealed, known by the hash of its bytes."""

    form: str
    """Form of the template it was made with, such as decision."""
    version: str
    digest: str
    """SHA-256 of the PDF, in hexadecimal."""
    pages: int
    issued_on: date
    post: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """补打: a copy that says so."""

    number: int
    """Counts the copies from 1."""
    on: date
    post: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument:
    """A document with its number, for life."""

    number: str = ""
    """文号, such as 桂市监处罚〔2026〕12号."""
    unit: UUID = NOBODY
    division: str = ""
    series: str = ""
    year: int = 0
    sequence: int = 0
    title: str = ""
    """Of the template the series numbers; "" for a series of the province's own."""
    status: DocumentStatus = DocumentStatus.UNSPECIFIED
    drawn_on: date | None = None
    drawn_by: UUID | None = None
    """Post that asked for it."""
    matter: str = ""
    """Resource name of what rests on it."""
    used_on: date | None = None
    void_on: date | None = None
    void_reason: str = ""
    issued: IssuedPaper | None = None
    """The paper as it was made; None before."""
    reprints: tuple[Reprint, ...] = ()
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


def series_id(unit: UUID, series: str, year: int) -> UUID:
    """The id that follows from what the series is."""
    return uuid5(_NAMESPACE, f"{unit}:{series}:{year}")


def document_id(series: UUID, sequence: int) -> UUID:
    """The id that follows from series and number, so that no number can have two documents."""
    return uuid5(series, str(sequence))
