"""Where a period ends, as plain numbers: days are ordinals, suspensions are spans [stop, run again).

No step walks day by day: working days come from the calendar's arrays, so a count costs the same for any length.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from statutes.calendar.errors import ClockError
from statutes.clock.periods import Period, Unit
from statutes.clock.regimes import REGIMES, Roll
from statutes.clock.terms import refuse_contradiction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from statutes.calendar.calendar import Calendar
    from statutes.calendar.table import DayTable
    from statutes.clock.terms import Clock, Extension

Span = tuple[int, int]
Term = tuple[Unit, int]

OPEN: Final = 10**18
"""The end of a suspension that still stands; later than any day, and than any instant in microseconds."""
_LAST_DAY: Final = date.max.toordinal()
_MONTHS: Final = 12


def terms(clock: Clock, extensions: Sequence[Extension]) -> list[Term]:
    """The period and its extensions; neighbours of one unit are added up, years as months.

    So three months prolonged by three are six months, not three from a shortened month's end.
    """
    periods = [clock.period]
    for extension in extensions:
        refuse_contradiction(clock.regime, extension.period)
        periods.append(extension.period)
    found: list[Term] = []
    for period in periods:
        unit, amount = _in_months(period)
        if found and found[-1][0] is unit:
            found[-1] = (unit, found[-1][1] + amount)
        else:
            found.append((unit, amount))
    return found


def _in_months(period: Period) -> Term:
    if period.unit is Unit.YEAR:
        return Unit.MONTH, period.amount * _MONTHS
    return period.unit, period.amount


def last_day(begun: int, parts: Iterable[Term], spans: Sequence[Span], table: DayTable) -> int:
    """The last day of the parts one after the other, before any roll; `OPEN` while a suspension stands in the way."""
    day = begun
    for unit, amount in parts:
        day = _working_end(day, amount, spans, table) if unit is Unit.WORKING_DAY else _end(day, unit, amount, spans)
        if day >= OPEN:
            return OPEN
    return day


def _working_end(day: int, amount: int, spans: Sequence[Span], table: DayTable) -> int:
    end = table.add(day, amount)
    for stop, again in spans:
        if again <= day:
            continue
        if stop > end:
            break
        if again == OPEN:
            return OPEN
        left_out = table.count(max(stop, day + 1), again)
        if left_out:
            end = table.add(end, left_out)
    return end


def _end(day: int, unit: Unit, amount: int, spans: Sequence[Span]) -> int:
    end = day + amount if unit is Unit.DAY else add_months(day, amount)
    for stop, again in spans:
        if again <= day:
            continue
        if stop > end:
            break
        if again == OPEN:
            return OPEN
        end += again - max(stop, day + 1)
    if end > _LAST_DAY:
        raise beyond_time()
    return end


def add_months(day: int, months: int) -> int:
    """The same day number so many months on, or the last day of a month that lacks it."""
    start = date.fromordinal(day)
    years, month = divmod(start.month - 1 + months, _MONTHS)
    year = start.year + years
    if not date.min.year <= year <= date.max.year:
        raise beyond_time()
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()


def beyond_time() -> ClockError:
    """A period that leaves the years a date can have; only a mistyped start does."""
    return ClockError(
        "PERIOD_INVALID",
        "the period leaves the years 1 to 9999",
        "期限超出公元1年至9999年",
        remedy="correct the start or the period",
    )


def settle(day: int, roll: Roll, strict: bool, table: DayTable, spans: Sequence[Span]) -> int:
    """The last day moved off holidays and off a suspension it meets there, in the strict or the wide reading."""
    if roll is Roll.NONE:
        return day
    while day < OPEN:
        moved = _out_of(spans, _rolled(day, roll, strict, table))
        if moved == day:
            break
        day = moved
    return day


def _rolled(day: int, roll: Roll, strict: bool, table: DayTable) -> int:
    if strict and roll is Roll.DOUBTFUL:
        return day
    if strict and roll is Roll.STATUTORY:
        return table.first_past_statutory(day)
    return table.first_workday(day)


def _out_of(spans: Sequence[Span], day: int) -> int:
    for stop, again in spans:
        if stop <= day < again:
            return again
    return day


def roll_of(clock: Clock, extensions: Sequence[Extension]) -> Roll:
    """How the last day moves; a last working day never needs to, and some terms end on their day."""
    rule = REGIMES[clock.regime]
    unit = (extensions[-1].period if extensions else clock.period).unit
    return rule.roll if unit in rule.rolls else Roll.NONE


class DayCount(NamedTuple):
    """The count in both readings; a value from `OPEN` on means that a suspension stands in the way."""

    strict_last: int
    """The last day before any roll, by the national calendar."""
    strict: int
    """The earlier end: doubt and regional holidays are held against whoever must act."""
    wide_last: int
    wide: int
    """The later end: doubt and regional holidays are held in favour of whoever may act."""
    roll: Roll
    by_calendar: bool
    """Whether working days or a roll made the answer depend on the calendar."""


def count_days(
    clock: Clock, begun: int, spans: Sequence[Span], extensions: Sequence[Extension], calendar: Calendar
) -> DayCount:
    """Both readings of a period in working days, days, months or years that starts on the day `begun`."""
    parts = terms(clock, extensions)
    roll = roll_of(clock, extensions)
    by_calendar = roll is not Roll.NONE or any(unit is Unit.WORKING_DAY for unit, _ in parts)
    national, regional = calendar.national, calendar.regional
    if by_calendar:
        national.is_workday(begun)  # refuses a start the calendar does not know
    strict_last = last_day(begun, parts, spans, national)
    strict = settle(strict_last, roll, True, national, spans)
    wide_last = strict_last if regional is national else last_day(begun, parts, spans, regional)
    wide = settle(wide_last, roll, False, regional, spans)
    if wide < strict:  # a region that works on a national day off
        strict_last, strict, wide_last, wide = wide_last, wide, strict_last, strict
    return DayCount(strict_last, strict, wide_last, wide, roll, by_calendar)
