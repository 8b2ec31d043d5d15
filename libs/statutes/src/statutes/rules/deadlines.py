"""Time limits 期限: deadlines counted from a day, windows counted back from one, and days fixed by the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from statutes.clock import Clock, ClockError, Holder, Period, Regime
from statutes.rules.nodes import list_of, one_of, read_day, read_period, read_text
from statutes.rules.rows import Field, Kind, Reference, Row


class OnLapse(StrEnum):
    """What the text itself attaches to the end of the period; nothing here acts by itself."""

    NOTHING = "nothing"
    DEEMED_ACCEPTED = "deemed-accepted"
    """逾期不告知的,自收到申请材料之日起即为受理"""
    DEEMED_AGREED = "deemed-agreed"
    """期满无异议"""
    DEEMED_RESUMED = "deemed-resumed"
    """视为自动恢复经营"""
    RELEASED = "released"
    """自动解除、释放: something has to be done for it"""
    WAIVED = "waived"
    """视为放弃"""
    LAPSES = "lapses"
    """权利期满失效"""
    SPECIAL_MARK = "special-mark"
    """特别标注"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule(Row):
    """A period counted from what `starts` it; `extension` is the longest the text allows beyond it.

    `excluded` are the causes whose time does not count, `near` how long before the end to warn, longest first.
    """

    regime: Regime
    holder: Holder
    period: Period
    extension: Period | None
    starts: str
    excluded: tuple[str, ...]
    near: tuple[Period, ...]
    on_lapse: OnLapse

    @property
    def is_right(self) -> bool:
        """Whether the period is its holder's right, which ends with it: nobody is late."""
        return self.on_lapse in (OnLapse.WAIVED, OnLapse.LAPSES)

    def clock(self) -> Clock:
        """The rule as the legal clock takes it."""
        return Clock(self.rule_id, self.version, self.regime, self.period, self.source, self.holder)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRule(Row):
    """A stretch before an event: from `opens` before it to `closes` before it, None meaning to the event itself.

    `opens` None means from any time.
    """

    regime: Regime
    holder: Holder
    before: str
    opens: Period | None
    closes: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDate(Row):
    """A day the text names itself, the last on which it can be done."""

    holder: Holder
    day: date


def _deadline_words(row: DeadlineRule) -> Iterable[Reference]:
    yield Reference("term:start", row.starts)
    for cause in row.excluded:
        yield Reference("term:exclusion", cause)


def _agrees_with_regime(row: DeadlineRule) -> None:
    try:
        row.clock()
    except ClockError as fault:
        raise row.position.error(fault.code, fault.message, fault.remedy) from fault


def _window_words(row: WindowRule) -> Iterable[Reference]:
    yield Reference("term:start", row.before)


_HOLDER: Final = Field(one_of(Holder))
_REGIME: Final = Field(one_of(Regime))

DEADLINE: Final = Kind(
    name="deadline",
    row=DeadlineRule,
    fields={
        "regime": _REGIME,
        "holder": _HOLDER,
        "period": Field(read_period),
        "extension": Field(read_period, None),
        "starts": Field(read_text),
        "excluded": Field(list_of(read_text), ()),
        "near": Field(list_of(read_period), ()),
        "on_lapse": Field(one_of(OnLapse), OnLapse.NOTHING),
    },
    references=_deadline_words,
    check=_agrees_with_regime,
)

WINDOW: Final = Kind(
    name="window",
    row=WindowRule,
    fields={
        "regime": _REGIME,
        "holder": _HOLDER,
        "before": Field(read_text),
        "opens": Field(read_period, None),
        "closes": Field(read_period, None),
    },
    references=_window_words,
)

FIXED_DATE: Final = Kind(name="fixed_date", row=FixedDate, fields={"holder": _HOLDER, "day": Field(read_day)})
