"""What an order means for the registry: apply, undo, or leave. A function of what is known, not of what came first."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from licensing.domain import exits, items
from licensing.domain.commands import RecordRevocation
from licensing.domain.context import Context
from licensing.domain.events import Restored, RevocationRecorded
from licensing.domain.kinds import EntityStatus
from licensing.domain.licences import acting, exiting
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.licence_commands import RecordLicenceRevocation, RestoreLicence
from licensing.domain.licences.licence_events import (
    LicenceRestored,
    LicenceResumed,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.values import LicenceSuspension
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.revocations import commands as c
from licensing.domain.revocations.events import RevocationHandled, RevocationReceived, RevocationSettled
from licensing.domain.revocations.records import (
    OPEN,
    PENALTY_ZH,
    OrderedPenalty,
    OrderFacts,
    ReceiptStatus,
    RevocationReceipt,
)
from licensing.domain.states import Entity
from licensing.domain.values import Decided


class Wanted(Enum):
    """What is to be tried."""

    APPLY = "apply"
    UNDO = "undo"


def wanted(state: RevocationReceipt | None, ended: bool) -> Wanted | None:
    """What an order asks for that was not tried yet; None: nothing, or nothing is left to be done."""
    if state is None:
        return None if ended else Wanted.APPLY
    if not ended or state.ended:
        return None
    return Wanted.UNDO if state.status in (ReceiptStatus.APPLIED, ReceiptStatus.SETTLED) else None


def again(state: RevocationReceipt) -> Wanted:
    """What is tried once more. Refusal RECEIPT_NOT_OPEN."""
    if state.status not in OPEN:
        raise refuse("RECEIPT_NOT_OPEN", status=state.status.name)
    return Wanted.UNDO if state.status is ReceiptStatus.NOT_UNDONE else Wanted.APPLY


def received(
    state: RevocationReceipt | None,
    command: c.FollowOrder,
    problem: tuple[str, str] | None,
    now: datetime,
    today: date,
) -> RevocationReceived | RevocationHandled | None:
    """The receipt's event; `problem` is why the try failed. None where nothing new is known."""
    ended = bool(command.ended_by)
    if state is not None and (not ended or state.ended):
        return None
    tried = wanted(state, ended)
    status = _status(tried, problem) if tried else ReceiptStatus.CANCELLED
    code, answer = problem or ("", "")
    if state is None:
        return RevocationReceived(
            at=now, facts=command.facts, status=status, problem=code, answer=answer, ended_by=command.ended_by, on=today
        )
    return RevocationHandled(at=now, status=status, problem=code, answer=answer, ended_by=command.ended_by, on=today)


def retried(state: RevocationReceipt, problem: tuple[str, str] | None, now: datetime, today: date) -> RevocationHandled:
    """What came of another try."""
    code, answer = problem or ("", "")
    return RevocationHandled(
        at=now, status=_status(again(state), problem), problem=code, answer=answer, ended_by=state.ended_by, on=today
    )


def settle(state: RevocationReceipt, command: c.SettleRevocation, context: Context) -> RevocationSettled:
    """Done by hand. Refusal RECEIPT_NOT_OPEN."""
    again(state)
    day = command.on or context.today
    refuse_if_any(
        [
            items.required_text("answer", command.answer, items.REASON_LIMIT),
            items.required_text("document", command.document),
            items.day_in_past("on", day, context.today),
        ]
    )
    return RevocationSettled(at=context.now, answer=command.answer, document=command.document, on=day)


def on_entity(what: Wanted, entity_id: UUID, entity: Entity, facts: OrderFacts, ended_by: str, context: Context) -> Any:
    """The business licence is revoked (SC-746:46), or given back. Refusals of the register, PENALTY_HAS_NO_PLACE."""
    if facts.penalty is not OrderedPenalty.REVOKED:
        raise refuse("PENALTY_HAS_NO_PLACE", penalty=PENALTY_ZH[facts.penalty])
    if what is Wanted.APPLY:
        decision = Decided(facts.organ, facts.document, facts.reason, facts.decided_on)
        command = RecordRevocation(entity=entity_id, revocation=decision)
        found: RevocationRecorded = exits.record_revocation(entity, command, context)
        return found
    known = entity.revocation
    if entity.status is not EntityStatus.REVOKED or known is None or known.document != facts.document:
        raise refuse("REVOCATION_NOT_STANDING", status=entity.status.name, document=facts.document)
    return Restored(context.now, EntityStatus.ACTIVE, ended_by, "吊销决定已失效", context.today)


def on_licence(
    what: Wanted, licence_id: UUID, licence: Licence, facts: OrderFacts, ended_by: str, context: LicenceContext
) -> Any:
    """The licence is revoked or suspended, or may be used again. Refusals as for `on_entity`."""
    if what is Wanted.UNDO:
        return _given_back(licence_id, licence, facts, ended_by, context)
    match facts.penalty:
        case OrderedPenalty.REVOKED:
            command = RecordLicenceRevocation(
                licence=licence_id,
                organ=facts.organ,
                document=facts.document,
                reason=facts.reason,
                decided_on=facts.decided_on,
            )
            found: LicenceRevoked = exiting.record_revocation(licence, command, context)
            return found
        case OrderedPenalty.SUSPENDED:
            return _suspended(licence, facts, context)
        case _:
            raise refuse("PENALTY_HAS_NO_PLACE", penalty=PENALTY_ZH[facts.penalty])


def _suspended(licence: Licence, facts: OrderFacts, context: LicenceContext) -> LicenceSuspended:
    """暂扣 from the day it was served until it is given back; how long, the decision says."""
    acting.in_force(licence)
    if licence.suspension:
        raise refuse("LICENCE_SUSPENDED_ALREADY", since=licence.suspension.from_date)
    day = acting.day_of("served_on", facts.served_on, context.today, licence.valid_from, "valid_from")
    reason = f"{facts.organ}: {facts.reason}"
    order = LicenceSuspension(from_date=day, to_date=None, reason=reason, document=facts.document)
    return LicenceSuspended(at=context.now, suspension=order)


def _given_back(
    licence_id: UUID, licence: Licence, facts: OrderFacts, ended_by: str, context: LicenceContext
) -> LicenceResumed | LicenceRestored:
    if facts.penalty is OrderedPenalty.REVOKED:
        command = RestoreLicence(licence=licence_id, revocation=facts.document, document=ended_by)
        restored = exiting.restore(licence, command, context)
        if licence.exit is None or licence.exit.before is None:
            raise refuse("STANDING_NOT_KEPT", document=facts.document)
        return restored
    if licence.suspension is None or licence.suspension.document != facts.document:
        raise refuse("REVOCATION_NOT_STANDING", status=licence.status.name, document=facts.document)
    return LicenceResumed(at=context.now, resumed_on=context.today, document=ended_by)


def _status(tried: Wanted, problem: tuple[str, str] | None) -> ReceiptStatus:
    if tried is Wanted.APPLY:
        return ReceiptStatus.NOT_APPLIED if problem else ReceiptStatus.APPLIED
    return ReceiptStatus.NOT_UNDONE if problem else ReceiptStatus.UNDONE
