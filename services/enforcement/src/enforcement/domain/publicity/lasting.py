"""From when to when a penalty is shown (SAMR-45/2021:13, SAMR-107/2025:11).

The day of publication is not counted, and no day is added where the last one is a holiday: the longest time is a right
of the party.
"""

from __future__ import annotations

from datetime import date, timedelta

from enforcement.domain.publicity.classes import months
from enforcement.domain.publicity.records import PublicityTerm
from statutes.clock import Period
from statutes.clock.counting import add_months


def last_day(start: date, period: str) -> date:
    """The last day of a period of months or years from a day.

    >>> last_day(date(2026, 3, 10), "3m"), last_day(date(2026, 11, 30), "3m")
    (datetime.date(2026, 6, 10), datetime.date(2027, 2, 28))
    """
    return date.fromordinal(add_months(start.toordinal(), months(Period.parse(period))))


def stops_on(term: PublicityTerm, counts_from: date | None, restricted_until: date | None) -> date | None:
    """The first day it is no longer shown; None before it is published or while a restriction has no known end."""
    if counts_from is None or (term.until_restriction_ends and restricted_until is None):
        return None
    ends = last_day(counts_from, term.maximum)
    return max(ends, restricted_until or ends) + timedelta(days=1)
