"""The legal clock 法定期限: when a period of law ends, in one date or two, and why."""

from statutes.calendar.errors import ClockError
from statutes.clock.periods import Period, Unit
from statutes.clock.regimes import REGIMES, Regime, RegimeRule, Roll
from statutes.clock.terms import Clock, Extension, Holder, Moment, Suspension

__all__ = [
    "REGIMES",
    "Clock",
    "ClockError",
    "Extension",
    "Holder",
    "Moment",
    "Period",
    "Regime",
    "RegimeRule",
    "Roll",
    "Suspension",
    "Unit",
]
