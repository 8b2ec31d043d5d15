"""Days and instants in the zone of the law, Asia/Shanghai (UTC+8, no summer time since 1991)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Final

from statutes.calendar.errors import ClockError

SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Fixed at UTC+8: every day the calendar knows lies after the end of summer time."""
HOUR: Final = timedelta(hours=1)


def as_day(moment: date) -> date:
    """The day of a moment; an instant is taken in Shanghai. `ClockError` INSTANT_WITHOUT_ZONE for a naive one."""
    return as_instant(moment).date() if isinstance(moment, datetime) else moment


def as_instant(moment: date) -> datetime:
    """In Shanghai time; `ClockError` INSTANT_NEEDED for a bare day, INSTANT_WITHOUT_ZONE for a naive one."""
    if not isinstance(moment, datetime):
        raise ClockError(
            "INSTANT_NEEDED",
            f"a period of hours runs from an instant, not from the day {moment}",
            f"以时计算的期限须有具体时刻,不能只有日期{moment}",
            remedy="give a datetime with its zone",
        )
    if moment.tzinfo is None:
        raise ClockError(
            "INSTANT_WITHOUT_ZONE",
            f"{moment} has no time zone",
            f"时刻{moment}未带时区",
            remedy="give the zone, e.g. +08:00",
        )
    if not date.min.year < moment.year < date.max.year - 1:
        raise ClockError(
            "INSTANT_OUT_OF_RANGE", f"{moment} is no instant of law", f"时刻{moment}无效", remedy="correct the year"
        )
    return moment.astimezone(SHANGHAI)


def end_of(moment: date) -> datetime:
    """The instant itself, or the midnight that ends a bare day."""
    if isinstance(moment, datetime):
        return as_instant(moment)
    return datetime.combine(moment, time(), SHANGHAI) + timedelta(days=1)


def next_hour(instant: datetime) -> datetime:
    """The full hour after the one in which the instant lies."""
    return instant.replace(minute=0, second=0, microsecond=0) + HOUR
