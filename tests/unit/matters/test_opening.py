"""A limit begins to run: dates, warnings, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from support.limits import CALENDAR, DECIDE, FACTS, MATTER, POST, SHANGHAI, Rule, at, days, history, opened

from matters.domain.assignments import open_assignment
from matters.domain.explaining import explain
from matters.domain.ids import assignment_id, deadline_id
from matters.domain.kinds import Basis, DeadlineStatus
from matters.domain.opening import open_deadline, open_fixed
from matters.domain.refusal import Refusal
from statutes.clock import Holder, Period, Regime


def test_twenty_working_days_from_acceptance_are_counted_from_the_next_day() -> None:
    # NPC-行政许可法:42, :82. Accepted on Monday 2 March 2026; no holiday until 30 March.
    state = opened(date(2026, 3, 2))
    assert (state.act_by, state.right_ends) == (date(2026, 3, 30), date(2026, 3, 30))
    assert state.expires_at == at("2026-03-31", 0)
    assert (state.status, state.provisional, state.missed_at) == (DeadlineStatus.OPEN, False, None)


def test_warnings_come_at_the_beginning_of_their_working_days() -> None:
    state = opened(date(2026, 3, 2))
    assert days(state.near_ats) == ["2026-03-25", "2026-03-27"]
    assert state.near_at == state.near_ats[0]


def test_a_promise_stands_beside_the_legal_limit_under_its_own_rule() -> None:
    promise = replace(DECIDE, rule_id="permit.decide.promised")
    event = open_deadline(
        promise, date(2026, 3, 2), FACTS, CALENDAR, at("2026-03-02"), basis=Basis.PROMISED, period=Period.parse("5wd")
    )
    state = history(event)
    assert (state.basis, state.period, state.act_by) == (Basis.PROMISED, "5wd", date(2026, 3, 9))
    assert deadline_id(MATTER, "permit.decide") != deadline_id(MATTER, "permit.decide.promised")


def test_a_limit_in_hours_includes_its_last_instant() -> None:
    # SC-310:5 24 hours from the decision.
    hours = Rule(
        Period.parse("24h"),
        None,
        (Period.parse("4h"),),
        Holder.AUTHORITY,
        Regime.ORDER_310,
        "transfer",
        "1",
        "SC-310:5",
    )
    start = datetime(2026, 10, 1, 15, 30, tzinfo=SHANGHAI)
    state = opened(start, hours)
    assert state.act_by_at == start + timedelta(hours=24)
    assert state.expires_at == start + timedelta(hours=24, microseconds=1)
    assert state.near_ats == (start + timedelta(hours=20),)
    assert (state.started_at, state.started_on, state.act_by) == (start, None, date(2026, 10, 2))


def test_a_party_is_held_to_the_later_of_two_readings_and_warned_before_the_earlier() -> None:
    # SAMR-2/2018:80 moves a last day off statutory holidays; whether off a plain Sunday is open: two dates.
    rule = Rule(
        Period.parse("15d"), None, (Period.parse("3d"),), Holder.PARTY, Regime.PENALTY, "pay", "1", "SAMR-2/2018:80"
    )
    state = opened(date(2026, 5, 16), rule)
    assert state.act_by == date(2026, 5, 31)
    assert state.right_ends == date(2026, 6, 1)
    assert state.expires_at == at("2026-06-02", 0)
    assert days(state.near_ats) == ["2026-05-28"]
    authority = opened(date(2026, 5, 16), replace(rule, holder=Holder.AUTHORITY))
    assert authority.expires_at == at("2026-06-01", 0)


def test_a_day_the_law_names_itself_is_that_day() -> None:
    event = open_fixed(
        DECIDE, date(2026, 1, 1), date(2026, 6, 30), FACTS, CALENDAR, at("2026-01-01"), near=[Period.parse("1m")]
    )
    state = history(event)
    assert (state.fixed_on, state.act_by, state.right_ends) == (date(2026, 6, 30),) * 3
    assert days(state.near_ats) == ["2026-05-30"]
    assert "2026-06-30" in explain(state).lines[-1]
    assert "2026-06-30" in explain(state).lines_zh[-1]


def test_a_warning_a_month_before_the_31st_comes_on_the_last_day_of_a_short_month() -> None:
    event = open_fixed(
        DECIDE, date(2025, 1, 1), date(2026, 3, 31), FACTS, CALENDAR, at("2025-01-01"), near=[Period.parse("1m")]
    )
    assert days(event.dates.near_ats) == ["2026-02-28"]


def test_a_licence_that_ends_beyond_every_calendar_is_warned_by_weekdays_for_now() -> None:
    event = open_fixed(
        DECIDE, date(2026, 1, 5), date(2041, 1, 4), FACTS, CALENDAR, at("2026-01-05"), near=[Period.parse("5wd")]
    )
    assert days(event.dates.near_ats) == ["2040-12-28"]
    assert not event.dates.provisional


def test_an_old_matter_taken_over_late_is_warned_of_once_for_what_has_passed() -> None:
    # Both warnings lie behind: one, the later, is still due.
    state = opened(date(2026, 3, 2), now=at("2026-03-28"))
    assert days(state.near_ats) == ["2026-03-27"]


def test_an_old_matter_taken_over_after_its_day_is_only_missed() -> None:
    assert opened(date(2026, 3, 2), now=at("2026-04-01")).near_ats == ()


def test_a_period_shorter_than_its_warning_warns_not_before_it_begins() -> None:
    state = opened(date(2026, 3, 2), replace(DECIDE, period=Period.parse("2wd")))
    assert days(state.near_ats) == ["2026-03-03"]


def test_every_answer_says_why() -> None:
    words = explain(opened(date(2026, 3, 2)))
    assert any("NPC-行政许可法:42" in line for line in words.lines)
    assert any("2026-03-30" in line for line in words.lines_zh)


def test_the_same_limit_does_not_run_twice_at_once() -> None:
    state = opened()
    with pytest.raises(Refusal) as refusal:
        open_deadline(DECIDE, date(2026, 3, 2), FACTS, CALENDAR, at("2026-03-02"), existing=state)
    assert refusal.value.code == "DEADLINE_EXISTS"
    assert "permit.decide" in refusal.value.message_zh


def test_a_day_before_any_calendar_is_refused_with_the_clocks_own_code() -> None:
    with pytest.raises(Refusal) as refusal:
        opened(date(2006, 3, 1), now=at("2026-03-02"))
    assert refusal.value.code == "CALENDAR_OUT_OF_RANGE"
    assert refusal.value.message_zh


def test_ids_follow_from_matter_rule_and_occurrence() -> None:
    ids = {deadline_id(MATTER, "a"), deadline_id(MATTER, "a", 2), deadline_id(MATTER, "b"), assignment_id(MATTER)}
    assert len(ids) == 4
    assert deadline_id(MATTER, "a") == deadline_id(MATTER, "a", 1)


@pytest.mark.parametrize("matter", ["", "licences/", "licences/2025", "licences/x/y"])
def test_a_matter_is_named_by_its_resource_name(matter: str) -> None:
    facts = replace(FACTS, matter=matter)
    for act in (
        lambda: open_deadline(DECIDE, date(2026, 3, 2), facts, CALENDAR, at("2026-03-02")),
        lambda: open_fixed(DECIDE, date(2026, 3, 2), date(2026, 6, 30), facts, CALENDAR, at("2026-03-02")),
        lambda: open_assignment(facts, "licence", POST, at("2026-03-02")),
    ):
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.code == "MATTER_NAME_INVALID"
