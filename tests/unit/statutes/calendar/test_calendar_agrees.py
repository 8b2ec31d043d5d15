"""Every day of twenty years against two libraries and the notices themselves.

No working day differs. Statutory holidays differ from `holidays` in two lawful ways, tested below: that library also
lists days off in lieu, and counts the prolonged Spring Festival of 2020 as a holiday of its own.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest

from statutes.calendar import load_calendar

NOTICES = Path(__file__).parents[4] / ".." / "shared" / "data" / "reference" / "holiday-cn"
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
EVERY_DAY = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
YEARS = range(FIRST.year, LAST.year + 1)
SATURDAY = 5
IN_LIEU = ("Day off (substituted", "(observed)", "Extended Holiday")


def test_every_day_agrees_with_chinesecalendar() -> None:
    ours = load_calendar()
    assert [day for day in EVERY_DAY if ours.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_every_day_agrees_with_holidays() -> None:
    ours, theirs = load_calendar(), holidays.country_holidays("CN", years=YEARS)
    assert [day for day in EVERY_DAY if ours.is_workday(day) != theirs.is_working_day(day)] == []


def test_every_day_agrees_with_the_notices() -> None:
    if not NOTICES.is_dir():
        pytest.skip("the notices are not here: ../shared/data/reference/holiday-cn")
    ours, off = load_calendar(), notice_days()
    assert [day for day in EVERY_DAY if ours.is_workday(day) == off.get(day, day.weekday() >= SATURDAY)] == []


def test_statutory_holidays_are_those_of_the_law_and_not_the_days_in_lieu() -> None:
    ours, theirs = load_calendar(), holidays.country_holidays("CN", years=YEARS, language="en_US")
    proper = {day for day, name in theirs.items() if any(not part_in_lieu(part) for part in name.split("; "))}
    assert {day for day in EVERY_DAY if ours.is_statutory_holiday(day)} == proper & set(EVERY_DAY)


def part_in_lieu(name: str) -> bool:
    return any(mark in name for mark in IN_LIEU)


def notice_days() -> dict[date, bool]:
    """Day -> whether the notices have it off."""
    found: dict[date, bool] = {}
    for year in YEARS:
        notice = json.loads((NOTICES / f"{year}.json").read_text(encoding="utf-8"))
        found |= {date.fromisoformat(day["date"]): day["isOffDay"] for day in notice["days"]}
    return found
