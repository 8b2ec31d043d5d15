"""Checks of a whole registration: by the full rules for what is registered now, thinly for what older registers hold.

Every check collects all faults, because an applicant is told everything in one notice (SC-746:19).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from licensing.domain import items
from licensing.domain.commands import Registration
from licensing.domain.kinds import COOPERATIVES, EntityType
from licensing.domain.refusal import Fault, fault
from statutes import divisions

AT = "registration."

Faults = list[Fault | None]

REGISTERED = (
    "registered_name",
    "entity_type",
    "entity_type_text",
    "legal_representative",
    "registered_capital",
    "business_scope",
    "established_date",
    "division",
    "registration_authority",
    "address",
)
"""Every item of a registration but its numbers."""


def full(stated: Registration, fields: Iterable[str], kind: EntityType, today: date) -> Faults:
    """Faults of the fields named, by the rules for registration now."""
    return [found for path in fields for found in _full(path, stated, kind, today)]


def thin(stated: Registration, fields: Iterable[str], today: date) -> Faults:
    """Faults of the fields named that no register can hold; what is not stated is recorded as unknown."""
    return [found for path in fields for found in _thin(path, stated, today)]


def new_code(stated: Registration) -> Faults:
    """The code of a new entity: valid, of market regulation, of its type's class, of its province."""
    field = AT + "unified_social_credit_code"
    wrong = items.code(field, stated.code)
    if wrong:
        return [wrong]
    return [_authority(field, stated.code), _class(field, stated), _province(field, stated)]


def _full(path: str, r: Registration, kind: EntityType, today: date) -> Faults:
    match path:
        case "registered_name":
            return [items.new_name(AT + path, r.registered_name)]
        case "entity_type":
            return [items.entity_type(AT + path, r.entity_type)]
        case "legal_representative":
            name = _required("REPRESENTATIVE_REQUIRED", "legal_representative_name", r.representative_name, 100)
            identity = AT + "legal_representative_id"
            return [name, items.identity_number(identity, r.representative_id, today)]
        case "registered_capital":
            return [items.capital_of(AT + path, kind, r.capital)]
        case "business_scope":
            return [_required("SCOPE_REQUIRED", path, r.business_scope, items.SCOPE_LIMIT)]
        case "established_date":
            return [items.day_in_past(AT + path, r.established_date, today)]
        case "division":
            return [items.present_division(AT + path, r.division, r.established_date or today)]
        case "registration_authority":
            return [_required("AUTHORITY_REQUIRED", path, r.registration_authority, items.SHORT_LIMIT)]
        case "address":
            return [_required("ADDRESS_REQUIRED", path, r.address, items.ADDRESS_LIMIT)]
        case _:
            return _thin(path, r, today)


def _thin(path: str, r: Registration, today: date) -> Faults:
    match path:
        case "registered_name":
            return [items.name(AT + path, r.registered_name)]
        case "entity_type_text":
            return [items.text(AT + path, r.entity_type_text, items.SHORT_LIMIT)]
        case "legal_representative":
            return [items.text(AT + "legal_representative_name", r.representative_name, 100), _identity(r, today)]
        case "registered_capital":
            return [items.capital(AT + path, r.capital)]
        case "business_scope":
            return [items.text(AT + path, r.business_scope, items.SCOPE_LIMIT)]
        case "established_date" if r.established_date:
            return [items.day_in_past(AT + path, r.established_date, today)]
        case "division" if r.division:
            return [items.division(AT + path, r.division)]
        case "registration_authority":
            return [items.text(AT + path, r.registration_authority, items.SHORT_LIMIT)]
        case "address":
            return [items.text(AT + path, r.address, items.ADDRESS_LIMIT)]
        case _:
            return []


def _required(code: str, path: str, value: str, limit: int) -> Fault | None:
    return items.text(AT + path, value, limit) if value.strip() else fault(code, AT + path)


def _identity(r: Registration, today: date) -> Fault | None:
    if not r.representative_id:
        return None
    return items.identity_number(AT + "legal_representative_id", r.representative_id, today)


def _authority(field: str, code: str) -> Fault | None:
    return None if code[0] == "9" else fault("CODE_AUTHORITY_MISMATCH", field, character=code[0])


def _class(field: str, stated: Registration) -> Fault | None:
    """Class 1 enterprise, 2 individual business, 3 cooperative; a branch may be of either legal person."""
    match stated.entity_type:
        case EntityType.INDIVIDUAL_BUSINESS:
            expected = "92"
        case kind if kind in COOPERATIVES:
            expected = "93"
        case EntityType.BRANCH if stated.code[:2] == "93":
            expected = "93"
        case _:
            expected = "91"
    if stated.code[:2] == expected:
        return None
    kind_name = stated.entity_type.name
    return fault("CODE_CLASS_MISMATCH", field, entity_type=kind_name, expected=expected, actual=stated.code[:2])


def _province(field: str, stated: Registration) -> Fault | None:
    of_code = stated.code[2:8]
    if divisions.NATIONAL_AUTHORITY in (of_code, stated.division) or of_code[:2] == stated.division[:2]:
        return None
    return fault("CODE_DIVISION_MISMATCH", field, code_division=of_code, division=stated.division[:6])
