"""Checks of single values; each gives a fault or None."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from directory.domain.refusal import fault
from statutes.refusals import Fault

NAME_LIMIT: Final = 100
TEXT_LIMIT: Final = 200
YEARS_AHEAD: Final = timedelta(days=3 * 366)
"""Nothing of the directory is settled further ahead; a later day is a slip of the pen."""

_KEY: Final = re.compile(r"[0-9A-Z][0-9A-Z-]{1,39}")
_ACT: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_DIVISION: Final = re.compile(r"\d{6}|\d{9}|\d{12}")
_SHORT_NAME: Final = re.compile(r"[\u4e00-\u9fff]{1,8}")


def text(field: str, value: str, limit: int = TEXT_LIMIT) -> Fault | None:
    """Required, and not longer than the limit."""
    if not value.strip():
        return fault("FIELD_REQUIRED", field)
    if len(value) > limit:
        return fault("TEXT_TOO_LONG", field, length=len(value), limit=limit)
    return None


def key(field: str, value: str) -> Fault | None:
    """Own keys and numbers: capital letters, digits and hyphens."""
    return None if _KEY.fullmatch(value) else fault("KEY_MALFORMED", field, value=value[:60])


def act(field: str, value: str) -> Fault | None:
    """Kinds of act: `service.act`, in small letters."""
    return None if _ACT.fullmatch(value) else fault("ACT_MALFORMED", field, value=value[:60])


def short_name(field: str, value: str) -> Fault | None:
    """机关代字: one to eight Chinese characters (document number pattern of SAMR's 2021 templates)."""
    if not value or _SHORT_NAME.fullmatch(value):
        return None
    return fault("SHORT_NAME_MALFORMED", field, value=value[:60])


def divisions(field: str, values: Iterable[str]) -> list[Fault | None]:
    """GB/T 2260 codes of 6 digits, or of towns with 9 or 12."""
    return [None if _DIVISION.fullmatch(each) else fault("DIVISION_MALFORMED", field, value=each) for each in values]


def not_past(field: str, day: date, today: date) -> Fault | None:
    """What changes the tree takes effect today at the earliest: acts already done bear the old name."""
    return fault("TAKES_EFFECT_IN_PAST", field, day=day, today=today) if day < today else None


def not_far(field: str, day: date | None, today: date) -> Fault | None:
    """No more than three years ahead."""
    return fault("DAY_TOO_FAR", field, day=day) if day and day > today + YEARS_AHEAD else None


def in_order(field: str, first: date, last: date | None) -> Fault | None:
    """A term does not end before it begins."""
    return fault("TERM_ENDS_BEFORE_START", field, first=first, last=last) if last and last < first else None


def need_any(field: str, values: Iterable[object]) -> Fault | None:
    """At least one, and none twice."""
    listed = list(values)
    if not listed:
        return fault("FIELD_REQUIRED", field)
    return None if len(set(listed)) == len(listed) else fault("LISTED_TWICE", field)
