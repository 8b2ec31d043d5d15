"""首违不罚 (NPC-行政处罚法:33): only who was not punished for the same kind before, within the time the rules set."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain import law
from enforcement.domain.cases.values import Party
from enforcement.domain.context import Context
from enforcement.domain.history.records import PENALTIES, Earlier
from enforcement.domain.names import PENALTY_CASE, name_of
from enforcement.domain.refusal import refuse

WITHIN: Final = "discretion.first-violation"


def require_first(case: UUID, party: Party, field: str, day: date, context: Context) -> None:
    """Refusal NOT_FIRST_VIOLATION, naming the earlier matter."""
    reference = party.identity.reference if party.identity else ""
    for each in context.history.of(party.uscc, reference):
        if each.matter != name_of(PENALTY_CASE, case) and counts(each, field, day, context):
            known = {"matter": each.matter}
            raise refuse("NOT_FIRST_VIOLATION", "discretion.tier", known, number=each.number, day=each.decided_on)


def counts(earlier: Earlier, field: str, day: date, context: Context) -> bool:
    """Whether an earlier penalty is of the same kind, in force, and not too long ago."""
    same = earlier.kind in PENALTIES and earlier.in_force and earlier.field == field
    return same and earlier.decided_on <= day <= law.act_by(context, WITHIN, earlier.decided_on, version_of=day)
