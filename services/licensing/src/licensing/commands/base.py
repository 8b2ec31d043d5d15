"""What all commands of the register share: loading, the officer's division, and the domain's context."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

from chassis.aggregates import Change, Context, World
from chassis.clock import SHANGHAI
from chassis.identity import Caller
from licensing import aggregates
from licensing.codec.basics import seal_of
from licensing.domain.context import Context as DomainContext
from licensing.domain.events import EntityEvent
from licensing.domain.premises_events import PremisesEvent
from licensing.domain.refusal import refuse
from licensing.domain.states import Entity, Premises
from licensing.domain.timing import occurred_on
from licensing.domain.values import Sealed


def domain_context(context: Context) -> DomainContext:
    """The chassis's context as the domain knows it."""

    def seal(record: UUID, field: str, value: str, masked: str) -> Sealed:
        return seal_of(context.seal(record, field, value, masked))

    return DomainContext(context.now, context.today, context.new_id, seal)


def entity_of(world: World, entity_id: UUID) -> Entity:
    """The entity. Refusal ENTITY_NOT_FOUND."""
    state = world.state(entity_id)
    if not isinstance(state, Entity):
        raise refuse("ENTITY_NOT_FOUND", "name", entity=f"entities/{entity_id}")
    return state


def premises_of(world: World, premises_id: UUID) -> Premises:
    """The premises. Refusal PREMISES_NOT_FOUND."""
    state = world.state(premises_id)
    if not isinstance(state, Premises):
        raise refuse("PREMISES_NOT_FOUND", "name", premises=f"premises/{premises_id}")
    return state


def home_division(division: str, code: str) -> str:
    """Where a record belongs: its division, else the one in its code; empty is anybody's only at country level."""
    return division or code[2:8]


def require_reach(caller: Caller, division: str) -> None:
    """Refusal OUT_OF_DIVISION unless the officer's division reaches the given one."""
    if not caller.reaches(division):
        raise refuse("OUT_OF_DIVISION", granted=caller.division or "-", division=division[:6] or "-")


def reach_entity(caller: Caller, state: Entity) -> None:
    """As `require_reach`, for the division of an entity."""
    require_reach(caller, home_division(state.division, state.code))


def entity_change(entity_id: UUID, event: EntityEvent, before: Entity | None) -> Change:
    """An entity's event for the bus."""
    return Change(entity_id, aggregates.ENTITY, event, _instant(occurred_on(event, before)))


def premises_change(premises_id: UUID, event: PremisesEvent) -> Change:
    """A premises event for the bus."""
    return Change(premises_id, aggregates.PREMISES, event, _instant(occurred_on(event, None)))


def _instant(day: date | None) -> datetime | None:
    """The beginning of a legal day."""
    return None if day is None else datetime.combine(day, time(), SHANGHAI).astimezone(UTC)
