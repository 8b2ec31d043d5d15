"""What the clock is given: a rule's clock, suspensions 中止 and extensions 延长, each with its reason and source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from statutes.calendar.errors import ClockError
from statutes.clock.periods import Period, Unit
from statutes.clock.regimes import REGIMES, Regime

Moment = date
"""A day, or (for hours) an aware datetime: `datetime` is a subclass of `date`."""


class Holder(StrEnum):
    """Whose period it is: the authority must act 行政机关, or a party may act 当事人."""

    AUTHORITY = "AUTHORITY"
    PARTY = "PARTY"


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of one version of a rule.

    Raises `ClockError` PERIOD_CONTRADICTS_REGIME where the regime's law reads such a number of days as working
    days and the period says natural days.
    """

    rule_id: str
    version: str
    regime: Regime
    period: Period
    source: str
    holder: Holder

    def __post_init__(self) -> None:
        refuse_contradiction(self.regime, self.period)


@dataclass(frozen=True, slots=True)
class Suspension:
    """A stretch of time that does not count: from the day it stops, to the day it runs again (which counts).

    `end` None means the clock still stands. Under a clock of hours both are aware datetimes.
    """

    start: Moment
    end: Moment | None
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Extension:
    """A further period added to the end of the first (before any roll), with who approved it."""

    period: Period
    reason: str
    source: str
    approved_by: str


def refuse_contradiction(regime: Regime, period: Period) -> None:
    """Refuse natural days where the regime's law means working days."""
    rule = REGIMES[regime]
    if period.unit is Unit.DAY and period.amount in rule.working:
        raise ClockError(
            "PERIOD_CONTRADICTS_REGIME",
            f"under {regime.value} a period of {period.amount} days is in working days",
            f"依{rule.source},{period.amount}日是指工作日",
            rule=rule.source,
            remedy=f"write {rule.reading(period.amount)}",
        )
