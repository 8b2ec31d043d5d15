"""Which identifier a text is: today's code or one of the forms older registers hold."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from statutes import characters, organisation_code, registration_number, uscc
from statutes.findings import Finding


class Kind(StrEnum):
    """Kinds of identifier an entity may stand under in a register."""

    CREDIT_CODE = "credit_code"
    REGISTRATION_NUMBER_15 = "registration_number_15"
    REGISTRATION_NUMBER_13 = "registration_number_13"
    FOREIGN_INVESTED_NUMBER = "foreign_invested_number"
    ORGANISATION_CODE = "organisation_code"


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a text was recognised as; `kind` is None where `fault` says why it is nothing valid."""

    kind: Kind | None
    value: str
    notes: tuple[Finding, ...] = ()
    fault: Finding | None = None


def recognise(text: str) -> Identifier:
    """The identifier in normal form with what was changed, or the fault that makes it unusable."""
    value, notes = characters.regular(text)
    if len(value) == uscc.LENGTH:
        return _credit_code(text, value, notes)
    if registration_number.has_form_15(value):
        return _fifteen(value, notes)
    if registration_number.is_valid_13(value):
        return Identifier(Kind.REGISTRATION_NUMBER_13, value, notes)
    if registration_number.is_foreign_invested(value):
        return Identifier(Kind.FOREIGN_INVESTED_NUMBER, value, notes)
    return _organisation(text, value, notes)


def _credit_code(text: str, value: str, notes: tuple[Finding, ...]) -> Identifier:
    # Nobody is asked while a register is read, so a letter is not taken for the digit it looks like.
    fault = uscc.check_written(value)
    if fault:
        return Identifier(None, value, notes, fault)
    return Identifier(Kind.CREDIT_CODE, value, uscc.parse(text).notes)


def _fifteen(value: str, notes: tuple[Finding, ...]) -> Identifier:
    if registration_number.is_valid_15(value):
        return Identifier(Kind.REGISTRATION_NUMBER_15, value, notes)
    fault = Finding(
        "WRONG_CHECK_DIGIT",
        "the fifteen-digit registration number names no province or fails its check digit",
        "15位注册号的省级代码或校验位不正确",
    )
    return Identifier(None, value, notes, fault)


def _organisation(text: str, value: str, notes: tuple[Finding, ...]) -> Identifier:
    written = organisation_code.normalise(value)
    if written is None:
        return Identifier(None, value, notes, _unknown(text, value))
    kept = tuple(n for n in notes if n.reason != "SPACES_REMOVED" or " " in unicodedata.normalize("NFKC", text))
    if organisation_code.is_valid(value):
        return Identifier(Kind.ORGANISATION_CODE, written, kept)
    fault = Finding("WRONG_CHECK_CHARACTER", "the organisation code fails its check", "组织机构代码校验未通过")
    return Identifier(None, written, kept, fault)


def _unknown(text: str, value: str) -> Finding:
    if not value:
        return Finding(
            "MISSING_IDENTIFIER", "the row has no code or registration number", "缺少统一社会信用代码或注册号"
        )
    return Finding(
        "UNKNOWN_IDENTIFIER",
        f"{text!r} is neither a unified social credit code nor a known older number",
        f"“{text}”既不是统一社会信用代码,也不是可识别的旧证号",
    )
