"""The law a decision is made under: the rules in force and the calendar, passed in, never looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from licensing.domain.context import Context
from statutes.calendar import Calendar
from statutes.clock import Due, Extension, Suspension, due
from statutes.clock.periods import Period, Unit
from statutes.rules import DeadlineRule, Rulebook


@dataclass(frozen=True, slots=True)
class Law:
    """Rules and calendar of one region."""

    rulebook: Rulebook
    calendar: Calendar

    def rule(self, rule_id: str, on: date) -> DeadlineRule:
        """The version in force on the day of the procedural step."""
        return self.rulebook.deadline(rule_id, on)

    def due(
        self,
        rule_id: str,
        start: date,
        suspensions: tuple[Suspension, ...] = (),
        extensions: tuple[Extension, ...] = (),
    ) -> Due:
        """When a time limit that starts on a day ends, in the version of that day."""
        return due(self.rule(rule_id, start).clock(), start, self.calendar, suspensions, extensions)

    def right_ends(self, rule_id: str, start: date) -> date:
        """The later reading: a party may still act on this day, an authority that must wait acts after it."""
        ends = self.due(rule_id, start).right_ends
        assert ends is not None, "a clock without suspensions has an end"  # noqa: S101 - narrows the type only
        return ends

    def anniversary(self, rule_id: str, start: date, on: date) -> date:
        """The day a waiting time in whole days, months or years is full, counted plainly.

        For times that began long ago, also before the calendar's first year: a wait has no roll.
        """
        return plainly(self.rule(rule_id, on).period, start)

    def opens(self, window_id: str, end: date, on: date) -> date:
        """The first day of a window in whole days before an end."""
        period = self.rulebook.window(window_id, on).opens
        if period is None or period.unit is not Unit.DAY:
            raise ValueError(f"{window_id} does not open a number of days before its event")
        return end - timedelta(days=period.amount)


@dataclass(frozen=True, slots=True)
class LegalContext(Context):
    """The present, and the law."""

    law: Law


def plainly(period: Period, start: date) -> date:
    """The day `period` after `start` by number: the same day of a later month, or that month's last day.

    Raises ValueError for working days and hours, which need a calendar.
    """
    match period.unit:
        case Unit.DAY:
            return date.fromordinal(start.toordinal() + period.amount)
        case Unit.MONTH:
            return _months(start, period.amount)
        case Unit.YEAR:
            return _months(start, 12 * period.amount)
        case _:
            raise ValueError(f"{period} is not counted plainly")


def _months(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    last = (following - first).days
    return first.replace(day=min(start.day, last))
