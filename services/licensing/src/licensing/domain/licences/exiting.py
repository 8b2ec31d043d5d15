"""撤回, 撤销, 吊销, 注销: four ends of a licence that are never collapsed (NPC-行政许可法:8, 69, 70)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from licensing.domain.licences import acting, limits
from licensing.domain.licences.application_events import LicenceApplicationRefused
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceAct, LicenceContext
from licensing.domain.licences.kinds import LICENCE_STATUS_ZH, AnnulmentGround, CancellationGround, LicenceStatus
from licensing.domain.licences.licence_commands import (
    AnnulLicence,
    CancelLicence,
    DropAnnulment,
    ExtendAnnulment,
    RecordLicenceRevocation,
    RestoreLicence,
    StartAnnulment,
    WithdrawLicence,
)
from licensing.domain.licences.licence_events import (
    LicenceAnnulled,
    LicenceAnnulmentDropped,
    LicenceAnnulmentExtended,
    LicenceAnnulmentStarted,
    LicenceBarred,
    LicenceCancelled,
    LicenceRestored,
    LicenceRevoked,
    LicenceWithdrawn,
)
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.terms import ANNULMENT_EXTENSION, ANNULMENT_PERIOD, FALSE_APPLICATION_BAR, FRAUD_BAR
from licensing.domain.licences.values import AnnulmentInquiry, LicenceExit, LicenceStanding, LimitExtension
from licensing.domain.refusal import refuse, refuse_if_any

_STATUS_OF = {
    CancellationGround.EXPIRED_NOT_RENEWED: frozenset({LicenceStatus.EXPIRED}),
    CancellationGround.ANNULLED_WITHDRAWN_OR_REVOKED: frozenset(
        {LicenceStatus.ANNULLED, LicenceStatus.WITHDRAWN, LicenceStatus.REVOKED}
    ),
}
"""Grounds that rest on how the licence ended before."""


def withdraw(state: Licence, command: WithdrawLicence, context: LicenceContext) -> LicenceWithdrawn:
    """撤回: the law the licence rests on, or the facts, changed; the holder's loss is made good."""
    acting.in_force(state)
    day = _exit_day("withdrawn_on", command.withdrawn_on, state, context)
    refuse_if_any(acting.stated(reason=command.reason, document=command.document))
    if command.compensation_due and not command.compensation.strip():
        raise refuse("COMPENSATION_REQUIRED", "compensation")
    acting.empowered(context, command.decided_by, LicenceAct.WITHDRAW, day)
    leaving = LicenceExit(
        ended_on=day,
        document=command.document,
        reason=command.reason,
        compensation_due=command.compensation_due,
        compensation=command.compensation,
    )
    return LicenceWithdrawn(at=context.now, exit=leaving)


def start_annulment(state: Licence, command: StartAnnulment, context: LicenceContext) -> LicenceAnnulmentStarted:
    """A ground was discovered: 60 working days to decide. An expired licence may still be annulled."""
    _annullable(state)
    if state.inquiry:
        raise refuse("ANNULMENT_RUNNING", since=state.inquiry.discovered_on)
    if command.ground is AnnulmentGround.UNSPECIFIED:
        raise refuse("ANNULMENT_GROUND_REQUIRED", "ground")
    day = acting.day_of("discovered_on", command.discovered_on, context.today, state.valid_from, "valid_from")
    refuse_if_any(acting.stated(document=command.document))
    inquiry = AnnulmentInquiry(discovered_on=day, ground=command.ground, document=command.document)
    return LicenceAnnulmentStarted(at=context.now, inquiry=inquiry)


def extend_annulment(state: Licence, command: ExtendAnnulment, context: LicenceContext) -> LicenceAnnulmentExtended:
    """20 working days more, once, before the 60 are over."""
    inquiry = _inquiry(state)
    if inquiry.extended:
        raise refuse("EXTENDED_ALREADY", since=inquiry.discovered_on)
    day = acting.day_of("approved_on", command.approved_on, context.today, inquiry.discovered_on, "discovered_on")
    refuse_if_any(acting.stated(reason=command.reason, document=command.document))
    acting.empowered(context, command.approved_by, LicenceAct.EXTEND, day)
    due = limits.after(inquiry.discovered_on, ANNULMENT_PERIOD, context.calendar)
    if day > due:
        raise refuse("EXTENSION_LATE", due=due)
    extension = LimitExtension(
        period=str(ANNULMENT_EXTENSION),
        reason=command.reason,
        approved_by=command.approved_by,
        approved_on=day,
        document=command.document,
    )
    return LicenceAnnulmentExtended(at=context.now, inquiry=replace(inquiry, extended=True), extension=extension)


def annul(state: Licence, command: AnnulLicence, context: LicenceContext) -> LicenceAnnulled:
    """撤销 on the ground looked into (NPC-行政许可法:69)."""
    inquiry = _inquiry(state)
    if command.ground is not inquiry.ground:
        raise refuse("ANNULMENT_DIFFERENT_GROUND", "ground", ground=inquiry.ground.name)
    day = acting.day_of("annulled_on", command.annulled_on, context.today, inquiry.discovered_on, "discovered_on")
    refuse_if_any(acting.stated(reason=command.reason, document=command.document))
    acting.empowered(context, command.decided_by, LicenceAct.ANNUL, day)
    if command.ground is AnnulmentGround.FRAUD_OR_BRIBERY:
        acting.names_barred(state.entity, state.licence_kind, command.entity, command.licence_kind)
    leaving = LicenceExit(
        ended_on=day, document=command.document, reason=command.reason, annulment_ground=command.ground
    )
    return LicenceAnnulled(at=context.now, exit=leaving)


def drop_annulment(state: Licence, command: DropAnnulment, context: LicenceContext) -> LicenceAnnulmentDropped:
    """不予撤销. Fraud that is proved is left standing only for the public interest; otherwise it was not proved."""
    inquiry = _inquiry(state)
    day = acting.day_of("dropped_on", command.dropped_on, context.today, inquiry.discovered_on, "discovered_on")
    refuse_if_any(acting.stated(reason=command.reason, document=command.document))
    if command.ground_holds and not command.public_interest and inquiry.ground is AnnulmentGround.FRAUD_OR_BRIBERY:
        raise refuse("FRAUD_IS_ANNULLED")
    return LicenceAnnulmentDropped(
        at=context.now,
        dropped_on=day,
        reason=command.reason,
        document=command.document,
        public_interest=command.public_interest,
    )


def record_revocation(state: Licence, command: RecordLicenceRevocation, context: LicenceContext) -> LicenceRevoked:
    """A decided 吊销 is recorded; deciding it is enforcement's."""
    acting.in_force(state)
    day = _exit_day("decided_on", command.decided_on, state, context)
    refuse_if_any(acting.stated(organ=command.organ, document=command.document, reason=command.reason))
    leaving = LicenceExit(
        ended_on=day,
        document=command.document,
        reason=f"{command.organ}: {command.reason}",
        # A renewal under way was cut off: what becomes of it only people can say.
        before=None if state.pending_renewal else LicenceStanding(status=state.status, suspension=state.suspension),
    )
    return LicenceRevoked(at=context.now, exit=leaving)


def restore(state: Licence, command: RestoreLicence, context: LicenceContext) -> LicenceRestored:
    """The decision of the 吊销 is no longer in force (NPC-行政复议法:64, NPC-行政诉讼法:70), so the licence is.

    Refusal REVOCATION_NOT_STANDING where it is not revoked, or by another document.
    """
    if state.status is not LicenceStatus.REVOKED or state.exit is None or state.exit.document != command.revocation:
        raise refuse("REVOCATION_NOT_STANDING", status=LICENCE_STATUS_ZH[state.status], document=command.revocation)
    refuse_if_any(acting.stated(document=command.document))
    before = state.exit.before or LicenceStanding(status=LicenceStatus.VALID, suspension=None)
    return LicenceRestored(
        at=context.now,
        status=before.status,
        suspension=before.suspension,
        restored_on=context.today,
        document=command.document,
    )


def cancel(state: Licence, command: CancelLicence, context: LicenceContext) -> LicenceCancelled:
    """注销, the formality that follows an end or the holder's wish (NPC-行政许可法:70)."""
    acting.not_cancelled(state)
    if command.ground is CancellationGround.UNSPECIFIED:
        raise refuse("CANCELLATION_GROUND_REQUIRED", "ground")
    required = _STATUS_OF.get(command.ground)
    if required is not None and state.status not in required:
        raise refuse("CANCELLATION_GROUND_ABSENT", "ground", status=LICENCE_STATUS_ZH[state.status])
    day = acting.day_of("cancelled_on", command.cancelled_on, context.today, state.valid_from, "valid_from")
    refuse_if_any(acting.stated(document=command.document))
    leaving = LicenceExit(
        ended_on=day,
        document=command.document,
        reason=command.reason,
        annulment_ground=state.exit.annulment_ground if state.exit else AnnulmentGround.UNSPECIFIED,
        cancellation_ground=command.ground,
    )
    return LicenceCancelled(at=context.now, exit=leaving)


def bar_after_annulment(state: Licence, event: LicenceAnnulled) -> LicenceBarred | None:
    """Got by fraud or bribery: no new application for three years (NPC-行政许可法:79)."""
    if event.exit.annulment_ground is not AnnulmentGround.FRAUD_OR_BRIBERY:
        return None
    return LicenceBarred(
        at=event.at,
        entity=state.entity,
        code=state.code,
        licence_kind=state.licence_kind,
        until=limits.add_months(event.exit.ended_on, 12 * FRAUD_BAR.amount),
        reason=event.exit.reason,
        document=event.exit.document,
    )


def bar_after_refusal(application: LicenceApplication, event: LicenceApplicationRefused) -> LicenceBarred | None:
    """Facts hidden or papers false: no new application for one year (NPC-行政许可法:78)."""
    if not event.false_application:
        return None
    return LicenceBarred(
        at=event.at,
        entity=application.entity,
        code=application.code,
        licence_kind=application.licence_kind,
        until=limits.add_months(event.decision.decided_on, 12 * FALSE_APPLICATION_BAR.amount),
        reason=event.decision.reasons,
        document=event.decision.document,
    )


def _exit_day(field: str, stated: date | None, state: Licence, context: LicenceContext) -> date:
    return acting.day_of(field, stated, context.today, state.valid_from, "valid_from")


def _annullable(state: Licence) -> None:
    if not state.in_force and state.status is not LicenceStatus.EXPIRED:
        raise refuse("LICENCE_ENDED", since=state.status_date or "?", status=LICENCE_STATUS_ZH[state.status])


def _inquiry(state: Licence) -> AnnulmentInquiry:
    _annullable(state)
    if state.inquiry is None:
        raise refuse("NO_ANNULMENT_RUNNING")
    return state.inquiry
