"""Commands on entities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.aggregates import Claim, Context, Decision, World
from chassis.refusing import told_to_callers
from licensing.aggregates import CODES, NUMBERS
from licensing.commands.base import (
    domain_context,
    entity_change,
    entity_of,
    home_division,
    reach_entity,
    require_reach,
)
from licensing.domain import adopt as adoption
from licensing.domain import change, codes, corrections, establish, items
from licensing.domain import commands as c
from licensing.domain.context import Context as DomainContext
from licensing.domain.events import EntityEvent
from licensing.domain.states import Entity


def claims_on(code: str) -> tuple[Claim, ...]:
    """The claim of a valid code, if any; a wrong one is nobody's and is not looked up."""
    return (Claim(CODES, codes.normal(code)),) if codes.finding(code) is None else ()


def _held_by_another(world: World, code: str, me: UUID | None) -> UUID | None:
    holders = [world.holder(*claim) for claim in claims_on(code)]
    return next((holder for holder in holders if holder not in (None, me)), None)


@dataclass(frozen=True)
class OnEntity:
    """A command on one entity that needs nothing else."""

    act: Callable[[Entity, Any, DomainContext], EntityEvent]

    def targets(self, command: Any) -> Sequence[UUID]:
        """The entity."""
        return (command.entity,)

    def lookups(self, command: Any) -> Sequence[Claim]:
        """None."""
        return ()

    def decide(self, world: World, command: Any, context: Context) -> Decision:
        """The domain's event."""
        with told_to_callers():
            state = entity_of(world, command.entity)
            reach_entity(context.caller, state)
            event = self.act(state, command, domain_context(context))
            return Decision(command.entity, [entity_change(command.entity, event, state)])


@dataclass(frozen=True)
class WithCode(OnEntity):
    """A command that gives an entity a code, which must be free."""

    code: Callable[[Any], str]
    field: str

    def lookups(self, command: Any) -> Sequence[Claim]:
        """The new code."""
        return claims_on(self.code(command))

    def decide(self, world: World, command: Any, context: Context) -> Decision:
        """The domain's event, unless the code is another entity's."""
        decision = super().decide(world, command, context)
        code = self.code(command)
        holder = _held_by_another(world, code, command.entity)
        if holder:
            with told_to_callers():
                raise corrections.code_taken(code, holder, self.field)
        return decision


class Adopt:
    """AdoptEntity."""

    def targets(self, command: c.AdoptEntity) -> Sequence[UUID]:
        """None: the record is new."""
        return ()

    def lookups(self, command: c.AdoptEntity) -> Sequence[Claim]:
        """Its code and its older number."""
        stated = command.registration
        valid = stated.old_number and items.old_number("", stated.old_number) is None
        number = (Claim(NUMBERS, stated.old_number),) if valid else ()
        return (*claims_on(stated.code), *number)

    def decide(self, world: World, command: c.AdoptEntity, context: Context) -> Decision:
        """A new record, or the refusal that says which one is known."""
        stated = command.registration
        with told_to_callers():
            require_reach(context.caller, home_division(stated.division, stated.code))
            for claim in self.lookups(command):
                known = world.holder(*claim)
                if known:
                    raise adoption.already_known(command, known, entity_of(world, known))
            record = context.new_id()
            event = adoption.adopt(command, record, domain_context(context))
            return Decision(record, [entity_change(record, event, None)])


class Establish:
    """EstablishEntity."""

    def targets(self, command: c.EstablishEntity) -> Sequence[UUID]:
        """None: the record is new."""
        return ()

    def lookups(self, command: c.EstablishEntity) -> Sequence[Claim]:
        """Its code."""
        return claims_on(command.registration.code)

    def decide(self, world: World, command: c.EstablishEntity, context: Context) -> Decision:
        """A new record, unless the code is another entity's."""
        stated = command.registration
        with told_to_callers():
            require_reach(context.caller, home_division(stated.division, stated.code))
            record = context.new_id()
            event = establish.establish(command, record, domain_context(context))
            holder = _held_by_another(world, stated.code, None)
            if holder:
                raise corrections.code_taken(stated.code, holder, "registration.unified_social_credit_code")
            return Decision(record, [entity_change(record, event, None)])


class Move:
    """MoveEntity: applied for at the new authority (SC-746:27), unless it lies outside this register."""

    def targets(self, command: c.MoveEntity) -> Sequence[UUID]:
        """The entity."""
        return (command.entity,)

    def lookups(self, command: c.MoveEntity) -> Sequence[Claim]:
        """None."""
        return ()

    def decide(self, world: World, command: c.MoveEntity, context: Context) -> Decision:
        """The domain's event."""
        with told_to_callers():
            state = entity_of(world, command.entity)
            old = home_division(state.division, state.code)
            require_reach(context.caller, old if command.leaves_register else command.to_division)
            event = change.move(state, command, domain_context(context))
            return Decision(command.entity, [entity_change(command.entity, event, state)])


class Merge:
    """MergeEntities."""

    def targets(self, command: c.MergeEntities) -> Sequence[UUID]:
        """The survivor, then the duplicate."""
        return (command.survivor, command.duplicate)

    def lookups(self, command: c.MergeEntities) -> Sequence[Claim]:
        """None."""
        return ()

    def decide(self, world: World, command: c.MergeEntities, context: Context) -> Decision:
        """The duplicate gives its numbers up before the survivor takes them."""
        with told_to_callers():
            survivor, duplicate = entity_of(world, command.survivor), entity_of(world, command.duplicate)
            reach_entity(context.caller, survivor)
            reach_entity(context.caller, duplicate)
            absorbed, merged = corrections.merge(survivor, duplicate, command, domain_context(context))
            changes = [
                entity_change(command.duplicate, merged, duplicate),
                entity_change(command.survivor, absorbed, survivor),
            ]
            return Decision(command.survivor, changes)
