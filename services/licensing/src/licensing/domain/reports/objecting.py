"""From the finding to the listing and the objection to it (SAIC-68/2014:12): 30d, 5wd, 20wd, 5wd."""

from __future__ import annotations

from licensing.domain import items
from licensing.domain.deadlines import Steps, cancelled, met, opened
from licensing.domain.law import LegalContext
from licensing.domain.names.kinds import IllegalStage
from licensing.domain.names.states import BusinessName
from licensing.domain.proceedings import guards
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.reports import commands as c
from licensing.domain.reports import finding_events as e
from licensing.domain.reports import rules
from licensing.domain.reports.finding import at_stage, subject
from licensing.domain.reports.kinds import FindingStage, Ground
from licensing.domain.reports.states import AbnormalFinding
from licensing.domain.states import Entity


def find_illegal_name(
    entity: Entity, name: BusinessName, command: c.FindIllegalName, context: LegalContext
) -> e.AbnormalityFound:
    """An illegal name that was kept (SC-734:23, SAMR-82/2023:43)."""
    if name.illegal is None or name.illegal.stage is not IllegalStage.KEPT or name.entity != command.entity:
        raise refuse("NAME_NOT_KEPT", "business_name")
    about = subject(entity, command.entity, Ground.ILLEGAL_NAME, context, owner_post=command.owner_post)
    return e.AbnormalityFound(
        at=context.now,
        about=about,
        check=None,
        document=name.illegal.document,
        reason="逾期未办理企业名称变更登记",
        found_date=context.today,
    )


def list_(state: AbnormalFinding, command: c.RecordListing, context: LegalContext) -> e.ListingRecorded:
    """Listed or marked by a decision, and publicised."""
    at_stage(state, FindingStage.FOUND)
    refuse_if_any(guards.documented(command.document))
    since = state.found_date
    day = guards.happened("publicised_date", command.publicised_date, context.today, since, "found_date")
    return e.ListingRecorded(at=context.now, document=command.document, publicised_date=day)


def object_to(state: AbnormalFinding, command: c.ObjectToListing, context: LegalContext) -> e.ListingObjected:
    """Within 30 days of the publicity."""
    at_stage(state, FindingStage.LISTED)
    refuse_if_any([items.required_text("objection", command.objection, items.REASON_LIMIT)])
    since = state.publicised_date or context.today
    day = guards.happened("objected_date", command.objected_date, context.today, since, "publicised_date")
    until = context.law.right_ends(rules.OBJECTION_RAISE, since)
    if day > until:
        raise refuse("LISTING_OBJECTION_LATE", "objected_date", until=until)
    return e.ListingObjected(
        at=context.now, objection=command.objection, objected_date=day, objections=state.objections + 1
    )


def answer(state: AbnormalFinding, command: c.AnswerObjection, context: LegalContext) -> e.ListingObjectionAnswered:
    """Taken up, or not with the reason in writing, in five working days."""
    at_stage(state, FindingStage.OBJECTED)
    refuse_if_any(guards.documented(command.document, None if command.accepted else command.reason))
    since = state.objected_date
    day = guards.happened("answered_date", command.answered_date, context.today, since, "objected_date")
    return e.ListingObjectionAnswered(
        at=context.now,
        accepted=command.accepted,
        document=command.document,
        reason=command.reason,
        answered_date=day,
    )


def decide(
    state: AbnormalFinding, command: c.DecideListingObjection, context: LegalContext
) -> e.ListingObjectionDecided:
    """In twenty working days, told in writing."""
    at_stage(state, FindingStage.VERIFYING)
    refuse_if_any(guards.documented(command.document, command.reason))
    since = state.objected_date
    day = guards.happened("decided_date", command.decided_date, context.today, since, "objected_date")
    return e.ListingObjectionDecided(
        at=context.now, upheld=command.upheld, reason=command.reason, document=command.document, decided_date=day
    )


def corrected(state: AbnormalFinding, command: c.RecordListingCorrected, context: LegalContext) -> e.ListingCorrected:
    """The wrong listing is gone, in five working days."""
    at_stage(state, FindingStage.WRONG)
    refuse_if_any(guards.documented(command.document))
    since = state.publicised_date
    day = guards.happened("corrected_date", command.corrected_date, context.today, since, "publicised_date")
    return e.ListingCorrected(at=context.now, document=command.document, corrected_date=day)


def steps(event: e.FindingEvent, before: AbnormalFinding | None) -> Steps:
    """What an event does to the time limits of its finding."""
    state = before or AbnormalFinding()
    match event:
        case e.AbnormalityFound():
            return (opened(event.about.decide, event.found_date),)
        case e.PublicationOrdered():
            return (opened(rules.ORDER, event.served_date),)
        case e.AbnormalityVerified():
            # Not published in time: the order's limit is missed, not met, and falls away with what follows it.
            order = _order_over(state, event)
            return (*order, opened(state.decide, event.found_date))
        case e.FindingDismissed() if state.ground is Ground.NOT_PUBLISHED:
            return (met(rules.ORDER, event.dismissed_date),)
        case e.ListingRecorded():
            return met(state.decide, event.publicised_date), opened(rules.OBJECTION_RAISE, event.publicised_date)
        case _:
            return _objection(event, state)


def _order_over(state: AbnormalFinding, event: e.AbnormalityVerified) -> Steps:
    ordered = state.ground is Ground.NOT_PUBLISHED
    return (cancelled(rules.ORDER, event.found_date, event.reason),) if ordered else ()


def _objection(event: e.FindingEvent, state: AbnormalFinding) -> Steps:
    number = state.objections
    match event:
        case e.ListingObjected():
            raised = (met(rules.OBJECTION_RAISE, event.objected_date),) if event.objections == 1 else ()
            return (*raised, opened(rules.OBJECTION_ACCEPT, event.objected_date, event.objections))
        case e.ListingObjectionAnswered():
            answered = met(rules.OBJECTION_ACCEPT, event.answered_date, number)
            if not event.accepted:
                return (answered,)
            return answered, opened(rules.OBJECTION_VERIFY, event.answered_date, number)
        case e.ListingObjectionDecided():
            decided = met(rules.OBJECTION_VERIFY, event.decided_date, number)
            if not event.upheld:
                return (decided,)
            return decided, opened(rules.OBJECTION_CORRECT, event.decided_date, number)
        case e.ListingCorrected():
            return (met(rules.OBJECTION_CORRECT, event.corrected_date, number),)
        case _:
            return ()
