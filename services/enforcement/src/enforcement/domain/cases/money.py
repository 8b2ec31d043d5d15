"""What a party still owes, and what is added when it pays late (NPC-行政处罚法:66, 72, 73)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from enforcement.domain import law
from enforcement.domain.cases.hearing_right import FINE, GAIN, total_fen
from enforcement.domain.cases.values import Decision, Party, Remedy
from enforcement.domain.context import Context

PERCENT_A_DAY: Final = 3
"""每日按罚款数额的百分之三加处罚款, never above the fine itself."""


class Debt(NamedTuple):
    """What is still owed, in fen."""

    fine_fen: int
    surcharge_fen: int
    gain_fen: int


def payable_until(party: Party, context: Context) -> date | None:
    """The last day to pay; after deferral or instalments the last of them. None before service."""
    if party.deferral:
        return max(each.due_on for each in party.deferral.instalments)
    return law.right_ends(context, "fine.pay", party.service.served_on) if party.service else None


def owed(party: Party, decision: Decision, until: date | None, on: date) -> Debt:
    """What is left on a day."""
    paid_fine = sum(each.fine_fen for each in party.payments)
    paid_extra = sum(each.surcharge_fen for each in party.payments)
    paid_gain = sum(each.gain_fen for each in party.payments)
    fine = total_fen(decision.items, FINE)
    # What was paid on a decision made anew for less is too much, and nothing is owed.
    return Debt(
        max(0, fine - paid_fine),
        max(0, surcharge_due(party, fine, until, on) - paid_extra),
        max(0, total_fen(decision.items, GAIN) - paid_gain),
    )


def surcharge_due(party: Party, fine_fen: int, until: date | None, on: date) -> int:
    """加处罚款 by a day: 3 % of what was unpaid on each day late, at most the fine; none while a remedy is pending."""
    if until is None or on <= until or not fine_fen:
        return 0
    total = 0
    day = until + timedelta(days=1)
    while day <= on and total < fine_fen * 100:
        if not pending(party.remedies, day):
            paid = sum(each.fine_fen for each in party.payments if each.paid_on < day)
            total += max(0, fine_fen - paid) * PERCENT_A_DAY
        day += timedelta(days=1)
    return min(total // 100, fine_fen)


def pending(remedies: Sequence[Remedy], day: date) -> bool:
    """Whether a reconsideration or suit was under way on the day."""
    return any(each.received_on <= day and (each.ended_on is None or day < each.ended_on) for each in remedies)
