"""A penalty on the spot as the party of a case is seen: number 0, decided and served there and then.

So the rules of remedies and money are those of cases, and stand there once.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from enforcement.domain.cases.hearing_right import FINE, total_fen
from enforcement.domain.cases.kinds import DecisionOutcome, PartyStatus, ServiceWay
from enforcement.domain.cases.values import Decision, Party, Payment, Service
from enforcement.domain.names import SPOT_PENALTY
from enforcement.domain.outcome import Caused, LeavesCharge, Limit, OfMatter, Outcome, TakesCharge
from enforcement.domain.refusal import refuse
from enforcement.domain.spot.events import SpotEvent, evolve
from enforcement.domain.spot.records import CashGround, Imposed, SpotPenalty

ALONE = 0
"""Number of the one party."""


def as_party(state: SpotPenalty, confirmed_on: date | None = None) -> Party:
    """Whom it is against; `confirmed_on` is the day the treasury confirmed the payment, where that matters."""
    imposed, served_on = imposed_on(state)
    return Party(
        number=ALONE,
        kind=imposed.kind,
        uscc=imposed.uscc,
        label=imposed.label,
        identity=imposed.identity,
        status=PartyStatus.SERVED,
        decisions=state.decisions or (_as_imposed(state, imposed, served_on),),
        service=Service(way=ServiceWay.DIRECT, served_on=served_on, record=state.document, officers=state.officers),
        payments=_payments(state, imposed, served_on, confirmed_on),
        remedies=state.remedies,
        refund_due=state.refund_due,
        refunds=state.refunds,
    )


def imposed_on(state: SpotPenalty) -> tuple[Imposed, date]:
    """What was imposed, and the day."""
    if state.imposed is None or state.punished_on is None:
        raise LookupError("a penalty on the spot begins by being imposed")
    return state.imposed, state.punished_on


def in_force(state: SpotPenalty) -> Decision:
    """The decision that stands. Refusal NO_DECISION_IN_FORCE."""
    found = as_party(state).decision
    if found is None:
        raise refuse("NO_DECISION_IN_FORCE", "spot_penalty")
    return found


def in_cash(state: SpotPenalty) -> bool:
    """Whether the fine was taken on the spot."""
    return state.imposed is not None and state.imposed.cash is not CashGround.UNSPECIFIED


def moved(record: UUID, state: SpotPenalty, events: tuple[SpotEvent, ...], *limits: Limit) -> Outcome:
    """Events on it with its limits; while something is left to do it is in somebody's charge."""
    after = state
    for event in events:
        after = evolve(after, event)
    charge: list[Limit] = []
    if after.open and not state.open:
        charge.append(TakesCharge(post=state.post, matter_kind=SPOT_PENALTY))
    if state.open and not after.open:
        charge.append(LeavesCharge())
    caused = tuple(Caused(SPOT_PENALTY, record, event) for event in events)
    return Outcome(record, caused, tuple(OfMatter(record, each) for each in (*limits, *charge)))


def _as_imposed(state: SpotPenalty, imposed: Imposed, day: date) -> Decision:
    return Decision(
        number=1,
        document=state.document,
        decided_on=day,
        decided_by=state.post,
        outcome=DecisionOutcome.PENALTY,
        items=imposed.items,
        discretion=None,
        basis=imposed.basis,
        reasons=imposed.facts,
        remedies="",
    )


def _payments(state: SpotPenalty, imposed: Imposed, day: date, confirmed_on: date | None) -> tuple[Payment, ...]:
    paid_on = day if in_cash(state) else state.paid_on
    if paid_on is None:
        return ()
    fine = state.paid_fen or total_fen(imposed.items, FINE)
    payment = Payment(
        reference=state.reference,
        fine_fen=fine,
        surcharge_fen=0,
        gain_fen=0,
        paid_on=paid_on,
        confirmed_on=confirmed_on,
    )
    return (payment,)
