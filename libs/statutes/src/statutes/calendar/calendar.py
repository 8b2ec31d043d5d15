"""Working days of the nation and of a region 工作日历.

Three kinds of day are told apart: 法定节假日, the holidays of the 放假办法 themselves; other days off (weekends and
days exchanged by the State Council's yearly notice 放假调休); and working days, make-up Saturdays and Sundays included.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from statutes.calendar.errors import CalendarFileError, ClockError
from statutes.calendar.files import (
    StatutoryText,
    YearFile,
    read_region,
    read_statutory,
    read_year,
    statutory_days,
)
from statutes.calendar.table import DayTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

FIRST_YEAR: Final = 2007
YEARS_AHEAD: Final = 2
"""How far beyond the last published year a day may be asked about, provisionally."""
WEEKEND: Final = "周末"


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The working days of one place; obtained from `load_calendar`, one for each division. Equal only to itself.

    Where the region has holidays of its own there are two readings: `national` counts them as working days,
    `regional` as days off. `published_to` and `regional_to` are the last days that rest on a published notice;
    `festival` names the regional holiday, `festival_source` the instrument.
    """

    region: str
    national: DayTable = field(repr=False)
    regional: DayTable = field(repr=False)
    published_to: date
    regional_to: date
    names: Mapping[date, str] = field(repr=False)
    sources: Mapping[int, str] = field(repr=False)
    festival: str = ""
    festival_source: str = ""

    def is_workday(self, day: date) -> bool:
        """Whether the offices of the place work on the day; `CalendarRangeError` outside the known years."""
        return self.regional.is_workday(day.toordinal())

    def is_statutory_holiday(self, day: date) -> bool:
        """Whether the day is 法定节假日 by the 放假办法 in force, not merely a day off; a regional festival is not."""
        return self.national.is_statutory_holiday(day.toordinal())

    def add_workdays(self, day: date, n: int) -> date:
        """The n-th working day of the place after the day (before it, for a negative n); the day is not counted."""
        if n == 0:
            return date.fromordinal(self.regional.first_workday(day.toordinal()))
        move = self.regional.add if n > 0 else self.regional.subtract
        return date.fromordinal(move(day.toordinal(), abs(n)))

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days of the place lie in [start, end)."""
        return self.regional.count(start.toordinal(), end.toordinal())

    def provisional(self, day: date) -> bool:
        """Whether the day lies in a year whose notice is not published; `CalendarRangeError` outside the range."""
        self.national.is_workday(day.toordinal())
        return day > self.published_to

    def name(self, day: date) -> str:
        """Why the day is off: the holiday's name, 周末 for a plain weekend, "" for a working day."""
        if self.is_workday(day):
            return ""
        return self.names.get(day, WEEKEND)

    def source(self, year: int) -> str:
        """The notice that fixed the year's days, "" while none is published."""
        return self.sources.get(year, "")


@lru_cache(maxsize=4096)
def load_calendar(region: str = "") -> Calendar:
    """The calendar of a division (six digits, GB/T 2260), or of the nation for "".

    A division has the holidays of its province. Raises `ClockError` REGION_INVALID for anything else.
    """
    if region and not (len(region) == len("450000") and region.isascii() and region.isdigit()):
        raise ClockError(
            "REGION_INVALID",
            f"{region!r} is no division code",
            f"“{region}”不是六位行政区划代码",
            remedy="give six digits",
        )
    return replace(_calendar_of(region[:2]), region=region)


@lru_cache(maxsize=64)
def _calendar_of(province: str) -> Calendar:
    """One set of tables per province, shared by its divisions."""
    folder = resources.files("statutes") / "data" / "calendar"
    own = folder / "regions" / f"{province}0000.yaml"
    if province and not own.is_file():
        return _calendar_of("")
    return build_calendar(f"{province}0000" if province else "", folder, own if province else None)


def build_calendar(region: str, folder: Traversable, own: Traversable | None = None) -> Calendar:
    """A calendar from the year files of a folder and, if given, one region's file; also for trying a new year."""
    years = _years(folder)
    texts = read_statutory(folder / "statutory.yaml")
    statutory = {day: name for year in years for day, name in _statutory_days(year, texts).items()}
    # Until the notice names a year's days, only its statutory holidays are known to be off.
    off = statutory | {day: name for year in years for day, name in year.rest.items()}
    work = {day for year in years for day in year.work}
    first, last = date(FIRST_YEAR, 1, 1), date(years[-1].year, 12, 31)
    national = DayTable(first, last, off.keys(), work, statutory.keys())
    known_to = date(max(year.year for year in years if year.published), 12, 31)
    sources = {year.year: year.source for year in years if year.published}
    if own is None:
        return Calendar(region, national, national, known_to, known_to, off, sources)
    rules = read_region(own)
    regional = DayTable(first, last, off.keys() | rules.rest, (work - rules.rest) | rules.work, statutory.keys())
    regional_to = min(known_to, date(max(rules.years), 12, 31))
    names = dict.fromkeys(rules.rest, rules.name) | off
    return Calendar(region, national, regional, known_to, regional_to, names, sources, rules.name, rules.source)


def _statutory_days(year: YearFile, texts: tuple[StatutoryText, ...]) -> dict[date, str]:
    days = statutory_days(year, texts)
    if worked := sorted(day for day in days if year.published and day not in year.rest):
        raise CalendarFileError(f"{year.year}.yaml", 0, f"{worked[0]} is a statutory holiday but not off")
    return days


def _years(folder: Traversable) -> list[YearFile]:
    """Every year from the first to two after the last published one; a missing file ahead is a provisional year."""
    files = {
        int(path.name[:4]): read_year(path)
        for path in folder.iterdir()
        if path.name.endswith(".yaml") and path.name[:4].isdigit()
    }
    published = [year for year, file in sorted(files.items()) if file.published]
    if not published or published != list(range(FIRST_YEAR, published[-1] + 1)):
        raise CalendarFileError(str(folder), 0, f"the published years must run from {FIRST_YEAR} without a gap")
    reach = range(FIRST_YEAR, published[-1] + YEARS_AHEAD + 1)
    return [files.get(year) or YearFile(year, published=False) for year in reach]
