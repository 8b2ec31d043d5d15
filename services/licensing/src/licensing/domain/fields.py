"""What the fields of a registration become in the record; personal values go to the vault on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from licensing.domain import items
from licensing.domain.commands import Registration
from licensing.domain.context import Context
from licensing.domain.kinds import EntityType
from licensing.domain.refusal import refuse
from licensing.domain.states import Entity
from licensing.domain.values import Representative, Sealed
from statutes.text import shown_address

CHANGEABLE = (
    "registered_name",
    "entity_type_text",
    "legal_representative",
    "registered_capital",
    "business_scope",
    "registration_authority",
    "address",
)
"""Open to 变更登记; the type changes by conversion, the division by moving."""

CORRECTABLE = (*CHANGEABLE, "entity_type", "division", "established_date")
"""Also open when a clerical error is put right or a reservation lifted."""


def only(paths: Sequence[str], allowed: Sequence[str], field: str) -> None:
    """Refuse a mask that is empty or names a field this command does not take."""
    if not paths:
        raise refuse("FIELD_REQUIRED", field)
    for path in paths:
        if path not in allowed:
            raise refuse("FIELD_NOT_CHANGEABLE", field, path=path[:60], allowed=", ".join(allowed))


def values_of(
    stated: Registration, paths: Iterable[str], state: Entity, record: UUID, context: Context
) -> dict[str, Any]:
    """What the fields named are to become in the record."""
    values: dict[str, Any] = {}
    for path in paths:
        match path:
            case "legal_representative":
                values[path] = representative(stated, record, context)
            case "registered_capital":
                values[path] = stated.capital
            case "address":
                personal = replace(state, entity_type=_type_after(state, stated, paths)).of_a_natural_person
                values |= address_values(stated.address, personal, record, context)
            case _:
                values[path] = getattr(stated, path)
    return values


def address_values(full: str, personal: bool, record: UUID, context: Context) -> dict[str, Any]:
    """The address as shown, and the reference to the full one where it is shortened."""
    shown = shown_address(full) if personal else full
    sealed = context.seal(record, "address_full", full, shown) if shown != full else None
    return {"address": shown, "address_full": sealed}


def representative(stated: Registration, record: UUID, context: Context) -> Representative | None:
    """The representative as stated; the identity number goes to the vault, masked to division and sequence."""
    if not stated.representative_name:
        return None
    return Representative(stated.representative_name, _sealed_identity(stated, record, context))


def _sealed_identity(stated: Registration, record: UUID, context: Context) -> Sealed | None:
    number = stated.representative_id.upper()
    if not number:
        return None
    masked = f"{number[:6]}********{number[14:]}"
    return context.seal(record, "legal_representative.id_document", number, masked)


def _type_after(state: Entity, stated: Registration, paths: Iterable[str]) -> Any:
    return stated.entity_type if "entity_type" in paths else state.entity_type


def with_personal(bare: Entity, stated: Registration, record: UUID, context: Context) -> Entity:
    """A new record with representative and address, personal values sealed."""
    return replace(
        bare,
        legal_representative=representative(stated, record, context),
        **address_values(stated.address, bare.of_a_natural_person, record, context),
    )


def shown_for(state: Entity, address: str) -> str:
    """An address in the form this record shows addresses in."""
    whole = address[: items.ADDRESS_LIMIT]
    return shown_address(whole) if state.of_a_natural_person else whole


def as_type(state: Entity, kind: EntityType) -> Entity:
    """The record as it would be with another type."""
    return replace(state, entity_type=kind)
