"""Laws the clock keeps for every period, start and suspension."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes.calendar import load_calendar
from statutes.clock import (
    REGIMES,
    Clock,
    ClockError,
    Due,
    Explanation,
    Extension,
    Holder,
    Moment,
    Period,
    Regime,
    Roll,
    Suspension,
    Unit,
    before,
    due,
    recompute,
)

REGIONS = ("", "450000", "440000")
DAYS = st.dates(date(2007, 1, 1), date(2027, 6, 30))
INSTANTS = st.datetimes(timezones=st.just(UTC)).filter(lambda instant: 1 < instant.year < 9998)
DAY_UNITS = (Unit.WORKING_DAY, Unit.DAY, Unit.MONTH)
SLOWEST_SECONDS = 10.0
"""The promise is 2 s on a core of its own; a shared machine gets room, and the figure is printed."""


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """Any clock in days or months that its regime admits."""
    regime = draw(st.sampled_from(Regime))
    unit = draw(st.sampled_from(DAY_UNITS))
    amount = draw(st.integers(1, 6 if unit is Unit.MONTH else 90))
    if unit is Unit.DAY and amount in REGIMES[regime].working:
        unit = Unit.WORKING_DAY
    return Clock("LAW", "1", regime, Period(amount, unit), "NPC-X:1", draw(st.sampled_from(Holder)))


@st.composite
def stops_after(draw: st.DrawFn, start: date) -> tuple[Suspension, ...]:
    """Up to three suspensions, one after the other, soon after the start."""
    found, day = [], start
    for _ in range(draw(st.integers(0, 3))):
        stop = day + timedelta(draw(st.integers(0, 5)))
        day = stop + timedelta(draw(st.integers(0, 40)))
        found.append(Suspension(stop, day, "鉴定", "NPC-X:2"))
    return tuple(found)


def count(clock: Clock, start: Moment, region: str, stops: tuple[Suspension, ...] = ()) -> Due | None:
    """The answer, or None where these suspensions do not fit the period."""
    try:
        return due(clock, start, load_calendar(region), stops)
    except ClockError as refusal:
        if refusal.code != "SUSPENSION_AFTER_END":
            raise
        return None


def known(moment: Moment | None) -> Moment:
    assert moment is not None
    return moment


def walked(start: date, amount: int, counts: Callable[[date], bool], stops: tuple[Suspension, ...]) -> date:
    """The slow way: day by day, leaving out what is suspended or does not count."""
    day = start
    while amount:
        day += timedelta(1)
        amount -= counts(day) and not any(stop.start <= day < known(stop.end) for stop in stops)
    return day


@given(DAYS, st.integers(1, 60), st.sampled_from(REGIONS), st.data())
def test_working_days_end_where_walking_day_by_day_ends(
    start: date, amount: int, region: str, data: st.DataObject
) -> None:
    stops = data.draw(stops_after(start))
    clock = Clock("LAW", "1", Regime.LICENSING, Period(amount, Unit.WORKING_DAY), "NPC-X:1", Holder.AUTHORITY)
    answer = count(clock, start, region, stops)
    if answer:
        ends = {walked(start, amount, load_calendar(place).is_workday, stops) for place in ("", region)}
        assert (answer.act_by, answer.right_ends) == (min(ends), max(ends))


@given(DAYS, st.integers(1, 90), st.data())
def test_natural_days_end_where_walking_day_by_day_ends(start: date, amount: int, data: st.DataObject) -> None:
    stops = data.draw(stops_after(start))
    clock = Clock("LAW", "1", Regime.ORDER_310, Period(amount, Unit.DAY), "SC-310:5", Holder.AUTHORITY)
    answer = count(clock, start, "", stops)
    if answer:
        assert answer.act_by == answer.right_ends == walked(start, amount, lambda _: True, stops)


@given(clocks(), DAYS, st.integers(1, 30), st.sampled_from(REGIONS), st.data())
def test_a_later_start_never_ends_earlier(
    clock: Clock, start: date, days: int, region: str, data: st.DataObject
) -> None:
    later = start + timedelta(days)
    stops = data.draw(stops_after(later))
    early, late = count(clock, start, region, stops), count(clock, later, region, stops)
    if early and late:
        assert known(early.act_by) <= known(late.act_by)
        assert known(early.right_ends) <= known(late.right_ends)


@given(clocks(), DAYS, st.sampled_from(REGIONS), st.data())
def test_the_authority_never_has_longer_than_a_party(
    clock: Clock, start: date, region: str, data: st.DataObject
) -> None:
    answer = count(clock, start, region, data.draw(stops_after(start)))
    if answer:
        assert start < known(answer.act_by) <= known(answer.right_ends)


@given(st.sampled_from(Regime), DAYS, st.integers(1, 60), st.integers(1, 60), st.sampled_from(REGIONS))
def test_working_day_periods_add_up(regime: Regime, start: date, first: int, second: int, region: str) -> None:
    calendar = load_calendar(region)

    def end(day: date, amount: int) -> date:
        clock = Clock("LAW", "1", regime, Period(amount, Unit.WORKING_DAY), "NPC-X:1", Holder.AUTHORITY)
        return known(due(clock, day, calendar).act_by)

    assert end(end(start, first), second) == end(start, first + second)


@given(DAYS, st.integers(1, 60), st.integers(1, 60), st.sampled_from(REGIONS), st.data())
def test_an_extension_counts_like_a_longer_period(
    start: date, first: int, second: int, region: str, data: st.DataObject
) -> None:
    stops = data.draw(stops_after(start))

    def clock(amount: int) -> Clock:
        return Clock("LAW", "1", Regime.LICENSING, Period(amount, Unit.WORKING_DAY), "NPC-X:1", Holder.AUTHORITY)

    longer = count(clock(first + second), start, region, stops)
    if longer:
        more = (Extension(Period(second, Unit.WORKING_DAY), "复杂", "NPC-X:1", "局长"),)
        extended = due(clock(first), start, load_calendar(region), stops, more)
        assert (extended.act_by, extended.right_ends) == (longer.act_by, longer.right_ends)


@given(clocks(), DAYS, st.sampled_from(REGIONS), st.data())
def test_counting_again_from_an_explanation_gives_the_same(
    clock: Clock, start: date, region: str, data: st.DataObject
) -> None:
    answer = count(clock, start, region, data.draw(stops_after(start)))
    if answer:
        read = Explanation.from_json(answer.explanation.to_json())
        assert recompute(read, load_calendar(region)) == answer


@given(clocks(), DAYS, st.sampled_from(REGIONS), st.data())
def test_nothing_ends_inside_a_suspension(clock: Clock, start: date, region: str, data: st.DataObject) -> None:
    stops = data.draw(stops_after(start))
    answer = count(clock, start, region, stops)
    if answer:
        for stop in stops:
            assert not stop.start <= known(answer.act_by) < known(stop.end)
            assert not stop.start <= known(answer.right_ends) < known(stop.end)


@given(clocks(), DAYS, st.sampled_from(REGIONS), st.data())
def test_natural_days_end_later_by_exactly_the_days_suspended(
    clock: Clock, start: date, region: str, data: st.DataObject
) -> None:
    rule = REGIMES[clock.regime]
    stops = data.draw(stops_after(start + timedelta(1)))
    answer, plain = count(clock, start, region, stops), count(clock, start, region)
    if answer and plain and clock.period.unit is not Unit.WORKING_DAY and rule.roll in (Roll.NONE, Roll.DOUBTFUL):
        last, suspended = known(plain.act_by), timedelta()
        for stop in stops:
            if stop.start <= last + suspended:
                suspended += known(stop.end) - stop.start
        assert known(answer.act_by) == last + suspended


@given(clocks(), DAYS, st.sampled_from(REGIONS))
def test_a_right_ends_on_a_day_the_offices_work_wherever_the_last_day_may_roll(
    clock: Clock, start: date, region: str
) -> None:
    answer = due(clock, start, load_calendar(region))
    rule = REGIMES[clock.regime]
    if clock.period.unit is Unit.WORKING_DAY or clock.period.unit in rule.rolls:
        assert load_calendar(region).is_workday(known(answer.right_ends))


@given(INSTANTS, st.integers(1, 200), st.sampled_from(Regime))
def test_hours_run_in_real_time_and_a_party_gains_at_most_an_hour(start: datetime, hours: int, regime: Regime) -> None:
    clock = Clock("LAW", "1", regime, Period(hours, Unit.HOUR), "NPC-X:1", Holder.AUTHORITY)
    answer = due(clock, start, load_calendar())
    act_by, right_ends = known(answer.act_by), known(answer.right_ends)
    assert isinstance(act_by, datetime)
    assert isinstance(right_ends, datetime)
    assert act_by - start == timedelta(hours=hours)
    assert timedelta() <= right_ends - act_by <= timedelta(hours=1)


@given(DAYS, st.integers(1, 60), st.sampled_from(REGIONS))
def test_counting_back_from_a_working_day_undoes_counting_on(day: date, amount: int, region: str) -> None:
    calendar = load_calendar(region)
    start = calendar.add_workdays(day, 1)
    assert calendar.add_workdays(calendar.add_workdays(start, amount), -amount) == start


def test_a_renewal_window_is_counted_back_in_both_readings() -> None:
    period = Period.parse("30wd")
    assert before(date(2026, 5, 29), period, load_calendar()) == (date(2026, 4, 15), date(2026, 4, 15))
    assert before(date(2026, 5, 29), period, load_calendar("450000")) == (date(2026, 4, 13), date(2026, 4, 15))
    assert before(date(2026, 8, 31), Period.parse("6m"), load_calendar()).later == date(2026, 2, 28)
    assert before(date(2026, 8, 31), Period.parse("90d"), load_calendar()).later == date(2026, 6, 2)
    assert before(date(2028, 2, 29), Period.parse("1y"), load_calendar()).later == date(2027, 2, 28)
    instant = datetime.fromisoformat("2026-02-17T10:00+08:00")
    assert before(instant, Period.parse("24h"), load_calendar()).later == instant - timedelta(days=1)
    eve = datetime.fromisoformat("2026-10-03T22:00+08:00")
    assert before(date(2026, 10, 3), Period.parse("2h"), load_calendar()).later == eve


@pytest.mark.parametrize("text", ["", "0wd", "-1d", "10000d", "5", "wd", "5 wd", "5WD", "1.5d", "５d", "5w"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ClockError) as refusal:
        Period.parse(text)
    assert refusal.value.code == "PERIOD_INVALID"


@pytest.mark.parametrize(
    ("regime", "days", "read"),
    [
        (Regime.PENALTY, 5, "5wd"), (Regime.PENALTY, 10, "10d"), (Regime.PENALTY, 15, "15d"),
        (Regime.LICENSING, 45, "45wd"), (Regime.COERCION, 10, "10wd"), (Regime.COERCION, 30, "30d"),
        (Regime.RECONSIDERATION, 10, "10wd"), (Regime.RECONSIDERATION, 15, "15d"), (Regime.ORDER_310, 3, "3d"),
        (Regime.CRIMINAL_PROCEDURE, 3, "3d"),
    ],
)  # fmt: skip
def test_a_bare_number_of_days_is_read_as_its_law_reads_it(regime: Regime, days: int, read: str) -> None:
    assert str(REGIMES[regime].reading(days)) == read


def test_a_hundred_thousand_counts_with_suspensions_are_quick() -> None:
    calendar = load_calendar("450000")
    kinds = ((Regime.PENALTY, "90d"), (Regime.LICENSING, "20wd"), (Regime.REGISTRATION, "3m"))
    of_kind = [Clock("LAW", "1", r, Period.parse(p), "NPC-X:1", Holder.AUTHORITY) for r, p in kinds]
    more = (Extension(Period.parse("10wd"), "复杂", "NPC-X:1", "局长"),)
    work = []
    for n in range(100_000):
        start = date(2008, 1, 1) + timedelta(n % 6000)
        first = Suspension(start + timedelta(3), start + timedelta(9), "鉴定", "NPC-X:2")
        second = Suspension(start + timedelta(12), start + timedelta(15 + n % 9), "听证", "NPC-X:2")
        work.append((of_kind[n % 3], start, (first, second), more if n % 3 == 1 else ()))
    begun = time.process_time()
    for clock, start, stops, extensions in work:
        due(clock, start, calendar, stops, extensions)
    spent = time.process_time() - begun
    print(f"100,000 counts with two suspensions each: {spent:.2f} s of one core")
    assert spent < SLOWEST_SECONDS
