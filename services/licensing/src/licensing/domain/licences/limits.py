"""Days that follow from periods: ends of terms, renewal windows, and when a decision is due."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from licensing.domain.licences.terms import Limit, RenewalWindow
from licensing.domain.licences.values import LimitExtension, ReviewInterval
from statutes.calendar import Calendar
from statutes.clock import Clock, Extension, Holder, Period, Regime, Suspension, Unit, due

ONE_DAY = timedelta(days=1)
EXCLUDED = "NPC-行政许可法:45"
EXTENDED = "NPC-行政许可法:42"


def add_months(day: date, months: int) -> date:
    """The same day number that many months on (or back), else the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after(day: date, period: Period, calendar: Calendar) -> date:
    """The last day of a period whose first day is the day after `day`."""
    match period.unit:
        case Unit.WORKING_DAY:
            return calendar.add_workdays(day, period.amount)
        case Unit.MONTH:
            return add_months(day, period.amount)
        case Unit.YEAR:
            return add_months(day, 12 * period.amount)
        case _:
            return day + timedelta(days=period.amount)


def before(day: date, period: Period, calendar: Calendar) -> date:
    """The day that lies a period before `day`, which itself is not counted."""
    match period.unit:
        case Unit.WORKING_DAY:
            return calendar.add_workdays(day, -period.amount)
        case Unit.MONTH:
            return add_months(day, -period.amount)
        case Unit.YEAR:
            return add_months(day, -12 * period.amount)
        case _:
            return day - timedelta(days=period.amount)


def term_end(first: date, validity: Period, calendar: Calendar) -> date:
    """The last day of a term that begins on `first`: five years from 15 March end on 14 March."""
    return after(first - ONE_DAY, validity, calendar)


class Window(NamedTuple):
    """The days on which a renewal may be asked for, both inclusive; None where open."""

    opens: date | None
    closes: date | None


def renewal_window(rule: RenewalWindow, last_day: date, calendar: Calendar) -> Window:
    """The window before the last day of validity. CalendarRangeError where that lies beyond the calendar."""
    opens = before(last_day, rule.opens, calendar) if rule.opens else None
    closes = before(last_day, rule.closes, calendar) if rule.closes else None
    return Window(opens, closes)


def surely_too_early(rule: RenewalWindow, last_day: date, today: date) -> bool:
    """Whether the window cannot have opened, told without a calendar: twice the days is more than any holiday takes."""
    if rule.opens is None:
        return False
    days = {Unit.MONTH: 31, Unit.YEAR: 366}.get(rule.opens.unit, 2)
    return today < last_day - timedelta(days=days * rule.opens.amount + 30)


def decided_by(
    limit: Limit,
    period: Period,
    accepted_on: date,
    intervals: Sequence[ReviewInterval],
    extension: LimitExtension | None,
    calendar: Calendar,
) -> date | None:
    """The last day to decide, excluded intervals and extension counted; None while an interval runs."""
    clock = Clock(limit.rule_id, "", Regime.LICENSING, period, limit.source, Holder.AUTHORITY)
    extensions = [_extension(extension)] if extension else []
    found = due(clock, accepted_on, calendar, [_suspension(each) for each in intervals], extensions)
    return found.act_by


def _suspension(interval: ReviewInterval) -> Suspension:
    return Suspension(interval.from_date, interval.resumed_on, interval.kind.name, EXCLUDED)


def _extension(extension: LimitExtension) -> Extension:
    return Extension(Period.parse(extension.period), extension.reason, EXTENDED, str(extension.approved_by))
