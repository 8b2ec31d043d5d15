"""Check digits that several numbers share."""

from __future__ import annotations


def mod_11_10(digits: str) -> str:
    """The check digit of GB/T 17710 (ISO/IEC 7064), hybrid system MOD 11,10, for ASCII digits."""
    rest = 10
    for digit in digits:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - rest) % 10)
