"""What steps elsewhere say of a payment: it was made, it was confirmed by hand, it was recorded by mistake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain.context import Context
from enforcement.domain.names import FINE_PAYMENT
from enforcement.domain.outcome import Caused, Lapses, Limit, Meets, OfMatter, Opens, Outcome
from enforcement.domain.refusal import refuse
from enforcement.domain.treasury import events as e
from enforcement.domain.treasury.records import FinePayment, FinePaymentStatus, payment_id

CONFIRM: Final = "payment.confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """A payment for a matter, as the step that records it knows it."""

    code: str
    unit: UUID
    division: str
    post: UUID
    title: str
    matter: str
    party: int
    amount_fen: int
    on: date


def known(context: Context, code: str) -> FinePayment | None:
    """The payment under a code, unless it was void."""
    found = context.records.get(payment_id(code))
    counts = isinstance(found, FinePayment) and found.status is not FinePaymentStatus.VOID
    return found if counts else None


def recorded(base: Outcome, paid: Paid, context: Context) -> Outcome:
    """The step, and the payment that the treasury's statements have to show. Refusal REFERENCE_USED."""
    if known(context, paid.code):
        raise refuse("REFERENCE_USED", "reference", reference=paid.code)
    event = e.FinePaymentRecorded(
        at=context.now,
        code=paid.code.strip(),
        unit=paid.unit,
        division=paid.division,
        post=paid.post,
        title=paid.title,
        matter=paid.matter,
        party=paid.party,
        amount_fen=paid.amount_fen,
        paid_on=paid.on,
    )
    return with_payment(base, paid.code, event, Opens(rule=CONFIRM, start=paid.on))


def confirmed(base: Outcome, code: str, day: date, context: Context, statement: UUID | None = None) -> Outcome:
    """The step, and the payment as confirmed; one from before payments were kept is only its case's."""
    if known(context, code) is None:
        return base
    event = e.FinePaymentConfirmed(at=context.now, on=day, statement=statement)
    return with_payment(base, code, event, Meets(rule=CONFIRM, on=day))


def voided(base: Outcome, code: str, reason: str, day: date, context: Context) -> Outcome:
    """The step, and the payment as void."""
    if known(context, code) is None:
        return base
    event = e.FinePaymentVoided(at=context.now, on=day, reason=reason)
    return with_payment(base, code, event, Lapses(rule=CONFIRM, reason="冲正"))


def with_payment(base: Outcome, code: str, event: e.PaymentEvent, limit: Limit) -> Outcome:
    """The step, and what it does to a payment."""
    record = payment_id(code)
    return replace(
        base,
        caused=(*base.caused, Caused(FINE_PAYMENT, record, event)),
        limits=(*base.limits, OfMatter(record, limit)),
    )
