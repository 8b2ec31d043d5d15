"""When to warn before a date: the rule's periods counted back from the earlier reading.

A warning comes at the beginning of its day in Asia/Shanghai; for limits in hours, at the instant.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from matters.domain.values import Moment
from statutes.calendar import Calendar, CalendarRangeError
from statutes.clock import Period, Unit

SHANGHAI = ZoneInfo("Asia/Shanghai")
_SATURDAY = 5
_DAYS = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def begins(day: date) -> datetime:
    """The first instant of a civil day of Asia/Shanghai, in UTC."""
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def instant(moment: Moment) -> datetime:
    """The moment itself, or the first instant of its day."""
    return moment if isinstance(moment, datetime) else begins(moment)


def marks(end: Moment, near: Sequence[str], calendar: Calendar) -> tuple[datetime, ...]:
    """All instants to warn at, soonest first."""
    return tuple(sorted({_before(end, Period.parse(text), calendar) for text in near}))


def _before(end: Moment, period: Period, calendar: Calendar) -> datetime:
    if period.unit is Unit.HOUR:
        return instant(end) - timedelta(hours=period.amount)
    day = end.astimezone(SHANGHAI).date() if isinstance(end, datetime) else end
    if period.unit is Unit.WORKING_DAY:
        return begins(_working_days_before(day, period.amount, calendar))
    if period.unit is Unit.DAY:
        return begins(day - timedelta(days=period.amount))
    months = period.amount * (12 if period.unit is Unit.YEAR else 1)
    return begins(_months_before(day, months))


def _working_days_before(day: date, amount: int, calendar: Calendar) -> date:
    try:
        return calendar.add_workdays(day, -amount)
    except CalendarRangeError:
        # Too far ahead for any calendar; the warning is put right when the calendar is known.
        return _weekdays_before(day, amount)


def _weekdays_before(day: date, amount: int) -> date:
    while amount:
        day -= timedelta(days=1)
        amount -= day.weekday() < _SATURDAY
    return day


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    last = _DAYS.get(month) or (29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28)
    return date(year, month, min(day.day, last))


def pending(
    at: Sequence[datetime], start: datetime, expires_at: datetime, now: datetime, *, warned: bool
) -> tuple[datetime, ...]:
    """Those still to be given: what lies ahead, and of what has passed the last one, unless its owner was warned."""
    sensible = [mark for mark in at if start < mark < expires_at]
    passed = [mark for mark in sensible if mark <= now]
    ahead = [mark for mark in sensible if mark > now]
    overdue = passed[-1:] if not warned and now < expires_at else []
    return (*overdue, *ahead)
