"""Periods of hours 以时计算的期限: real time, through nights and holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from statutes.calendar.errors import ClockError
from statutes.clock.counting import OPEN, Span
from statutes.clock.instants import SHANGHAI, as_instant, next_hour
from statutes.clock.periods import Unit
from statutes.clock.regimes import REGIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from statutes.clock.terms import Clock, Extension

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_MICROSECONDS_PER_HOUR: Final = timedelta(hours=1) // _MICROSECOND


def number(moment: date) -> int:
    """Microseconds since 1970 of an aware instant; `ClockError` for a bare day or a naive one."""
    return (as_instant(moment) - _EPOCH) // _MICROSECOND


def instant(microseconds: int) -> datetime:
    """The instant in Shanghai time."""
    return (_EPOCH + timedelta(microseconds=microseconds)).astimezone(SHANGHAI)


def total(clock: Clock, extensions: Sequence[Extension]) -> int:
    """The hours of the period and its extensions; `ClockError` EXTENSION_UNIT_DIFFERS for an extension in days."""
    hours = clock.period.amount
    for extension in extensions:
        if extension.period.unit is not Unit.HOUR:
            raise unit_differs(clock, extension)
        hours += extension.period.amount
    return hours


def unit_differs(clock: Clock, extension: Extension) -> ClockError:
    """Hours and days do not mix: nobody can say when a day after so many hours ends."""
    return ClockError(
        "EXTENSION_UNIT_DIFFERS",
        f"a period of {clock.period} cannot be extended by {extension.period}",
        f"{clock.period}的期限不能延长{extension.period}:时与日不能混用",
        remedy="give the extension in the period's own unit",
    )


def counted_from(clock: Clock, begun: datetime) -> tuple[datetime, datetime]:
    """From when the hours run in the strict and in the wide reading.

    Where the law does not count the hour in which a period starts, the wide reading begins with the next full hour.
    """
    return begun, next_hour(begun) if REGIMES[clock.regime].hour_not_counted else begun


def end(begun: datetime, hours: int, spans: Sequence[Span]) -> int:
    """When so many unsuspended hours are over; `OPEN` while a suspension stands in the way."""
    start = number(begun)
    found = start + hours * _MICROSECONDS_PER_HOUR
    for stop, again in spans:
        if again <= start:
            continue
        if stop > found:
            break
        if again == OPEN:
            return OPEN
        found += again - max(stop, start)
    return found
