"""The state of premises, its published form, and the events of premises."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from chassis.instants import from_timestamp, to_timestamp
from chassis.mapped import etag_of
from licensing.codec import parts
from licensing.codec.basics import (
    ENTITIES,
    PREMISES,
    date_in,
    date_out,
    id_of,
    sealed_in,
    sealed_out,
    wire,
)
from licensing.codec.events import values_after
from licensing.domain import premises_events as e
from licensing.domain.kinds import PremisesKind, PremisesStatus
from licensing.domain.states import Premises
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import events_pb2 as ev


def to_message(premises_id: UUID, version: int, state: Premises) -> pb.Premises:
    """The published form."""
    uid = str(premises_id)
    return pb.Premises(
        name=PREMISES + uid,
        uid=uid,
        etag=etag_of(version),
        version=version,
        entity=f"{ENTITIES}{state.entity}",
        unified_social_credit_code=state.code,
        kind=wire(state.kind),
        status=wire(state.status),
        address=state.address,
        address_full=sealed_out(state.address_full),
        division=state.division,
        shared_address=state.shared_address,
        opened_date=date_out(state.opened_date),
        closed_date=date_out(state.closed_date),
        create_time=to_timestamp(state.created_at),
        update_time=to_timestamp(state.updated_at),
    )


def from_message(m: pb.Premises) -> Premises:
    """The state behind the published form."""
    return Premises(
        entity=id_of(m.entity, ENTITIES, "entity"),
        code=m.unified_social_credit_code,
        kind=PremisesKind(m.kind),
        status=PremisesStatus(m.status),
        address=m.address,
        address_full=sealed_in(m, "address_full"),
        division=m.division,
        shared_address=m.shared_address,
        opened_date=date_in(m, "opened_date"),
        closed_date=date_in(m, "closed_date"),
        created_at=from_timestamp(m.create_time),
        updated_at=from_timestamp(m.update_time),
    )


def event_to_message(event: e.PremisesEvent, premises: pb.Premises) -> Any:
    """The event with the state after it."""
    match event:
        case e.PremisesOpened():
            return ev.PremisesOpened(premises=premises)
        case e.PremisesChanged():
            changes = [parts.change_out(change) for change in event.changes]
            return ev.PremisesChanged(changes=changes, changed_date=date_out(event.changed_date), premises=premises)
        case e.PremisesClosed():
            return ev.PremisesClosed(closed_date=date_out(event.closed_date), premises=premises)


def opened_in(m: ev.PremisesOpened) -> e.PremisesEvent:
    """Premises were filed."""
    after = from_message(m.premises)
    return e.PremisesOpened(after.updated_at, after)


def changed_in(m: ev.PremisesChanged) -> e.PremisesEvent:
    """The fields named took the values they have in the state after."""
    after = from_message(m.premises)
    changes = tuple(parts.change_in(change) for change in m.changes)
    values = values_after(after, changes)
    return e.PremisesChanged(after.updated_at, values, changes, parts.required_date(m, "changed_date"))


def closed_in(m: ev.PremisesClosed) -> e.PremisesEvent:
    """Premises were closed."""
    return e.PremisesClosed(from_timestamp(m.premises.update_time), parts.required_date(m, "closed_date"))
