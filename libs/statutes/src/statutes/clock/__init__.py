"""The legal clock 法定期限: when a period of law ends, in one date or two, and why."""

from statutes.calendar.errors import ClockError
from statutes.clock.backwards import Before, before
from statutes.clock.explanation import Explanation, Inputs, Step
from statutes.clock.periods import Period, Unit
from statutes.clock.reckoning import Due, due, recompute
from statutes.clock.regimes import REGIMES, Regime, RegimeRule, Roll
from statutes.clock.terms import Clock, Extension, Holder, Moment, Suspension

__all__ = [
    "REGIMES",
    "Before",
    "Clock",
    "ClockError",
    "Due",
    "Explanation",
    "Extension",
    "Holder",
    "Inputs",
    "Moment",
    "Period",
    "Regime",
    "RegimeRule",
    "Roll",
    "Step",
    "Suspension",
    "Unit",
    "before",
    "due",
    "recompute",
]
