"""Field values as people see them in timelines, conflicts and corrections, and read back from that form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from licensing.domain.commands import NOTHING_STATED, Registration
from licensing.domain.events import Patch
from licensing.domain.kinds import EntityType, PremisesKind
from licensing.domain.refusal import refuse
from licensing.domain.values import Capital, FieldChange, Representative

HIDDEN = "address_full"
"""Goes with `address` and is never shown."""


def shown(value: Any) -> str:
    """A field's value: dates as 2020-01-31, types by name, capital as `390000.00 CNY`, nothing as empty text."""
    match value:
        case None:
            return ""
        case EntityType() | PremisesKind():
            return value.name
        case Representative():
            return value.display_name
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def differences(state: Any, values: Patch) -> tuple[FieldChange, ...]:
    """What the values change in the state."""
    return tuple(
        FieldChange(path, shown(getattr(state, path)), shown(value))
        for path, value in values.items()
        if path != HIDDEN and _differs(getattr(state, path), value)
    )


def changed_only(values: Patch, changes: Iterable[FieldChange]) -> Patch:
    """The values that differ, with the full address beside a changed one."""
    paths = {change.field for change in changes}
    return {p: v for p, v in values.items() if p in paths or (p == HIDDEN and "address" in paths)}


def _differs(old: Any, new: Any) -> bool:
    # A seal is salted: the same representative stated again has another one.
    if isinstance(old, Representative) and isinstance(new, Representative):
        return (old.display_name, _mask(old)) != (new.display_name, _mask(new))
    return bool(old != new)


def _mask(representative: Representative) -> str:
    return representative.id_document.masked if representative.id_document else ""


def parse(path: str, text: str) -> Registration:
    """A registration stating one field, read from its shown form. Refusal if the form is wrong."""
    match path:
        case "legal_representative":
            return Registration(representative_name=text)
        case "registered_capital":
            return Registration(capital=_capital(text))
        case "entity_type":
            return Registration(entity_type=_type(text))
        case "established_date":
            return Registration(established_date=_date(text))
        case _:
            plain: dict[str, Any] = {path: text}
            return replace(NOTHING_STATED, **plain)


def _type(text: str) -> EntityType:
    name = text.removeprefix("ENTITY_TYPE_")
    if name not in EntityType.__members__ or name == "UNSPECIFIED":
        raise refuse("VALUE_INVALID", "new_value", value=text[:40])
    return EntityType[name]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse("VALUE_INVALID", "new_value", value=text[:40]) from None


def _capital(text: str) -> Capital:
    amount, _, currency = text.partition(" ")
    units, _, hundredths = amount.partition(".")
    digits = units + hundredths
    plain = bool(units) and digits.isascii() and digits.isdigit()
    if not plain or len(hundredths) > 2 or len(digits) > 20:
        raise refuse("VALUE_INVALID", "new_value", value=text[:40])
    return Capital(int(units) * 100 + int(hundredths.ljust(2, "0")), currency, text)
