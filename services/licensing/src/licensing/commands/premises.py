"""Commands on premises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias
from uuid import UUID

from chassis.aggregates import Claim, Context, Decision, World
from chassis.refusing import told_to_callers
from licensing.commands.base import domain_context, entity_of, premises_change, premises_of, reach_entity
from licensing.domain import commands as c
from licensing.domain import premises

Filed: TypeAlias = c.ChangePremises | c.ClosePremises


class Open:
    """OpenPremises."""

    def targets(self, command: c.OpenPremises) -> Sequence[UUID]:
        """The entity."""
        return (command.entity,)

    def lookups(self, command: c.OpenPremises) -> Sequence[Claim]:
        """None: an address is nobody's alone."""
        return ()

    def decide(self, world: World, command: c.OpenPremises, context: Context) -> Decision:
        """New premises."""
        with told_to_callers():
            entity = entity_of(world, command.entity)
            reach_entity(context.caller, entity)
            record = context.new_id()
            event = premises.open_premises(entity, command, record, domain_context(context))
            return Decision(record, [premises_change(record, event)])


class OnPremises:
    """ChangePremises and ClosePremises."""

    def targets(self, command: Filed) -> Sequence[UUID]:
        """The premises, then the entity."""
        return (command.premises, command.entity)

    def lookups(self, command: Filed) -> Sequence[Claim]:
        """None."""
        return ()

    def decide(self, world: World, command: Filed, context: Context) -> Decision:
        """The domain's event."""
        with told_to_callers():
            entity, state = entity_of(world, command.entity), premises_of(world, command.premises)
            reach_entity(context.caller, entity)
            known = domain_context(context)
            if isinstance(command, c.ChangePremises):
                change = premises_change(command.premises, premises.change_premises(entity, state, command, known))
            else:
                change = premises_change(command.premises, premises.close_premises(entity, state, command, known))
            return Decision(command.premises, [change])
