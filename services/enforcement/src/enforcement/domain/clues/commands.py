"""What can be asked of clues. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.clues.clues import Suspect
from enforcement.domain.clues.kinds import (
    ClueSource,
    Jurisdiction,
    JurisdictionBasis,
    NotFiledGround,
    VerificationStop,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterClue:
    """登记线索: the time to verify begins with the day it was received."""

    source: ClueSource
    origin_key: str
    event_key: str
    title: str
    facts: str
    suspect: Suspect
    place: str
    unit: UUID
    post: UUID
    received_on: date | None
    opens_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckJurisdiction:
    """管辖审查: whose matter it is; a dispute starts the time for talks."""

    clue: UUID
    jurisdiction: Jurisdiction
    basis: JurisdictionBasis
    competent: str
    document: str
    """What the finding rests on, such as the designation."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForDesignation:
    """报请指定管辖, when the talks failed."""

    clue: UUID
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignClue:
    """交办 to a bureau below, with a time of its own."""

    clue: UUID
    unit: UUID
    post: UUID
    document: UUID
    """Of the series 交办."""
    accepted_by: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendVerification:
    """延长核查期限, once, by the head."""

    clue: UUID
    approved_by: UUID
    document: str
    reason: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopVerificationTime:
    """Testing, appraisal or identification by the rights holder begins."""

    clue: UUID
    kind: VerificationStop
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeVerificationTime:
    """The result is in; the day counts again."""

    clue: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeClue:
    """并案: the same matter from another source goes on under one clue."""

    clue: UUID
    into: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineClue:
    """不予立案, by the head."""

    clue: UUID
    ground: NotFiledGround
    reason: str
    document: str
    """Of the approval form."""
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferClue:
    """移送 to the authority or agency that is competent."""

    clue: UUID
    competent: str
    reason: str
    document: UUID
    """Of the series 案移."""
    approved_by: UUID
    on: date | None
