"""Which time limits an event of a proceeding opens, moves or ends: plain data, carried out by the wiring."""

from __future__ import annotations

from datetime import date

from licensing.domain import events as entity_events
from licensing.domain.deadlines import DeadlineStep, StepAction, Steps, cancelled, met, opened
from licensing.domain.law import Law
from licensing.domain.proceedings import rules
from licensing.domain.proceedings.events import (
    ProceedingEvent,
    annulment,
    application,
    dormancy,
    forced,
    relocation,
    simple,
)
from licensing.domain.proceedings.kinds import Stage
from licensing.domain.proceedings.simple import publicity_ends
from licensing.domain.proceedings.states import DormancyDetails, Proceeding, SimpleDetails


def steps(event: ProceedingEvent, before: Proceeding | None, law: Law) -> Steps:
    """What an event does to the deadlines of its proceeding. Waits (公示, 公告) are no duties and have none."""
    state = before or Proceeding()
    match event:
        case application.ApplicationAccepted():
            return (opened(rules.DECIDE, event.accepted_date),)
        case application.DecisionExtended():
            return (_extended(rules.DECIDE, event.extended_date, event.reason, event.document, event.extended_by),)
        case application.EstablishmentApproved() | application.EstablishmentRefused():
            return (met(rules.DECIDE, event.decided_date),)
        case application.ProceedingWithdrawn():
            return _all_cancelled(state, event.withdrawn_date, event.reason)
        case (
            dormancy.DormancyFiled()
            | dormancy.DormancyExtended()
            | dormancy.DormancyEnded()
            | dormancy.ResumptionPublished()
        ):
            return _dormancy(event, state)
        case relocation.RelocationApplied():
            division = event.relocation.from_division
            asked = event.opening.opened_date
            return (DeadlineStep(rule_id=rules.ARCHIVES, action=StepAction.OPEN, on=asked, division=division),)
        case relocation.ArchivesHandedOver():
            return (met(rules.ARCHIVES, event.archives_date),)
        case _:
            return (*_simple(event, state, law), *_forced(event, state, law), *_annulment(event, state))


def of_entity(event: entity_events.EntityEvent) -> Steps:
    """What an act on the register does to the deadlines of the entity itself (特别标注)."""
    match event:
        case entity_events.RevocationRecorded() if event.revocation.decided_date:
            return (opened(rules.MARK, event.revocation.decided_date),)
        case entity_events.Annulled() if event.annulment.decided_date:
            return (opened(rules.MARK, event.annulment.decided_date),)
        case entity_events.Deregistered() if event.deregistration.deregistered_date:
            return (met(rules.MARK, event.deregistration.deregistered_date),)
        case entity_events.Restored():
            return (cancelled(rules.MARK, event.restored_date, event.reason),)
        case _:
            return ()


def _dormancy(
    event: dormancy.DormancyFiled | dormancy.DormancyExtended | dormancy.DormancyEnded | dormancy.ResumptionPublished,
    state: Proceeding,
) -> Steps:
    """The period's last day is the entity's own choice; another day is another deadline."""
    known = state.dormancy or DormancyDetails()
    rule, running = rules.DORMANCY_TOTAL, known.extensions + 1
    match event:
        case dormancy.DormancyFiled():
            start = event.dormancy.from_date or event.opening.opened_date
            return (_fixed(rule, start, event.dormancy.until_date, 1),)
        case dormancy.DormancyExtended():
            old_end, start = known.until_date or event.until_date, known.from_date or event.until_date
            ended = DeadlineStep(
                rule_id=rule,
                action=StepAction.CANCEL,
                on=old_end,
                occurrence=running,
                reason="延长歇业期限",
                source="SAMR-52/2022:41",
            )
            return ended, _fixed(rule, start, event.until_date, event.extensions + 1)
        case dormancy.DormancyEnded():
            last = min(event.resumed_date, known.until_date or event.resumed_date)
            return met(rule, last, running), opened(rules.PUBLISH_RESUMPTION, event.resumed_date)
        case dormancy.ResumptionPublished():
            return (met(rules.PUBLISH_RESUMPTION, event.published_date),)


def _fixed(rule_id: str, start: date, until: date | None, occurrence: int) -> DeadlineStep:
    return DeadlineStep(rule_id=rule_id, action=StepAction.OPEN, on=start, until=until, occurrence=occurrence)


def _simple(event: ProceedingEvent, state: Proceeding, law: Law) -> Steps:
    match event:
        case simple.SimpleDeregistrationOpened():
            return (_simple_opened(event.simple, event.opening.opened_date, law),)
        case simple.SimpleDeregistrationObjected():
            return (cancelled(_simple_rule(state), event.objected_date, event.objection),)
        case simple.SimpleDeregistrationLapsed():
            return (cancelled(_simple_rule(state), event.lapsed_date, "逾期未申请"),)
        case simple.SimplyDeregistered():
            rule = _simple_rule(state)
            applied = rule == rules.SIMPLE_APPLY
            return (met(rule, event.applied_date if applied else event.deregistered_date),)
        case _:
            return ()


def _simple_rule(state: Proceeding) -> str:
    published = state.simple is None or state.simple.published
    return rules.SIMPLE_APPLY if published else rules.SIMPLE_DEPARTMENTS


def _simple_opened(details: SimpleDetails, opening: date, law: Law) -> DeadlineStep:
    """The entity's 20 days start when the publicity ends; the departments' 10 days start at once."""
    start = details.from_date or opening
    if not details.published:
        return opened(rules.SIMPLE_DEPARTMENTS, start)
    return opened(rules.SIMPLE_APPLY, publicity_ends(details, start, law))


def _forced(event: ProceedingEvent, state: Proceeding, law: Law) -> Steps:
    objection = state.forced.objections if state.forced else 1
    match event:
        case forced.ForcedDeregistrationAnnounced():
            start = event.forced.from_date or event.opening.opened_date
            return (opened(rules.FORCED_DECIDE, law.right_ends(rules.FORCED_NOTICE, start)),)
        case forced.ForcedDeregistrationObjected():
            return (opened(rules.FORCED_OBJECTION, event.objected_date, event.objections),)
        case forced.ForcedObjectionRejected():
            return (met(rules.FORCED_OBJECTION, event.decided_date, objection),)
        case forced.ForcedObjectionUpheld():
            checked = met(rules.FORCED_OBJECTION, event.decided_date, objection)
            return checked, cancelled(rules.FORCED_DECIDE, event.decided_date, event.reason)
        case forced.ForciblyDeregistered():
            return (met(rules.FORCED_DECIDE, event.deregistered_date),)
        case _:
            return ()


def _annulment(event: ProceedingEvent, state: Proceeding) -> Steps:
    match event:
        case annulment.AnnulmentApplied() if not event.annulment.ex_officio:
            return (opened(rules.ANNULMENT_ACCEPT, event.annulment.applied_date or event.opening.opened_date),)
        case annulment.AnnulmentDeclined():
            return (met(rules.ANNULMENT_ACCEPT, event.decided_date),)
        case annulment.AnnulmentAccepted():
            own = state.annulment is not None and state.annulment.ex_officio
            accepted = () if own else (met(rules.ANNULMENT_ACCEPT, event.accepted_date),)
            return (*accepted, opened(rules.ANNULMENT_INVESTIGATE, event.accepted_date))
        case annulment.InvestigationExtended():
            rule, by = rules.ANNULMENT_INVESTIGATE, event.extended_by
            return (_extended(rule, event.extended_date, event.reason, event.document, by),)
        case annulment.InvestigationStopped() | annulment.InvestigationResumed():
            return (_stopped_or_resumed(event),)
        case annulment.RegistrationAnnulled() | annulment.RegistrationItemsAnnulled() | annulment.AnnulmentRefused():
            return (met(rules.ANNULMENT_INVESTIGATE, event.decided_date),)
        case _:
            return ()


def _stopped_or_resumed(event: annulment.InvestigationStopped | annulment.InvestigationResumed) -> DeadlineStep:
    rule = rules.ANNULMENT_INVESTIGATE
    if isinstance(event, annulment.InvestigationResumed):
        return DeadlineStep(rule_id=rule, action=StepAction.RESUME, on=event.resumed_date)
    stop, reason = StepAction.SUSPEND, event.reason
    return DeadlineStep(rule_id=rule, action=stop, on=event.stopped_date, reason=reason, source="SAMR-52/2022:54")


_RUNNING = {
    Stage.REVIEW: rules.DECIDE,
    Stage.APPLIED: rules.ANNULMENT_ACCEPT,
    Stage.INVESTIGATION: rules.ANNULMENT_INVESTIGATE,
    Stage.SUSPENDED: rules.ANNULMENT_INVESTIGATE,
    Stage.ARCHIVES_REQUESTED: rules.ARCHIVES,
}
"""What runs at the stages an application may be withdrawn at."""


def _all_cancelled(state: Proceeding, day: date, reason: str) -> Steps:
    rule = _simple_rule(state) if state.simple else _RUNNING.get(state.stage)
    return (cancelled(rule, day, reason),) if rule else ()


def _extended(rule_id: str, on: date, reason: str, source: str, approved_by: str) -> DeadlineStep:
    extend = StepAction.EXTEND
    return DeadlineStep(rule_id=rule_id, action=extend, on=on, reason=reason, source=source, approved_by=approved_by)
