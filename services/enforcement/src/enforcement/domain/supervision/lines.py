"""Who may supervise whom: an authority itself and those above it in the line of duty (SAMR-22/2019:3)."""

from __future__ import annotations

from uuid import UUID

from enforcement.domain.context import Context
from enforcement.domain.refusal import refuse


def stands_above(context: Context, superior: UUID, unit: UUID, field: str) -> None:
    """Refusal NOT_SUPERIOR."""
    if superior != unit and superior not in context.roster.ancestors(unit, context.today):
        name = context.roster.view(unit, context.today).full_name
        raise refuse("NOT_SUPERIOR", field, unit=name)
