"""What a command leads to: events on records, and what happens to time limits and to who is in charge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Caused:
    """One event on one record."""

    kind: str
    record: UUID
    event: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Opens:
    """A limit begins to run."""

    rule: str
    start: date
    """A day, or for limits in hours an aware instant; itself not counted."""
    occurrence: int = 1
    until: date | None = None
    """The last day where a decision names it itself; else the rule's period counts."""
    owner: UUID | None = None
    """The post whose clock it is, where that is not whoever is in charge of the matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meets:
    """What the limit was for has been done; nothing if it does not run."""

    rule: str
    on: date
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stops:
    """Time stands still from a day on; with `until`, it did in the past. Nothing if the limit does not run."""

    rule: str
    since: date
    reason: str
    source: str
    until: date | None = None
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumes:
    """Time runs again from a day on, which counts. Nothing if the limit does not stand still."""

    rule: str
    on: date
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Extends:
    """Time is added; "" is all the rule allows."""

    rule: str
    reason: str
    approved_by: str
    """Number or name of the document that approves it."""
    period: str = ""
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapses:
    """The limit falls away; nothing if it does not run."""

    rule: str
    reason: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesCharge:
    """The matter gets its owner (承办)."""

    post: UUID
    matter_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passes:
    """The matter goes to another owner, who accepted it by a numbered document (移交)."""

    post: UUID
    document: str
    accepted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavesCharge:
    """The matter is done and nobody's any more."""


Limit = Opens | Meets | Stops | Resumes | Extends | Lapses | TakesCharge | Passes | LeavesCharge


@dataclass(frozen=True, slots=True)
class OfMatter:
    """A change of a limit, and the record whose limit it is."""

    record: UUID
    limit: Limit


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of it; the command answers with `about`."""

    about: UUID
    caused: tuple[Caused, ...]
    limits: tuple[OfMatter, ...] = ()


def moment_of(day: date | None, instant: datetime | None, now: datetime) -> date:
    """The instant if one is given, else the day, else now."""
    return instant or day or now
