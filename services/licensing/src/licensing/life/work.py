"""One command under way: events of matter and entity become changes, with limits and the owner's assignment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.aggregates import Change, World
from licensing.commands.base import entity_change
from licensing.domain.events import EntityEvent
from licensing.domain.events import evolve as evolve_entity
from licensing.domain.law import LegalContext
from licensing.domain.states import Entity
from licensing.life.entity_limits import entity_limits
from licensing.life.limits import Limits
from licensing.life.sorts import Sort
from matters.domain.assignments import close, open_assignment
from matters.domain.ids import assignment_id
from matters.domain.states import Assignment
from matters.kinds import ASSIGNMENT


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
        self.changes += entity_limits(self.world, self.entity_id, self.entity, event, self.context)

    def _owned(self, sort: Sort, record: UUID, state: Any, held: Assignment | None) -> None:
        """A matter that somebody works on has an owner until it is over."""
        owner = held.owner_post if held else getattr(state, "owner_post", None)
        now = self.context.now
        matter = assignment_id(record)
        working = held is not None and held.closed_at is None
        if not working and owner is not None and not sort.over(state):
            opened = open_assignment(sort.facts(record, state, owner), sort.kind.kind, owner, now)
            self.changes.append(ASSIGNMENT.change(matter, opened))
        elif working and held is not None and sort.over(state):
            self.changes.append(ASSIGNMENT.change(matter, close(held, now)))
