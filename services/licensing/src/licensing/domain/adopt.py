"""Taking a record over from an older register. Old or thin is no ground for refusal; wrong or known is."""

from __future__ import annotations

from uuid import UUID

from licensing.domain import checks, codes, fields, items
from licensing.domain.commands import AdoptEntity, Registration
from licensing.domain.context import Context
from licensing.domain.events import Adopted
from licensing.domain.kinds import STATUS_ZH, EntityStatus, EntityType, NumberKind
from licensing.domain.refusal import Fault, Refusal, fault, refuse, refuse_if_any
from licensing.domain.showing import differences
from licensing.domain.states import Entity
from licensing.domain.values import FormerNumber, Representative, Reservation
from statutes import identifiers

NOTES_LIMIT = 20
VALUE_SHOWN = 60
"""Characters of a conflicting value told in a refusal."""


def number_kind(number: str) -> NumberKind:
    """What sort of older number it is."""
    organisation = identifiers.recognise(number).kind is identifiers.Kind.ORGANISATION_CODE
    return NumberKind.ORGANISATION_CODE if organisation else NumberKind.REGISTRATION_NUMBER


def adopt(command: AdoptEntity, record: UUID, context: Context) -> Adopted:
    """The event of a record that no other stands for. Refusal with every fault of the row."""
    refuse_if_any(_faults(command, context))
    notes = tuple(note for note in command.notes if note)
    return Adopted(context.now, _entity(command, record, context), notes)


def already_known(command: AdoptEntity, known: UUID, state: Entity) -> Refusal:
    """The refusal of a row whose code or number is in the register, with the fields that differ."""
    key = (command.registration.code or command.registration.old_number)[: items.SHOWN]
    metadata = {"entity": f"entities/{known}"}
    for change in differences(state, _comparable(command.registration, state)):
        metadata[f"recorded.{change.field}"] = change.old_value[:VALUE_SHOWN]
        metadata[f"offered.{change.field}"] = change.new_value[:VALUE_SHOWN]
    return refuse("ENTITY_ALREADY_KNOWN", _key_field(command), metadata, key=key, entity=f"entities/{known}")


def _faults(command: AdoptEntity, context: Context) -> checks.Faults:
    stated = command.registration
    return [
        *_number_faults(command),
        *checks.thin(stated, checks.REGISTERED, context.today),
        None if command.source.system else fault("SOURCE_REQUIRED", "source.system"),
        items.text("source.system", command.source.system, items.SHORT_LIMIT),
        items.text("source.file", command.source.file, items.SHORT_LIMIT),
        _status_fault(command.status),
        _reservation_fault(command, context),
        fault("TOO_MANY_NOTES", "notes", limit=NOTES_LIMIT) if len(command.notes) > NOTES_LIMIT else None,
        *(items.text("notes", note, items.SHORT_LIMIT) for note in command.notes[:NOTES_LIMIT]),
    ]


def _number_faults(command: AdoptEntity) -> checks.Faults:
    stated = command.registration
    code = items.code(checks.AT + "unified_social_credit_code", stated.code) if stated.code else None
    number = items.old_number(checks.AT + "old_registration_number", stated.old_number) if stated.old_number else None
    neither = not stated.code and not stated.old_number
    return [code, number, fault("NUMBER_REQUIRED", checks.AT + "unified_social_credit_code") if neither else None]


def _status_fault(status: EntityStatus) -> Fault | None:
    if status in (EntityStatus.MERGED, EntityStatus.MOVED_OUT):
        return fault("STATUS_INVALID", "status", status=STATUS_ZH[status])
    return None


def _reservation_fault(command: AdoptEntity, context: Context) -> Fault | None:
    asked = command.reservation
    if asked is None or not asked.reason:
        return None if command.registration.code else fault("RESERVATION_REQUIRED", "reservation.reason")
    if asked.since and asked.since > context.today:
        return fault("DATE_IN_FUTURE", "reservation.since_date", date=asked.since, today=context.today)
    return items.text("reservation", asked.reason + asked.note, items.REASON_LIMIT)


def _entity(command: AdoptEntity, record: UUID, context: Context) -> Entity:
    stated = command.registration
    numbers = (FormerNumber(number_kind(stated.old_number), stated.old_number),) if stated.old_number else ()
    bare = Entity(
        code=codes.normal(stated.code),
        platform_key="" if stated.code else platform_key(record),
        former_numbers=numbers,
        registered_name=stated.registered_name,
        entity_type=stated.entity_type or EntityType.UNKNOWN,
        entity_type_text=stated.entity_type_text,
        status=command.status or EntityStatus.UNKNOWN,
        registered_capital=stated.capital,
        business_scope=stated.business_scope,
        established_date=stated.established_date,
        division=stated.division,
        registration_authority=stated.registration_authority,
        reservation=_reservation(command, context),
        source=command.source,
        created_at=context.now,
        updated_at=context.now,
    )
    return fields.with_personal(bare, stated, record, context)


def platform_key(record: UUID) -> str:
    """The key of a record without a code: P and the first 17 digits of its id. Never a valid code."""
    return f"P{record.hex[:17].upper()}"


def _reservation(command: AdoptEntity, context: Context) -> Reservation | None:
    asked = command.reservation
    if asked is None or not asked.reason:
        return None
    return Reservation(asked.reason, asked.note, asked.since or context.today)


def _comparable(stated: Registration, state: Entity) -> dict[str, object]:
    """What the row states, in the record's form; what it does not state cannot conflict."""
    offered: dict[str, object] = {
        "registered_name": stated.registered_name,
        "entity_type": stated.entity_type,
        "business_scope": stated.business_scope,
        "established_date": stated.established_date,
        "division": stated.division,
        "address": fields.shown_for(state, stated.address),
        "registered_capital": stated.capital,
        "legal_representative": _named(stated, state),
    }
    known = {path: value for path, value in offered.items() if value}
    if stated.entity_type is EntityType.UNKNOWN:
        del known["entity_type"]
    return known


def _named(stated: Registration, state: Entity) -> Representative | None:
    """The representative as the row names one, unless one of the two names is masked."""
    recorded = state.legal_representative or Representative("")
    name = stated.representative_name
    if not name or "*" in name + recorded.display_name:
        return None
    return Representative(name, recorded.id_document)


def _key_field(command: AdoptEntity) -> str:
    return checks.AT + ("unified_social_credit_code" if command.registration.code else "old_registration_number")
