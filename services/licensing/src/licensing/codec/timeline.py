"""The register's events as lines of a timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chassis.envelope import Envelope
from chassis.instants import to_timestamp
from licensing.aggregates import parse_event
from licensing.domain.kinds import EntityStatus, EntityType, MarkKind
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import events_pb2 as ev
from smartsupervision.licensing.v1 import register_service_pb2 as rs


def line(envelope: Envelope, event: Any) -> rs.RegisterEvent:
    """One line: what changed, when it took effect and when the register learned of it."""
    return rs.RegisterEvent(
        event_id=str(envelope.id),
        type=envelope.type,
        version=envelope.version,
        occurred_time=to_timestamp(envelope.occurred_at),
        recorded_time=to_timestamp(envelope.recorded_at),
        actor_department=envelope.actor_department,
        changes=changes_of(event),
    )


def event_in(envelope: Envelope) -> Any:
    """The typed event inside an envelope."""
    return parse_event(envelope.type, envelope.data)


def changes_of(event: Any) -> list[pb.FieldChange]:
    """The fields an event changed, with old and new value where it tells them."""
    return _CHANGES.get(type(event), lambda _: [])(event)


def _change(field: str, old: str, new: str) -> pb.FieldChange:
    return pb.FieldChange(field=field, old_value=old, new_value=new)


def _status(event: Any) -> list[pb.FieldChange]:
    return [_change("status", "", EntityStatus(event.entity.status).name)]


def _moved(m: ev.EntityMoved) -> list[pb.FieldChange]:
    place = [
        _change("division", m.from_division, m.to_division),
        _change("registration_authority", m.from_authority, m.to_authority),
    ]
    address = [_change("address", "", m.entity.address)] if m.address_changed else []
    return [*place, *address, *(_status(m) if m.leaves_register else [])]


def _confirmed(m: ev.EntityConfirmed) -> list[pb.FieldChange]:
    code = [_change("unified_social_credit_code", "", m.code)] if m.code else []
    return [*code, *m.changes]


def _converted(m: ev.EntityConverted) -> list[pb.FieldChange]:
    kinds = EntityType(m.from_type).name, EntityType(m.to_type).name
    return [_change("entity_type", *kinds), *m.changes]


def _lock(m: ev.EntityLocked) -> list[pb.FieldChange]:
    return [_change("locks", "", f"{m.lock.organ} {m.lock.document}")]


def _unlock(m: ev.EntityUnlocked) -> list[pb.FieldChange]:
    return [_change("locks", f"{m.lock.organ} {m.lock.document}", "")]


def _mark(kind: int) -> str:
    return MarkKind(kind).name


def _dormant(m: ev.EntityDormancyBegun) -> list[pb.FieldChange]:
    until = m.dormancy.until_date
    return [_change("dormancy", "", f"{until.year}-{until.month:02}-{until.day:02}")]


_CHANGES: Mapping[type, Callable[[Any], list[pb.FieldChange]]] = {
    ev.EntityChanged: lambda m: list(m.changes),
    ev.EntityMoved: _moved,
    ev.EntityRevocationRecorded: _status,
    ev.EntityAnnulled: _status,
    ev.EntityDeregistered: _status,
    ev.EntityCorrected: lambda m: [m.change],
    ev.EntityCodeCorrected: lambda m: [_change("unified_social_credit_code", m.old_code, m.new_code)],
    ev.EntityConfirmed: _confirmed,
    ev.EntityMerged: lambda m: [_change("merged_into", "", m.into)],
    ev.EntityAbsorbed: lambda m: [_change("former_numbers", "", number.value) for number in m.numbers],
    ev.EntityConverted: _converted,
    ev.EntityLocked: _lock,
    ev.EntityUnlocked: _unlock,
    ev.EntityDormancyBegun: _dormant,
    ev.EntityDormancyOver: lambda m: [_change("dormancy", "", "")],
    ev.EntityMarked: lambda m: [_change("marks", "", _mark(m.mark.kind))],
    ev.EntityMarkLifted: lambda m: [_change("marks", _mark(m.kind), "")],
    ev.EntityRestored: _status,
    ev.EntityItemsAnnulled: lambda m: list(m.changes),
    ev.PremisesChanged: lambda m: list(m.changes),
    ev.PremisesClosed: lambda m: [_change("status", "OPEN", "CLOSED")],
}
