"""A handover accepted in the directory moves the matter here: decided on the assignment, ordered once per handover."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

import structlog

from chassis.acting import Act
from chassis.aggregates import CommandType, Context, Decision, World
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Order, Refused
from chassis.errors import PermanentError, RefusalKind, TransientError
from chassis.identity import Caller
from chassis.serving.call import new_traceparent
from matters.changes import assignment_changes, assignment_of
from matters.domain.assignments import transfer
from matters.domain.ids import assignment_id, id_in
from matters.refusals import told_to_callers

log = structlog.get_logger()

SETTLED = frozenset({"OWNER_UNCHANGED", "ASSIGNMENT_CLOSED"})
"""What a handover finds when its matter ended or moved meanwhile: nothing is left to do."""
_PASSING = frozenset({RefusalKind.ABORTED, RefusalKind.RESOURCE_EXHAUSTED, RefusalKind.UNAVAILABLE})


@dataclass(frozen=True, slots=True)
class TakeOver:
    """A matter goes to the post that accepted it."""

    matter: UUID
    to_post: UUID
    handover: str
    """Resource name in the directory."""
    accepted_by: str
    """Number of the officer who accepted."""


def _taken_over(world: World, command: TakeOver, context: Context) -> Decision:
    state = assignment_of(world, command.matter)
    with told_to_callers():
        event = transfer(state, command.to_post, command.handover, command.accepted_by, context.now)
    return Decision(assignment_id(command.matter), assignment_changes(command.matter, event))


TAKE_OVER: CommandType = Act(_taken_over, loads=lambda command: (assignment_id(command.matter),))


@dataclass(frozen=True)
class HandingOver:
    """Transfers matters on the word of the directory."""

    bus: CommandBus
    caller: Caller
    """The service itself."""

    async def take_over(self, handover: str, matter: str, to_post: UUID, accepted_by: str) -> None:
        """Transfer one matter; again after a crash changes nothing.

        Raises TransientError while it cannot be carried out, PermanentError if it never can.
        """
        digest = hashlib.sha256(f"handover:{handover}".encode())
        command = TakeOver(id_in(matter), to_post, handover, accepted_by)
        order = Order(digest.hexdigest(), digest.digest(), self.caller, TAKE_OVER, command, None, new_traceparent())
        [outcome] = await self.bus.execute([order])
        if not isinstance(outcome, Refused):
            return
        refusal = outcome.refusal
        if refusal.reason in SETTLED:
            log.info("handover.settled", handover=handover, matter=matter, reason=refusal.reason)
        elif refusal.kind in _PASSING:
            raise TransientError(str(refusal))
        else:
            raise PermanentError(f"{handover}: {refusal}")
