"""Enforcement's refusals, of its own catalogue, and the checks of values that every command shares."""

from __future__ import annotations

from datetime import date
from typing import Final

from enforcement.domain.reasons import REASONS
from statutes.refusals import Catalogue, Fault, refuse_if_any

_CATALOGUE: Final = Catalogue(REASONS)
fault = _CATALOGUE.fault
refuse = _CATALOGUE.refuse

TEXT_LIMIT: Final = 4000
"""Characters of a reason, fact or opinion."""
NAME_LIMIT: Final = 200
"""Characters of a name, title or number."""
SHOWN: Final = 40

__all__ = ["NAME_LIMIT", "TEXT_LIMIT", "Fault", "day_of", "fault", "names", "refuse", "refuse_if_any", "texts"]


def texts(**stated: str) -> list[Fault | None]:
    """Texts that have to be there, by field."""
    return [_text(field, value, TEXT_LIMIT) for field, value in stated.items()]


def names(**stated: str) -> list[Fault | None]:
    """Names, titles and numbers that have to be there, by field."""
    return [_text(field, value, NAME_LIMIT) for field, value in stated.items()]


def _text(field: str, value: str, limit: int) -> Fault | None:
    if not value.strip():
        return fault("FIELD_REQUIRED", field)
    return fault("TEXT_TOO_LONG", field, length=len(value), limit=limit) if len(value) > limit else None


def day_of(field: str, stated: date | None, today: date, not_before: date | None = None) -> date:
    """The day of a step: as stated, else today; neither in the future nor before what it follows.

    Refusals DAY_IN_FUTURE, DAYS_OUT_OF_ORDER.
    """
    day = stated or today
    if day > today:
        raise refuse("DAY_IN_FUTURE", field, day=day, today=today)
    if not_before and day < not_before:
        raise refuse("DAYS_OUT_OF_ORDER", field, day=day, earlier=not_before)
    return day
