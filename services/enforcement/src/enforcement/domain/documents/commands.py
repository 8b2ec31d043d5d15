"""What can be asked of numbered documents."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawNumber:
    """取号: the next number of a series, on the document it is for."""

    unit: UUID
    """The bureau in whose name the document is issued."""
    series: str
    """文种代字, such as 市监处罚."""
    year: int
    """The present year: numbers of a year that has ended are not given out."""
    post: UUID
    """Who asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidDocument:
    """作废: the number stays accounted for by a reason."""

    case_document: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDocument:
    """制发: what was rendered and looked at is the paper from now on. All but `post` is what the rendering was."""

    case_document: UUID
    digest: str
    post: UUID
    form: str
    version: str
    pages: int
    matter: str
    """Resource name of what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintDocument:
    """补打, with the reason."""

    case_document: UUID
    post: UUID
    reason: str
