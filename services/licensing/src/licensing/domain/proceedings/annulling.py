"""撤销登记, the investigation (SC-746:40, SAMR-52/2022:50-54). The decision is in `annulment_decision`."""

from __future__ import annotations

from uuid import UUID

from licensing.domain import fields, items
from licensing.domain.kinds import EntityStatus
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards, people, rules
from licensing.domain.proceedings.events.annulment import (
    AnnulmentAccepted,
    AnnulmentApplied,
    AnnulmentDeclined,
    AnnulmentObjected,
    InvestigationExtended,
    InvestigationResumed,
    InvestigationStopped,
    UnreachablePublished,
)
from licensing.domain.proceedings.kinds import AnnulmentGround, DeclineGround, ProceedingKind, Stage
from licensing.domain.proceedings.states import AnnulmentDetails, Proceeding
from licensing.domain.refusal import fault, refuse, refuse_if_any
from licensing.domain.states import Entity

MERGED_OR_ANNULLED = frozenset({EntityStatus.MERGED, EntityStatus.ANNULLED})


def apply(
    entity: Entity, command: c.ApplyForAnnulment, record: UUID, context: LegalContext
) -> tuple[AnnulmentApplied] | tuple[AnnulmentApplied, AnnulmentAccepted]:
    """Applied for by whoever the false registration affects; what the authority takes up itself is accepted at once."""
    if entity.status in MERGED_OR_ANNULLED:
        raise refuse("NOTHING_TO_ANNUL", status=entity.status.name)
    named = bool(command.applicant.strip()) or command.ex_officio
    refuse_if_any(
        [
            guards.choice("ground", command.ground),
            None if named else fault("APPLICANT_REQUIRED", "applicant"),
            items.text("applicant", command.applicant, items.SHORT_LIMIT),
            items.required_text("reason", command.reason, items.REASON_LIMIT),
        ]
    )
    if command.items:
        fields.only(command.items, fields.CORRECTABLE, "items")
    established = entity.established_date
    day = guards.happened("applied_date", command.applied_date, context.today, established, "established_date")
    details = AnnulmentDetails(
        ground=command.ground,
        ex_officio=command.ex_officio,
        applicant=people.sealed(record, "annulment.applicant", command.applicant, context),
        identity_verified=command.identity_verified,
        items=command.items,
        applied_date=day,
    )
    opening = guards.opening(command.entity, entity, command.owner_post, context)
    applied = AnnulmentApplied(at=context.now, opening=opening, annulment=details)
    if not command.ex_officio:
        return (applied,)
    return applied, AnnulmentAccepted(at=context.now, document="", accepted_date=day)


def accept(state: Proceeding, command: c.AcceptAnnulment, context: LegalContext) -> AnnulmentAccepted:
    """受理; the three months to investigate begin."""
    details = at_stage(state, Stage.APPLIED)
    refuse_if_any(guards.documented(command.document))
    since = details.applied_date
    day = guards.happened("accepted_date", command.accepted_date, context.today, since, "applied_date")
    return AnnulmentAccepted(at=context.now, document=command.document, accepted_date=day)


def decline(entity: Entity, state: Proceeding, command: c.DeclineAnnulment, context: LegalContext) -> AnnulmentDeclined:
    """不予受理 on a ground that holds (SAMR-52/2022:52)."""
    details = at_stage(state, Stage.APPLIED)
    refuse_if_any([guards.choice("ground", command.ground), *guards.documented(command.document, command.reason)])
    if not _holds(command.ground, details, entity):
        raise refuse("DECLINE_GROUND_DOES_NOT_HOLD", "ground", ground=command.ground.name)
    since = details.applied_date
    day = guards.happened("decided_date", command.decided_date, context.today, since, "applied_date")
    return AnnulmentDeclined(
        at=context.now, ground=command.ground, reason=command.reason, document=command.document, decided_date=day
    )


def extend(state: Proceeding, command: c.ExtendInvestigation, context: LegalContext) -> InvestigationExtended:
    """Once, for an involved case, by the head of the authority (SAMR-52/2022:53)."""
    details = at_stage(state, Stage.INVESTIGATION)
    refuse_if_any(
        [
            *guards.documented(command.document, command.reason),
            None if command.extended_by.strip() else fault("HEAD_REQUIRED", "extended_by"),
        ]
    )
    if details.extended_by:
        raise refuse("INVESTIGATION_EXTENDED_BEFORE", extended_by=details.extended_by)
    return InvestigationExtended(
        at=context.now,
        extended_by=command.extended_by,
        reason=command.reason,
        document=command.document,
        extended_date=context.today,
    )


def stop(state: Proceeding, command: c.StopInvestigation, context: LegalContext) -> InvestigationStopped:
    """中止调查: disputed civil rights, a suit, or another authority's open case (SAMR-52/2022:54)."""
    details = at_stage(state, Stage.INVESTIGATION)
    ground = None if command.ground else fault("STOP_GROUND_REQUIRED", "ground")
    refuse_if_any([ground, *guards.documented(command.document, command.reason)])
    since = details.accepted_date
    day = guards.happened("stopped_date", command.stopped_date, context.today, since, "accepted_date")
    return InvestigationStopped(
        at=context.now, ground=command.ground, reason=command.reason, document=command.document, stopped_date=day
    )


def resume(state: Proceeding, command: c.ResumeInvestigation, context: LegalContext) -> InvestigationResumed:
    """The reason for stopping is gone."""
    details = at_stage(state, Stage.SUSPENDED)
    since = details.accepted_date
    day = guards.happened("resumed_date", command.resumed_date, context.today, since, "accepted_date")
    return InvestigationResumed(at=context.now, resumed_date=day)


def publish(state: Proceeding, command: c.PublishUnreachable, context: LegalContext) -> UnreachablePublished:
    """Nobody can be reached or nobody cooperates: what is registered is published for 45 days."""
    details = at_stage(state, Stage.INVESTIGATION)
    if details.published_date:
        raise refuse("ANNULMENT_PUBLISHED_BEFORE", since=details.published_date)
    since = details.accepted_date
    day = guards.happened("published_date", command.published_date, context.today, since, "accepted_date")
    return UnreachablePublished(at=context.now, published_date=day)


def object_to(state: Proceeding, command: c.ObjectToAnnulment, context: LegalContext) -> AnnulmentObjected:
    """An objection within the 45 days; what it says still has to be weighed."""
    details = at_stage(state, Stage.INVESTIGATION)
    refuse_if_any([items.required_text("objection", command.objection, items.REASON_LIMIT)])
    if details.published_date is None:
        raise refuse("ANNULMENT_NOT_PUBLISHED")
    day = guards.happened(
        "objected_date", command.objected_date, context.today, details.published_date, "published_date"
    )
    ends = context.law.right_ends(rules.ANNULMENT_PUBLISH, details.published_date)
    if day > ends:
        raise refuse("ANNULMENT_OBJECTION_LATE", "objected_date", until=ends)
    return AnnulmentObjected(at=context.now, objection=command.objection, objected_date=day)


def at_stage(state: Proceeding, stage: Stage) -> AnnulmentDetails:
    """The details of an annulment proceeding at a stage."""
    guards.of_kind(state, ProceedingKind.ANNULMENT)
    if state.stage is not stage or state.annulment is None:
        raise refuse("ANNULMENT_STAGE_FORBIDS", **guards.stage_words(state.stage))
    return state.annulment


def _holds(ground: DeclineGround, details: AnnulmentDetails, entity: Entity) -> bool:
    match ground:
        case DeclineGround.IDENTITY_NOT_VERIFIED:
            return details.ground is AnnulmentGround.IMPERSONATION and not details.identity_verified
        case DeclineGround.ENTITY_DEREGISTERED:
            return entity.status in (EntityStatus.DEREGISTERED, EntityStatus.REVOKED_DEREGISTERED)
        case _:
            return True
