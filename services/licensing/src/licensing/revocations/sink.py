"""Reads enforcement's events and has its orders carried out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from chassis.aggregates import CommandType
from chassis.commands import orders
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Order
from chassis.database import Connection
from chassis.envelope import Envelope
from chassis.errors import PermanentError, Refusal, TransientError
from chassis.identity import Caller
from chassis.reading import Numbered, Parked
from chassis.serving.call import new_traceparent
from licensing import reactions

_PASSES = frozenset({orders.CONCURRENT_CHANGE.reason, orders.TOO_MANY_COMMANDS.reason})


class OrdersSink:
    """Implements chassis.reading.Sink. An order has one receipt, so that reading it again changes nothing."""

    name = "orders"

    def __init__(self, bus: CommandBus, follow: CommandType, caller: Caller) -> None:
        self._bus = bus
        self._follow = follow
        self._caller = caller

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        """Carry out, in order, what the events ask for; what cannot be read or is a defect is put aside."""
        parked: list[Parked] = []
        for event in events:
            try:
                await self._apply(event.envelope)
            except PermanentError as error:
                parked.append(Parked(event.stream, event.number, event.raw, str(error)))
        return parked

    async def _apply(self, envelope: Envelope) -> None:
        command = reactions.on(envelope)
        if command is None:
            return
        digest = hashlib.sha256(f"order:{envelope.aggregate_id}:{envelope.version}".encode())
        order = Order(digest.hexdigest(), digest.digest(), self._caller, self._follow, command, None, new_traceparent())
        try:
            [outcome] = await self._bus.execute([order])
        except Refusal as refusal:
            raise TransientError(str(refusal)) from refusal
        if isinstance(outcome, orders.Refused):
            # What the registry's law refuses stands in the receipt; a refusal of the whole is none of the law's.
            if outcome.refusal.reason in _PASSES:
                raise TransientError(str(outcome.refusal))
            raise PermanentError(f"{outcome.refusal.reason}: {outcome.refusal}")
