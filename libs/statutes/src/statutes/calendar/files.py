"""Reading the calendar's files: one per year, one of statutory holidays, one per region with holidays of its own.

A day is written `MM-DD` (of the file's year) or `YYYY-MM-DD`, a range `first..last`, both included. Days off stand
under `rest`, because YAML reads a bare `off` as false.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import yaml

from statutes.calendar.errors import CalendarFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

_YEAR_KEYS: Final = frozenset({"year", "source", "changed_by", "rest", "work", "lunar", "declared"})
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class YearFile:
    """One year as the State Council's notice has it; `published` is false where no notice names its days yet."""

    year: int
    published: bool
    source: str = ""
    rest: Mapping[date, str] = field(default_factory=dict)
    work: frozenset[date] = frozenset()
    lunar: Mapping[str, date] = field(default_factory=dict)
    declared: Mapping[date, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StatutoryText:
    """One version of 放假办法: holiday -> (anchor, first day, last day), counted from the anchor."""

    since: date
    source: str
    days: Mapping[str, tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class RegionFile:
    """Days off and worked in one region only, for the years it was announced."""

    region: str
    name: str
    source: str
    years: frozenset[int]
    rest: frozenset[date]
    work: frozenset[date]


def read_year(path: Traversable) -> YearFile:
    """One year file; `CalendarFileError` for what cannot be."""
    raw = _mapping(path, _load(path))
    year = raw.get("year")
    if not isinstance(year, int) or path.name != f"{year}.yaml":
        raise CalendarFileError(path.name, 1, "the year must be the file's name")
    if unknown := sorted(str(key) for key in raw.keys() - _YEAR_KEYS):
        raise CalendarFileError(path.name, 0, f"unknown: {', '.join(unknown)}")
    if "rest" in raw and not raw.get("source"):
        raise CalendarFileError(path.name, 0, "days off need the notice they come from (source)")
    sources = (raw.get("source"), raw.get("changed_by"))
    rest = _named_days(path, year, _mapping(path, raw.get("rest", {})))
    work = frozenset(day for text in raw.get("work", ()) for day in _days(path, year, text))
    _refuse_impossible_work(path, rest, work)
    return YearFile(
        year,
        "rest" in raw,
        "; ".join(str(source) for source in sources if source),
        rest,
        work,
        {str(name): _day(path, year, text) for name, text in _mapping(path, raw.get("lunar", {})).items()},
        {_day(path, year, text): str(name) for name, text in _mapping(path, raw.get("declared", {})).items()},
    )


def read_statutory(path: Traversable) -> tuple[StatutoryText, ...]:
    """The versions of 放假办法, the oldest first."""
    texts = tuple(
        StatutoryText(
            date.fromisoformat(row["from"]),
            row["source"],
            {name: (str(anchor), int(first), int(last)) for name, (anchor, first, last) in row["days"].items()},
        )
        for row in _load(path)
    )
    if list(texts) != sorted(texts, key=lambda text: text.since):
        raise CalendarFileError(path.name, 0, "the versions must stand in order of their first day")
    return texts


def read_region(path: Traversable) -> RegionFile:
    """One region's holidays; its years must follow each other without a gap."""
    raw = _mapping(path, _load(path))
    years = _mapping(path, raw["years"])
    if sorted(years) != list(range(min(years), max(years) + 1)):
        raise CalendarFileError(path.name, 0, "the years must follow each other without a gap")
    found = {
        kind: frozenset(
            day for year, row in years.items() for text in row.get(kind, ()) for day in _days(path, year, text)
        )
        for kind in ("rest", "work")
    }
    return RegionFile(
        str(raw["region"]), str(raw["name"]), str(raw["source"]), frozenset(years), found["rest"], found["work"]
    )


def statutory_days(year: YearFile, texts: tuple[StatutoryText, ...]) -> dict[date, str]:
    """The days of the year that are 法定节假日 by the text in force, with the holiday's name.

    A festival whose lunar date the year file does not give is left out: the year is then provisional anyway.
    """
    text = max((t for t in texts if t.since <= date(year.year, 1, 1)), key=lambda t: t.since)
    days = dict(year.declared)
    for name, (anchor, first, last) in text.days.items():
        day = year.lunar.get(anchor) if anchor in year.lunar or "-" not in anchor else _solar(year.year, anchor)
        if day is not None:
            days |= {day + timedelta(n): name for n in range(first, last + 1)}
    return days


def _solar(year: int, anchor: str) -> date:
    return date.fromisoformat(f"{year}-{anchor}")


def _named_days(path: Traversable, year: int, holidays: Mapping[Any, Any]) -> dict[date, str]:
    found: dict[date, str] = {}
    for name, text in holidays.items():
        for day in _days(path, year, text):
            if day in found:
                raise CalendarFileError(path.name, 0, f"{day} belongs to {found[day]} and to {name}")
            found[day] = str(name)
    return found


def _refuse_impossible_work(path: Traversable, rest: Mapping[date, str], work: frozenset[date]) -> None:
    for day in sorted(work):
        if day in rest or day.weekday() < _SATURDAY:
            raise CalendarFileError(path.name, 0, f"{day} is no make-up working day: it is off, or no weekend")


def _load(path: Traversable) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise CalendarFileError(path.name, line, str(error.problem)) from error


def _mapping(path: Traversable, value: object) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise CalendarFileError(path.name, 0, "a mapping is expected")
    return value


def _days(path: Traversable, year: int, text: object) -> Iterator[date]:
    first, _, last = str(text).partition("..")
    start, end = _day(path, year, first), _day(path, year, last or first)
    if end < start:
        raise CalendarFileError(path.name, 0, f"{text} ends before it starts")
    return (start + timedelta(n) for n in range((end - start).days + 1))


def _day(path: Traversable, year: int, text: object) -> date:
    written = str(text)
    try:
        return date.fromisoformat(written if len(written) > len("MM-DD") else f"{year}-{written}")
    except ValueError as error:
        raise CalendarFileError(path.name, 0, f"{written} is no day") from error
