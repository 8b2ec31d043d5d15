"""When a party may ask for a hearing (SAMR-3/2018:5, NPC-行政处罚法:63), by the rules in force in the region."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.context import Context

FINE: Final = "03"
GAIN: Final = "04"
GOODS: Final = "05"
_SUBJECT: Final = {PartyKind.PERSON: "person", PartyKind.ENTITY: "entity"}


def needs_hearing(kind: PartyKind, items: Sequence[PenaltyItem], context: Context, on: date) -> bool:
    """Whether the right has to be told: by kind of penalty, by the fine, or by gain and goods confiscated together."""
    if any(context.rulebook.penalty_kind(item.kind, on).hearing for item in items):
        return True
    facts = {"fine": _yuan(items, FINE), "confiscated": _yuan(items, GAIN, GOODS)}
    rules = (f"hearing.fine.{_SUBJECT[kind]}", f"hearing.confiscation.{_SUBJECT[kind]}")
    return any(context.rulebook.threshold(rule, on).assess(facts).reached for rule in rules)


def total_fen(items: Sequence[PenaltyItem], *kinds: str) -> int:
    """What penalties of these kinds come to."""
    return sum(item.amount_fen for item in items if item.kind in kinds)


def _yuan(items: Sequence[PenaltyItem], *kinds: str) -> Decimal:
    return Decimal(total_fen(items, *kinds)) / 100
