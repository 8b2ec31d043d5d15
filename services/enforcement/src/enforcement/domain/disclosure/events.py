"""What happens to what an authority publishes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.disclosure.records import Disclosure, DisclosureKind, DisclosureStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosurePublished:
    """公开."""

    at: datetime
    kind: DisclosureKind
    title: str
    unit: UUID
    division: str
    post: UUID
    content: str
    basis: str
    valid_from: date
    valid_to: date | None
    year: int
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureChanged:
    """What it rests on changed."""

    at: datetime
    changed_on: date
    change: str
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureAmended:
    """更新."""

    at: datetime
    content: str
    basis: str
    valid_from: date
    valid_to: date | None
    year: int
    edition: int
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureWithdrawn:
    """撤下."""

    at: datetime
    withdrawal: str
    approved_by: UUID
    on: date


EVENTS: Final[tuple[type, ...]] = (DisclosurePublished, DisclosureChanged, DisclosureAmended, DisclosureWithdrawn)
DisclosureEvent = DisclosurePublished | DisclosureChanged | DisclosureAmended | DisclosureWithdrawn


def evolve(state: Disclosure | None, event: DisclosureEvent) -> Disclosure:
    """The item after the event."""
    before = replace(state or Disclosure(), updated_at=event.at)
    match event:
        case DisclosurePublished():
            return _published(event)
        case DisclosureChanged():
            return replace(before, changed_on=event.changed_on, change=event.change, changes=event.changes)
        case DisclosureAmended():
            return replace(
                before,
                content=event.content,
                basis=event.basis,
                valid_from=event.valid_from,
                valid_to=event.valid_to,
                year=event.year,
                edition=event.edition,
                approved_by=event.approved_by,
                amended_on=event.on,
                changed_on=None,
                change="",
            )
        case DisclosureWithdrawn():
            return replace(
                before, status=DisclosureStatus.WITHDRAWN, withdrawal=event.withdrawal, withdrawn_on=event.on
            )


def _published(event: DisclosurePublished) -> Disclosure:
    return Disclosure(
        kind=event.kind,
        title=event.title,
        unit=event.unit,
        division=event.division,
        post=event.post,
        content=event.content,
        basis=event.basis,
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        year=event.year,
        status=DisclosureStatus.PUBLISHED,
        approved_by=event.approved_by,
        published_on=event.on,
        edition=1,
        created_at=event.at,
        updated_at=event.at,
    )
