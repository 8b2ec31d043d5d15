"""What the calendar says of single days, regions and years not yet published, and which files it refuses."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from statutes.calendar import CalendarFileError, CalendarRangeError, ClockError, build_calendar, load_calendar


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The calendar's own files, to be changed."""
    with resources.as_file(resources.files("statutes") / "data" / "calendar") as source:
        shutil.copytree(source, tmp_path / "calendar")
    return tmp_path / "calendar"


@pytest.mark.parametrize(
    ("day", "open_", "statutory"),
    [
        ("2025-09-28", True, False),  # make-up Sunday
        ("2025-10-11", True, False),  # make-up Saturday
        ("2025-10-08", False, False),  # exchanged day off
        ("2025-10-06", False, True),  # Mid-Autumn
        ("2026-02-16", False, True),  # New Year's Eve, statutory again since 2025
        ("2024-02-09", True, False),  # New Year's Eve, worked in 2024
        ("2013-02-09", False, True),  # New Year's Eve, statutory 2008 to 2013
        ("2007-05-03", False, True),  # Labour Day had three days until 2007
        ("2008-05-02", False, False),  # one since
        ("2025-05-02", False, True),  # two since 2025
        ("2015-09-03", False, True),  # declared once
        ("2020-01-31", False, False),  # prolonged by notice, no holiday of the law
    ],
)
def test_working_days_days_off_and_statutory_holidays_are_three_things(day: str, open_: bool, statutory: bool) -> None:
    calendar = load_calendar()
    assert calendar.is_workday(date.fromisoformat(day)) is open_
    assert calendar.is_statutory_holiday(date.fromisoformat(day)) is statutory


def test_every_published_year_names_its_notice() -> None:
    calendar = load_calendar()
    assert all("发明电" in calendar.source(year) for year in range(2007, 2027))
    assert calendar.source(2027) == ""


@pytest.mark.parametrize("day", [date(2006, 12, 31), date(2029, 1, 1), date(1990, 5, 1), date(9999, 12, 31)])
def test_before_2007_and_more_than_two_years_ahead_is_refused(day: date) -> None:
    calendar = load_calendar()
    for ask in (calendar.is_workday, calendar.is_statutory_holiday, calendar.provisional, calendar.name):
        with pytest.raises(CalendarRangeError) as refusal:
            ask(day)
        assert refusal.value.code == "CALENDAR_OUT_OF_RANGE"
    with pytest.raises(CalendarRangeError):
        calendar.add_workdays(date(2028, 12, 1), 200)
    with pytest.raises(CalendarRangeError):
        calendar.add_workdays(date(2007, 1, 10), -20)


def test_two_years_beyond_the_last_notice_are_provisional() -> None:
    calendar = load_calendar()
    assert not calendar.provisional(date(2026, 12, 31))
    assert calendar.provisional(date(2027, 1, 1))
    assert calendar.provisional(date(2028, 12, 31))
    assert not calendar.is_workday(date(2027, 2, 8))
    assert calendar.is_workday(date(2027, 2, 9))


def test_a_region_has_its_own_days_off_and_make_up_days() -> None:
    nation, guangxi = load_calendar(), load_calendar("450000")
    assert nation.is_workday(date(2026, 4, 17))
    assert not guangxi.is_workday(date(2026, 4, 17))
    assert guangxi.name(date(2026, 4, 17)) == "壮族三月三"
    assert not guangxi.is_statutory_holiday(date(2026, 4, 17))
    assert not nation.is_workday(date(2017, 4, 8))
    assert guangxi.is_workday(date(2017, 4, 8))
    assert guangxi.is_workday(date(2013, 4, 12))


def test_every_year_since_2014_has_at_least_two_regional_days_off_on_national_working_days() -> None:
    nation, guangxi = load_calendar(), load_calendar("450000")
    for year in range(2014, 2027):
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        days = [date.fromordinal(n) for n in range(first, last + 1)]
        assert len([day for day in days if nation.is_workday(day) and not guangxi.is_workday(day)]) in (2, 3)


def test_a_county_has_its_regions_holidays_and_other_provinces_have_none() -> None:
    assert not load_calendar("450123").is_workday(date(2026, 4, 17))
    assert load_calendar("450123").regional is load_calendar("450000").regional
    assert load_calendar("440100").is_workday(date(2026, 4, 17))


@pytest.mark.parametrize("region", ["45", "guangxi", "4500000", "４５００００"])
def test_what_is_no_division_code_is_refused(region: str) -> None:
    with pytest.raises(ClockError) as refusal:
        load_calendar(region)
    assert refusal.value.code == "REGION_INVALID"


def test_working_days_are_counted_on_and_back() -> None:
    calendar = load_calendar()
    assert calendar.add_workdays(date(2026, 2, 13), 1) == date(2026, 2, 14)
    assert calendar.add_workdays(date(2026, 2, 14), 1) == date(2026, 2, 24)
    assert calendar.add_workdays(date(2026, 2, 24), -1) == date(2026, 2, 14)
    assert calendar.add_workdays(date(2026, 2, 15), 0) == date(2026, 2, 24)
    assert calendar.workdays_between(date(2026, 2, 1), date(2026, 3, 1)) == 16
    assert calendar.workdays_between(date(2026, 3, 1), date(2026, 2, 1)) == 0


def test_a_published_year_moves_the_range_and_is_no_longer_provisional(folder: Path) -> None:
    (folder / "2027.yaml").write_text(
        "year: 2027\nsource: 通知\nrest:\n  元旦: 01-01..01-03\n  春节: 02-05..02-11\n  清明节: 04-03..04-05\n"
        "  劳动节: 05-01..05-05\n  端午节: 06-09\n  中秋节: 09-15\n  国庆节: 10-01..10-07\nwork: [02-20]\n"
        "lunar: {正月初一: 02-06, 清明: 04-05, 端午: 06-09, 中秋: 09-15}\n"
    )
    calendar = build_calendar("", folder)
    assert not calendar.provisional(date(2027, 2, 20))
    assert calendar.is_workday(date(2027, 2, 20))
    assert calendar.provisional(date(2029, 12, 31))
    assert not calendar.is_workday(date(2029, 10, 1))


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("2020.yaml", "year: 2021\n", "the year must be the file's name"),
        ("2020.yaml", "year: 2020\nholidays: {}\n", "unknown: holidays"),
        ("2020.yaml", "year: 2020\nrest: {元旦: 01-01}\n", "need the notice"),
        ("2020.yaml", "year: 2020\nsource: 通知\nrest: {元旦: 01-32}\n", "01-32 is no day"),
        ("2020.yaml", "year: 2020\nsource: 通知\nrest: {元旦: 01-03..01-01}\n", "ends before it starts"),
        ("2020.yaml", "year: 2020\nsource: 通知\nrest: {元旦: 01-01, 春节: 01-01}\n", "belongs to 元旦 and to 春节"),
        ("2020.yaml", "year: 2020\nsource: 通知\nrest: {元旦: 01-01}\nwork: [01-02]\n", "no make-up working day"),
        (
            "2020.yaml",
            "year: 2020\nsource: 通知\nrest: {元旦: 01-02}\n",
            "2020-01-01 is a statutory holiday but not off",
        ),
        ("2020.yaml", "year: 2020\n", "without a gap"),
        ("2020.yaml", "year: [\n", "2020.yaml:2:"),
        ("2020.yaml", "- 1\n", "a mapping is expected"),
    ],
)
def test_an_impossible_year_file_is_refused_by_name(folder: Path, name: str, text: str, complaint: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(CalendarFileError) as refusal:
        build_calendar("", folder)
    assert complaint in str(refusal.value)


def test_a_region_with_a_gap_in_its_years_is_refused(folder: Path) -> None:
    own = folder / "regions" / "450000.yaml"
    own.write_text(
        'region: "450000"\nname: 三月三\nsource: 令\nyears: {2014: {rest: [04-02]}, 2016: {rest: [04-08]}}\n'
    )
    with pytest.raises(CalendarFileError, match="without a gap"):
        build_calendar("450000", folder, own)
