"""The organisation code 组织机构代码, GB 11714-1997: eight characters and a check character."""

from __future__ import annotations

import re
from typing import Final

_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_FORM: Final = re.compile(r"([0-9A-Z]{8})-?([0-9X])")


def check_character(first8: str) -> str:
    """The ninth character: 11 minus the weighted sum mod 11, 10 as X, 11 as 0."""
    total = sum(int(c, 36) * w for c, w in zip(first8, _WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def normalise(text: str) -> str | None:
    """`12345678-9` from either written form, or None when it is neither; the check is not looked at."""
    match = _FORM.fullmatch(text)
    return f"{match[1]}-{match[2]}" if match else None


def is_valid(text: str) -> bool:
    """Whether the text, with or without hyphen, is an organisation code with the right check character."""
    match = _FORM.fullmatch(text)
    return match is not None and check_character(match[1]) == match[2]
