"""Counting back from a day: renewal windows ("30 working days before expiry" 届满三十个工作日前) and warnings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from statutes.clock.counting import add_months, beyond_time
from statutes.clock.instants import as_day, end_of
from statutes.clock.periods import Period, Unit

if TYPE_CHECKING:
    from statutes.calendar.calendar import Calendar
    from statutes.clock.terms import Moment

_MONTHS: Final = 12


class Before(NamedTuple):
    """A day so long before another; two where regional holidays make it doubtful, else twice the same."""

    earlier: Moment
    """By this day a careful applicant has applied."""
    later: Moment
    """Until this day an application may not be called late."""


def before(moment: date, period: Period, calendar: Calendar) -> Before:
    """The day (for hours the instant) that lies the period before the given one, which is itself not counted.

    Hours before a bare day are counted from its end, midnight in Shanghai, when a period of days ends. Nothing rolls.
    Raises `CalendarRangeError` for working days before a day the calendar does not know yet.
    """
    if period.unit is Unit.HOUR:
        instant = end_of(moment) - timedelta(hours=period.amount)
        return Before(instant, instant)
    day = as_day(moment).toordinal()
    if period.unit is not Unit.WORKING_DAY:
        found = date.fromordinal(_natural(day, period))
        return Before(found, found)
    days = sorted(table.subtract(day, period.amount) for table in (calendar.national, calendar.regional))
    return Before(date.fromordinal(days[0]), date.fromordinal(days[1]))


def _natural(day: int, period: Period) -> int:
    if period.unit is Unit.DAY:
        if day <= period.amount:
            raise beyond_time()
        return day - period.amount
    return add_months(day, -period.amount * (_MONTHS if period.unit is Unit.YEAR else 1))
