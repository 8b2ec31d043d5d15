"""When a period ends 期限届满: the answer of the legal clock.

The law is not always clear: then there are two dates. `act_by` is the earlier and binds the authority, `right_ends`
the later and protects a party; where nothing is in doubt both are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from statutes.clock import hours
from statutes.clock.counting import OPEN, DayCount, count_days
from statutes.clock.explanation import Explanation, Inputs
from statutes.clock.instants import as_day, as_instant
from statutes.clock.periods import Unit
from statutes.clock.spans import ordered_spans, refuse_after_end
from statutes.clock.steps import day_steps, hour_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from statutes.calendar.calendar import Calendar
    from statutes.clock.terms import Clock, Extension, Moment, Suspension


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a period, a day or (for hours) an instant in Shanghai time.

    `suspended` means that a suspension stands: then neither date is known and both are None. `provisional` means that
    the answer rests on a year whose holidays are not published yet and is to be counted again when they are.
    """

    act_by: Moment | None
    right_ends: Moment | None
    provisional: bool
    suspended: bool
    inputs: Inputs = field(repr=False)
    calendar: Calendar = field(repr=False, compare=False)

    @property
    def explanation(self) -> Explanation:
        """Why: worked out when asked for, because most answers are never asked."""
        write = hour_steps if self.inputs.clock.period.unit is Unit.HOUR else day_steps
        steps = write(self.inputs, self.calendar, self.act_by, self.right_ends, self.provisional)
        return Explanation(self.inputs, self.act_by, self.right_ends, self.provisional, self.suspended, steps)


def due(
    clock: Clock,
    start: date,
    calendar: Calendar,
    suspensions: Sequence[Suspension] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """When the period ends that starts on the day or at the instant `start`, which is itself not counted.

    Suspended time is left out, extensions are added to the end before any roll. Raises `ClockError` for contradictory
    suspensions, mixed units and instants without a zone, `CalendarRangeError` where the calendar is needed but silent.
    """
    inputs = Inputs(clock, start, calendar.region, tuple(suspensions), tuple(extensions))
    if clock.period.unit is Unit.HOUR:
        return _due_in_hours(inputs, calendar)
    for extension in extensions:
        if extension.period.unit is Unit.HOUR:
            raise hours.unit_differs(clock, extension)
    begun = as_day(start).toordinal()
    spans = ordered_spans(suspensions, begun, _ordinal) if suspensions else ()
    count = count_days(clock, begun, spans, extensions, calendar)
    if count.wide >= OPEN:
        return Due(None, None, False, True, inputs, calendar)
    act_by, right_ends = date.fromordinal(count.strict), date.fromordinal(count.wide)
    refuse_after_end(spans, suspensions, count.wide, right_ends)
    return Due(act_by, right_ends, _provisional(count, act_by, right_ends, calendar), False, inputs, calendar)


def recompute(explanation: Explanation, calendar: Calendar) -> Due:
    """The answer counted again from an explanation's inputs, for instance when a calendar year was published."""
    inputs = explanation.inputs
    return due(inputs.clock, inputs.start, calendar, inputs.suspensions, inputs.extensions)


def _ordinal(moment: date) -> int:
    return as_day(moment).toordinal()


def _provisional(count: DayCount, act_by: date, right_ends: date, calendar: Calendar) -> bool:
    return count.by_calendar and (act_by > calendar.published_to or right_ends > calendar.regional_to)


def _due_in_hours(inputs: Inputs, calendar: Calendar) -> Due:
    amount = hours.total(inputs.clock, inputs.extensions)
    begun = as_instant(inputs.start)
    spans = ordered_spans(inputs.suspensions, hours.number(begun), hours.number)
    strict, wide = (hours.end(first, amount, spans) for first in hours.counted_from(inputs.clock, begun))
    if wide >= OPEN:
        return Due(None, None, False, True, inputs, calendar)
    act_by, right_ends = hours.instant(strict), hours.instant(wide)
    refuse_after_end(spans, inputs.suspensions, wide, right_ends)
    return Due(act_by, right_ends, False, False, inputs, calendar)
