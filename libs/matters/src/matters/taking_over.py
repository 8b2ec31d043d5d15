"""The directory says that a post has accepted a matter: the service that owns the matter transfers it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import structlog

from chassis.commands import orders
from chassis.commands.bus import CommandBus
from chassis.errors import PermanentError, Refusal, TransientError
from matters.commands import Orders, TakeOver
from matters.domain.ids import assignment_id, id_in
from matters.domain.refusal import Refusal as Refused

log = structlog.get_logger()

_PASSES = frozenset({orders.CONCURRENT_CHANGE.reason, orders.TOO_MANY_COMMANDS.reason})


@dataclass(frozen=True)
class Taker:
    """Carries out what readers of the directory learn; acts once per handover."""

    bus: CommandBus
    orders: Orders

    async def take_over(self, matter: str, to_post: UUID, handover: str, accepted_by: str) -> None:
        """Transfer a matter by its resource name; its limits follow.

        A matter that was done meanwhile, or that this service does not know, is logged and left. Raises TransientError
        if it is to be tried again, PermanentError if the name is none.
        """
        try:
            assignment = assignment_id(id_in(matter))
        except Refused as refused:
            raise PermanentError(str(refused)) from None
        order = self.orders.take_over(TakeOver(assignment, to_post, handover, accepted_by))
        try:
            [outcome] = await self.bus.execute([order])
        except Refusal as refusal:
            raise TransientError(str(refusal)) from refusal
        if not isinstance(outcome, orders.Refused):
            return
        if outcome.refusal.reason in _PASSES:
            raise TransientError(str(outcome.refusal))
        log.warning("matters.not_taken_over", matter=matter, handover=handover, reason=outcome.refusal.reason)
