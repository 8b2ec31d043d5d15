"""The citizen identity number 公民身份号码, GB 11643-1999.

Only form, birth date and check are looked at: divisions abolished long ago live on in numbers.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_FORM: Final = re.compile(r"[1-9][0-9]{16}[0-9X]")


def check_character(first17: str) -> str:
    """The eighteenth character for the first seventeen digits."""
    return "10X98765432"[sum(int(c) * w for c, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def is_valid(text: str, today: date) -> bool:
    """Whether the number has the right form and check and a birth date not after today."""
    number = text.upper()
    if not _FORM.fullmatch(number) or check_character(number[:17]) != number[17]:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return date(1850, 1, 1) <= born <= today
