"""Near and missed: each once, in their order, whatever the clock does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from support.limits import CALENDAR, DECIDE, at, days, opened

from matters.domain.alarms import announce, announce_near, announce_over, next_alarm
from matters.domain.events import DeadlineExpired
from matters.domain.evolving import evolve
from matters.domain.kinds import AlarmKind, DeadlineStatus
from matters.domain.running import meet, suspend
from matters.domain.values import Suspension

FIRST, SECOND, OVER = at("2026-03-25", 0), at("2026-03-27", 0), at("2026-03-31", 0)
TICK = timedelta(microseconds=1)


def test_nothing_is_announced_before_its_instant() -> None:
    state = opened()
    assert announce(state, FIRST - TICK) is None
    assert next_alarm(state) == (AlarmKind.NEAR, FIRST)


def test_each_warning_is_given_at_its_instant_and_once() -> None:
    state = opened()
    first = announce_near(state, FIRST)
    assert first is not None
    assert days(first.given) == ["2026-03-25"]
    state = evolve(state, first)
    assert announce(state, FIRST) is None
    second = announce_near(state, SECOND)
    assert second is not None
    assert days(second.given) == ["2026-03-27"]
    state = evolve(state, second)
    assert (state.near_ats, next_alarm(state)) == ((), (AlarmKind.MISSED, OVER))


def test_it_is_missed_with_the_first_instant_after_its_day_and_once() -> None:
    state = replace(opened(), near_ats=())
    assert announce_over(state, OVER - TICK) is None
    event = announce_over(state, OVER)
    assert event is not None
    state = evolve(state, event)
    assert state.missed_at == OVER
    assert (announce(state, OVER + timedelta(days=400)), next_alarm(state)) == (None, None)


def test_after_a_time_of_rest_one_warning_covers_all_and_the_miss_comes_after_it() -> None:
    state, now = opened(), OVER + timedelta(days=3)
    assert announce_over(state, now) is None
    near = announce_near(state, now)
    assert near is not None
    assert days(near.given) == ["2026-03-25", "2026-03-27"]
    assert announce_over(evolve(state, near), now) is not None


def test_a_clock_that_goes_back_announces_nothing_twice() -> None:
    state = opened()
    near = announce_near(state, FIRST)
    assert near is not None
    state = evolve(state, near)
    assert announce(state, FIRST - timedelta(days=30)) is None
    assert announce(state, FIRST) is None


def test_what_is_done_or_stands_still_is_not_announced() -> None:
    state = opened()
    stopped = Suspension(started_on=date(2026, 3, 10), reason="听证", source="NPC-行政许可法:45")
    assert next_alarm(evolve(state, suspend(state, stopped, CALENDAR, at("2026-03-10")))) is None
    assert next_alarm(evolve(state, meet(state, date(2026, 3, 10), at("2026-03-10")))) is None


def test_a_limit_without_warnings_is_only_missed() -> None:
    assert next_alarm(opened(rule=replace(DECIDE, near=()))) == (AlarmKind.MISSED, OVER)


def test_a_right_ends_with_its_time_and_nobody_is_late() -> None:
    # SAMR-2/2018:58: what was not stated in time counts as waived.
    state = replace(opened(rule=replace(DECIDE, is_right=True)), near_ats=())
    assert announce(state, OVER - TICK) is None
    ended = announce(state, OVER)
    assert isinstance(ended, DeadlineExpired)
    state = evolve(state, ended)
    assert (state.status, state.missed_at, next_alarm(state)) == (DeadlineStatus.EXPIRED, None, None)
    assert announce(state, OVER) is None
