"""What licensing does on the events of other services: pure, from the event to the command."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from google.protobuf.message import DecodeError
from google.type.date_pb2 import Date

from chassis.envelope import Envelope
from chassis.errors import PermanentError
from chassis.mapping import MappingError, date_in
from licensing.domain.revocations.commands import FollowOrder
from licensing.domain.revocations.records import OrderedPenalty, OrderFacts
from smartsupervision.enforcement.v1 import revocation_order_events_pb2

ORDER: Final = "revocation_order"
ORDERS: Final = "revocations"


def on(envelope: Envelope) -> FollowOrder | None:
    """What an event asks of the registry: of an order that took effect, the order as it stands; of others nothing.

    Every event has the order's whole state, so that it does not matter which of them comes, or how often.
    PermanentError if it cannot be read.
    """
    if envelope.kind != ORDER:
        return None
    order = _order(envelope)
    if not order.HasField("served_on"):
        return None
    try:
        facts = _facts(f"{ORDERS}/{envelope.aggregate_id}", order)
    except (MappingError, ValueError) as error:
        raise PermanentError(f"order cannot be read: {error}") from error
    ended = (order.ended_by or order.document) if order.HasField("ended_on") else ""
    return FollowOrder(order=envelope.aggregate_id, facts=facts, ended_by=ended)


def _order(envelope: Envelope) -> Any:
    message = getattr(revocation_order_events_pb2, envelope.type.rpartition(".")[2], None)
    if message is None:
        raise PermanentError(f"enforcement has no event type {envelope.type} that licensing knows")
    try:
        return message.FromString(envelope.data).revocation_order
    except DecodeError as error:
        raise PermanentError(f"{envelope.type} cannot be read: {error}") from error


def _facts(name: str, order: Any) -> OrderFacts:
    return OrderFacts(
        order=name,
        penalty=OrderedPenalty(order.penalty),
        licence=order.licence,
        number=order.number,
        code=order.uscc,
        holder=order.holder,
        division=order.division,
        organ=order.organ,
        document=order.document,
        reason=order.reason,
        decided_on=_day(order, "decided_on"),
        served_on=_day(order, "served_on"),
    )


def _day(order: Any, field: str) -> date | None:
    value: Date = getattr(order, field)
    return date_in(value, field) if order.HasField(field) else None
