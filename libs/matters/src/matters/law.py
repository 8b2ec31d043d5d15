"""The law a service's limits are computed by: one calendar, one rulebook, and a digest that changes with either."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from matters.domain.recomputing import Rules
from statutes.calendar import Calendar, CalendarRangeError, load_calendar
from statutes.rules import Rulebook, load_rulebook

FIRST_DAY = date(2007, 1, 1)
"""The first day any calendar knows."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Law:
    """Calendar and rules of a region."""

    region: str
    """GB/T 2260 of the province; "" for the nation."""
    calendar: Calendar
    rulebook: Rules = field(repr=False)
    digest: str
    """The same digest, the same dates."""

    @classmethod
    def of(cls, calendar: Calendar, rulebook: Rulebook) -> Law:
        """The law of a region from its two parts."""
        return cls(calendar.region, calendar, rulebook, f"{calendar_digest(calendar)}-{rulebook.digest}")


def load_law(region: str = "") -> Law:
    """The law of a region as it is installed."""
    return Law.of(load_calendar(region), load_rulebook(region))


def calendar_digest(calendar: Calendar) -> str:
    """A name for what a calendar says of every day it knows."""
    seen = hashlib.sha256()
    day = FIRST_DAY
    try:
        while True:
            works, holiday = calendar.is_workday(day), calendar.is_statutory_holiday(day)
            seen.update(b"%d" % (4 * calendar.provisional(day) + 2 * holiday + works))
            day += _DAY
    except CalendarRangeError:
        return seen.hexdigest()[:16]
