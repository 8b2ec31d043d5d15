"""Registration numbers 注册号 that came before the unified social credit code.

Fifteen digits: authority (6), running number (8), check by MOD 11,10 (GS 15-2006, GB/T 17710).
Thirteen digits: the form used before 2007, without a check. Foreign-invested firms: 企合…字第…号.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from statutes import characters, check_digits, divisions
from statutes.findings import Finding, InvalidIdentifierError

_FOREIGN: Final = re.compile(r"企[合独作股][\u4e00-\u9fff]{0,8}字第[0-9]{3,8}号?")
NATIONAL: Final = "100000"


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """A number of one of the three forms, in normal form."""

    value: str
    notes: tuple[Finding, ...] = ()

    @property
    def division(self) -> str:
        """GB/T 2260 code of the authority at the time; "" where the number carries none (foreign-invested)."""
        return self.value[:6] if self.value.isdigit() else ""

    def __str__(self) -> str:
        return self.value


def check_digit(first14: str) -> str:
    """The fifteenth digit by the hybrid system MOD 11,10 of GB/T 17710."""
    return check_digits.mod_11_10(first14)


def has_form_15(text: str) -> bool:
    """Whether the text is fifteen ASCII digits."""
    return re.fullmatch(r"[0-9]{15}", text) is not None


def has_form_13(text: str) -> bool:
    """Whether the text is thirteen ASCII digits."""
    return re.fullmatch(r"[0-9]{13}", text) is not None


def is_valid_15(text: str) -> bool:
    """Whether the text is a fifteen-digit number of a known province with the right check digit."""
    return has_form_15(text) and _of_a_province(text) and check_digit(text[:14]) == text[14]


def is_valid_13(text: str) -> bool:
    """Whether the text is a thirteen-digit number of a known province; there is nothing more to check."""
    return has_form_13(text) and _of_a_province(text)


def is_foreign_invested(text: str) -> bool:
    """Whether the text has the form 企合苏总字第000063号, the last character often left out."""
    return _FOREIGN.fullmatch(text) is not None


def normalise(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Half-width, without spaces and hyphens; letters read as the digits they look like, for no form has letters."""
    written, notes = characters.regular(text)
    value = written.translate(characters.DIGITS)
    return value, notes + characters.confusables(written, value)


def check(text: str) -> Finding | None:
    """The first fault of the text as an old registration number, or None when it is one."""
    return _fault(normalise(text)[0])


def parse(text: str) -> RegistrationNumber:
    """The number in normal form, or `InvalidIdentifierError` with the first fault found."""
    value, notes = normalise(text)
    fault = _fault(value)
    if fault:
        raise InvalidIdentifierError(fault)
    return RegistrationNumber(value, notes)


def _fault(value: str) -> Finding | None:
    if is_foreign_invested(value):
        return None
    if not (has_form_15(value) or has_form_13(value)):
        message = "an old registration number has 15 or 13 digits, or the form 企合…字第…号"
        return Finding("WRONG_FORM", message, "注册号应为15位或13位数字,或“企合…字第…号”")
    if not _of_a_province(value):
        message = f"authority {value[:6]} lies in no province"
        return Finding("UNKNOWN_PROVINCE", message, f"登记机关代码{value[:6]}的前两位不是省级代码")
    if has_form_15(value) and check_digit(value[:14]) != value[14]:
        message = f"the check digit should be {check_digit(value[:14])}, not {value[14]}"
        return Finding("WRONG_CHECK_DIGIT", message, f"校验位应为{check_digit(value[:14])},实为{value[14]}")
    return None


def _of_a_province(number: str) -> bool:
    return number[:6] == NATIONAL or divisions.is_province(number[:2])
