"""Requests to commands. A request that states something impossible is refused here, before anything is read."""

from __future__ import annotations

from typing import Any, TypeVar

from google.protobuf.message import Message

from licensing.codec.basics import ENTITIES, PREMISES, id_of, stated_date
from licensing.domain import commands as c
from licensing.domain.kinds import EntityStatus, EntityType, LockedAct, PremisesKind
from licensing.domain.refusal import refuse
from licensing.domain.values import Capital, Decided, Deregistration, Source
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs

Listed = TypeVar("Listed", EntityType, EntityStatus, PremisesKind, LockedAct)


def listed(kind: type[Listed], number: int, field: str) -> Listed:
    """A value of a closed list. Refusal VALUE_INVALID for a number that is not in it."""
    try:
        return kind(number)
    except ValueError:
        raise refuse("VALUE_INVALID", field, value=number) from None


def registration(m: rs.Registration) -> c.Registration:
    """The registered items as stated."""
    return c.Registration(
        code=m.unified_social_credit_code,
        old_number=m.old_registration_number,
        registered_name=m.registered_name,
        entity_type=listed(EntityType, m.entity_type, "registration.entity_type"),
        entity_type_text=m.entity_type_text,
        representative_name=m.legal_representative_name,
        representative_id=m.legal_representative_id,
        capital=_capital(m.registered_capital) if m.HasField("registered_capital") else None,
        business_scope=m.business_scope,
        established_date=stated_date(m, "established_date"),
        division=m.division,
        registration_authority=m.registration_authority,
        address=m.address,
    )


def _capital(m: pb.RegisteredCapital) -> Capital:
    return Capital(m.amount_fen if m.HasField("amount_fen") else None, m.currency, m.text)


def _entity(m: Any) -> Any:
    return id_of(m.name, ENTITIES, "name")


def _decided(m: Message) -> Decided:
    text: Any = m
    return Decided(text.organ, text.document, text.reason, stated_date(m, "decided_date"))


def adopt(m: rs.AdoptEntityRequest) -> c.AdoptEntity:
    """AdoptEntity."""
    reservation = None
    if m.HasField("reservation"):
        asked = m.reservation
        reservation = c.ReservationAsked(asked.reason, asked.note, stated_date(asked, "since_date"))
    return c.AdoptEntity(
        registration(m.registration),
        listed(EntityStatus, m.status, "status"),
        Source(m.source.system, m.source.file, m.source.row),
        reservation,
        tuple(m.notes),
    )


def establish(m: rs.EstablishEntityRequest) -> c.EstablishEntity:
    """EstablishEntity."""
    return c.EstablishEntity(registration(m.registration))


def change(m: rs.ChangeEntityRequest) -> c.ChangeEntity:
    """ChangeEntity."""
    fields = tuple(dict.fromkeys(m.update_mask.paths))
    return c.ChangeEntity(_entity(m), registration(m.registration), fields, stated_date(m, "changed_date"))


def move(m: rs.MoveEntityRequest) -> c.MoveEntity:
    """MoveEntity."""
    day = stated_date(m, "moved_date")
    return c.MoveEntity(_entity(m), m.to_division, m.to_authority, m.address, day, m.leaves_register)


def record_revocation(m: rs.RecordRevocationRequest) -> c.RecordRevocation:
    """RecordRevocation."""
    return c.RecordRevocation(_entity(m), _decided(m.revocation))


def annul(m: rs.AnnulEntityRequest) -> c.AnnulEntity:
    """AnnulEntity."""
    return c.AnnulEntity(_entity(m), _decided(m.annulment))


def deregister(m: rs.DeregisterEntityRequest) -> c.DeregisterEntity:
    """DeregisterEntity."""
    facts = m.deregistration
    return c.DeregisterEntity(
        _entity(m),
        Deregistration(
            facts.reason,
            facts.tax_clearance_document,
            stated_date(facts, "tax_clearance_date"),
            stated_date(facts, "liquidation_group_date"),
            stated_date(facts, "creditor_notice_date"),
            stated_date(facts, "liquidation_end_date"),
            stated_date(facts, "application_date"),
            stated_date(facts, "deregistered_date"),
        ),
    )


def correct(m: rs.CorrectEntityRequest) -> c.CorrectEntity:
    """CorrectEntity."""
    return c.CorrectEntity(_entity(m), m.field, m.old_value, m.new_value, m.reason)


def correct_code(m: rs.CorrectCodeRequest) -> c.CorrectCode:
    """CorrectCode."""
    return c.CorrectCode(_entity(m), m.new_code, m.reason)


def confirm(m: rs.ConfirmEntityRequest) -> c.ConfirmEntity:
    """ConfirmEntity."""
    fields = tuple(dict.fromkeys(m.update_mask.paths))
    return c.ConfirmEntity(_entity(m), m.code, registration(m.registration), fields, m.note)


def merge(m: rs.MergeEntitiesRequest) -> c.MergeEntities:
    """MergeEntities."""
    return c.MergeEntities(_entity(m), id_of(m.duplicate, ENTITIES, "duplicate"), m.reason)


def convert(m: rs.ConvertEntityRequest) -> c.ConvertEntity:
    """ConvertEntity."""
    to_type = listed(EntityType, m.to_type, "to_type")
    return c.ConvertEntity(_entity(m), to_type, registration(m.registration), stated_date(m, "converted_date"))


def lock(m: rs.LockEntityRequest) -> c.LockEntity:
    """LockEntity."""
    return c.LockEntity(
        _entity(m),
        m.lock.organ,
        m.lock.document,
        stated_date(m.lock, "from_date"),
        stated_date(m.lock, "to_date"),
        tuple(listed(LockedAct, act, "lock.forbids") for act in m.lock.forbids),
    )


def unlock(m: rs.UnlockEntityRequest) -> c.UnlockEntity:
    """UnlockEntity."""
    return c.UnlockEntity(_entity(m), m.lock_id, m.document, stated_date(m, "lifted_date"))


def open_premises(m: rs.OpenPremisesRequest) -> c.OpenPremises:
    """OpenPremises."""
    return c.OpenPremises(
        id_of(m.entity, ENTITIES, "entity"),
        listed(PremisesKind, m.kind, "kind"),
        m.address,
        m.division,
        m.shared_address,
        stated_date(m, "opened_date"),
    )


def change_premises(m: rs.ChangePremisesRequest) -> c.ChangePremises:
    """ChangePremises."""
    return c.ChangePremises(
        id_of(m.name, PREMISES, "name"),
        id_of(m.entity, ENTITIES, "entity"),
        listed(PremisesKind, m.kind, "kind"),
        m.address,
        m.division,
        m.shared_address,
        tuple(dict.fromkeys(m.update_mask.paths)),
        stated_date(m, "changed_date"),
    )


def close_premises(m: rs.ClosePremisesRequest) -> c.ClosePremises:
    """ClosePremises."""
    premises, entity = id_of(m.name, PREMISES, "name"), id_of(m.entity, ENTITIES, "entity")
    return c.ClosePremises(premises, entity, stated_date(m, "closed_date"))
