"""The day of a document: that of the step it is for. Which version of a form holds is chosen by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

_Day = Callable[[Any], date | None]
_DAYS: Final[dict[str, _Day]] = {
    "clue": lambda case: case.filed_on,
    "filing": lambda case: case.filed_on,
    "report": lambda case: case.report.submitted_on if case.report else None,
    "review": lambda case: case.last_review.reviewed_on if case.last_review else None,
    "closing": lambda case: case.closed_on,
}
"""Of forms without a number, which are about the whole case."""


def day_of(form: str, record: Any, used_on: date | None, today: date) -> date:
    """The day the number was used, or that of the step a form reports; today where there is neither."""
    found = _DAYS.get(form, _none)(record)
    return used_on or found or today


def _none(_: Any) -> None:
    return None
