"""From terms, start, suspensions and extensions to dates, by the legal clock."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from matters.domain.kinds import Holder
from matters.domain.refusal import clock_refusals
from matters.domain.values import Dates, Extension, Moment, Suspension, Terms
from matters.domain.warnings import SHANGHAI, begins, instant, marks, pending
from statutes import clock as law
from statutes.calendar import Calendar

REMEMBERED: Final = 4_096
"""Counts kept."""
SMALLEST = timedelta(microseconds=1)
"""A limit in hours includes its last instant (以内包括本数): it is missed at the next one."""


def dates_of(
    terms: Terms,
    start: Moment,
    calendar: Calendar,
    now: datetime,
    suspensions: Sequence[Suspension] = (),
    extensions: Sequence[Extension] = (),
    *,
    warned: bool = False,
    missed_at: datetime | None = None,
) -> Dates:
    """The dates that follow. `warned`: its owner has been told that it is near.

    Raises Refusal with the codes of the legal clock, such as SUSPENSIONS_CONTRADICT.
    """
    with clock_refusals():
        if suspensions or extensions or isinstance(start, datetime):
            count = _counted(terms, start, calendar, suspensions, extensions)
        else:
            count = _from_day(terms, start, calendar)
    if count.readings is None:
        return Dates(explanation=count.explanation)
    return _dated(terms, start, count.readings, now, count=count, warned=warned, missed_at=missed_at)


class _Count(NamedTuple):
    """What follows from the law alone, whatever the time is now."""

    readings: tuple[Moment, Moment] | None
    """The earlier and the later; None while time stands still."""
    provisional: bool
    explanation: str
    marks: tuple[datetime, ...]


@lru_cache(REMEMBERED)
def _from_day(terms: Terms, start: Moment, calendar: Calendar) -> _Count:
    """Remembered: most limits run on from the day they start, and many of a rule start on the same day."""
    return _counted(terms, start, calendar)


def _counted(
    terms: Terms,
    start: Moment,
    calendar: Calendar,
    suspensions: Sequence[Suspension] = (),
    extensions: Sequence[Extension] = (),
) -> _Count:
    due = law.due(
        _clock(terms), start, calendar, [_interval(each) for each in suspensions], [_added(e) for e in extensions]
    )
    explanation = due.explanation.to_json()
    if due.act_by is None or due.right_ends is None:
        return _Count(None, False, explanation, ())
    at = marks(due.act_by, terms.near, calendar)
    return _Count((due.act_by, due.right_ends), due.provisional, explanation, at)


def fixed_dates(
    terms: Terms,
    start: Moment,
    day: date,
    calendar: Calendar,
    now: datetime,
    *,
    warned: bool = False,
    missed_at: datetime | None = None,
) -> Dates:
    """The dates of a limit whose day law or decision names itself."""
    count = _Count((day, day), False, _why_fixed(terms, day), marks(day, terms.near, calendar))
    return _dated(terms, start, (day, day), now, count=count, warned=warned, missed_at=missed_at)


def _dated(
    terms: Terms,
    start: Moment,
    readings: tuple[Moment, Moment],
    now: datetime,
    *,
    count: _Count,
    warned: bool,
    missed_at: datetime | None,
) -> Dates:
    earlier, later = readings
    expires_at = first_after(earlier if terms.holder is Holder.AUTHORITY else later)
    return Dates(
        act_by=_day(earlier),
        right_ends=_day(later),
        act_by_at=earlier if isinstance(earlier, datetime) else None,
        right_ends_at=later if isinstance(later, datetime) else None,
        expires_at=expires_at,
        provisional=count.provisional,
        explanation=count.explanation,
        near_ats=pending(count.marks, instant(start), expires_at, now, warned=warned),
        missed_at=missed_at if expires_at <= now else None,
    )


def first_after(end: Moment) -> datetime:
    """The first instant at which a limit is missed: after the civil day, or right after the instant."""
    return end + SMALLEST if isinstance(end, datetime) else begins(end + timedelta(days=1))


def _day(moment: Moment) -> date:
    return moment.astimezone(SHANGHAI).date() if isinstance(moment, datetime) else moment


def _clock(terms: Terms) -> law.Clock:
    return law.Clock(
        rule_id=terms.rule_id,
        version=terms.rule_version,
        regime=law.Regime(terms.regime),
        period=law.Period.parse(terms.period),
        source=terms.source,
        holder=law.Holder[terms.holder.name],
    )


def _interval(stated: Suspension) -> law.Suspension:
    start = stated.start
    if start is None:
        raise ValueError("a suspension without a start")
    return law.Suspension(start, stated.end, stated.reason, stated.source)


def _added(stated: Extension) -> law.Extension:
    return law.Extension(law.Period.parse(stated.period), stated.reason, stated.source, stated.approved_by)


def _why_fixed(terms: Terms, day: date) -> str:
    facts = {"rule_id": terms.rule_id, "version": terms.rule_version, "source": terms.source, "fixed_on": str(day)}
    return json.dumps(facts, ensure_ascii=False)
