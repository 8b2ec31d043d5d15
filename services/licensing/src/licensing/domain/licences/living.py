"""A licence between issuing and its end: suspended, resumed, renewed by law, expired."""

from __future__ import annotations

from licensing.domain import items
from licensing.domain.guards import UNKNOWN_DAY
from licensing.domain.licences import acting, renewing
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceAct, LicenceContext
from licensing.domain.licences.kinds import LicenceApplicationStatus
from licensing.domain.licences.licence_commands import (
    ExpireLicence,
    ResumeLicence,
    SuspendLicence,
)
from licensing.domain.licences.licence_events import (
    LicenceExpired,
    LicenceRenewed,
    LicenceResumed,
    LicenceSuspended,
)
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.values import LicenceSuspension, LicenceTerm, PendingRenewal
from licensing.domain.refusal import refuse, refuse_if_any

_AWAITS_THE_AUTHORITY = frozenset(
    {
        LicenceApplicationStatus.RECEIVED,
        LicenceApplicationStatus.ACCEPTED,
        LicenceApplicationStatus.GRANTED,
    }
)
"""Silence is the authority's; while papers are missing it is the applicant's and renews nothing."""


def suspend(state: Licence, command: SuspendLicence, context: LicenceContext) -> LicenceSuspended:
    """暂停 for a time or until lifted, by a post with the power."""
    acting.in_force(state)
    if state.suspension:
        raise refuse("LICENCE_SUSPENDED_ALREADY", since=state.suspension.from_date)
    day = acting.day_of("from_date", command.from_date, context.today, state.valid_from, "valid_from")
    refuse_if_any(
        [
            *acting.stated(reason=command.reason, document=command.document),
            items.in_order("from_date", day, "to_date", command.to_date),
        ]
    )
    acting.empowered(context, command.ordered_by, LicenceAct.SUSPEND, day)
    suspension = LicenceSuspension(
        from_date=day, to_date=command.to_date, reason=command.reason, document=command.document
    )
    return LicenceSuspended(at=context.now, suspension=suspension)


def resume(state: Licence, command: ResumeLicence, context: LicenceContext) -> LicenceResumed:
    """恢复."""
    acting.in_force(state)
    if state.suspension is None:
        raise refuse("LICENCE_NOT_SUSPENDED")
    refuse_if_any(acting.stated(document=command.document))
    day = acting.day_of(
        "resumed_on", command.resumed_on, context.today, state.suspension.from_date, "suspension.from_date"
    )
    return LicenceResumed(at=context.now, resumed_on=day, document=command.document)


def expire(
    state: Licence, application: LicenceApplication | None, command: ExpireLicence, context: LicenceContext
) -> LicenceExpired | LicenceRenewed:
    """What the end of the last day does: the licence ends, or the law renews it.

    逾期未作决定的,视为准予延续 (NPC-行政许可法:50): only where the renewal was asked for in time, the kind knows it,
    and it is the authority that is silent.
    """
    acting.in_force(state)
    if state.valid_to is None or context.today <= state.valid_to:
        raise refuse("LICENCE_NOT_EXPIRED", ends=state.valid_to or UNKNOWN_DAY)
    pending = state.pending_renewal
    acting.linked("application", pending.application if pending else None, command.application)
    if pending and application and _silent(pending, application) and context.terms.renewal.deemed:
        return _deemed(state, pending, application, context)
    return LicenceExpired(at=context.now, expired_on=state.valid_to, rule=context.terms.renewal.source)


def _silent(pending: PendingRenewal, application: LicenceApplication) -> bool:
    return not pending.late and application.status in _AWAITS_THE_AUTHORITY


def _deemed(
    state: Licence, pending: PendingRenewal, application: LicenceApplication, context: LicenceContext
) -> LicenceRenewed:
    first = renewing.next_first_day(state, context.today, late=False)
    last = renewing.new_last_day(first, context.terms, application.items, context)
    term = LicenceTerm(from_date=first, to_date=last, application=pending.application, deemed=True)
    return LicenceRenewed(
        at=context.now,
        renewed_on=first,
        status=renewing.status_after(state),
        term=term,
        terms=(*state.terms, term),
        items=state.items,
        application=pending.application,
        pending_renewal=pending,
    )
