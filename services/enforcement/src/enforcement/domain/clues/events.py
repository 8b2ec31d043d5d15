"""What happens to clues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.clues.clues import Clue, Suspect
from enforcement.domain.clues.kinds import (
    ClueSource,
    ClueStatus,
    Jurisdiction,
    JurisdictionBasis,
    NotFiledGround,
    VerificationStop,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueRegistered:
    """Received and given to a post."""

    at: datetime
    source: ClueSource
    origin_key: str
    event_key: str
    title: str
    facts: str
    suspect: Suspect
    place: str
    unit: UUID
    division: str
    post: UUID
    received_on: date
    opens_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueJurisdictionChecked:
    """Whose matter it is."""

    at: datetime
    jurisdiction: Jurisdiction
    basis: JurisdictionBasis
    competent: str
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueDesignationAsked:
    """The superior is to say whose it is."""

    at: datetime
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueAssigned:
    """Another bureau verifies it."""

    at: datetime
    unit: UUID
    division: str
    post: UUID
    document: str
    round: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueVerificationExtended:
    """More time."""

    at: datetime
    approved_by: UUID
    document: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueTimeStopped:
    """Time does not count."""

    at: datetime
    kind: VerificationStop
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueTimeResumed:
    """Time counts again."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueMerged:
    """It goes on under another."""

    at: datetime
    into: UUID
    reason: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueAbsorbed:
    """Another was merged into it."""

    at: datetime
    merged: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueDeclined:
    """不予立案."""

    at: datetime
    ground: NotFiledGround
    reason: str
    document: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueReferred:
    """移送."""

    at: datetime
    competent: str
    reason: str
    document: str
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueFiled:
    """立案."""

    at: datetime
    penalty_case: UUID
    document: str
    on: date


EVENTS: Final[tuple[type, ...]] = (
    ClueRegistered,
    ClueJurisdictionChecked,
    ClueDesignationAsked,
    ClueAssigned,
    ClueVerificationExtended,
    ClueTimeStopped,
    ClueTimeResumed,
    ClueMerged,
    ClueAbsorbed,
    ClueDeclined,
    ClueReferred,
    ClueFiled,
)
"""Everything that happens to a clue."""

ClueEvent = (
    ClueRegistered
    | ClueJurisdictionChecked
    | ClueDesignationAsked
    | ClueAssigned
    | ClueVerificationExtended
    | ClueTimeStopped
    | ClueTimeResumed
    | ClueMerged
    | ClueAbsorbed
    | ClueDeclined
    | ClueReferred
    | ClueFiled
)


def evolve(state: Clue | None, event: ClueEvent) -> Clue:
    """The clue after the event."""
    after = _after(state or Clue(), event)
    return replace(after, created_at=state.created_at if state else event.at, updated_at=event.at)


def _after(before: Clue, event: ClueEvent) -> Clue:
    match event:
        case ClueRegistered():
            return _registered(event)
        case ClueJurisdictionChecked():
            return replace(
                before,
                jurisdiction=event.jurisdiction,
                jurisdiction_basis=event.basis,
                competent=event.competent,
            )
        case ClueAssigned():
            return replace(
                before, unit=event.unit, division=event.division, post=event.post, round=event.round,
                jurisdiction=Jurisdiction.OWN, jurisdiction_basis=JurisdictionBasis.HANDED_DOWN, stopped_since=None,
            )  # fmt: skip
        case ClueTimeStopped():
            return replace(before, stopped_since=event.on, stopped_for=event.kind)
        case ClueTimeResumed():
            return replace(before, stopped_since=None, stopped_for=VerificationStop.UNSPECIFIED)
        case ClueAbsorbed():
            return replace(before, merged=event.merged)
        case ClueDesignationAsked() | ClueVerificationExtended():
            return before
        case _:
            return _ended(before, event)


def _registered(event: ClueRegistered) -> Clue:
    return Clue(
        source=event.source,
        origin_key=event.origin_key,
        event_key=event.event_key,
        title=event.title,
        facts=event.facts,
        suspect=event.suspect,
        place=event.place,
        unit=event.unit,
        division=event.division,
        post=event.post,
        received_on=event.received_on,
        opens_on=event.opens_on,
        status=ClueStatus.VERIFYING,
    )


def _ended(before: Clue, event: ClueMerged | ClueDeclined | ClueReferred | ClueFiled) -> Clue:
    ended = replace(before, ended_on=event.on, stopped_since=None)
    match event:
        case ClueMerged():
            return replace(ended, status=ClueStatus.MERGED, into=event.into, reason=event.reason)
        case ClueDeclined():
            return replace(
                ended,
                status=ClueStatus.NOT_FILED,
                ground=event.ground,
                reason=event.reason,
                document=event.document,
            )
        case ClueReferred():
            return replace(
                ended,
                status=ClueStatus.REFERRED,
                competent=event.competent,
                reason=event.reason,
                document=event.document,
            )
        case ClueFiled():
            return replace(ended, status=ClueStatus.FILED, penalty_case=event.penalty_case, document=event.document)
