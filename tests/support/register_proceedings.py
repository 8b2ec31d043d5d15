"""Words for telling the rules of proceedings: the law of Guangxi, a day, a history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from support.register import codes, refused, seal

from licensing.domain import events as entity_events
from licensing.domain.deadlines import DeadlineStep
from licensing.domain.law import Law, LegalContext
from licensing.domain.proceedings.events import evolve
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.reasons import REASONS
from licensing.domain.states import Entity
from statutes.calendar import load_calendar
from statutes.rules import load_rulebook

MATTER = UUID(int=77)
POST = UUID(int=88)


@cache
def law() -> Law:
    """The shipped rules and calendar of Guangxi."""
    return Law(load_rulebook("450000"), load_calendar("450000"))


def on(day: date) -> LegalContext:
    """That day in the register, with ids that count up from 1000."""
    ids = iter(range(1000, 2000))
    now = datetime.combine(day, time(2), UTC)
    return LegalContext(now, day, lambda: UUID(int=next(ids)), seal, law())


def proceeding(*history: Any) -> Proceeding:
    """The proceeding after a history; events on the entity are passed over."""
    state: Proceeding | None = None
    for event in history:
        if hasattr(event, "patch") and not isinstance(event, entity_events.EntityEvent):
            state = evolve(state, event)
    assert state is not None
    return state


def entity_after(entity: Entity, *history: Any) -> Entity:
    """The entity after those events of a history that are its own."""
    for event in history:
        if isinstance(event, entity_events.EntityEvent):
            entity = entity_events.evolve(entity, event)
    return entity


def why(decide: Any, *arguments: Any) -> list[tuple[str, str]]:
    """The reasons of a refusal, each with the article it rests on."""
    return [(code, REASONS[code].rule) for code in codes(refused(decide, *arguments))]


def told(steps: Iterable[DeadlineStep]) -> list[tuple[str, str, date]]:
    """Deadline steps in short."""
    return [(step.rule_id, step.action.name, step.on) for step in steps]
