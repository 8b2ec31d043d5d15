"""The citizen identity number 公民身份号码, GB 11643-1999.

Only form, birth date and check are looked at: divisions abolished long ago live on in numbers.
The number is sensitive personal data (NPC-个人信息保护法:28): findings never quote it, and it is shown masked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from statutes import characters, masks
from statutes.findings import Finding, InvalidIdentifierError

LENGTH: Final = 18
EARLIEST_BIRTH: Final = date(1850, 1, 1)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_FORM: Final = re.compile(r"[1-9][0-9]{16}[0-9X]")
# In the last place also X, typed as the sign of multiplication or in Cyrillic or Greek.
_LAST: Final = characters.DIGITS | dict.fromkeys((0xD7, 0x2715, 0x425, 0x3A7), "X")


class Sex(StrEnum):
    """Sex as the sequence encodes it: odd for male."""

    MALE = "男"
    FEMALE = "女"


@dataclass(frozen=True, slots=True)
class CitizenId:
    """A number that passed every check. Neither `repr` nor `str` shows it whole."""

    value: str = field(repr=False)
    notes: tuple[Finding, ...] = ()

    @property
    def division(self) -> str:
        """Division of the first registration of residence, often abolished since."""
        return self.value[:6]

    @property
    def born(self) -> date:
        """Date of birth."""
        return _born(self.value)

    @property
    def sex(self) -> Sex:
        """Sex by the last digit of the sequence."""
        return Sex.MALE if int(self.value[16]) % 2 else Sex.FEMALE

    @property
    def masked(self) -> str:
        """The form that may be shown: 450103********001X."""
        return masks.citizen_id(self.value)

    def __str__(self) -> str:
        return self.masked


def check_character(first17: str) -> str:
    """The eighteenth character for the first seventeen digits."""
    return "10X98765432"[sum(int(c) * w for c, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def is_valid(text: str, today: date) -> bool:
    """Whether the number, written regularly but for a small x, has no fault."""
    return _fault(text.upper(), today) is None


def normalise(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Half-width, without spaces, a capital X; letters among the digits read as the digits they look like."""
    written, notes = characters.regular(text)
    value = written[:17].translate(characters.DIGITS) + written[17:].translate(_LAST)
    return value, notes + characters.confusables(written, value)


def check(text: str, today: date) -> Finding | None:
    """The first fault of the text as a citizen's number on a day, or None when it is valid."""
    return _fault(normalise(text)[0], today)


def parse(text: str, today: date) -> CitizenId:
    """The number in normal form, or `InvalidIdentifierError` with the first fault found."""
    value, notes = normalise(text)
    fault = _fault(value, today)
    if fault:
        raise InvalidIdentifierError(fault)
    return CitizenId(value, notes)


def _fault(value: str, today: date) -> Finding | None:
    if len(value) != LENGTH:
        return _length(value)
    if not _FORM.fullmatch(value):
        return Finding(
            "FORBIDDEN_CHARACTER",
            "a citizen's number has 17 digits, the first not 0, and a digit or X",
            "公民身份号码应为17位数字(首位不为0)加1位数字或X",
        )
    return _birth_fault(value, today) or _check_fault(value)


def _length(value: str) -> Finding:
    if re.fullmatch(r"[1-9][0-9]{14}", value):
        return Finding(
            "FIRST_GENERATION",
            "this is a fifteen-digit number of the first generation, out of use since 2013",
            "这是15位的第一代身份证号码,2013年起停止使用",
        )
    return Finding(
        "WRONG_LENGTH",
        f"a citizen's number has 18 characters, this has {len(value)}",
        f"公民身份号码应为18位,实为{len(value)}位",
    )


def _birth_fault(value: str, today: date) -> Finding | None:
    try:
        born = _born(value)
    except ValueError:
        return Finding("BIRTH_DATE_INVALID", "the birth date is no day of the calendar", "出生日期码不是有效日期")
    if EARLIEST_BIRTH <= born <= today:
        return None
    return Finding("BIRTH_DATE_INVALID", "the birth date is in the future or too long ago", "出生日期码不在合理范围内")


def _born(value: str) -> date:
    return date(int(value[6:10]), int(value[10:12]), int(value[12:14]))


def _check_fault(value: str) -> Finding | None:
    if check_character(value[:17]) == value[17]:
        return None
    # The right character is not told: it would complete a number somebody is guessing at.
    return Finding(
        "WRONG_CHECK_CHARACTER",
        "the check character is wrong: the number was mistyped",
        "校验码不正确,号码可能录入有误",
    )
