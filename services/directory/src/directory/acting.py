"""The domain's decisions as the command bus wants them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis import aggregates
from chassis.aggregates import Claim, Decision, World
from chassis.mapped import Kind
from chassis.refusing import told_to_callers
from chassis.serving.requests import require_reach
from directory.desk import Desk
from directory.domain import commands as c
from directory.domain.context import Context, Facts
from directory.domain.deciding import DECIDE
from directory.domain.evolving import Handover
from directory.domain.handovers import accept, decline, offer, withdraw
from directory.domain.happening import EVOLVE, Caused
from directory.domain.matters import OpenMatters
from directory.kinds import BY_NAME, HANDOVER, MATTERS_ON_OFFER
from directory.reaching import about, affected

KEEPER = "directory-keeper"
"""The duty of 机构编制、人事."""

Answer = Callable[[Facts, Handover, Any, Context], list[Caused]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A command with what the posts concerned have open."""

    command: Any
    matters: OpenMatters


@dataclass(frozen=True)
class RosterAct:
    """Implements CommandType for commands on units, people, posts and powers."""

    desk: Desk
    kind: Kind[Any]

    def targets(self, prepared: Prepared) -> Sequence[UUID]:
        """What the command is about, first; then everything it may change."""
        command = prepared.command
        return list(dict.fromkeys((*about(command), *affected(self.desk.roster, command))))

    def lookups(self, prepared: Prepared) -> Sequence[Claim]:
        """None: the roster finds what it needs."""
        return ()

    def decide(self, world: World, prepared: Prepared, context: aggregates.Context) -> Decision:
        """The changes, or a Refusal raised."""
        command = prepared.command
        facts = Facts(self.desk.working(world, self.targets(prepared)), prepared.matters)
        with told_to_callers():
            caused = DECIDE[type(command)](facts, command, _context(context))
        _require_reach(world, caused, context)
        self.desk.touch(each.record for each in caused)
        first = next(iter(about(command)), caused[0].record)
        return Decision(first, [_change(each) for each in caused])


@dataclass(frozen=True)
class OfferAct:
    """Implements CommandType for the offer of a matter."""

    desk: Desk

    def targets(self, prepared: Prepared) -> Sequence[UUID]:
        """Nothing: it is new."""
        return ()

    def lookups(self, prepared: Prepared) -> Sequence[Claim]:
        """An unanswered offer of the same matter."""
        return (Claim(MATTERS_ON_OFFER, prepared.command.matter),)

    def decide(self, world: World, prepared: Prepared, context: aggregates.Context) -> Decision:
        """The offer, or a Refusal raised."""
        command = prepared.command
        facts = Facts(self.desk.working(world, ()), prepared.matters)
        with told_to_callers():
            pending = world.holder(MATTERS_ON_OFFER, command.matter)
            caused = offer(facts, command, _context(context), pending)
        _require_reach(world, caused, context)
        return Decision(caused[0].record, [_change(each) for each in caused])


@dataclass(frozen=True)
class AnswerAct:
    """Implements CommandType for what follows an offer; who may answer the domain says, not the division."""

    desk: Desk
    answer: Answer

    def targets(self, prepared: Prepared) -> Sequence[UUID]:
        """The offer."""
        return (prepared.command.handover,)

    def lookups(self, prepared: Prepared) -> Sequence[Claim]:
        """None."""
        return ()

    def decide(self, world: World, prepared: Prepared, context: aggregates.Context) -> Decision:
        """The answer, or a Refusal raised."""
        command = prepared.command
        state = HANDOVER.get(world, command.handover)
        facts = Facts(self.desk.working(world, ()), prepared.matters)
        with told_to_callers():
            caused = self.answer(facts, state, command, _context(context))
        return Decision(command.handover, [_change(each) for each in caused])


ANSWERS: dict[type, Answer] = {
    c.AcceptHandover: accept,
    c.DeclineHandover: decline,
    c.WithdrawHandover: withdraw,
}


def _context(context: aggregates.Context) -> Context:
    caller = context.caller
    return Context(
        context.now,
        context.today,
        context.new_id,
        officer=caller.officer or "",
        post=caller.post,
        keeper=KEEPER in caller.duties,
    )


def _change(caused: Caused) -> aggregates.Change:
    return aggregates.Change(caused.record, caused.kind, caused.event)


def _require_reach(world: World, caused: Sequence[Caused], context: aggregates.Context) -> None:
    """The officer's division reaches every record as it was and as it becomes."""
    states: dict[UUID, Any] = {}
    for each in caused:
        before = states.get(each.record, world.state(each.record))
        after = states[each.record] = EVOLVE[each.kind](before, each.event)
        listed = BY_NAME[each.kind].listed
        for state in (before, after):
            if state is not None:
                require_reach(context.caller, listed(state).division)
