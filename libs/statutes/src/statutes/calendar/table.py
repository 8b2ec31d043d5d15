"""Working days as arrays, so that counting a thousand days costs as much as counting one.

A table speaks of days by their ordinal (`date.toordinal`). It is built once per calendar and never changed.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from statutes.calendar.errors import CalendarRangeError

if TYPE_CHECKING:
    from collections.abc import Collection

_SATURDAY: Final = 5


class DayTable:
    """Every day from `first` to `last`: working or off, statutory holiday or not.

    `off` and `work` are the exceptions to the week of five days; `work` wins where both name a day.
    """

    __slots__ = ("_counted", "_first", "_length", "_next_open", "_past_statutory", "_statutory", "_workdays")

    def __init__(
        self, first: date, last: date, off: Collection[date], work: Collection[date], statutory: Collection[date]
    ) -> None:
        self._first = first.toordinal()
        self._length = last.toordinal() - self._first + 1
        days = [first + timedelta(n) for n in range(self._length)]
        opens = [day in work or (day.weekday() < _SATURDAY and day not in off) for day in days]
        self._counted = list(accumulate(opens, initial=0))
        self._workdays = [n for n, open_ in enumerate(opens) if open_]
        self._statutory = [day in statutory for day in days]
        self._next_open = _next_true(opens)
        self._past_statutory = _next_true([not holiday for holiday in self._statutory])

    def is_workday(self, day: int) -> bool:
        """Whether the day is worked."""
        index = self._index(day)
        return self._counted[index + 1] > self._counted[index]

    def is_statutory_holiday(self, day: int) -> bool:
        """Whether the day itself is 法定节假日, not merely a day off beside one."""
        return self._statutory[self._index(day)]

    def count(self, start: int, end: int) -> int:
        """How many working days lie in [start, end); 0 when end is not after start."""
        if end <= start:
            return 0
        return self._counted[self._index(end - 1) + 1] - self._counted[self._index(start)]

    def add(self, day: int, amount: int) -> int:
        """The `amount`-th working day after the day, which itself is not counted."""
        number = self._counted[self._index(day) + 1] + amount - 1
        if number >= len(self._workdays):
            raise self._out_of_range(day + amount)
        return self._first + self._workdays[number]

    def subtract(self, day: int, amount: int) -> int:
        """The `amount`-th working day before the day, which itself is not counted."""
        number = self._counted[self._index(day)] - amount
        if number < 0:
            raise self._out_of_range(day - amount)
        return self._first + self._workdays[number]

    def first_workday(self, day: int) -> int:
        """The day itself if it is worked, else the first working day after it."""
        return self._at(self._next_open, day)

    def first_past_statutory(self, day: int) -> int:
        """The day itself unless it is 法定节假日, else the first day after the holiday, which may be off too."""
        return self._at(self._past_statutory, day)

    def _at(self, following: list[int], day: int) -> int:
        index = following[self._index(day)]
        if index < 0:
            raise self._out_of_range(day)
        return self._first + index

    def _index(self, day: int) -> int:
        index = day - self._first
        if not 0 <= index < self._length:
            raise self._out_of_range(day)
        return index

    def _out_of_range(self, day: int) -> CalendarRangeError:
        first, last = date.fromordinal(self._first), date.fromordinal(self._first + self._length - 1)
        asked = date.fromordinal(max(1, min(day, date.max.toordinal())))
        return CalendarRangeError(
            "CALENDAR_OUT_OF_RANGE",
            f"working days are known from {first} to {last}, not about {asked}",
            f"工作日历仅覆盖{first}至{last},无法推算{asked}前后的日期",
            remedy="wait for the State Council's notice of the year and add its year file",
        )


def _next_true(flags: list[bool]) -> list[int]:
    """For each place the first place from there on that is true, -1 where none follows."""
    following = [-1] * len(flags)
    latest = -1
    for place in range(len(flags) - 1, -1, -1):
        if flags[place]:
            latest = place
        following[place] = latest
    return following
