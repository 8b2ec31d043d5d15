"""Dates that decisions rest on, by the rules of law in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from enforcement.domain.context import Context
from statutes.clock import Suspension, due


def right_ends(context: Context, rule_id: str, start: date, stopped: Sequence[Suspension] = ()) -> date:
    """The last day of a party's right that runs from a day, by the reading better for the party."""
    ends = due(context.rulebook.deadline(rule_id, start).clock(), start, context.calendar, stopped).right_ends
    if ends is None:
        raise LookupError(f"{rule_id} from {start} has no end")  # only an open suspension leaves it without
    return ends


def act_by(context: Context, rule_id: str, start: date, version_of: date | None = None) -> date:
    """The last day for the authority, by the stricter reading; the version in force may be another day's."""
    clock = context.rulebook.deadline(rule_id, version_of or start).clock()
    ends = due(clock, start, context.calendar).act_by
    if ends is None:
        raise LookupError(f"{rule_id} from {start} has no end")  # only an open suspension leaves it without
    return ends
