"""Commands of the register's life for the bus, made of the domain's functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.aggregates import Claim, Context, Decision, World
from licensing.commands.base import entity_of, home_division
from licensing.domain.law import LegalContext
from licensing.domain.proceedings.kinds import ProceedingKind
from licensing.domain.refusal import refuse
from licensing.domain.states import Entity
from licensing.life.entity_limits import entity_loads
from licensing.life.kinds import PROCEEDING, running
from licensing.life.laws import legal, told
from licensing.life.sorts import PROCEEDINGS, Sort
from licensing.life.work import Work

Make = Callable[[World, Any, Context], Decision]


@dataclass(frozen=True)
class LifeAct:
    """Implements CommandType: what to load and to find, and the decision over it."""

    make: Make
    loads: Callable[[Any], Sequence[UUID]] = lambda _: ()
    finds: Callable[[Any], Sequence[Claim]] = lambda _: ()

    def targets(self, command: Any) -> Sequence[UUID]:
        """Aggregates to load and lock, each once; the first is the one an etag is held against."""
        return tuple(dict.fromkeys(self.loads(command)))

    def lookups(self, command: Any) -> Sequence[Claim]:
        """Natural keys whose holders are to be found."""
        return self.finds(command)

    def decide(self, world: World, command: Any, context: Context) -> Decision:
        """The changes, or a Refusal raised."""
        with told():
            return self.make(world, command, context)


def home(entity: Entity) -> str:
    """The division an entity belongs to."""
    return home_division(entity.division, entity.code)


def events_of(decided: Any) -> tuple[Any, ...]:
    """What a domain function decided: one event or several."""
    return decided if isinstance(decided, tuple) else (decided,)


def opening(kind: ProceedingKind, act: Callable[..., Any], *, with_record: bool = False) -> LifeAct:
    """A command that opens a proceeding about an entity: one of a kind at a time."""

    def make(world: World, command: Any, given: Context) -> Decision:
        entity = entity_of(world, command.entity)
        division = getattr(command, "to_division", "") or home(entity)
        context = legal(given, division)
        _refuse_running(world, kind, command.entity)
        record = given.new_id()
        arguments = (entity, command, record, context) if with_record else (entity, command, context)
        work = Work(world, context, command.entity, entity)
        work.on(PROCEEDINGS, record, None, events_of(act(*arguments)))
        return Decision(record, work.changes)

    return LifeAct(make, lambda command: (command.entity,), lambda command: (running(kind, command.entity),))


def _refuse_running(world: World, kind: ProceedingKind, entity: UUID) -> None:
    holder = world.holder(*running(kind, entity))
    if holder:
        raise refuse("PROCEEDING_RUNNING", "entity", proceeding=PROCEEDING.name_of(holder))


def step(sort: Sort, act: Callable[[Any, Any, LegalContext], Any]) -> LifeAct:
    """A command on one matter alone."""

    def make(world: World, command: Any, given: Context) -> Decision:
        record = getattr(command, sort.kind.kind)
        state = sort.kind.get(world, record)
        context = legal(given, state.division)
        work = Work(world, context)
        work.on(sort, record, state, events_of(act(state, command, context)))
        return Decision(record, work.changes)

    return LifeAct(make, lambda command: sort.loads(getattr(command, sort.kind.kind)))


def step_with_entity(sort: Sort, act: Callable[[Entity, Any, Any, LegalContext], Any]) -> LifeAct:
    """A command on a matter and the entity it is about."""

    def make(world: World, command: Any, given: Context) -> Decision:
        record = getattr(command, sort.kind.kind)
        state = sort.kind.get(world, record)
        entity = entity_of(world, command.entity)
        refuse_another(state.entity, command.entity)
        context = legal(given, state.division)
        work = Work(world, context, command.entity, entity)
        work.on(sort, record, state, events_of(act(entity, state, command, context)))
        return Decision(record, work.changes)

    return LifeAct(make, lambda command: (*sort.loads(getattr(command, sort.kind.kind)), *entity_loads(command.entity)))


def refuse_another(about: UUID | None, entity: UUID) -> None:
    """Refusal PROCEEDING_OF_ANOTHER if the matter is about another entity; a name may wait for its own."""
    if about is not None and about != entity:
        raise refuse("PROCEEDING_OF_ANOTHER", "entity", entity=f"entities/{about}")
