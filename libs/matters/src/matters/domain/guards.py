"""What stands against a change of a limit."""

from __future__ import annotations

from datetime import date, datetime

from matters.domain.kinds import DeadlineStatus
from matters.domain.opening import Rule
from matters.domain.refusal import clock_refusals, refuse
from matters.domain.states import Deadline
from matters.domain.values import Extension, Moment, Suspension
from matters.domain.warnings import SHANGHAI, instant
from statutes.clock import Period


def civil(moment: Moment) -> date:
    """The civil day of a moment in Asia/Shanghai."""
    return moment.astimezone(SHANGHAI).date() if isinstance(moment, datetime) else moment


def not_over(state: Deadline) -> None:
    """Refusal DEADLINE_ALREADY_MET, DEADLINE_CANCELLED or DEADLINE_EXPIRED."""
    if state.status is DeadlineStatus.MET:
        raise refuse("DEADLINE_ALREADY_MET", met_on=state.met_on)
    if state.status is DeadlineStatus.CANCELLED:
        raise refuse("DEADLINE_CANCELLED")
    if state.status is DeadlineStatus.EXPIRED:
        raise refuse("DEADLINE_EXPIRED", ends=state.due_on)


def not_fixed(state: Deadline) -> None:
    """Refusal DEADLINE_FIXED: no time runs that could be stopped or added to."""
    if state.fixed_on is not None:
        raise refuse("DEADLINE_FIXED", source=state.source)


def not_suspended(state: Deadline) -> None:
    """Refusal DEADLINE_ALREADY_SUSPENDED."""
    if state.status is DeadlineStatus.SUSPENDED:
        raise refuse("DEADLINE_ALREADY_SUSPENDED", since=state.suspensions[-1].start)


def suspension_under_way(state: Deadline) -> Suspension:
    """The suspension that goes on. Refusal DEADLINE_NOT_SUSPENDED."""
    if state.status is not DeadlineStatus.SUSPENDED:
        raise refuse("DEADLINE_NOT_SUSPENDED")
    return state.suspensions[-1]


def reason_given(reason: str) -> None:
    """Refusal REASON_REQUIRED."""
    if not reason.strip():
        raise refuse("REASON_REQUIRED", "reason")


def suspension_in_time(state: Deadline, suspension: Suspension, now: datetime) -> None:
    """Refusal SUSPENSION_IN_FUTURE, or SUSPENSION_AFTER_EXPIRY."""
    start = suspension.start
    if start is None or instant(start) > now:
        raise refuse("SUSPENSION_IN_FUTURE", "suspension.started_on", start=start)
    if state.expires_at is not None and instant(start) >= state.expires_at:
        raise refuse("SUSPENSION_AFTER_EXPIRY", "suspension.started_on", due=state.due_on, start=start)
    if suspension.end is not None and instant(suspension.end) > now:
        raise refuse("RESUMED_IN_FUTURE", "suspension.ended_on", end=suspension.end)


def resumed_in_order(standing: Suspension, end: Moment, now: datetime) -> None:
    """Refusal RESUMED_BEFORE_SUSPENSION or RESUMED_IN_FUTURE."""
    since = standing.start
    if since is None or instant(end) < instant(since):
        raise refuse("RESUMED_BEFORE_SUSPENSION", "ended_on", since=since, end=end)
    if instant(end) > now:
        raise refuse("RESUMED_IN_FUTURE", "ended_on", end=end)


def extension_allowed(state: Deadline, extension: Extension, rule: Rule, *, again: bool) -> None:
    """Refusal APPROVAL_REQUIRED, EXTENSION_NOT_PROVIDED, EXTENSION_TOO_LONG or EXTENSION_USED."""
    if not extension.approved_by.strip():
        raise refuse("APPROVAL_REQUIRED", "extension.approved_by")
    if rule.extension is None:
        raise refuse("EXTENSION_NOT_PROVIDED", source=rule.source)
    with clock_refusals("extension.period"):
        asked = Period.parse(extension.period)
    if asked.unit is not rule.extension.unit or asked.amount > rule.extension.amount:
        raise refuse("EXTENSION_TOO_LONG", "extension.period", asked=asked, limit=rule.extension, source=rule.source)
    if state.extensions and not again:
        raise refuse("EXTENSION_USED", document=state.extensions[-1].approved_by, source=rule.source)


def not_expired(state: Deadline, now: datetime) -> None:
    """Refusal EXTENSION_AFTER_EXPIRY."""
    if state.expires_at is not None and now >= state.expires_at:
        raise refuse("EXTENSION_AFTER_EXPIRY", due=state.due_on, source=state.source)


def met_in_order(state: Deadline, on: Moment, now: datetime) -> None:
    """Refusal MET_IN_FUTURE or MET_BEFORE_START."""
    if instant(on) > now:
        raise refuse("MET_IN_FUTURE", "met_on", on=on)
    if civil(on) < civil(state.start):
        raise refuse("MET_BEFORE_START", "met_on", on=on, start=state.start)
