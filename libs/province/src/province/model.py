"""What the simulated province consists of: entities with their registered items and the events of their lives."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class LifeEventKind(StrEnum):
    """What can happen to an entity after its registration."""

    RENAMED = "renamed"
    RELOCATED = "relocated"
    CAPITAL_CHANGED = "capital_changed"
    SCOPE_CHANGED = "scope_changed"
    MOVED = "moved"
    CONVERTED = "converted"
    PREMISES_OPENED = "premises_opened"
    PREMISES_CLOSED = "premises_closed"
    REVOKED = "revoked"
    DEREGISTERED = "deregistered"


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One event; fields that its kind does not set stay empty. Money is in fen of CNY."""

    kind: LifeEventKind
    on: date
    name: str = ""
    address: str = ""
    scope: str = ""
    division: str = ""
    authority: str = ""
    entity_type: str = ""
    capital_fen: int | None = None
    document: str = ""
    reason: str = ""
    # Of a deregistration, in order: group formed, creditors told, liquidation ended, tax cleared, applied.
    liquidation: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A business entity as first registered, and what became of it, oldest event first."""

    code: str
    name: str
    entity_type: str
    legal_representative: str
    # Synthetic, with a valid check character; belongs to nobody.
    legal_representative_id: str
    capital_fen: int | None
    scope: str
    established: date
    division: str
    authority: str
    address: str
    # Several entities are registered at this address (一址多照).
    shared_address: bool
    events: tuple[LifeEvent, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON: dates in ISO form, empty fields of events left out."""
        plain = asdict(self) | {"established": self.established.isoformat()}
        plain["events"] = [_event_as_dict(event) for event in self.events]
        return plain


def _event_as_dict(event: LifeEvent) -> dict[str, Any]:
    plain = {key: value for key, value in asdict(event).items() if value not in ("", None, ())}
    plain["on"] = event.on.isoformat()
    if event.liquidation:
        plain["liquidation"] = [day.isoformat() for day in event.liquidation]
    return plain
