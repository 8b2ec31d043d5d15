"""The steps of a count, worked out after the fact for its explanation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from statutes.clock.counting import OPEN, DayCount, count_days
from statutes.clock.explanation import Inputs, Step
from statutes.clock.hours import counted_from
from statutes.clock.instants import as_day, as_instant
from statutes.clock.periods import Period, Unit
from statutes.clock.regimes import REGIMES, Roll
from statutes.clock.spans import ordered_spans
from statutes.clock.wording import period_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from statutes.calendar.calendar import Calendar
    from statutes.clock.terms import Moment

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


def day_steps(
    inputs: Inputs, calendar: Calendar, act_by: Moment | None, right_ends: Moment | None, provisional: bool
) -> tuple[Step, ...]:
    """The steps of a period in days, months or years."""
    begun = as_day(inputs.start)
    spans = ordered_spans(inputs.suspensions, begun.toordinal(), lambda moment: as_day(moment).toordinal())
    count = count_days(inputs.clock, begun.toordinal(), spans, inputs.extensions, calendar)
    steps = [*_rule_steps(inputs), Step("START", {"start": str(begun), "first": str(begun + _DAY)})]
    steps += _change_steps(inputs)
    if act_by is None or right_ends is None:
        return tuple(steps)
    if any(period.unit is Unit.WORKING_DAY for period in _periods(inputs)):
        counted = [day for day in _days(begun, act_by) if not _inside(day, spans)]
        steps += _skipped_steps(counted, calendar)
    steps += _end_steps(inputs, calendar, count)
    steps += _region_steps(begun, right_ends, count, calendar)
    return (*steps, *_answer_steps(act_by, right_ends, provisional, calendar))


def hour_steps(
    inputs: Inputs, calendar: Calendar, act_by: Moment | None, right_ends: Moment | None, provisional: bool
) -> tuple[Step, ...]:
    """The steps of a period in hours."""
    begun, later = counted_from(inputs.clock, as_instant(inputs.start))
    steps = [*_rule_steps(inputs), Step("START_HOUR", {"start": begun.isoformat()})]
    if later != begun:
        steps.append(Step("HOUR_NOT_COUNTED", {"first": later.isoformat()}))
    steps += _change_steps(inputs)
    if act_by is None or right_ends is None:
        return tuple(steps)
    return (*steps, *_answer_steps(act_by, right_ends, provisional, calendar))


def _periods(inputs: Inputs) -> tuple[Period, ...]:
    return (inputs.clock.period, *(extension.period for extension in inputs.extensions))


def _rule_steps(inputs: Inputs) -> list[Step]:
    clock = inputs.clock
    rule = REGIMES[clock.regime]
    named = {"rule": clock.rule_id, "version": clock.version, "source": clock.source}
    notes = {"title_zh": rule.title_zh, "note_en": rule.note, "note_zh": rule.note_zh}
    regime = {"regime": clock.regime.value, "source": rule.source} | notes
    return [Step("RULE", named | period_words(clock.period)), Step("REGIME", regime)]


def _change_steps(inputs: Inputs) -> Iterator[Step]:
    for suspension in sorted(inputs.suspensions, key=lambda s: s.start.isoformat()):
        values = {"stop": str(suspension.start), "reason": suspension.reason, "source": suspension.source}
        if suspension.end is None:
            yield Step("STANDS", values)
        else:
            yield Step("SUSPENDED", values | {"again": str(suspension.end)})
    for extension in inputs.extensions:
        values = {"reason": extension.reason, "source": extension.source, "approved_by": extension.approved_by}
        yield Step("EXTENDED", values | period_words(extension.period))


def _skipped_steps(days: Sequence[date], calendar: Calendar) -> Iterator[Step]:
    off = [day for day in days if not calendar.national.is_workday(day.toordinal())]
    if off:
        yield Step("SKIPPED", {"days": _listed(off, calendar)})
    worked = [day for day in days if day.weekday() >= 5 and day not in off]
    if worked:
        yield Step("WORKED", {"days": ", ".join(map(str, worked))})


def _end_steps(inputs: Inputs, calendar: Calendar, count: DayCount) -> Iterator[Step]:
    last = date.fromordinal(count.strict_last)
    source = REGIMES[inputs.clock.regime].source
    yield Step("LAST", {"day": str(last)} | _kind_of_day(last, count.roll, calendar))
    if count.strict != count.strict_last:
        yield Step("ROLLED", {"to": str(date.fromordinal(count.strict)), "source": source})
    national_wide = count.wide_last == count.strict_last and count.wide != count.strict
    if national_wide and count.roll is not Roll.OFF_DAYS:
        yield Step("DOUBT_ROLL", {"to": str(date.fromordinal(count.wide)), "source": source})


def _kind_of_day(day: date, roll: Roll, calendar: Calendar) -> dict[str, str]:
    """What matters about the last day, in both languages; nothing where the calendar has no say."""
    name = calendar.name(day) if roll is not Roll.NONE else ""
    if not name:
        return {"off_en": "", "off_zh": ""}
    if calendar.is_statutory_holiday(day):
        return {"off_en": f", a statutory holiday ({name})", "off_zh": f",系法定节假日({name})"}
    return {"off_en": f", a day off but no statutory holiday ({name})", "off_zh": f",系休息日({name}),非法定节假日"}


def _region_steps(begun: date, end: date, count: DayCount, calendar: Calendar) -> Iterator[Step]:
    """The region's own days off that the two readings treat differently."""
    if calendar.regional is calendar.national or count.wide == count.strict:
        return
    days = [
        day
        for day in _days(begun, end)
        if calendar.national.is_workday(day.toordinal()) and not calendar.regional.is_workday(day.toordinal())
    ]
    if days:
        listed = ", ".join(_ranges(days))
        yield Step("DOUBT_REGION", {"festival": calendar.festival, "source": calendar.festival_source, "days": listed})


def _answer_steps(act_by: Moment, right_ends: Moment, provisional: bool, calendar: Calendar) -> Iterator[Step]:
    if provisional:
        yield Step("PROVISIONAL", {"published_to": str(min(calendar.published_to, calendar.regional_to))})
    if act_by == right_ends:
        yield Step("DUE", {"act_by": act_by.isoformat()})
    else:
        yield Step("DUE_TWICE", {"act_by": act_by.isoformat(), "right_ends": right_ends.isoformat()})


def _days(begun: date, end: date) -> Iterator[date]:
    return (begun + timedelta(n) for n in range(1, (as_day(end) - begun).days + 1))


def _inside(day: date, spans: Iterable[tuple[int, int]]) -> bool:
    return any(stop <= day.toordinal() < min(again, OPEN) for stop, again in spans)


def _listed(days: Sequence[date], calendar: Calendar) -> str:
    """Runs of days under one name, `2026-04-04..2026-04-06 清明节`."""
    named: list[tuple[str, list[date]]] = []
    for day in days:
        name = calendar.name(day) or calendar.names.get(day, "")
        if named and named[-1][0] == name and named[-1][1][-1] + _DAY == day:
            named[-1][1].append(day)
        else:
            named.append((name, [day]))
    return ", ".join(f"{_ranges(run)[0]} {name}".rstrip() for name, run in named)


def _ranges(days: Sequence[date]) -> list[str]:
    """Days in order as `first..last` for every unbroken run."""
    runs: list[list[date]] = []
    for day in days:
        if runs and runs[-1][1] + _DAY == day:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return [str(first) if first == last else f"{first}..{last}" for first, last in runs]
