"""What happens to orders received: past tense, absolute values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from licensing.domain.revocations.records import OrderFacts, ReceiptStatus, RevocationReceipt


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationReceived:
    """The order came, and what was done at once."""

    at: datetime
    facts: OrderFacts
    status: ReceiptStatus
    problem: str
    answer: str
    ended_by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationHandled:
    """It was tried again, or the decision ended."""

    at: datetime
    status: ReceiptStatus
    problem: str
    answer: str
    ended_by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationSettled:
    """Somebody did by hand what could not be done by itself."""

    at: datetime
    answer: str
    document: str
    on: date


EVENTS: Final[tuple[type, ...]] = (RevocationReceived, RevocationHandled, RevocationSettled)
ReceiptEvent = RevocationReceived | RevocationHandled | RevocationSettled


def evolve(state: RevocationReceipt | None, event: ReceiptEvent) -> RevocationReceipt:
    """The receipt after the event."""
    before = replace(state or RevocationReceipt(created_at=event.at), updated_at=event.at)
    match event:
        case RevocationReceived():
            facts = event.facts
            first = replace(before, facts=facts, code=facts.code, division=facts.division)
            return _handled(first, event)
        case RevocationHandled():
            return _handled(before, event)
        case RevocationSettled():
            return replace(
                before,
                status=ReceiptStatus.SETTLED,
                problem="",
                answer=event.answer,
                document=event.document,
                handled_on=event.on,
            )


def _handled(before: RevocationReceipt, event: RevocationReceived | RevocationHandled) -> RevocationReceipt:
    return replace(
        before,
        status=event.status,
        problem=event.problem,
        answer=event.answer,
        ended_by=event.ended_by,
        handled_on=event.on,
    )
