"""Acts on the register itself that start or end a time limit of the entity: the six months before 特别标注."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.aggregates import Change, Context, Decision, World
from licensing.codec.basics import ENTITIES
from licensing.commands.base import entity_of, home_division
from licensing.commands.entities import OnEntity
from licensing.domain.deadlines import DeadlineStep, StepAction
from licensing.domain.events import EntityEvent
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import rules
from licensing.domain.proceedings.steps import of_entity
from licensing.domain.states import Entity
from licensing.life.laws import told, unbound
from licensing.life.limits import Limits, limit_ids
from matters.domain.values import Facts

KNOWN = {rules.MARK: 1}


def entity_loads(entity: UUID) -> tuple[UUID, ...]:
    """The entity with its limits."""
    return (entity, *limit_ids(entity, KNOWN))


def entity_limits(
    world: World, entity_id: UUID, entity: Entity, event: EntityEvent, context: LegalContext
) -> list[Change]:
    """What an event of the entity does to its limits. A limit long over when it is recorded is not opened."""
    steps = [step for step in of_entity(event) if _runs(step, context)]
    facts = Facts(
        matter=f"{ENTITIES}{entity_id}",
        title=f"{entity.registered_name} 清算或注销",
        subject=entity.code,
        division=home_division(entity.division, entity.code),
    )
    return Limits(world, entity_id, context.law, context.now).take(steps, facts)


def _runs(step: DeadlineStep, context: LegalContext) -> bool:
    if step.action is not StepAction.OPEN:
        return True
    return context.law.anniversary(step.rule_id, step.on, context.today) >= context.today


@dataclass(frozen=True)
class WithLimits(OnEntity):
    """A command on one entity whose event starts or ends a limit."""

    def targets(self, command: Any) -> Sequence[UUID]:
        """The entity and its limits."""
        return entity_loads(command.entity)

    def decide(self, world: World, command: Any, context: Context) -> Decision:
        """The domain's event with what follows for the limits."""
        decision = super().decide(world, command, context)
        with told():
            entity = entity_of(world, command.entity)
            legal = unbound(context, home_division(entity.division, entity.code))
            happened = [change.event for change in decision.changes if isinstance(change.event, EntityEvent)]
            follow = [change for e in happened for change in entity_limits(world, command.entity, entity, e, legal)]
        return Decision(decision.answer, [*decision.changes, *follow])
