"""Wrong inputs get their own reason, in both languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from statutes.calendar import load_calendar
from statutes.clock import Clock, ClockError, Extension, Holder, Moment, Period, Regime, Suspension, before, due

START = date(2026, 3, 2)


def refusal_of(
    period: str,
    start: Moment,
    *stops: Suspension,
    more: tuple[Extension, ...] = (),
    regime: Regime = Regime.PENALTY,
) -> ClockError:
    clock = Clock("RULE", "1", regime, Period.parse(period), "SAMR-2/2018:64", Holder.AUTHORITY)
    with pytest.raises(ClockError) as refusal:
        due(clock, start, load_calendar(), stops, more)
    return refusal.value


def stop(start: Moment, end: Moment | None) -> Suspension:
    return Suspension(start, end, "鉴定", "SAMR-2/2018:64")


def test_the_day_that_contradicts_is_named_in_both_languages() -> None:
    refusal = refusal_of("90d", START, stop(date(2026, 2, 1), date(2026, 3, 9)))
    assert refusal.code == "SUSPENSION_BEFORE_START"
    assert "2026-02-01" in refusal.message
    assert "2026-02-01" in refusal.message_zh


def test_an_overlap_is_found_whatever_the_order() -> None:
    first, second = stop(date(2026, 4, 1), date(2026, 4, 20)), stop(date(2026, 4, 19), date(2026, 4, 30))
    assert refusal_of("90d", START, first, second).code == "SUSPENSIONS_CONTRADICT"
    assert refusal_of("90d", START, second, first).code == "SUSPENSIONS_CONTRADICT"


def test_a_suspension_without_a_zone_is_refused_also_for_days() -> None:
    naive = datetime.fromisoformat("2026-04-01T09:00")
    assert refusal_of("90d", START, stop(naive, None)).code == "INSTANT_WITHOUT_ZONE"


def test_a_bare_day_cannot_suspend_hours() -> None:
    start = datetime.fromisoformat("2026-03-02T09:00+08:00")
    assert refusal_of("24h", start, stop(date(2026, 3, 2), None)).code == "INSTANT_NEEDED"


def test_days_are_not_extended_by_hours() -> None:
    more = (Extension(Period.parse("24h"), "复杂", "SAMR-2/2018:64", "局长"),)
    assert refusal_of("90d", START, more=more).code == "EXTENSION_UNIT_DIFFERS"


def test_an_extension_in_natural_days_is_refused_where_the_law_means_working_days() -> None:
    more = (Extension(Period.parse("10d"), "复杂", "NPC-行政许可法:42", "局长"),)
    refusal = refusal_of("20wd", START, more=more, regime=Regime.LICENSING)
    assert refusal.code == "PERIOD_CONTRADICTS_REGIME"
    assert "10wd" in refusal.remedy
    assert "NPC-行政许可法:82" in refusal.rule


def test_an_instant_is_taken_on_its_day_in_shanghai() -> None:
    clock = Clock("RULE", "1", Regime.ORDER_310, Period.parse("3d"), "SC-310:5", Holder.AUTHORITY)
    late = datetime.fromisoformat("2026-09-29T17:00+00:00")
    assert due(clock, late, load_calendar()).act_by == date(2026, 10, 3)


def test_hours_stop_and_run_again_at_the_minute() -> None:
    clock = Clock("RULE", "1", Regime.COERCION, Period.parse("24h"), "NPC-行政强制法:19", Holder.AUTHORITY)
    start, halt, again, end = (
        datetime.fromisoformat(f"2026-03-0{text}+08:00") for text in ("2T09:00", "2T12:00", "3T10:30", "4T07:30")
    )
    assert due(clock, start, load_calendar(), [stop(halt, again)]).act_by == end
    assert due(clock, start, load_calendar(), [stop(halt, None)]).suspended


def test_a_term_that_needs_no_calendar_may_end_beyond_it() -> None:
    clock = Clock("RULE", "1", Regime.LICENSING, Period.parse("5y"), "SAMR-78/2023:17", Holder.PARTY)
    answer = due(clock, date(2026, 11, 23), load_calendar())
    assert (answer.act_by, answer.provisional) == (date(2031, 11, 23), False)


def test_a_period_beyond_the_year_9999_is_refused() -> None:
    assert refusal_of("9999y", START, regime=Regime.LICENSING).code == "PERIOD_INVALID"


@pytest.mark.parametrize("start", ["0001-01-01T00:00+00:00", "9999-12-31T23:00+00:00"])
def test_an_instant_of_no_sensible_year_is_refused(start: str) -> None:
    assert refusal_of("24h", datetime.fromisoformat(start)).code == "INSTANT_OUT_OF_RANGE"


@pytest.mark.parametrize("period", ["9999d", "9999m", "9999y"])
def test_counting_back_beyond_the_first_year_is_refused(period: str) -> None:
    with pytest.raises(ClockError) as refusal:
        before(date(1, 1, 2), Period.parse(period), load_calendar())
    assert refusal.value.code == "PERIOD_INVALID"
