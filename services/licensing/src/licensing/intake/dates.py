"""Dates as older registers write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

_FORM: Final = re.compile(
    r"(?P<y>[0-9]{4})(?:[-/.年](?P<m>[0-9]{1,2})[-/.月](?P<d>[0-9]{1,2})日?|(?P<m2>[0-9]{2})(?P<d2>[0-9]{2}))"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
NOT_STATED: Final = frozenset({"", "N/A", "-", "无", "NULL", "/"})


def read(text: str) -> date | None:
    """The civil date, None where none is stated; `ValueError` for anything that is no date."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.upper() in NOT_STATED:
        return None
    match = _FORM.fullmatch(plain)
    if match is None:
        raise ValueError(text)
    return date(int(match["y"]), int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))
