"""The state of an entity and its published form."""

from __future__ import annotations

from uuid import UUID

from chassis.instants import from_timestamp, to_timestamp
from chassis.mapped import etag_of
from licensing.codec import parts
from licensing.codec.basics import (
    ENTITIES,
    date_in,
    date_out,
    id_of,
    sealed_in,
    sealed_out,
    wire,
)
from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.states import Entity
from smartsupervision.licensing.v1 import entity_pb2 as pb


def to_message(entity_id: UUID, version: int, state: Entity) -> pb.Entity:
    """The published form. Every field is PUBLIC or INTERNAL; personal values are references."""
    uid = str(entity_id)
    return pb.Entity(
        name=ENTITIES + uid,
        uid=uid,
        etag=etag_of(version),
        version=version,
        unified_social_credit_code=state.code,
        platform_key=state.platform_key,
        former_numbers=[parts.number_out(n) for n in state.former_numbers],
        registered_name=state.registered_name,
        former_names=[
            pb.FormerName(registered_name=n.registered_name, until_date=date_out(n.until)) for n in state.former_names
        ],
        entity_type=wire(state.entity_type),
        entity_type_text=state.entity_type_text,
        status=wire(state.status),
        status_date=date_out(state.status_date),
        legal_representative=parts.representative_out(state.legal_representative),
        registered_capital=parts.capital_out(state.registered_capital),
        business_scope=state.business_scope,
        established_date=date_out(state.established_date),
        division=state.division,
        registration_authority=state.registration_authority,
        address=state.address,
        address_full=sealed_out(state.address_full),
        reservation=parts.reservation_out(state.reservation),
        locks=[parts.lock_out(lock) for lock in state.locks],
        moved_to=parts.move_out(state.moved_to),
        merged_into=f"{ENTITIES}{state.merged_into}" if state.merged_into else "",
        source=parts.source_out(state.source),
        revocation=parts.revocation_out(state.revocation),
        annulment=parts.annulment_out(state.annulment),
        deregistration=parts.deregistration_out(state.deregistration),
        create_time=to_timestamp(state.created_at),
        update_time=to_timestamp(state.updated_at),
        field_dates=[pb.FieldDate(field=f.field, since_date=date_out(f.since)) for f in state.field_dates],
        dormancy=parts.dormancy_out(state.dormancy),
        dormant_days=state.dormant_days,
        marks=[parts.mark_out(mark) for mark in state.marks],
    )


def from_message(m: pb.Entity) -> Entity:
    """The state behind the published form; nothing that a decision needs is lost."""
    return Entity(
        code=m.unified_social_credit_code,
        platform_key=m.platform_key,
        former_numbers=tuple(parts.number_in(n) for n in m.former_numbers),
        registered_name=m.registered_name,
        former_names=tuple(parts.name_in(n) for n in m.former_names),
        entity_type=EntityType(m.entity_type),
        entity_type_text=m.entity_type_text,
        status=EntityStatus(m.status),
        status_date=date_in(m, "status_date"),
        legal_representative=parts.representative_in(m) if m.HasField("legal_representative") else None,
        registered_capital=parts.capital_in(m.registered_capital) if m.HasField("registered_capital") else None,
        business_scope=m.business_scope,
        established_date=date_in(m, "established_date"),
        division=m.division,
        registration_authority=m.registration_authority,
        address=m.address,
        address_full=sealed_in(m, "address_full"),
        reservation=parts.reservation_in(m.reservation) if m.HasField("reservation") else None,
        locks=tuple(parts.lock_in(lock) for lock in m.locks),
        moved_to=parts.move_in(m.moved_to) if m.HasField("moved_to") else None,
        merged_into=id_of(m.merged_into, ENTITIES, "merged_into") if m.merged_into else None,
        source=parts.source_in(m.source) if m.HasField("source") else None,
        revocation=parts.decided_in(m.revocation) if m.HasField("revocation") else None,
        annulment=parts.decided_in(m.annulment) if m.HasField("annulment") else None,
        deregistration=parts.deregistration_in(m.deregistration) if m.HasField("deregistration") else None,
        created_at=from_timestamp(m.create_time),
        updated_at=from_timestamp(m.update_time),
        field_dates=tuple(parts.field_date_in(f) for f in m.field_dates),
        dormancy=parts.dormancy_in(m.dormancy) if m.HasField("dormancy") else None,
        dormant_days=m.dormant_days,
        marks=tuple(parts.mark_in(mark) for mark in m.marks),
    )
