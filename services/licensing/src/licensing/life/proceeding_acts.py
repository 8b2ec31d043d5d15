"""Commands of ProceedingService that are more than one step of one matter."""

from __future__ import annotations

from typing import Any

from chassis.aggregates import Claim, Context, Decision, World
from chassis.serving.requests import require_reach
from licensing.commands.base import entity_of
from licensing.commands.entities import claims_on
from licensing.domain import corrections
from licensing.domain.notices import telling
from licensing.domain.notices.commands import TellOfPermits
from licensing.domain.proceedings import annulment_decision, establishing, forced, relocating
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings.kinds import ProceedingKind
from licensing.domain.proceedings.states import Proceeding
from licensing.life.acts import LifeAct, events_of, refuse_another
from licensing.life.entity_limits import entity_loads
from licensing.life.kinds import PROCEEDING
from licensing.life.laws import legal, unbound
from licensing.life.sorts import NOTICES, PROCEEDINGS
from licensing.life.work import Work


def _received(world: World, command: c.ReceiveApplication, given: Context) -> Decision:
    division = command.items.division
    context = unbound(given, division)
    record = given.new_id()
    events = establishing.receive(command, record, context)
    require_reach(given.caller, division)
    work = Work(world, context)
    work.on(PROCEEDINGS, record, None, events)
    return Decision(record, work.changes)


def _approved(world: World, command: c.ApproveEstablishment, given: Context) -> Decision:
    """The proceeding ends and the entity begins, unless the code is another entity's."""
    state = PROCEEDING.get(world, command.proceeding)
    context = legal(given, state.division)
    events = establishing.approve(state, command, context)
    for namespace, key in _codes(command):
        holder = world.holder(namespace, key)
        if holder:
            raise corrections.code_taken(key, holder, "code")
    work = Work(world, context, state.entity)
    work.on(PROCEEDINGS, command.proceeding, state, events)
    _tell(work, state)
    return Decision(command.proceeding, work.changes)


def _tell(work: Work, state: Proceeding) -> None:
    """双告知: the permits the new entity needs, one notice each, to be pushed or published."""
    if work.entity is None or work.entity_id is None or state.application is None:
        return
    pledge = state.application.permit_pledge
    told = TellOfPermits(entity=work.entity_id, pledge=pledge, owner_post=state.owner_post)
    for hint in telling.hints(work.entity, told, work.context):
        work.on(NOTICES, work.context.new_id(), None, (hint,))


def _codes(command: c.ApproveEstablishment) -> tuple[Claim, ...]:
    return claims_on(command.code)


def _restored(world: World, command: c.RestoreRegistration, given: Context) -> Decision:
    state = PROCEEDING.get(world, command.proceeding)
    entity = entity_of(world, command.entity)
    refuse_another(state.entity, command.entity)
    context = legal(given, state.division)
    if state.kind is ProceedingKind.ANNULMENT:
        decided: Any = annulment_decision.undo(entity, state, command, context)
    else:
        decided = forced.restore(state, command, context)
    work = Work(world, context, command.entity, entity)
    work.on(PROCEEDINGS, command.proceeding, state, events_of(decided))
    return Decision(command.proceeding, work.changes)


def _handed_over(world: World, command: c.HandOverArchives, given: Context) -> Decision:
    """Done by the old authority, whose division the archives are in."""
    state = PROCEEDING.get(world, command.proceeding)
    old = state.relocation.from_division if state.relocation else state.division
    require_reach(given.caller, old)
    context = unbound(given, old)
    work = Work(world, context)
    work.on(PROCEEDINGS, command.proceeding, state, events_of(relocating.hand_over(state, command, context)))
    return Decision(command.proceeding, work.changes)


def _matter(command: Any) -> tuple[Any, ...]:
    return PROCEEDINGS.loads(command.proceeding)


RECEIVE = LifeAct(_received)
APPROVE = LifeAct(_approved, _matter, _codes)
RESTORE = LifeAct(_restored, lambda command: (*_matter(command), *entity_loads(command.entity)))
HAND_OVER = LifeAct(_handed_over, _matter)
