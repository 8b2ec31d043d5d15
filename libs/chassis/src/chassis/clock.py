"""Time as an argument: every part that needs the time is given a clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class ManualClock:
    """A clock that stands still until it is moved; for tests, drills and replays."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The instant it was last moved to."""
        return self._now

    def advance(self, step: timedelta) -> None:
        """Move forward, or back to try what a clock jump does."""
        self._now += step


def civil_date(instant: datetime) -> date:
    """The legal date of an instant: the civil date in Asia/Shanghai."""
    return instant.astimezone(SHANGHAI).date()
