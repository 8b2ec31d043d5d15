"""One command under way: events of matter and entity become changes, with limits and the owner's assignment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis import aggregates, refusing
from chassis.aggregates import Change, World
from chassis.mapped import Kind
from chassis.serving.requests import require_reach
from licensing.codec.basics import seal_of
from licensing.commands.base import entity_change
from licensing.domain.events import EntityEvent
from licensing.domain.events import evolve as evolve_entity
from licensing.domain.law import Law, LegalContext
from licensing.domain.states import Entity
from licensing.domain.values import Sealed
from licensing.life.limits import Limits
from licensing.life.sorts import Sort
from licensing.refusals import told_to_callers
from matters.domain.assignments import close, open_assignment
from matters.domain.ids import assignment_id
from matters.domain.states import Assignment
from matters.kinds import ASSIGNMENT
from matters.refusals import told_to_callers as limits_told
from statutes.calendar import load_calendar
from statutes.rules import load_rulebook

Named = Kind[Any]


@contextmanager
def told() -> Iterator[None]:
    """Refusals of the register, of its limits and of the law, as callers get them."""
    with refusing.told_to_callers(), limits_told(), told_to_callers():
        yield


def law_of(division: str) -> Law:
    """Rules and calendar of a division's province; both are read once."""
    province = f"{division[:2]}0000" if division else ""
    return Law(load_rulebook(province), load_calendar(province))


def legal(given: aggregates.Context, division: str) -> LegalContext:
    """The domain's context in a division, which the caller's must reach."""
    require_reach(given.caller, division)
    return unbound(given, division)


def unbound(given: aggregates.Context, division: str) -> LegalContext:
    """The domain's context in a division, for whoever is allowed on other grounds."""

    def seal(record: UUID, field: str, value: str, masked: str) -> Sealed:
        return seal_of(given.seal(record, field, value, masked))

    return LegalContext(given.now, given.today, given.new_id, seal, law_of(division))


@dataclass
class Work:
    """Collects the changes of one command."""

    world: World
    context: LegalContext
    entity_id: UUID | None = None
    entity: Entity | None = None

    def __post_init__(self) -> None:
        """Nothing has happened yet."""
        self.changes: list[Change] = []

    def on(self, sort: Sort, record: UUID, before: Any, happened: Iterable[Any]) -> Any:
        """Events of a matter, those of the entity among them; gives the matter's state after."""
        limits = Limits(self.world, record, self.context.law, self.context.now)
        held = ASSIGNMENT.find(self.world, assignment_id(record))
        state = before
        for event in happened:
            if isinstance(event, EntityEvent):
                self._on_entity(event)
                continue
            steps = sort.steps(event, state, self.context.law)
            state = sort.kind.evolve(state, event)
            self.changes.append(sort.kind.change(record, event))
            owner = held.owner_post if held else getattr(state, "owner_post", None)
            self.changes += limits.take(steps, sort.facts(record, state, owner))
        self._owned(sort, record, state, held)
        return state

    def _on_entity(self, event: EntityEvent) -> None:
        if self.entity_id is None:
            raise ValueError("an event of an entity the command does not name")
        self.changes.append(entity_change(self.entity_id, event, self.entity))
        self.entity = evolve_entity(self.entity, event)

    def _owned(self, sort: Sort, record: UUID, state: Any, held: Assignment | None) -> None:
        """A matter that somebody works on has an owner until it is over."""
        owner, now = getattr(state, "owner_post", None), self.context.now
        matter = assignment_id(record)
        if held is None and owner is not None and not sort.over(state):
            opened = open_assignment(sort.facts(record, state, owner), sort.kind.kind, owner, now)
            self.changes.append(ASSIGNMENT.change(matter, opened))
        elif held is not None and held.closed_at is None and sort.over(state):
            self.changes.append(ASSIGNMENT.change(matter, close(held, now)))
