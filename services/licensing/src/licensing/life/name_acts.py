"""Commands of BusinessNameService that are more than one step of one matter."""

from __future__ import annotations

from chassis.aggregates import Claim, Context, Decision, World
from licensing.commands.base import entity_of
from licensing.domain.names import commands as c
from licensing.domain.names import declaring, keys
from licensing.life.acts import LifeAct
from licensing.life.kinds import BUSINESS_NAME, NAMES
from licensing.life.laws import legal
from licensing.life.sorts import BUSINESS_NAMES
from licensing.life.work import Work


def _places(command: c.DeclareName) -> tuple[Claim, ...]:
    """Every place of every row the name would stand in."""
    asked = keys.places(command.authority, command.registered_name, command.division)
    return tuple(Claim(NAMES, keys.text(place)) for place in asked)


def _declared(world: World, command: c.DeclareName, given: Context) -> Decision:
    """The reservation; names found on the way whose year is over give their places up first."""
    context = legal(given, command.division)
    entity = entity_of(world, command.entity) if command.entity else None
    holders = dict.fromkeys(found for claim in _places(command) if (found := world.holder(*claim)))
    known = {holder: BUSINESS_NAME.get(world, holder) for holder in holders}
    record = given.new_id()
    reserved, released = declaring.declare(command, record, entity, known, context)
    work = Work(world, context)
    for name, event in released.items():
        work.on(BUSINESS_NAMES, name, known[name], (event,))
    work.on(BUSINESS_NAMES, record, None, (reserved,))
    return Decision(record, work.changes)


DECLARE = LifeAct(_declared, lambda command: (command.entity,) if command.entity else (), _places)
