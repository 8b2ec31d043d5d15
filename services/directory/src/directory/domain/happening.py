"""What a command causes: events on records, seen by the next part of the same command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from directory.domain import evolving

UNIT = "unit"
PERSON = "person"
POST = "post"
APPROVAL = "approval"
HANDOVER = "handover"

EVOLVE: dict[str, Callable[[Any, Any], Any]] = {
    UNIT: evolving.evolve_unit,
    PERSON: evolving.evolve_person,
    POST: evolving.evolve_post,
    APPROVAL: evolving.evolve_approval,
    HANDOVER: evolving.evolve_handover,
}


@dataclass(frozen=True, slots=True)
class Caused:
    """One event on one record."""

    kind: str
    record: UUID
    event: Any


def on_unit(unit: UUID, event: Any) -> Caused:
    """An event of a unit."""
    return Caused(UNIT, unit, event)


def on_person(person: UUID, event: Any) -> Caused:
    """An event of a person."""
    return Caused(PERSON, person, event)


def on_post(post: UUID, event: Any) -> Caused:
    """An event of a post."""
    return Caused(POST, post, event)


def on_approval(approval: UUID, event: Any) -> Caused:
    """An event of a power."""
    return Caused(APPROVAL, approval, event)


def on_handover(handover: UUID, event: Any) -> Caused:
    """An event of an offer."""
    return Caused(HANDOVER, handover, event)
