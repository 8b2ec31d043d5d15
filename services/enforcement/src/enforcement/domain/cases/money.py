"""What a party still owes, what is added when it pays late, and what is too much (NPC-行政处罚法:66, 72, 73)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from enforcement.domain import law
from enforcement.domain.cases.hearing_right import FINE, GAIN, total_fen
from enforcement.domain.cases.remedies import Amounts, Remedy
from enforcement.domain.cases.values import Decision, Party
from enforcement.domain.context import Context
from statutes.clock import Suspension

PAY: Final = "fine.pay"
STAY_SOURCE: Final = "NPC-行政复议法:42"
PERCENT_A_DAY: Final = 3
"""每日按罚款数额的百分之三加处罚款, never above the fine itself."""


class Debt(NamedTuple):
    """What is still owed, in fen."""

    fine_fen: int
    surcharge_fen: int
    gain_fen: int


def payable_until(party: Party, context: Context) -> date | None:
    """The last day to pay; after deferral or instalments the last of them. None before service, or while stayed."""
    if any(each.stayed for each in party.remedies) or party.service is None:
        return None
    if party.deferral:
        return max(each.due_on for each in party.deferral.instalments)
    served = party.service.served_on
    ends = law.right_ends(context, PAY, served)
    return law.right_ends(context, PAY, served, _stays(party, served, ends))


def _stays(party: Party, served: date, ends: date) -> list[Suspension]:
    """停止执行 that began while the time to pay ran."""
    return [
        Suspension(each.stayed_on, each.stay_ended_on, "停止执行", STAY_SOURCE)
        for each in party.remedies
        if each.stayed_on and served < each.stayed_on <= ends
    ]


def owed(party: Party, decision: Decision, until: date | None, on: date) -> Debt:
    """What is left on a day."""
    due, kept = _due(party, decision, until, on), kept_of(party)
    # What was paid on a decision made anew for less is too much, and nothing is owed.
    return Debt(*(max(0, most - has) for most, has in zip(due, kept, strict=True)))


def excess(party: Party, until: date | None, on: date) -> Amounts | None:
    """What was paid beyond what is owed by the decision in force, or without one; None: nothing."""
    due = _due(party, party.decision, until, on) if party.decision else Debt(0, 0, 0)
    fine, surcharge, gain = (max(0, has - most) for most, has in zip(due, kept_of(party), strict=True))
    too_much = Amounts(fine_fen=fine, surcharge_fen=surcharge, gain_fen=gain)
    return too_much if too_much.total_fen else None


def kept_of(party: Party) -> Debt:
    """What the authority has: paid, less what was paid back."""
    back = [each.amounts for each in party.refunds if each.paid_on]
    return Debt(
        sum(each.fine_fen for each in party.paid) - sum(each.fine_fen for each in back),
        sum(each.surcharge_fen for each in party.paid) - sum(each.surcharge_fen for each in back),
        sum(each.gain_fen for each in party.paid) - sum(each.gain_fen for each in back),
    )


def _due(party: Party, decision: Decision, until: date | None, on: date) -> Debt:
    fine = total_fen(decision.items, FINE)
    return Debt(fine, surcharge_due(party, fine, until, on), total_fen(decision.items, GAIN))


def surcharge_due(party: Party, fine_fen: int, until: date | None, on: date) -> int:
    """加处罚款 by a day: 3 % of what was unpaid on each day late, at most the fine; none while a remedy is pending."""
    if until is None or on <= until or not fine_fen:
        return 0
    total = 0
    day = until + timedelta(days=1)
    while day <= on and total < fine_fen * 100:
        if not pending(party.remedies, day):
            paid = sum(each.fine_fen for each in party.paid if each.paid_on < day)
            total += max(0, fine_fen - paid) * PERCENT_A_DAY
        day += timedelta(days=1)
    return min(total // 100, fine_fen)


def pending(remedies: Sequence[Remedy], day: date) -> bool:
    """Whether a reconsideration or suit was under way on the day; the day it ended still belongs to it."""
    return any(each.received_on <= day and (each.ended_on is None or day <= each.ended_on) for each in remedies)
