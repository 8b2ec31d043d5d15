"""Lengths of time as the law writes them: 20 working days 工作日, 90 days 日, 24 hours 时, 3 months 月, 5 years 年."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from statutes.calendar.errors import ClockError

LONGEST: Final = 9_999
_WRITTEN: Final = re.compile(r"([1-9][0-9]{0,3})(wd|d|h|m|y)")


class Unit(StrEnum):
    """What a period counts; the value is the mark written after the number."""

    WORKING_DAY = "wd"
    DAY = "d"
    HOUR = "h"
    MONTH = "m"
    YEAR = "y"


@dataclass(frozen=True, slots=True)
class Period:
    """A whole number, 1 to 9999, of one unit; `str` gives the written form, `20wd`.

    Raises `ClockError` PERIOD_INVALID for another amount.
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= LONGEST:
            raise _invalid(str(self))

    @staticmethod
    @lru_cache(maxsize=1024)
    def parse(text: str) -> Period:
        """The period written as `20wd`, `90d`, `24h`, `2m` or `3y`; `ClockError` PERIOD_INVALID otherwise."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise _invalid(text)
        return Period(int(written[1]), Unit(written[2]))

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.value}"


def _invalid(text: str) -> ClockError:
    return ClockError(
        "PERIOD_INVALID",
        f"{text!r} is no period: write a number from 1 to {LONGEST} and wd, d, h, m or y",
        f"“{text}”不是有效期限:应为1至{LONGEST}的整数加wd(工作日)、d(日)、h(时)、m(月)或y(年)",
        remedy="write 20wd, 90d, 24h, 2m or 3y",
    )
