"""设立登记 by the full rules, and the code's way from an individual business to an enterprise."""

from __future__ import annotations

from uuid import UUID

from licensing.domain import checks, codes, fields, guards
from licensing.domain.commands import ConvertEntity, EstablishEntity
from licensing.domain.context import Context
from licensing.domain.events import Converted, Established
from licensing.domain.kinds import CONVERTIBLE_INTO, EntityStatus, EntityType, LockedAct
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.showing import changed_only, differences
from licensing.domain.states import Entity


def establish(command: EstablishEntity, record: UUID, context: Context) -> Established:
    """The event of a complete registration. Refusal with every item missing or wrong."""
    stated = command.registration
    faults = checks.full(stated, checks.REGISTERED, stated.entity_type, context.today)
    refuse_if_any([*checks.new_code(stated), *faults])
    bare = Entity(
        code=codes.normal(stated.code),
        registered_name=stated.registered_name,
        entity_type=stated.entity_type,
        entity_type_text=stated.entity_type_text,
        status=EntityStatus.ACTIVE,
        status_date=stated.established_date,
        registered_capital=stated.capital,
        business_scope=stated.business_scope,
        established_date=stated.established_date,
        division=stated.division,
        registration_authority=stated.registration_authority,
        created_at=context.now,
        updated_at=context.now,
    )
    return Established(context.now, fields.with_personal(bare, stated, record, context))


def convert(state: Entity, command: ConvertEntity, context: Context) -> Converted:
    """An individual business goes on as an enterprise under the same code (SAMR-112:10)."""
    guards.open_to(state, LockedAct.CONVERT, context.today)
    if state.entity_type is not EntityType.INDIVIDUAL_BUSINESS:
        raise refuse("NOT_AN_INDIVIDUAL_BUSINESS", entity_type=state.entity_type.name)
    if command.to_type not in CONVERTIBLE_INTO:
        raise refuse("NOT_CONVERTIBLE_INTO", "to_type", entity_type=command.to_type.name)
    stated = command.registration
    paths = _stated_paths(command)
    refuse_if_any(checks.full(stated, paths, command.to_type, context.today))
    if stated.registered_name == state.registered_name:
        raise refuse("NAME_REGISTERED_SAME", checks.AT + "registered_name")
    day = guards.occurred(state, "converted_date", command.converted_date, context.today)
    values = fields.values_of(stated, paths, fields.as_type(state, command.to_type), command.entity, context)
    changes = differences(state, values)
    kept = changed_only(values, changes)
    return Converted(context.now, state.entity_type, command.to_type, kept, changes, day)


def _stated_paths(command: ConvertEntity) -> list[str]:
    """Name and capital always; the others where stated."""
    stated = command.registration
    optional = {
        "entity_type_text": stated.entity_type_text,
        "legal_representative": stated.representative_name,
        "business_scope": stated.business_scope,
        "registration_authority": stated.registration_authority,
        "address": stated.address,
    }
    return ["registered_name", "registered_capital", *(path for path, value in optional.items() if value)]
