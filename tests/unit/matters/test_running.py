"""Suspended, resumed, extended, met, cancelled, handed over: history, command, event or refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.limits import CALENDAR, DECIDE, FACTS, OTHER_POST, POST, Rule, at, days, history, opened

from matters.domain.alarms import announce_over
from matters.domain.evolving import evolve
from matters.domain.kinds import DeadlineStatus
from matters.domain.opening import open_fixed
from matters.domain.refusal import Refusal
from matters.domain.running import cancel, extend, meet, reassign, resume, suspend
from matters.domain.states import Deadline
from matters.domain.values import Extension, Suspension

HEARING = Suspension(started_on=date(2026, 3, 10), reason="听证", source="NPC-行政许可法:45")
TEN_DAYS = Extension(period="10wd", reason="案情复杂", source="NPC-行政许可法:42", approved_by="桂市监延〔2026〕1号")


def code(refused: pytest.ExceptionInfo[Refusal]) -> str:
    assert refused.value.message
    assert refused.value.message_zh
    assert refused.value.reason.remedy
    assert "{" not in refused.value.message + refused.value.message_zh + refused.value.rule
    return refused.value.code


def suspended() -> Deadline:
    state = opened()
    return evolve(state, suspend(state, HEARING, CALENDAR, at("2026-03-10")))


def test_while_suspended_there_is_no_date_and_no_warning() -> None:
    # NPC-行政许可法:45: time for hearing, testing and expert review is not counted.
    state = suspended()
    assert state.status is DeadlineStatus.SUSPENDED
    assert (state.act_by, state.right_ends, state.expires_at, state.near_ats) == (None, None, None, ())
    assert state.suspensions == (HEARING,)


def test_time_that_stood_still_is_added_and_the_day_of_resuming_counts() -> None:
    # 10 to 16 March does not count: five working days (10-13, 16); 30 March becomes 7 April, since 6 April is 清明 off.
    state = suspended()
    event = resume(state, date(2026, 3, 17), CALENDAR, at("2026-03-17"))
    after = evolve(state, event)
    assert after.status is DeadlineStatus.OPEN
    assert after.act_by == date(2026, 4, 7)
    assert days(after.near_ats) == ["2026-04-01", "2026-04-03"]
    assert after.suspensions[0].ended_on == date(2026, 3, 17)


def test_time_may_stand_still_more_than_once() -> None:
    # 10 to 16 March and 19 to 20 March: seven working days do not count.
    state = suspended()
    state = evolve(state, resume(state, date(2026, 3, 17), CALENDAR, at("2026-03-17")))
    testing = replace(HEARING, started_on=date(2026, 3, 19), reason="检验")
    state = evolve(state, suspend(state, testing, CALENDAR, at("2026-03-19")))
    state = evolve(state, resume(state, date(2026, 3, 21), CALENDAR, at("2026-03-21")))
    assert state.act_by == date(2026, 4, 9)
    assert [each.reason for each in state.suspensions] == ["听证", "检验"]


def test_a_past_hearing_is_recorded_without_time_standing_still_now() -> None:
    state = opened()
    over = replace(HEARING, ended_on=date(2026, 3, 17))
    after = evolve(state, suspend(state, over, CALENDAR, at("2026-03-20")))
    assert (after.status, after.act_by) == (DeadlineStatus.OPEN, date(2026, 4, 7))


def test_what_is_suspended_is_not_suspended_again() -> None:
    with pytest.raises(Refusal) as refused:
        suspend(suspended(), HEARING, CALENDAR, at("2026-03-11"))
    assert code(refused) == "DEADLINE_ALREADY_SUSPENDED"
    assert refused.value.metadata == {"since": "2026-03-10"}


def test_suspensions_that_overlap_contradict() -> None:
    state = opened()
    over = replace(HEARING, ended_on=date(2026, 3, 17))
    after = evolve(state, suspend(state, over, CALENDAR, at("2026-03-20")))
    with pytest.raises(Refusal) as refused:
        suspend(after, replace(over, started_on=date(2026, 3, 12)), CALENDAR, at("2026-03-20"))
    assert code(refused) == "SUSPENSIONS_CONTRADICT"


def test_a_suspension_before_the_start_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        suspend(opened(), replace(HEARING, started_on=date(2026, 2, 10)), CALENDAR, at("2026-03-10"))
    assert code(refused) == "SUSPENSION_BEFORE_START"


def test_a_suspension_is_recorded_when_it_begins() -> None:
    with pytest.raises(Refusal) as refused:
        suspend(opened(), replace(HEARING, started_on=date(2026, 3, 12)), CALENDAR, at("2026-03-10"))
    assert code(refused) == "SUSPENSION_IN_FUTURE"


def test_time_that_has_run_out_cannot_stand_still() -> None:
    with pytest.raises(Refusal) as refused:
        suspend(opened(), replace(HEARING, started_on=date(2026, 3, 31)), CALENDAR, at("2026-04-02"))
    assert code(refused) == "SUSPENSION_AFTER_EXPIRY"


def test_a_suspension_that_began_in_time_takes_a_miss_back_when_recorded_late() -> None:
    state = opened()
    missed = announce_over(replace(state, near_ats=()), at("2026-03-31"))
    assert missed is not None
    late = evolve(evolve(state, missed), suspend(state, HEARING, CALENDAR, at("2026-04-01")))
    assert late.missed_at is None


def test_a_suspension_says_why() -> None:
    with pytest.raises(Refusal) as refused:
        suspend(opened(), replace(HEARING, reason=" "), CALENDAR, at("2026-03-10"))
    assert code(refused) == "REASON_REQUIRED"


def test_what_runs_is_not_resumed() -> None:
    with pytest.raises(Refusal) as refused:
        resume(opened(), date(2026, 3, 17), CALENDAR, at("2026-03-17"))
    assert code(refused) == "DEADLINE_NOT_SUSPENDED"


@pytest.mark.parametrize(
    ("end", "expected"), [(date(2026, 3, 9), "RESUMED_BEFORE_SUSPENSION"), (date(2026, 3, 18), "RESUMED_IN_FUTURE")]
)
def test_time_runs_again_neither_before_it_stopped_nor_in_the_future(end: date, expected: str) -> None:
    with pytest.raises(Refusal) as refused:
        resume(suspended(), end, CALENDAR, at("2026-03-17"))
    assert code(refused) == expected


def test_ten_working_days_are_added_once_with_the_heads_approval() -> None:
    # NPC-行政许可法:42: by up to 10 days with the approval of the head of the organ.
    state = opened()
    after = evolve(state, extend(state, TEN_DAYS, DECIDE, CALENDAR, at("2026-03-20")))
    assert after.act_by == date(2026, 4, 14)
    with pytest.raises(Refusal) as refused:
        extend(after, TEN_DAYS, DECIDE, CALENDAR, at("2026-03-21"))
    assert code(refused) == "EXTENSION_USED"
    again = evolve(after, extend(after, TEN_DAYS, DECIDE, CALENDAR, at("2026-03-21"), again=True))
    assert len(again.extensions) == 2


def test_after_an_extension_the_new_date_is_warned_of_anew() -> None:
    state = replace(opened(), near_announced_at=at("2026-03-25"), near_ats=())
    after = evolve(state, extend(state, TEN_DAYS, DECIDE, CALENDAR, at("2026-03-27")))
    assert days(after.near_ats) == ["2026-04-09", "2026-04-13"]


def test_who_was_warned_is_not_warned_again_of_what_has_passed() -> None:
    # One working day more: 31 March, with warnings on 26 and 30 March; on the 27th the first has passed.
    state = replace(opened(), near_announced_at=at("2026-03-25"), near_ats=())
    day = replace(TEN_DAYS, period="1wd")
    assert days(extend(state, day, DECIDE, CALENDAR, at("2026-03-27")).dates.near_ats) == ["2026-03-30"]
    unwarned = extend(opened(), day, DECIDE, CALENDAR, at("2026-03-27"))
    assert days(unwarned.dates.near_ats) == ["2026-03-26", "2026-03-30"]


@pytest.mark.parametrize(
    ("extension", "rule", "expected"),
    [
        (replace(TEN_DAYS, period="11wd"), DECIDE, "EXTENSION_TOO_LONG"),
        (replace(TEN_DAYS, period="10d"), DECIDE, "EXTENSION_TOO_LONG"),
        (replace(TEN_DAYS, period="soon"), DECIDE, "PERIOD_INVALID"),
        (replace(TEN_DAYS, approved_by=""), DECIDE, "APPROVAL_REQUIRED"),
        (replace(TEN_DAYS, reason=""), DECIDE, "REASON_REQUIRED"),
        (TEN_DAYS, replace(DECIDE, extension=None), "EXTENSION_NOT_PROVIDED"),
    ],
)
def test_an_extension_keeps_to_what_the_law_allows(extension: Extension, rule: Rule, expected: str) -> None:
    with pytest.raises(Refusal) as refused:
        extend(opened(), extension, rule, CALENDAR, at("2026-03-20"))
    assert code(refused) == expected


def test_an_extension_is_decided_before_the_time_has_run_out_unless_the_law_allows_later() -> None:
    with pytest.raises(Refusal) as refused:
        extend(opened(), TEN_DAYS, DECIDE, CALENDAR, at("2026-03-31", 0))
    assert code(refused) == "EXTENSION_AFTER_EXPIRY"
    last_moment = at("2026-03-31", 0) - timedelta(seconds=1)
    assert extend(opened(), TEN_DAYS, DECIDE, CALENDAR, last_moment)
    assert extend(opened(), TEN_DAYS, DECIDE, CALENDAR, at("2026-03-31"), after_expiry=True)


def test_a_day_that_law_names_is_neither_suspended_nor_extended() -> None:
    fixed = history(open_fixed(DECIDE, date(2026, 1, 1), date(2026, 6, 30), FACTS, CALENDAR, at("2026-01-01")))
    for act in (
        lambda: suspend(fixed, HEARING, CALENDAR, at("2026-03-10")),
        lambda: extend(fixed, TEN_DAYS, DECIDE, CALENDAR, at("2026-03-10")),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert code(refused) == "DEADLINE_FIXED"


def test_done_on_the_last_day_is_in_time_and_the_day_after_late() -> None:
    assert not meet(opened(), date(2026, 3, 30), at("2026-04-02")).late
    assert meet(opened(), date(2026, 3, 31), at("2026-04-02")).late


def test_what_is_done_on_the_day_it_began_is_done() -> None:
    assert not meet(opened(), date(2026, 3, 2), at("2026-03-02")).late


def test_what_is_done_while_time_stands_still_is_in_time() -> None:
    assert not meet(suspended(), date(2026, 3, 12), at("2026-03-12")).late


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2026, 3, 1), "MET_BEFORE_START"), (date(2026, 3, 21), "MET_IN_FUTURE")]
)
def test_the_day_it_was_done_lies_between_start_and_today(on: date, expected: str) -> None:
    with pytest.raises(Refusal) as refused:
        meet(opened(), on, at("2026-03-20"))
    assert code(refused) == expected


def test_what_is_over_stays_over() -> None:
    state, now = opened(), at("2026-03-20")
    met = evolve(state, meet(state, date(2026, 3, 20), now))
    cancelled = evolve(state, cancel(state, "申请人撤回", now))
    expired = replace(opened(), status=DeadlineStatus.EXPIRED)
    ends = ((met, "DEADLINE_ALREADY_MET"), (cancelled, "DEADLINE_CANCELLED"), (expired, "DEADLINE_EXPIRED"))
    for over, expected in ends:
        for act in (
            lambda state=over: suspend(state, HEARING, CALENDAR, now),
            lambda state=over: resume(state, date(2026, 3, 20), CALENDAR, now),
            lambda state=over: extend(state, TEN_DAYS, DECIDE, CALENDAR, now),
            lambda state=over: meet(state, date(2026, 3, 20), now),
            lambda state=over: cancel(state, "again", now),
        ):
            with pytest.raises(Refusal) as refused:
                act()
            assert code(refused) == expected
        assert reassign(over, OTHER_POST, now) is None


def test_a_limit_follows_its_matter_and_stays_where_it_is_already() -> None:
    state = opened()
    event = reassign(state, OTHER_POST, at("2026-03-20"))
    assert event is not None
    assert evolve(state, event).owner_post == OTHER_POST
    assert reassign(state, POST, at("2026-03-20")) is None
