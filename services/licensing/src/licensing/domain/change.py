"""变更登记 (SC-746:24) and 迁移 (SC-746:27)."""

from __future__ import annotations

from licensing.domain import checks, fields, guards, items
from licensing.domain.commands import ChangeEntity, MoveEntity
from licensing.domain.context import Context
from licensing.domain.events import Changed, Moved, Patch
from licensing.domain.kinds import LockedAct
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.showing import changed_only, differences
from licensing.domain.states import Entity


def change(state: Entity, command: ChangeEntity, context: Context) -> Changed:
    """The fields named take the values stated. A late application is still one: the 30 days are no ground."""
    guards.open_to(state, LockedAct.CHANGE, context.today)
    fields.only(command.fields, fields.CHANGEABLE, "update_mask")
    refuse_if_any(checks.full(command.registration, command.fields, state.entity_type, context.today))
    day = guards.occurred(state, "changed_date", command.changed_date, context.today)
    values = fields.values_of(command.registration, command.fields, state, command.entity, context)
    changes = differences(state, values)
    if not changes:
        raise refuse("NOTHING_CHANGED", "update_mask")
    return Changed(context.now, changed_only(values, changes), changes, day)


def move(state: Entity, command: MoveEntity, context: Context) -> Moved:
    """The entity comes under another authority, in this register or outside it."""
    guards.open_to(state, LockedAct.MOVE, context.today)
    refuse_if_any(
        [
            items.present_division("to_division", command.to_division, context.today),
            items.required_text("to_authority", command.to_authority),
            items.text("address", command.address, items.ADDRESS_LIMIT),
        ]
    )
    if (command.to_division, command.to_authority) == (state.division, state.registration_authority):
        raise refuse("MOVE_NOWHERE", "to_division")
    return Moved(
        at=context.now,
        from_division=state.division,
        from_authority=state.registration_authority,
        to_division=command.to_division,
        to_authority=command.to_authority,
        moved_date=guards.occurred(state, "moved_date", command.moved_date, context.today),
        leaves_register=command.leaves_register,
        address=_new_address(state, command, context),
    )


def _new_address(state: Entity, command: MoveEntity, context: Context) -> Patch:
    if not command.address or command.leaves_register:
        return {}
    return fields.address_values(command.address, state.of_a_natural_person, command.entity, context)
