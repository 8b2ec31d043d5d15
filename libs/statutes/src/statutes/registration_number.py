"""Registration numbers 注册号 that came before the unified social credit code.

Fifteen digits: authority (6), running number (8), check by MOD 11,10 (GS 15-2006, GB/T 17710).
Thirteen digits: the form used before 2007, without a check. Foreign-invested firms: 企合…字第…号.
"""

from __future__ import annotations

import re
from typing import Final

from statutes import divisions

_FOREIGN: Final = re.compile(r"企[合独作股][\u4e00-\u9fff]{0,8}字第[0-9]{3,8}号?")
NATIONAL: Final = "100000"


def check_digit(first14: str) -> str:
    """The fifteenth digit by the hybrid system MOD 11,10 of GB/T 17710."""
    rest = 10
    for digit in first14:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - rest) % 10)


def has_form_15(text: str) -> bool:
    """Whether the text is fifteen ASCII digits."""
    return re.fullmatch(r"[0-9]{15}", text) is not None


def is_valid_15(text: str) -> bool:
    """Whether the text is a fifteen-digit number of a known province with the right check digit."""
    return has_form_15(text) and _of_a_province(text) and check_digit(text[:14]) == text[14]


def is_valid_13(text: str) -> bool:
    """Whether the text is a thirteen-digit number of a known province; there is nothing more to check."""
    return re.fullmatch(r"[0-9]{13}", text) is not None and _of_a_province(text)


def is_foreign_invested(text: str) -> bool:
    """Whether the text has the form 企合苏总字第000063号, the last character often left out."""
    return _FOREIGN.fullmatch(text) is not None


def _of_a_province(number: str) -> bool:
    return number[:6] == NATIONAL or divisions.is_province(number[:2])
