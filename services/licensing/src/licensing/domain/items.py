"""Checks of single registered items. Each gives a Fault or None, so that all faults can be told at once."""

from __future__ import annotations

import re
from datetime import date

from licensing.domain import codes
from licensing.domain.kinds import COMPANIES, EntityType
from licensing.domain.refusal import Fault, fault
from licensing.domain.values import Capital
from statutes import citizen_id, divisions, identifiers

NAME_LIMIT = 200
SCOPE_LIMIT = 10_000
ADDRESS_LIMIT = 500
SHORT_LIMIT = 200
REASON_LIMIT = 1_000
SHOWN = 40
"""Characters of a wrong value repeated in a refusal, which travels in a header."""
CAPITAL_LIMIT_FEN = 10**17
"""A thousand trillion yuan: beyond it the unit is surely wrong."""

# Controls that text never has and the replacement character of a broken decoding. DEL (7F) does occur in old registers.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd\ufffe\uffff]")
_HAN = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U0003ffff]"
)  # The private use area too: fonts of older systems kept rare characters of names there.


def text(field: str, value: str, limit: int) -> Fault | None:
    """A text within its limit and readable."""
    if len(value) > limit:
        return fault("TEXT_TOO_LONG", field, length=len(value), limit=limit)
    broken = _UNREADABLE.search(value)
    return fault("TEXT_UNREADABLE", field, character=f"U+{ord(broken[0]):04X}") if broken else None


def required_text(field: str, value: str, limit: int = SHORT_LIMIT) -> Fault | None:
    """As `text`, and not blank."""
    return text(field, value, limit) if value.strip() else fault("FIELD_REQUIRED", field)


def name(field: str, value: str) -> Fault | None:
    """A registered name of any register."""
    return text(field, value, NAME_LIMIT) if value.strip() else fault("NAME_REQUIRED", field)


def new_name(field: str, value: str) -> Fault | None:
    """A name registered now: at least two Han characters, those of GB 18030-2022 level 3 included."""
    found = name(field, value)
    if found is None and len(_HAN.findall(value)) < 2:
        return fault("NAME_NOT_CHINESE", field)
    return found


def code(field: str, value: str) -> Fault | None:
    """A valid unified social credit code."""
    if not value:
        return fault("CODE_REQUIRED", field)
    found = codes.finding(value)
    if found is None:
        return None
    return fault("CODE_INVALID", field, code=value[:SHOWN], finding=found.message, finding_zh=found.message_zh)


def old_number(field: str, value: str) -> Fault | None:
    """A number of an older kind in its right form."""
    found = identifiers.recognise(value[: codes.LONGEST])
    if found.kind is not None and found.kind is not identifiers.Kind.CREDIT_CODE:
        return None
    finding, finding_zh = "it is a unified social credit code", "这是统一社会信用代码"
    if found.fault:
        finding, finding_zh = found.fault.message, found.fault.message_zh
    return fault("OLD_NUMBER_INVALID", field, number=value[:SHOWN], finding=finding, finding_zh=finding_zh)


def division(field: str, value: str) -> Fault | None:
    """Six digits in a province; the county may be abolished or missing from the tables."""
    if not value:
        return fault("DIVISION_REQUIRED", field)
    well_formed = len(value) == 6 and value.isascii() and value.isdigit()
    if well_formed and (value == divisions.NATIONAL_AUTHORITY or divisions.is_province(value[:2])):
        return None
    return fault("DIVISION_INVALID", field, division=value[:SHOWN])


def present_division(field: str, value: str, day: date) -> Fault | None:
    """As `division`, and in the tables on the day."""
    found = division(field, value)
    if found is not None or value == divisions.NATIONAL_AUTHORITY:
        return found
    known = divisions.find(value)
    if known is None or (known.historic and known.until < day.year):
        return fault("DIVISION_NOT_IN_FORCE", field, division=value)
    return None


def entity_type(field: str, value: EntityType) -> Fault | None:
    """A type the law has (SC-746:2)."""
    if value in (EntityType.UNSPECIFIED, EntityType.UNKNOWN, EntityType.OTHER):
        return fault("TYPE_REQUIRED", field)
    return None


def capital(field: str, value: Capital | None) -> Fault | None:
    """A capital that makes sense; unknown parts may be missing."""
    if value is None:
        return None
    if value.amount_fen is not None and not 0 <= value.amount_fen <= CAPITAL_LIMIT_FEN:
        return fault("CAPITAL_INVALID", field)
    if value.currency and not re.fullmatch("[A-Z]{3}", value.currency):
        return fault("CAPITAL_INVALID", field)
    return text(f"{field}.text", value.text, SHORT_LIMIT)


def capital_of(field: str, kind: EntityType, value: Capital | None) -> Fault | None:
    """As `capital`; a company needs a positive amount with its currency."""
    found = capital(field, value)
    if found is not None or kind not in COMPANIES:
        return found
    complete = value is not None and value.amount_fen and value.currency
    return None if complete else fault("CAPITAL_REQUIRED", field)


def identity_number(field: str, value: str, today: date) -> Fault | None:
    """The citizen identity number that the real-name check has seen."""
    if not value:
        return fault("REAL_NAME_CHECK_REQUIRED", field)
    return None if citizen_id.is_valid(value, today) else fault("IDENTITY_NUMBER_INVALID", field)


def day_in_past(field: str, value: date | None, today: date) -> Fault | None:
    """A date that is stated and not in the future."""
    if value is None:
        return fault("DATE_REQUIRED", field)
    return fault("DATE_IN_FUTURE", field, date=value, today=today) if value > today else None


def in_order(earlier_field: str, earlier: date | None, field: str, value: date | None) -> Fault | None:
    """Two dates in their order; one that is missing is the business of other checks."""
    if earlier is None or value is None or earlier <= value:
        return None
    return fault("DATES_OUT_OF_ORDER", field, date=value, earlier_field=earlier_field, earlier=earlier)
