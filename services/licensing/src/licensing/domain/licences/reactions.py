"""What one record's step means for another: entity and licences, application and licence (SC-746:26).

Pure: the wiring loads the records, asks here, and adds the answers to its own transaction or sends them as commands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from licensing.domain.kinds import EntityStatus
from licensing.domain.licences import application_events as a
from licensing.domain.licences import exiting, issuing
from licensing.domain.licences import licence_events as e
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.kinds import (
    CancellationGround,
    FilingStatus,
    LicenceApplicationStatus,
    LicenceProcedure,
    LicenceStatus,
)
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.simple_commands import CancelFiling
from licensing.domain.licences.simple_modes import Filing
from licensing.domain.licences.values import LicenceExit, PendingRenewal
from licensing.domain.states import Entity

HOLDER_ENDED = "主体终止"
HOLDER_REVOKED = "营业执照被吊销"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityEnd:
    """An entity left the register, or lost its business licence: on what day, by which document."""

    ended_on: date | None
    """None where the register does not know it."""
    document: str
    revoked: bool
    """吊销: it still exists and must liquidate; its licences are looked at, not closed."""


def entity_end(entity: Entity) -> EntityEnd | None:
    """What became of the holder that matters to its licences; None for one that trades on, moved or was merged."""
    match entity.status:
        case EntityStatus.DEREGISTERED | EntityStatus.REVOKED_DEREGISTERED if entity.deregistration:
            return _ended(entity, entity.deregistration.tax_clearance_document)
        case EntityStatus.ANNULLED if entity.annulment:
            return _ended(entity, entity.annulment.document)
        case EntityStatus.REVOKED if entity.revocation:
            return replace(_ended(entity, entity.revocation.document), revoked=True)
        case EntityStatus.DEREGISTERED | EntityStatus.REVOKED_DEREGISTERED | EntityStatus.ANNULLED:
            return _ended(entity, entity.registration_authority)
        case _:
            return None


def licence_after_entity(
    licence: Licence, end: EntityEnd, context: LicenceContext
) -> e.LicenceCancelled | e.LicenceSuspensionHinted | None:
    """Ended: the licence is cancelled (NPC-行政许可法:70). Revoked: people are told to look at it."""
    if licence.status is LicenceStatus.CANCELLED:
        return None
    if end.revoked:
        hint = e.LicenceSuspensionHinted(at=context.now, reason=HOLDER_REVOKED, document=end.document)
        used = licence.status in (LicenceStatus.VALID, LicenceStatus.UNKNOWN)
        return hint if used and licence.suspension_hint != end.document else None
    leaving = LicenceExit(
        ended_on=end.ended_on or context.today,
        document=end.document,
        reason=HOLDER_ENDED,
        cancellation_ground=CancellationGround.HOLDER_TERMINATED,
    )
    return e.LicenceCancelled(at=context.now, exit=leaving)


def licence_after_correction(
    licence: Licence, survivor: UUID, holder: Entity, context: LicenceContext
) -> e.LicenceHolderCorrected | None:
    """The licence follows its holder's record to the survivor of a merger, and to a corrected code."""
    if (licence.entity, licence.code) == (survivor, holder.code):
        return None
    return e.LicenceHolderCorrected(at=context.now, entity=survivor, code=holder.code)


def scope_settled(licence: Licence, entity: Entity) -> date | None:
    """The day the holder changed its scope after the licence had ended, as it must within 30 days (SC-746:26)."""
    changed = entity.since("business_scope")
    ended = licence.status_date
    if licence.in_force or changed is None or ended is None or changed < ended:
        return None
    return changed


def application_after_entity(
    application: LicenceApplication, end: EntityEnd, context: LicenceContext
) -> a.LicenceApplicationTerminated | None:
    """An applicant that ceased to exist gets nothing: review ends, and what was granted is not issued."""
    if end.revoked or not (application.undecided or application.status is LicenceApplicationStatus.GRANTED):
        return None
    return a.LicenceApplicationTerminated(
        at=context.now, terminated_on=end.ended_on or context.today, document=end.document, reason=HOLDER_ENDED
    )


def filing_after_entity(filing_id: UUID, filing: Filing, end: EntityEnd) -> CancelFiling | None:
    """A filing ends with its holder."""
    if end.revoked or filing.status is not FilingStatus.FILED:
        return None
    return CancelFiling(filing=filing_id, reason=HOLDER_ENDED, cancelled_on=end.ended_on)


def licence_after_application(
    licence: Licence,
    application: LicenceApplication,
    application_id: UUID,
    event: a.LicenceApplicationEvent,
    context: LicenceContext,
) -> e.LicenceEvent | None:
    """What a step of its application does to the licence; `application` is the state after the event."""
    match event:
        case a.LicenceApplicationReceived() if application.procedure is LicenceProcedure.RENEWAL:
            return _requested(application, application_id, context)
        case a.LicenceApplicationGranted() if application.procedure is LicenceProcedure.RENEWAL:
            return issuing.renewed(licence, application, application_id, context)
        case a.LicenceApplicationGranted() if application.procedure is LicenceProcedure.CHANGE:
            return issuing.changed(licence, application, application_id, context)
        case (
            a.LicenceApplicationRefused()
            | a.LicenceApplicationNotAccepted()
            | a.LicenceApplicationWithdrawn()
            | a.LicenceApplicationTerminated()
        ):
            return _renewal_closed(licence, application, application_id, context)
        case _:
            return None


def bar_after(
    state: Licence | LicenceApplication, event: e.LicenceEvent | a.LicenceApplicationEvent
) -> e.LicenceBarred | None:
    """The bar to new applications that an annulment for fraud or a false application brings."""
    if isinstance(state, Licence) and isinstance(event, e.LicenceAnnulled):
        return exiting.bar_after_annulment(state, event)
    if isinstance(state, LicenceApplication) and isinstance(event, a.LicenceApplicationRefused):
        return exiting.bar_after_refusal(state, event)
    return None


def _ended(entity: Entity, document: str) -> EntityEnd:
    return EntityEnd(ended_on=entity.status_date, document=document, revoked=False)


def _requested(
    application: LicenceApplication, application_id: UUID, context: LicenceContext
) -> e.LicenceRenewalRequested:
    asked = application.received_on or context.today
    pending = PendingRenewal(application=application_id, applied_on=asked, late=application.late_renewal)
    return e.LicenceRenewalRequested(at=context.now, pending_renewal=pending)


def _renewal_closed(
    licence: Licence, application: LicenceApplication, application_id: UUID, context: LicenceContext
) -> e.LicenceRenewalClosed | None:
    pending = licence.pending_renewal
    if pending is None or pending.application != application_id:
        return None
    return e.LicenceRenewalClosed(at=context.now, application=application_id, reason=application.closing_reason)
