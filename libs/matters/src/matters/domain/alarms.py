"""What the scheduler announces, decided on the state alone: asked twice, it says the same thing once."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from matters.domain.events import DeadlineExpired, DeadlineMissed, DeadlineNear
from matters.domain.kinds import AlarmKind, DeadlineStatus
from matters.domain.states import Deadline


class Alarm(NamedTuple):
    """The next thing to announce."""

    kind: AlarmKind
    at: datetime


def next_alarm(state: Deadline) -> Alarm | None:
    """What is to be announced next, and when; None once nothing is left, and while time stands still."""
    if state.status is not DeadlineStatus.OPEN or state.expires_at is None:
        return None
    if state.near_ats:
        return Alarm(AlarmKind.NEAR, state.near_ats[0])
    if state.is_right:
        return Alarm(AlarmKind.EXPIRED, state.expires_at)
    return Alarm(AlarmKind.MISSED, state.expires_at) if state.missed_at is None else None


def announce_near(state: Deadline, now: datetime) -> DeadlineNear | None:
    """The date is near; None unless a warning is due."""
    alarm = next_alarm(state)
    if alarm is None or alarm.kind is not AlarmKind.NEAR or alarm.at > now:
        return None
    given = tuple(at for at in state.near_ats if at <= now)
    return DeadlineNear(at=now, given=given, near_ats=state.near_ats[len(given) :], expires_at=state.expires_at)


def announce_over(state: Deadline, now: datetime) -> DeadlineMissed | DeadlineExpired | None:
    """The date has passed; None unless it has, and every warning was given."""
    alarm = next_alarm(state)
    if alarm is None or alarm.kind is AlarmKind.NEAR or alarm.at > now:
        return None
    over = DeadlineExpired if alarm.kind is AlarmKind.EXPIRED else DeadlineMissed
    return over(at=now, expires_at=alarm.at)


def announce(state: Deadline, now: datetime) -> DeadlineNear | DeadlineMissed | DeadlineExpired | None:
    """Whichever is due; None if nothing is."""
    return announce_near(state, now) or announce_over(state, now)
