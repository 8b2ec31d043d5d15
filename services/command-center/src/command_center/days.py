"""Civil days of Asia/Shanghai, where every legal date lives. Pure; the clock is an argument."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

SHANGHAI: Final = timezone(timedelta(hours=8))
"""No daylight saving since 1991."""


def today(now: datetime) -> date:
    """The civil day of an instant."""
    return now.astimezone(SHANGHAI).date()


def civil(day: Date, instant: Timestamp | None = None) -> date | None:
    """The day a message gives, or that of an instant it gives instead; None without a whole day."""
    if day.year and day.month and day.day:
        return date(day.year, day.month, day.day)
    return instant.ToDatetime(SHANGHAI).date() if instant is not None and instant.seconds else None


def message(day: date) -> Date:
    """The day as messages have it."""
    return Date(year=day.year, month=day.month, day=day.day)


def number(day: date) -> int:
    """20260229: a number sorts and is compared as it is read."""
    return day.year * 10000 + day.month * 100 + day.day


def month(day: date) -> str:
    """2026-02."""
    return f"{day:%Y-%m}"
