"""Which time limits a step opens, stops, lengthens and meets, and whose matter it is: plain data, no decision.

The wiring turns these into changes of deadline and assignment records in the step's own transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from licensing.domain.licences.kinds import LimitBasis
from statutes.clock import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLimit:
    """A limit begins to run on the day after `started_on`; with `fixed_on` it is that day itself."""

    rule_id: str
    basis: LimitBasis
    started_on: date
    period: Period | None = None
    """Of a promise; a legal limit has its rule's own."""
    occurrence: int = 1
    fixed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendLimit:
    """It stands still from the day on."""

    rule_id: str
    basis: LimitBasis
    from_date: date
    reason: str
    source: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLimit:
    """It runs again, and the day counts."""

    rule_id: str
    basis: LimitBasis
    resumed_on: date
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendLimit:
    """It becomes longer."""

    rule_id: str
    basis: LimitBasis
    period: Period
    reason: str
    source: str
    approved_by: str
    """Number of the document."""
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetLimit:
    """What it ran for is done."""

    rule_id: str
    basis: LimitBasis
    met_on: date
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelLimit:
    """What it ran for fell away."""

    rule_id: str
    basis: LimitBasis
    reason: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMatter:
    """A post takes the matter over; None where the receiving unit has not said who."""

    post: UUID | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMatter:
    """Nothing is left to do; limits still open fall away."""

    closed_on: date


MatterStep: TypeAlias = (
    OpenLimit | SuspendLimit | ResumeLimit | ExtendLimit | MeetLimit | CancelLimit | OwnMatter | CloseMatter
)
