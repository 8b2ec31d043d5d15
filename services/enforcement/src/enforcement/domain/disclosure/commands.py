"""What can be asked of what an authority publishes. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.disclosure.records import DisclosureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDisclosure:
    """公开."""

    kind: DisclosureKind
    title: str
    unit: UUID
    post: UUID
    """Who keeps it current."""
    content: str
    basis: str
    valid_from: date | None
    valid_to: date | None
    year: int
    """Of yearly figures; else 0."""
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """What it rests on changed: the time to amend begins."""

    disclosure: UUID
    change: str
    changed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendDisclosure:
    """更新; of yearly figures the edition of another year."""

    disclosure: UUID
    content: str
    basis: str
    valid_from: date | None
    valid_to: date | None
    year: int
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDisclosure:
    """撤下."""

    disclosure: UUID
    document: str
    reason: str
    approved_by: UUID
    on: date | None
