"""退付 of a fine that was imposed on the spot: by the rules of cases, from what the treasury has confirmed."""

from __future__ import annotations

from enforcement.domain.cases import refunding
from enforcement.domain.context import Context
from enforcement.domain.outcome import Outcome
from enforcement.domain.refusal import refuse
from enforcement.domain.spot import commands as c
from enforcement.domain.spot import events as e
from enforcement.domain.spot.records import SpotPenalty
from enforcement.domain.spot.standing import as_party, moved
from enforcement.domain.treasury import expecting


def approve(state: SpotPenalty, command: c.ApproveSpotRefund, context: Context) -> Outcome:
    """批准退付, by a head. Refusals NO_REFUND_DUE, REFERENCE_UNKNOWN, PAYMENT_UNCONFIRMED."""
    due = refunding.due_to(as_party(state))
    if not state.reference:
        raise refuse("PAYMENT_UNCONFIRMED", "reference")
    if command.reference != state.reference:
        raise refuse("REFERENCE_UNKNOWN", "reference", reference=command.reference[:40])
    payment = expecting.known(context, state.reference)
    party = as_party(state, payment.confirmed_on if payment else None)
    refunds = refunding.approved(party, due, command, context)
    return moved(command.spot_penalty, state, (e.SpotRefundApproved(at=context.now, refunds=refunds),))


def record(state: SpotPenalty, command: c.RecordSpotRefund, context: Context) -> Outcome:
    """已退付. Refusals NO_REFUND_DUE, REFUND_NOT_APPROVED, REFERENCE_USED."""
    party = as_party(state)
    due = refunding.due_to(party)
    refunds, met = refunding.paid_back(party, due, (party,), command, context)
    event = e.SpotRefundPaid(at=context.now, refunds=refunds, refund_due=None)
    return moved(command.spot_penalty, state, (event,), met)
