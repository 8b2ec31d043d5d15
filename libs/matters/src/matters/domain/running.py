"""What happens to a limit while it runs: suspended, resumed, extended, met, cancelled, handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from matters.domain import guards
from matters.domain.dating import dates_of
from matters.domain.events import (
    DeadlineCancelled,
    DeadlineExtended,
    DeadlineMet,
    DeadlineReassigned,
    DeadlineResumed,
    DeadlineSuspended,
)
from matters.domain.kinds import DeadlineStatus
from matters.domain.opening import Rule
from matters.domain.states import Deadline
from matters.domain.terms import terms_in
from matters.domain.values import Dates, Extension, Moment, Suspension
from matters.domain.warnings import instant
from statutes.calendar import Calendar


def suspend(state: Deadline, suspension: Suspension, calendar: Calendar, now: datetime) -> DeadlineSuspended:
    """Time stands still (中止); with an end in the suspension, a past interval in which it did is recorded.

    Refusals: those of a limit that is over or fixed, DEADLINE_ALREADY_SUSPENDED, REASON_REQUIRED,
    SUSPENSION_IN_FUTURE, SUSPENSION_AFTER_EXPIRY, and the legal clock's SUSPENSION_BEFORE_START and
    SUSPENSIONS_CONTRADICT.
    """
    guards.not_over(state)
    guards.not_fixed(state)
    guards.not_suspended(state)
    guards.reason_given(suspension.reason)
    guards.suspension_in_time(state, suspension, now)
    suspensions = (*state.suspensions, suspension)
    dates = _redated(state, calendar, now, suspensions, state.extensions)
    return DeadlineSuspended(at=now, suspensions=suspensions, open=suspension.end is None, dates=dates)


def resume(state: Deadline, end: Moment, calendar: Calendar, now: datetime) -> DeadlineResumed:
    """Time runs again from `end` on, which counts (恢复).

    Refusals: those of a limit that is over, DEADLINE_NOT_SUSPENDED, RESUMED_BEFORE_SUSPENSION, RESUMED_IN_FUTURE.
    """
    guards.not_over(state)
    standing = guards.suspension_under_way(state)
    guards.resumed_in_order(standing, end, now)
    at = end if isinstance(end, datetime) else None
    ended = replace(standing, ended_at=at, ended_on=None if at else end)
    suspensions = (*state.suspensions[:-1], ended)
    dates = _redated(state, calendar, now, suspensions, state.extensions)
    return DeadlineResumed(at=now, suspensions=suspensions, dates=dates)


def extend(
    state: Deadline,
    extension: Extension,
    rule: Rule,
    calendar: Calendar,
    now: datetime,
    *,
    again: bool = False,
    after_expiry: bool = False,
) -> DeadlineExtended:
    """Time is added (延长), as far as the rule allows and before it has run out.

    `again`, `after_expiry`: the law allows a second extension, or one decided late.
    Refusals: those of a limit that is over or fixed, REASON_REQUIRED, APPROVAL_REQUIRED, EXTENSION_NOT_PROVIDED,
    EXTENSION_TOO_LONG, EXTENSION_USED, EXTENSION_AFTER_EXPIRY.
    """
    guards.not_over(state)
    guards.not_fixed(state)
    guards.reason_given(extension.reason)
    guards.extension_allowed(state, extension, rule, again=again)
    if not after_expiry:
        guards.not_expired(state, now)
    extensions = (*state.extensions, extension)
    dates = _redated(state, calendar, now, state.suspensions, extensions)
    return DeadlineExtended(at=now, extensions=extensions, dates=dates)


def meet(state: Deadline, on: Moment, now: datetime) -> DeadlineMet:
    """What the limit was for has been done, in time or late.

    Refusals: those of a limit that is over, MET_IN_FUTURE, MET_BEFORE_START.
    """
    guards.not_over(state)
    guards.met_in_order(state, on, now)
    late = state.expires_at is not None and instant(on) >= state.expires_at
    return DeadlineMet(at=now, met_on=guards.civil(on), late=late)


def cancel(state: Deadline, reason: str, now: datetime) -> DeadlineCancelled:
    """The limit falls away (终止). Refusals: those of a limit that is over, REASON_REQUIRED."""
    guards.not_over(state)
    guards.reason_given(reason)
    return DeadlineCancelled(at=now, reason=reason)


def reassign(state: Deadline, owner_post: UUID | None, now: datetime) -> DeadlineReassigned | None:
    """The limit follows its matter to another owner; None if it is there already or over."""
    if state.status not in (DeadlineStatus.OPEN, DeadlineStatus.SUSPENDED) or state.owner_post == owner_post:
        return None
    return DeadlineReassigned(at=now, owner_post=owner_post)


def _redated(
    state: Deadline,
    calendar: Calendar,
    now: datetime,
    suspensions: tuple[Suspension, ...],
    extensions: tuple[Extension, ...],
) -> Dates:
    return dates_of(
        terms_in(state),
        state.start,
        calendar,
        now,
        suspensions,
        extensions,
        warned=state.near_announced_at is not None,
        missed_at=state.missed_at,
    )
