"""Premises: many per entity, many entities per address, extra places without a branch (SC-746:11)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from licensing.domain import fields, guards, items
from licensing.domain.commands import ChangePremises, ClosePremises, OpenPremises
from licensing.domain.context import Context
from licensing.domain.kinds import LockedAct, PremisesKind, PremisesStatus
from licensing.domain.premises_events import PremisesChanged, PremisesClosed, PremisesOpened
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.showing import changed_only, differences
from licensing.domain.states import Entity, Premises
from statutes import divisions

CHANGEABLE = ("kind", "address", "division", "shared_address")


def open_premises(entity: Entity, command: OpenPremises, record: UUID, context: Context) -> PremisesOpened:
    """File a place. An address is never refused for being used by others."""
    guards.open_to(entity, LockedAct.PREMISES, context.today)
    day = guards.occurred(entity, "opened_date", command.opened_date, context.today)
    refuse_if_any(_faults(command, CHANGEABLE, entity, command.kind, context.today))
    premises = Premises(
        entity=command.entity,
        code=entity.code,
        kind=command.kind,
        division=command.division,
        shared_address=command.shared_address,
        opened_date=day,
        created_at=context.now,
        updated_at=context.now,
        **fields.address_values(command.address, entity.of_a_natural_person, record, context),
    )
    return PremisesOpened(context.now, premises)


def change_premises(entity: Entity, state: Premises, command: ChangePremises, context: Context) -> PremisesChanged:
    """Change a filed place in the fields named."""
    _refuse_wrong(state, command)
    guards.open_to(entity, LockedAct.PREMISES, context.today)
    fields.only(command.fields, CHANGEABLE, "update_mask")
    kind = command.kind if "kind" in command.fields else state.kind
    refuse_if_any(_faults(command, command.fields, entity, kind, context.today))
    day = _day(state, "changed_date", command.changed_date, context.today)
    values: dict[str, Any] = {path: getattr(command, path) for path in command.fields if path != "address"}
    if "address" in command.fields:
        values |= fields.address_values(command.address, entity.of_a_natural_person, command.premises, context)
    changes = differences(state, values)
    if not changes:
        raise refuse("NOTHING_CHANGED", "update_mask")
    return PremisesChanged(context.now, changed_only(values, changes), changes, day)


def close_premises(entity: Entity, state: Premises, command: ClosePremises, context: Context) -> PremisesClosed:
    """Close a place, also after the entity's own end."""
    _refuse_wrong(state, command)
    guards.not_locked(entity.locks, LockedAct.PREMISES, context.today)
    return PremisesClosed(context.now, _day(state, "closed_date", command.closed_date, context.today))


def _refuse_wrong(state: Premises, command: ChangePremises | ClosePremises) -> None:
    if state.entity != command.entity:
        raise refuse("PREMISES_OF_ANOTHER", "entity", premises=command.premises, entity=state.entity)
    if state.status is PremisesStatus.CLOSED:
        raise refuse("PREMISES_CLOSED", since=state.closed_date)


def _day(state: Premises, field: str, stated: date | None, today: date) -> date:
    day = stated or today
    refuse_if_any([items.day_in_past(field, day, today), items.in_order("opened_date", state.opened_date, field, day)])
    return day


def _faults(
    command: OpenPremises | ChangePremises,
    paths: tuple[str, ...],
    entity: Entity,
    kind: PremisesKind,
    today: date,
) -> list[Fault | None]:
    found: list[Fault | None] = []
    if "kind" in paths and command.kind is PremisesKind.UNSPECIFIED:
        found.append(fault("FIELD_REQUIRED", "kind"))
    if "address" in paths:
        found.append(_address_fault(command.address))
    if "division" in paths:
        wrong = items.present_division("division", command.division, today)
        found.append(wrong or _area_fault(command.division, entity, kind))
    return found


def _address_fault(address: str) -> Fault | None:
    if not address.strip():
        return fault("ADDRESS_REQUIRED", "address")
    return items.text("address", address, items.ADDRESS_LIMIT)


def _area_fault(division: str, entity: Entity, kind: PremisesKind) -> Fault | None:
    """An extra place is filed within the authority's area; elsewhere a branch is needed."""
    inside = not entity.division or divisions.covers(entity.division, division)
    if kind is not PremisesKind.EXTRA_PLACE or inside:
        return None
    return fault("EXTRA_PLACE_OUT_OF_AREA", "division", area=entity.division, division=division)
