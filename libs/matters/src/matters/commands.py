"""What scheduler and handovers order: each is decided on the state alone, so that asking twice changes nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from chassis.acting import Act
from chassis.aggregates import CommandType, Context, Decision, World
from chassis.commands.orders import Order
from chassis.identity import Caller
from chassis.serving.call import new_traceparent
from matters.changes import deadline_changes
from matters.domain.alarms import announce, next_alarm
from matters.domain.assignments import transfer
from matters.domain.events import DeadlineEvent
from matters.domain.evolving import evolve
from matters.domain.recomputing import recompute
from matters.domain.refusal import refuse
from matters.domain.running import reassign
from matters.kinds import ASSIGNMENT, DEADLINE
from matters.law import Law
from matters.refusals import told_to_callers


@dataclass(frozen=True, slots=True)
class Announce:
    """Say what is due on a limit: near, missed, or after a time of rest both."""

    deadline: UUID


@dataclass(frozen=True, slots=True)
class Recompute:
    """Take a limit's dates from the present calendar and rules."""

    deadline: UUID
    law: Law


@dataclass(frozen=True, slots=True)
class Reassign:
    """Let a limit follow its matter."""

    deadline: UUID
    owner_post: UUID


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Give a matter to the post that has accepted it in the directory."""

    assignment: UUID
    to_post: UUID
    handover: str
    accepted_by: str


def _announced(world: World, command: Announce, context: Context) -> Decision:
    state = DEADLINE.get(world, command.deadline)
    events: list[DeadlineEvent] = []
    while event := announce(state, context.now):
        events.append(event)
        state = evolve(state, event)
    alarm = next_alarm(state)
    if not events and alarm is not None:
        # The clock went back between look-up and lock. Refused, not done: what is done is remembered as done.
        with told_to_callers():
            raise refuse("NOT_DUE_YET", "", at=alarm.at)
    return Decision(command.deadline, deadline_changes(command.deadline, *events))


def _recomputed(world: World, command: Recompute, context: Context) -> Decision:
    state = DEADLINE.get(world, command.deadline)
    with told_to_callers():
        event = recompute(state, command.law.calendar, command.law.rulebook, context.now)
    return Decision(command.deadline, deadline_changes(command.deadline, event))


def _reassigned(world: World, command: Reassign, context: Context) -> Decision:
    state = DEADLINE.get(world, command.deadline)
    event = reassign(state, command.owner_post, context.now)
    return Decision(command.deadline, deadline_changes(command.deadline, event))


def _taken_over(world: World, command: TakeOver, context: Context) -> Decision:
    state = ASSIGNMENT.get(world, command.assignment)
    # Asked again after a crash, even when the command is no longer remembered.
    if state.handover == command.handover:
        return Decision(command.assignment, [])
    with told_to_callers():
        event = transfer(state, command.to_post, command.handover, command.accepted_by, context.now)
    return Decision(command.assignment, [ASSIGNMENT.change(command.assignment, event)])


def _target(command: Announce | Recompute | Reassign) -> tuple[UUID]:
    return (command.deadline,)


ANNOUNCE: CommandType = Act(_announced, loads=_target)
RECOMPUTE: CommandType = Act(_recomputed, loads=_target)
REASSIGN: CommandType = Act(_reassigned, loads=_target)


TAKE_OVER: CommandType = Act(_taken_over, loads=lambda command: (command.assignment,))


@dataclass(frozen=True, slots=True)
class Orders:
    """Makes orders of one process whose request ids follow from what they are about.

    The limit's version is part of the id: the same step is ordered once, and a later step is another order.
    """

    caller: Caller

    def announce(self, deadline: UUID, version: int) -> Order:
        """See `Announce`."""
        return self._order(ANNOUNCE, Announce(deadline), f"alarm:{deadline}:{version}")

    def recompute(self, deadline: UUID, version: int, law: Law) -> Order:
        """See `Recompute`."""
        return self._order(RECOMPUTE, Recompute(deadline, law), f"law:{deadline}:{version}:{law.digest}")

    def reassign(self, deadline: UUID, version: int, owner_post: UUID) -> Order:
        """See `Reassign`."""
        return self._order(REASSIGN, Reassign(deadline, owner_post), f"owner:{deadline}:{version}:{owner_post}")

    def take_over(self, command: TakeOver) -> Order:
        """See `TakeOver`."""
        return self._order(TAKE_OVER, command, f"handover:{command.handover}")

    def _order(self, kind: CommandType, command: object, about: str) -> Order:
        digest = hashlib.sha256(about.encode())
        # 64 characters are what a request id may have.
        return Order(digest.hexdigest(), digest.digest(), self.caller, kind, command, None, new_traceparent())
