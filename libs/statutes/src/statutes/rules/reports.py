"""Annual reports 年度报告 and the grounds of the abnormal list 经营异常名录."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from statutes.rules.nodes import Node, list_of, one_of, read_optional_text, read_text, read_truth, read_whole
from statutes.rules.rows import Field, Kind, Reference, Row

_MONTH_DAY: Final = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_COMMON_YEAR: Final = 2001


class Reporter(StrEnum):
    """Who reports; the same grounds list an enterprise and mark an individual business."""

    ENTERPRISE = "enterprise"
    COOPERATIVE = "cooperative"
    INDIVIDUAL = "individual"


class Listing(StrEnum):
    """What a ground leads to; lists, exports and repair forms differ."""

    LISTED = "listed"
    """列入经营异常名录"""
    MARKED = "marked"
    """标记为经营异常状态"""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year; never 29 February."""

    month: int
    day: int

    def of(self, year: int) -> date:
        """The day of one year."""
        return date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWindow(Row):
    """When the report for a year is filed: `years_after` years later, from `opens` to `closes`, both included.

    Corrections are open until `corrections_until` of the year of filing. The first report is due the year after
    registration. `unfiled` is the deadline rule that starts when the window closes.
    """

    reporter: Reporter
    years_after: int
    opens: MonthDay
    closes: MonthDay
    corrections_until: MonthDay
    paper_allowed: bool
    may_hide: bool
    unfiled: str

    def window(self, reported_year: int) -> tuple[date, date]:
        """First and last day for the report about a year."""
        year = reported_year + self.years_after
        return self.opens.of(year), self.closes.of(year)

    def first_reported_year(self, registered: date) -> int:
        """The year the first report is about: that of registration, filed the year after."""
        return registered.year


@dataclass(frozen=True, slots=True, kw_only=True)
class AbnormalGround(Row):
    """A reason to list or mark; `decide` is the deadline rule of the decision.

    `shown_from` and `shown_until` are the span in which it is shown, where the text has one.
    """

    reporters: tuple[Reporter, ...]
    listing: Listing
    decide: str
    shown_from: MonthDay | None
    shown_until: MonthDay | None
    removal: str


def read_month_day(node: Node) -> MonthDay:
    """A day of every year, written 06-30."""
    written = read_text(node)
    parts = _MONTH_DAY.fullmatch(written)
    if parts is None:
        raise node.error("DATE_INVALID", f"{written!r} is no day of the year: write 06-30")
    try:
        day = date(_COMMON_YEAR, int(parts[1]), int(parts[2]))
    except ValueError as fault:
        raise node.error("DATE_INVALID", f"{written!r} is not a day of every year") from fault
    return MonthDay(day.month, day.day)


def _window_rule(row: ReportWindow) -> Iterable[Reference]:
    yield Reference("deadline", row.unfiled)


def _ground_rules(row: AbnormalGround) -> Iterable[Reference]:
    yield Reference("deadline", row.decide)
    if row.removal:
        yield Reference("term:repair", row.removal)


REPORT_WINDOW: Final = Kind(
    name="report_window",
    row=ReportWindow,
    fields={
        "reporter": Field(one_of(Reporter)),
        "years_after": Field(read_whole),
        "opens": Field(read_month_day),
        "closes": Field(read_month_day),
        "corrections_until": Field(read_month_day),
        "paper_allowed": Field(read_truth),
        "may_hide": Field(read_truth),
        "unfiled": Field(read_text),
    },
    references=_window_rule,
)

ABNORMAL_GROUND: Final = Kind(
    name="abnormal_ground",
    row=AbnormalGround,
    fields={
        "reporters": Field(list_of(one_of(Reporter))),
        "listing": Field(one_of(Listing)),
        "decide": Field(read_text),
        "shown_from": Field(read_month_day, None),
        "shown_until": Field(read_month_day, None),
        "removal": Field(read_optional_text, ""),
    },
    references=_ground_rules,
)
