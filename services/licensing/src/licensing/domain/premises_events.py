"""What happened to premises: past tense, absolute values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from licensing.domain.events import Patch
from licensing.domain.kinds import PremisesStatus
from licensing.domain.states import NOWHERE, Premises
from licensing.domain.values import FieldChange


@dataclass(frozen=True, slots=True)
class PremisesOpened:
    """Premises were filed."""

    at: datetime
    premises: Premises


@dataclass(frozen=True, slots=True)
class PremisesChanged:
    """The fields in `values` took these values."""

    at: datetime
    values: Patch
    changes: tuple[FieldChange, ...]
    changed_date: date


@dataclass(frozen=True, slots=True)
class PremisesClosed:
    """Premises were closed."""

    at: datetime
    closed_date: date


PremisesEvent: TypeAlias = PremisesOpened | PremisesChanged | PremisesClosed


def evolve(state: Premises | None, event: PremisesEvent) -> Premises:
    """The state after an event. Total: it never refuses, whatever came before."""
    before = state or NOWHERE
    match event:
        case PremisesOpened():
            return event.premises
        case PremisesChanged():
            return replace(before, **event.values, updated_at=event.at)
        case PremisesClosed():
            closed = PremisesStatus.CLOSED
            return replace(before, status=closed, closed_date=event.closed_date, updated_at=event.at)
