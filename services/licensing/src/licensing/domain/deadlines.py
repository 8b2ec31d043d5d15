"""What decisions do to time limits: plain data, carried out by the wiring through libs/matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class StepAction(IntEnum):
    """What happens to a deadline."""

    OPEN = 1
    SUSPEND = 2
    RESUME = 3
    EXTEND = 4
    MEET = 5
    CANCEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineStep:
    """One thing that happens to one deadline of the matter, on a legal day."""

    rule_id: str
    action: StepAction
    on: date
    """The day it starts, stops, runs again, is extended, met or cancelled."""
    occurrence: int = 1
    """Counts deadlines of the same rule in one matter."""
    reason: str = ""
    source: str = ""
    """Document or article the step rests on."""
    approved_by: str = ""
    until: date | None = None
    """The last day where the party chose it within what the rule allows (歇业); None: the rule's own period."""
    division: str = ""
    """Where the duty lies, if not with the authority that conducts the matter."""


Steps = tuple[DeadlineStep, ...]


def opened(rule_id: str, on: date, occurrence: int = 1) -> DeadlineStep:
    """A limit starts."""
    return DeadlineStep(rule_id=rule_id, action=StepAction.OPEN, on=on, occurrence=occurrence)


def met(rule_id: str, on: date, occurrence: int = 1) -> DeadlineStep:
    """What a limit was for was done."""
    return DeadlineStep(rule_id=rule_id, action=StepAction.MEET, on=on, occurrence=occurrence)


def cancelled(rule_id: str, on: date, reason: str) -> DeadlineStep:
    """A limit falls away."""
    return DeadlineStep(rule_id=rule_id, action=StepAction.CANCEL, on=on, reason=reason)
