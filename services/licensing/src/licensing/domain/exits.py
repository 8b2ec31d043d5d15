"""Three different ends: 吊销 is a penalty, 撤销 undoes a registration won by fraud, 注销 is the lawful exit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from licensing.domain import guards, items
from licensing.domain.commands import AnnulEntity, DeregisterEntity, RecordRevocation
from licensing.domain.context import Context
from licensing.domain.events import Annulled, Deregistered, RevocationRecorded
from licensing.domain.kinds import WITHOUT_LIQUIDATION, EntityStatus, LockedAct
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Decided, Deregistration

CREDITORS_TERM = timedelta(days=45)
"""Creditors file claims within 45 days of the public notice (NPC-公司法:235)."""


def record_revocation(state: Entity, command: RecordRevocation, context: Context) -> RevocationRecorded:
    """A decided 吊销 is recorded. No lock holds a penalty back."""
    guards.not_exited(state)
    guards.not_revoked(state)
    _refuse_incomplete(state, "revocation", command.revocation, context.today)
    return RevocationRecorded(context.now, command.revocation)


def annul(state: Entity, command: AnnulEntity, context: Context) -> Annulled:
    """撤销登记 (SC-746:40-41), also of a revoked entity."""
    guards.not_exited(state)
    _refuse_incomplete(state, "annulment", command.annulment, context.today)
    return Annulled(context.now, command.annulment)


def deregister(state: Entity, command: DeregisterEntity, context: Context) -> Deregistered:
    """普通注销 (SC-746:32), open to an entity in good standing and to a revoked one."""
    guards.not_exited(state)
    guards.not_reserved(state)
    guards.not_locked(state.locks, LockedAct.DEREGISTER, context.today)
    facts = _completed(command.deregistration, context.today)
    refuse_if_any([*_tax_faults(facts), *_liquidation_faults(state, facts), *_order_faults(state, facts, context)])
    _refuse_running_term(facts)
    revoked = state.status is EntityStatus.REVOKED
    status = EntityStatus.REVOKED_DEREGISTERED if revoked else EntityStatus.DEREGISTERED
    return Deregistered(context.now, status, facts)


def _refuse_incomplete(state: Entity, field: str, decided: Decided, today: date) -> None:
    refuse_if_any(
        [
            items.required_text(f"{field}.organ", decided.organ),
            items.required_text(f"{field}.document", decided.document),
            items.required_text(f"{field}.reason", decided.reason, items.REASON_LIMIT),
            items.day_in_past(f"{field}.decided_date", decided.decided_date, today),
            items.in_order("established_date", state.established_date, f"{field}.decided_date", decided.decided_date),
        ]
    )


def _completed(facts: Deregistration, today: date) -> Deregistration:
    """Without a date the registration is made today, and applied for on the same day."""
    deregistered = facts.deregistered_date or today
    return replace(facts, deregistered_date=deregistered, application_date=facts.application_date or deregistered)


def _tax_faults(facts: Deregistration) -> list[Fault | None]:
    if facts.tax_clearance_document.strip() and facts.tax_clearance_date:
        return [items.text("tax_clearance_document", facts.tax_clearance_document, items.SHORT_LIMIT)]
    return [fault("TAX_CLEARANCE_REQUIRED", "deregistration.tax_clearance_document")]


def _liquidation_faults(state: Entity, facts: Deregistration) -> list[Fault | None]:
    if state.entity_type in WITHOUT_LIQUIDATION:
        return []
    return [
        fault("LIQUIDATION_REQUIRED", f"deregistration.{field}")
        for field in ("liquidation_group_date", "creditor_notice_date", "liquidation_end_date")
        if getattr(facts, field) is None
    ]


def _order_faults(state: Entity, facts: Deregistration, context: Context) -> list[Fault | None]:
    """The dates in their order; what is late (10, 60 and 30 days of SAMR-52/2022:44-46) is no ground to refuse."""
    steps = (
        ("liquidation_group_date", facts.liquidation_group_date),
        ("creditor_notice_date", facts.creditor_notice_date),
        ("liquidation_end_date", facts.liquidation_end_date),
        ("application_date", facts.application_date),
        ("deregistered_date", facts.deregistered_date),
    )
    stated = [("established_date", state.established_date), *_revoked_on(state), *steps]
    known = [(field, day) for field, day in stated if day is not None]
    clearance, application = facts.tax_clearance_date, facts.application_date
    return [
        items.day_in_past("deregistration.deregistered_date", facts.deregistered_date, context.today),
        items.in_order("tax_clearance_date", clearance, "deregistration.application_date", application),
        *(
            items.in_order(earlier, before, f"deregistration.{field}", day)
            for (earlier, before), (field, day) in pairwise(known)
        ),
    ]


def _revoked_on(state: Entity) -> list[tuple[str, date | None]]:
    # A revoked entity liquidates because it was revoked.
    return [("revocation.decided_date", state.revocation.decided_date)] if state.revocation else []


def _refuse_running_term(facts: Deregistration) -> None:
    if facts.creditor_notice_date is None or facts.liquidation_end_date is None:
        return
    until = facts.creditor_notice_date + CREDITORS_TERM
    if facts.liquidation_end_date < until:
        raise refuse(
            "CREDITORS_TERM_RUNNING",
            "deregistration.liquidation_end_date",
            until=until,
            ended=facts.liquidation_end_date,
        )
