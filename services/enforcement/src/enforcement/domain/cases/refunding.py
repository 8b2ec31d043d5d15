"""退付: what was paid beyond what is owed goes back, once, never more than was paid, confirmed by the treasury."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain import people
from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import AFTER_REVIEW, latest, occurrence, outcome, party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.remedies import Amounts, Refund
from enforcement.domain.cases.values import Party
from enforcement.domain.context import Context
from enforcement.domain.outcome import Lapses, Limit, Meets, Opens, Outcome
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts
from enforcement.domain.spot import commands as sc

REFUND: Final = "refund.pay"


def approve(state: PenaltyCase, command: c.ApproveRefund, context: Context) -> Outcome:
    """批准退付 of all that is due, by a head; it takes the place of an approval not yet carried out.

    Refusals NO_REFUND_DUE, PAYMENT_UNCONFIRMED.
    """
    party, due = _due(state, command.party)
    refunds = approved(party, due, command, context)
    return outcome(command.penalty_case, e.RefundApproved(at=context.now, party=command.party, refunds=refunds))


def approved(
    party: Party, due: Amounts, command: c.ApproveRefund | sc.ApproveSpotRefund, context: Context
) -> tuple[Refund, ...]:
    """The party's refunds with the one approved. Refusal PAYMENT_UNCONFIRMED."""
    if not all(each.confirmed_on for each in party.paid):
        raise refuse("PAYMENT_UNCONFIRMED", "party")
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    day = day_of("on", command.on, context.today, _due_since(party))
    people.approved(context, command.approved_by, "enforcement.decide", day, due.total_fen)
    done = _done(party)
    refund = Refund(
        number=len(done) + 1,
        amounts=due,
        reason=command.reason,
        document=command.document,
        approved_by=command.approved_by,
        approved_on=day,
    )
    return (*done, refund)


def record(state: PenaltyCase, command: c.RecordRefund, context: Context) -> Outcome:
    """已退付. Refusals NO_REFUND_DUE, REFUND_NOT_APPROVED of what is due now, REFERENCE_USED."""
    party, due = _due(state, command.party)
    refunds, met = paid_back(party, due, state.parties, command, context)
    event = e.RefundPaid(at=context.now, party=command.party, refunds=refunds, refund_due=None)
    return outcome(command.penalty_case, event, met)


def paid_back(
    party: Party,
    due: Amounts,
    parties: Sequence[Party],
    command: c.RecordRefund | sc.RecordSpotRefund,
    context: Context,
) -> tuple[tuple[Refund, ...], Limit]:
    """The party's refunds with the one approved carried out, and its time met. Refusals as of `record`."""
    ready = next((each for each in party.refunds if each.paid_on is None), None)
    if ready is None or ready.amounts != due:
        raise refuse("REFUND_NOT_APPROVED", "party", due=due.total_fen)
    refuse_if_any(names(reference=command.reference, confirmation=command.confirmation))
    if command.reference in {each.reference for every in parties for each in every.refunds}:
        raise refuse("REFERENCE_USED", "reference", reference=command.reference)
    day = day_of("on", command.on, context.today, ready.approved_on)
    paid = replace(ready, reference=command.reference, paid_on=day, confirmation=command.confirmation)
    return (*_done(party), paid), Meets(rule=REFUND, on=day, occurrence=occurrence(party.number))


def refund_limits(party: Party, due: Amounts | None, day: date) -> list[Limit]:
    """The time to pay back begins when something is due, and falls away when nothing is any more."""
    which = occurrence(party.number)
    if due:
        return [Opens(rule=REFUND, start=day, occurrence=which)]
    return [Lapses(rule=REFUND, reason="无应退款", occurrence=which)] if party.refund_due else []


def _due(state: PenaltyCase, number: int) -> tuple[Party, Amounts]:
    stands_at(state, *AFTER_REVIEW)
    party = party_of(state, number)
    return party, due_to(party)


def due_to(party: Party) -> Amounts:
    """应退款. Refusal NO_REFUND_DUE."""
    if party.refund_due is None:
        raise refuse("NO_REFUND_DUE", "party")
    return party.refund_due


def _due_since(party: Party) -> date | None:
    return latest(*(each.ended_on for each in party.decisions))


def _done(party: Party) -> tuple[Refund, ...]:
    return tuple(each for each in party.refunds if each.paid_on)
