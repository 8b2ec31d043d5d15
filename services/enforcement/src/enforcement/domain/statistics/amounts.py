"""Money of a whole authority in a year, for the figures the law wants published by 31 January, and for nothing else.

An amount knows the authority and its day, and neither office, officer, field, party nor case: what is not kept cannot
be grouped by (NPC-行政处罚法:74).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from enforcement.domain.cases import party_events as pe
from enforcement.domain.cases.hearing_right import FINE, GAIN, GOODS, total_fen
from enforcement.domain.cases.kinds import DecisionOutcome
from enforcement.domain.cases.values import Decision, Party, Payment, PenaltyItem
from enforcement.domain.days import civil
from enforcement.domain.spot import events as sp
from enforcement.domain.statistics.counting import Happened, punished

AMOUNTS: Final = {
    "fine_imposed": "罚款决定金额",
    "gain_confiscated": "没收违法所得决定金额",
    "goods_confiscated": "没收非法财物价值",
    "imposed_ended": "被撤销、变更的决定金额",
    "received": "实收罚没款",
    "refunded": "退付罚没款",
}
"""Every sum there is, each of one authority and one year."""
_KINDS: Final = {FINE: "fine_imposed", GAIN: "gain_confiscated", GOODS: "goods_confiscated"}


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """Money in fen; what is taken back is below zero."""

    name: str
    day: date
    recorded_on: date
    unit: str
    fen: int


Summed = tuple[str, date | None, int]
Sum = Callable[[Happened], Iterable[Summed]]


def amounts_of(happened: Happened) -> list[Amount]:
    """What an event adds to the sums of the authority that acts."""
    summed = SUMS.get(type(happened.event))
    recorded_on = civil(happened.recorded_at)
    totals: dict[tuple[str, date], int] = {}
    for name, day, fen in summed(happened) if summed else ():
        key = name, day or recorded_on
        totals[key] = totals.get(key, 0) + fen
    unit = str(happened.after.unit) if totals else ""
    return [Amount(name, day, recorded_on, unit, fen) for (name, day), fen in totals.items() if fen]


def _decided(happened: Happened) -> Iterator[Summed]:
    decision = happened.event.decision
    if decision.outcome is DecisionOutcome.PENALTY:
        yield from _items(decision.items, decision.decided_on)


def _ended(happened: Happened) -> Iterator[Summed]:
    yield _taken_away(happened.event.decision)


def _changed(happened: Happened) -> Iterator[Summed]:
    yield _taken_away(happened.event.ended)
    yield from _items(happened.event.decision.items, happened.event.decision.decided_on)


def _paid(happened: Happened) -> Iterator[Summed]:
    payment = happened.event.payments[-1]
    yield "received", payment.paid_on, _total(payment)


def _voided(happened: Happened) -> Iterator[Summed]:
    before: Party | None = happened.before.party(happened.event.party)
    over = {each.reference for each in before.payments if each.voided_on} if before else set()
    for payment in happened.event.payments:
        if payment.voided_on and payment.reference not in over:
            yield "received", payment.voided_on, -_total(payment)


def _refunded(happened: Happened) -> Iterator[Summed]:
    before = punished(happened)
    over = {each.number for each in before.refunds if each.paid_on} if before else set()
    for refund in happened.event.refunds:
        if refund.paid_on and refund.number not in over:
            yield "refunded", refund.paid_on, refund.amounts.total_fen


def _on_the_spot(happened: Happened) -> Iterator[Summed]:
    yield from _items(happened.event.imposed.items, happened.event.on)


def _spot_paid(happened: Happened) -> Iterator[Summed]:
    # Cash is what was imposed; what came in later may be what a ruling left of it.
    imposed = happened.after.imposed
    if imposed:
        yield "received", happened.event.on, happened.after.paid_fen or total_fen(imposed.items, FINE)


def _items(items: Iterable[PenaltyItem], day: date) -> Iterator[Summed]:
    for item in items:
        if item.kind in _KINDS:
            yield _KINDS[item.kind], day, item.amount_fen


def _taken_away(decision: Decision) -> Summed:
    return "imposed_ended", decision.ended_on, total_fen(decision.items, FINE, GAIN, GOODS)


def _total(payment: Payment) -> int:
    return payment.fine_fen + payment.surcharge_fen + payment.gain_fen


SUMS: Final[dict[type, Sum]] = {
    pe.PartyDecided: _decided,
    pe.DecisionEnded: _ended,
    pe.DecisionChanged: _changed,
    pe.PaymentRecorded: _paid,
    pe.PaymentVoided: _voided,
    pe.RefundPaid: _refunded,
    sp.SpotPenaltyImposed: _on_the_spot,
    sp.SpotCashBanked: _spot_paid,
    sp.SpotPenaltyPaid: _spot_paid,
    sp.SpotDecisionEnded: _ended,
    sp.SpotDecisionChanged: _changed,
    sp.SpotRefundPaid: _refunded,
}
"""Which events move money."""
