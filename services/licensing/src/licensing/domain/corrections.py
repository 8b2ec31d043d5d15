"""Putting the record right: clerical errors, wrong codes, records with reservation, duplicates."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from licensing.domain import checks, codes, fields, guards, items
from licensing.domain.commands import ConfirmEntity, CorrectCode, CorrectEntity, MergeEntities
from licensing.domain.context import Context
from licensing.domain.events import Absorbed, CodeCorrected, Confirmed, Corrected, Merged, with_numbers
from licensing.domain.kinds import LockedAct, NumberKind
from licensing.domain.refusal import Refusal, refuse, refuse_if_any
from licensing.domain.showing import changed_only, differences, parse, shown
from licensing.domain.states import Entity
from licensing.domain.values import FormerNumber


def correct(state: Entity, command: CorrectEntity, context: Context) -> Corrected:
    """One field gets the value it always should have had; stating the old value proves that it was read."""
    guards.not_exited(state)
    fields.only([command.field], fields.CORRECTABLE, "field")
    refuse_if_any([items.required_text("reason", command.reason, items.REASON_LIMIT)])
    recorded = shown(getattr(state, command.field))
    if command.old_value != recorded:
        raise refuse("OLD_VALUE_DIFFERS", "old_value", recorded=recorded[:200])
    stated = parse(command.field, command.new_value)
    refuse_if_any(checks.thin(stated, [command.field], context.today))
    values = fields.values_of(stated, [command.field], state, command.entity, context)
    if command.field == "legal_representative" and state.legal_representative and stated.representative_name:
        # The document that was checked stays the one that was checked.
        values[command.field] = replace(state.legal_representative, display_name=stated.representative_name)
    changes = differences(state, values)
    if not changes:
        raise refuse("NOTHING_CHANGED", "new_value")
    return Corrected(context.now, values, changes[0], command.reason)


def correct_code(state: Entity, command: CorrectCode, context: Context) -> CodeCorrected:
    """A wrong code is replaced; whoever looks for the old one still finds the entity."""
    guards.not_exited(state)
    if not state.code:
        raise refuse("CODE_MISSING")
    refuse_if_any(
        [
            items.code("new_code", command.new_code),
            items.required_text("reason", command.reason, items.REASON_LIMIT),
        ]
    )
    new = codes.normal(command.new_code)
    if new == state.code:
        raise refuse("NOTHING_CHANGED", "new_code")
    return CodeCorrected(context.now, state.code, new, command.reason)


def code_taken(code: str, holder: UUID, field: str) -> Refusal:
    """The refusal of a code that is another entity's."""
    return refuse("CODE_TAKEN", field, code=code, entity=f"entities/{holder}")


def confirm(state: Entity, command: ConfirmEntity, context: Context) -> Confirmed:
    """An officer lifts the reservation, with the code that was found and corrections if any."""
    guards.not_exited(state)
    if state.reservation is None:
        raise refuse("ENTITY_NOT_RESERVED")
    if command.fields:
        fields.only(command.fields, fields.CORRECTABLE, "update_mask")
    refuse_if_any(
        [
            items.code("code", command.code) if command.code else None,
            *checks.thin(command.registration, command.fields, context.today),
            items.text("note", command.note, items.REASON_LIMIT),
        ]
    )
    values = fields.values_of(command.registration, command.fields, state, command.entity, context)
    changes = differences(state, values)
    code = "" if state.code else codes.normal(command.code)
    return Confirmed(context.now, code, changed_only(values, changes), changes, command.note)


def merge(survivor: Entity, duplicate: Entity, command: MergeEntities, context: Context) -> tuple[Absorbed, Merged]:
    """Two records of one entity become one; a locked one is not made to vanish."""
    if command.survivor == command.duplicate:
        raise refuse("MERGE_WITH_ITSELF", "duplicate")
    guards.not_exited(survivor)
    guards.not_exited(duplicate)
    guards.not_locked(duplicate.locks, LockedAct.CHANGE, context.today)
    refuse_if_any([items.required_text("reason", command.reason, items.REASON_LIMIT)])
    if duplicate.code and not survivor.code:
        raise refuse("SURVIVOR_WITHOUT_CODE", "duplicate")
    absorbed = Absorbed(context.now, command.duplicate, numbers_of(duplicate), command.reason)
    return absorbed, Merged(context.now, command.survivor, command.reason, context.today)


def numbers_of(state: Entity) -> tuple[FormerNumber, ...]:
    """Everything a record can be found by."""
    own = (FormerNumber(NumberKind.MERGED_CODE, state.code), FormerNumber(NumberKind.PLATFORM_KEY, state.platform_key))
    return with_numbers(state.former_numbers, *(number for number in own if number.value))
