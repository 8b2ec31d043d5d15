"""A calendar is published or a rule changes: what becomes of the limits that run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from matters.domain import guards
from matters.domain.dating import dates_of, fixed_dates
from matters.domain.events import DeadlineRecomputed
from matters.domain.kinds import RUNNING, Basis
from matters.domain.opening import Rule, terms_of
from matters.domain.states import Deadline
from matters.domain.terms import terms_in
from matters.domain.values import Dates, Terms
from statutes.calendar import Calendar
from statutes.clock import Period


class Rules(Protocol):
    """What is needed of a `statutes.rules.Rulebook`."""

    def deadline(self, rule_id: str, on: date) -> Rule:
        """The version of a time limit in force on a day."""


def recompute(state: Deadline, calendar: Calendar, rulebook: Rules, now: datetime) -> DeadlineRecomputed | None:
    """The limit by the present calendar and the rule as it now stands; None unless a date or a warning differs.

    The rule is the version in force on the day that set the limit off: a step of procedure follows the procedure of
    its day. A promised period is the authority's own and is kept, and so is a day that law or decision named.
    """
    if state.status not in RUNNING:
        return None
    terms = _terms_now(state, rulebook)
    dates = _dates_now(state, terms, calendar, now)
    if _same(state, dates) and _ahead(state.near_ats, now) == _ahead(dates.near_ats, now):
        return None
    return DeadlineRecomputed(at=now, terms=terms, dates=_keeping_warnings(state, dates, now))


def _terms_now(state: Deadline, rulebook: Rules) -> Terms:
    if state.fixed_on is not None:
        return terms_in(state)
    rule = rulebook.deadline(state.rule_id, guards.civil(state.start))
    return terms_of(rule, state.basis, Period.parse(state.period) if state.basis is Basis.PROMISED else None)


def _dates_now(state: Deadline, terms: Terms, calendar: Calendar, now: datetime) -> Dates:
    warned, missed_at = state.near_announced_at is not None, state.missed_at
    if state.fixed_on is not None:
        return fixed_dates(terms, state.start, state.fixed_on, calendar, now, warned=warned, missed_at=missed_at)
    return dates_of(
        terms, state.start, calendar, now, state.suspensions, state.extensions, warned=warned, missed_at=missed_at
    )


def _same(state: Deadline, dates: Dates) -> bool:
    ours = (state.act_by, state.right_ends, state.act_by_at, state.right_ends_at, state.expires_at, state.provisional)
    return ours == (
        dates.act_by,
        dates.right_ends,
        dates.act_by_at,
        dates.right_ends_at,
        dates.expires_at,
        dates.provisional,
    )


def _ahead(near_ats: Sequence[datetime], now: datetime) -> tuple[datetime, ...]:
    return tuple(at for at in near_ats if at > now)


def _keeping_warnings(state: Deadline, dates: Dates, now: datetime) -> Dates:
    """Where the date stays, a warning that is due stays due, and one that was given is not given again."""
    if dates.expires_at != state.expires_at:
        return dates
    due = tuple(at for at in state.near_ats if at <= now)
    return replace(dates, near_ats=(*due, *_ahead(dates.near_ats, now)))
