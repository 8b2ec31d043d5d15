"""A calendar is published or a rule changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from support.limits import CALENDAR, DECIDE, FACTS, Rules, at, days, history, opened

from matters.domain.alarms import announce_near, announce_over
from matters.domain.evolving import evolve
from matters.domain.kinds import Basis
from matters.domain.opening import open_deadline, open_fixed
from matters.domain.recomputing import recompute
from matters.domain.running import meet
from matters.law import calendar_digest
from statutes.calendar import Calendar, build_calendar
from statutes.clock import Period

NOW = at("2026-11-23")
START = date(2027, 1, 25)
NOTICE = """\
year: 2027
source: 国办发明电〔2026〕0号
rest:
  元旦: 01-01..01-03
  春节: 02-05..02-11
  清明节: 04-03..04-05
  劳动节: 05-01..05-03
  端午节: 06-09
  中秋节: 09-15
  国庆节: 10-01..10-03
work: [01-31, 02-20]
lunar: {正月初一: 02-06, 清明: 04-05, 端午: 06-09, 中秋: 09-15}
"""


def published(folder: Path) -> Calendar:
    """The calendar with a notice for 2027, as it might be: Spring Festival from 5 to 11 February."""
    source = resources.files("statutes") / "data" / "calendar"
    for entry in source.iterdir():
        if entry.is_file():
            (folder / entry.name).write_text(entry.read_text("utf-8"), "utf-8")
    (folder / "2027.yaml").write_text(NOTICE, "utf-8")
    return build_calendar("", folder)


def test_nothing_happens_where_nothing_differs() -> None:
    assert recompute(opened(), CALENDAR, Rules(DECIDE), at("2026-03-05")) is None


def test_what_is_over_keeps_its_dates() -> None:
    state = opened()
    met = evolve(state, meet(state, date(2026, 3, 5), at("2026-03-05")))
    shorter = Rules(replace(DECIDE, period=Period.parse("10wd")))
    assert recompute(met, CALENDAR, shorter, at("2026-03-05")) is None


def test_a_shorter_rule_moves_the_date_and_its_warnings() -> None:
    shorter = Rules(replace(DECIDE, period=Period.parse("10wd"), version="2026-03-01", source="NPC-行政许可法:42-43"))
    event = recompute(opened(), CALENDAR, shorter, at("2026-03-05"))
    assert event is not None
    assert event.dates.act_by == date(2026, 3, 16)
    assert days(event.dates.near_ats) == ["2026-03-11", "2026-03-13"]
    assert (event.terms.rule_version, event.terms.source) == ("2026-03-01", "NPC-行政许可法:42-43")


def test_a_promise_is_kept_when_the_law_changes() -> None:
    promised = history(
        open_deadline(
            DECIDE,
            date(2026, 3, 2),
            FACTS,
            CALENDAR,
            at("2026-03-02"),
            basis=Basis.PROMISED,
            period=Period.parse("5wd"),
        )
    )
    shorter = Rules(replace(DECIDE, period=Period.parse("10wd")))
    assert recompute(promised, CALENDAR, shorter, at("2026-03-05")) is None


def test_a_miss_by_the_old_date_is_taken_back_where_the_new_one_lies_ahead() -> None:
    state = replace(opened(), near_ats=())
    missed = announce_over(state, at("2026-03-31"))
    assert missed is not None
    longer = Rules(replace(DECIDE, period=Period.parse("30wd")))
    event = recompute(evolve(state, missed), CALENDAR, longer, at("2026-03-31"))
    assert event is not None
    assert (event.dates.act_by, event.dates.missed_at) == (date(2026, 4, 14), None)


def test_a_miss_stays_where_the_new_date_has_passed_as_well() -> None:
    state = replace(opened(), near_ats=())
    missed = announce_over(state, at("2026-03-31"))
    assert missed is not None
    shorter = Rules(replace(DECIDE, period=Period.parse("10wd")))
    event = recompute(evolve(state, missed), CALENDAR, shorter, at("2026-03-31"))
    assert event is not None
    assert event.dates.missed_at == at("2026-03-31")
    assert event.dates.near_ats == ()


def test_a_published_calendar_makes_a_provisional_date_certain_and_moves_it(tmp_path: Path) -> None:
    before = history(open_deadline(DECIDE, START, FACTS, CALENDAR, NOW))
    # Known without a notice: four statutory days, 5 to 8 February.
    assert (before.provisional, before.act_by) == (True, date(2027, 2, 24))
    calendar = published(tmp_path)
    assert calendar_digest(calendar) != calendar_digest(CALENDAR)
    event = recompute(before, calendar, Rules(DECIDE), NOW)
    assert event is not None
    assert (event.dates.provisional, event.dates.act_by) == (False, date(2027, 2, 25))
    assert recompute(evolve(before, event), calendar, Rules(DECIDE), NOW) is None


@pytest.mark.parametrize("now", ["2026-03-26", "2026-03-27"])
def test_a_date_that_only_becomes_certain_neither_repeats_nor_forgets_a_warning(now: str) -> None:
    state = opened()
    near = announce_near(state, at("2026-03-25"))
    assert near is not None
    guessed = replace(evolve(state, near), provisional=True)
    event = recompute(guessed, CALENDAR, Rules(DECIDE), at(now))
    assert event is not None
    assert days(event.dates.near_ats) == ["2026-03-27"]


def test_a_day_that_law_named_needs_no_rule_of_counting() -> None:
    kind = replace(DECIDE, rule_id="food-trade")
    fixed = history(open_fixed(kind, date(2026, 1, 5), date(2026, 12, 1), FACTS, CALENDAR, at("2026-01-05")))
    assert recompute(fixed, CALENDAR, Rules(DECIDE), NOW) is None


def test_a_published_calendar_moves_the_warnings_of_a_day_that_stays(tmp_path: Path) -> None:
    # Five working days before 15 February 2027: 4 February by statutory holidays alone, 1 February by the notice.
    kind, day, week = replace(DECIDE, rule_id="food-trade"), date(2027, 2, 15), [Period.parse("5wd")]
    fixed = history(open_fixed(kind, date(2026, 1, 5), day, FACTS, CALENDAR, at("2026-01-05"), near=week))
    assert days(fixed.near_ats) == ["2027-02-04"]
    event = recompute(fixed, published(tmp_path), Rules(DECIDE), NOW)
    assert event is not None
    assert (days(event.dates.near_ats), event.dates.act_by) == (["2027-02-01"], day)


def test_a_scheduler_that_is_behind_is_no_reason_to_recompute() -> None:
    # Both warnings are due and not given yet.
    assert recompute(opened(), CALENDAR, Rules(DECIDE), at("2026-03-28")) is None


def test_a_warning_of_a_date_that_has_moved_away_is_not_given_any_more() -> None:
    longer = Rules(replace(DECIDE, period=Period.parse("30wd")))
    event = recompute(opened(), CALENDAR, longer, at("2026-03-26"))
    assert event is not None
    assert days(event.dates.near_ats) == ["2026-04-09", "2026-04-13"]
