"""TellOfPermits: one notice per item, all in one command."""

from __future__ import annotations

from chassis.aggregates import Context, Decision, World
from licensing.commands.base import entity_of
from licensing.domain.notices import commands as c
from licensing.domain.notices import telling
from licensing.life.acts import LifeAct, home
from licensing.life.laws import legal
from licensing.life.sorts import NOTICES
from licensing.life.work import Work


def _told(world: World, command: c.TellOfPermits, given: Context) -> Decision:
    """Answers with the first notice; all of them are listed by their entity."""
    entity = entity_of(world, command.entity)
    context = legal(given, home(entity))
    work = Work(world, context)
    records = []
    for hint in telling.tell(entity, command, context):
        records.append(given.new_id())
        work.on(NOTICES, records[-1], None, (hint,))
    return Decision(records[0], work.changes)


TELL = LifeAct(_told, lambda command: (command.entity,))
