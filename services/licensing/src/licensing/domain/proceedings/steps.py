"""Which time limits an event of a proceeding opens, moves or ends: plain data, carried out by the wiring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from licensing.domain import events as entity_events
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


class StepAction(IntEnum):
    """What happens to a deadline."""

    OPEN = 1
    SUSPEND = 2
    RESUME = 3
    EXTEND = 4
    MEET = 5
    CANCEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineStep:
    """One thing that happens to one deadline of the matter, on a legal day."""

    rule_id: str
    action: StepAction
    on: date
    """The day it starts, stops, runs again, is extended, met or cancelled."""
    occurrence: int = 1
    """Counts deadlines of the same rule in one matter."""
    reason: str = ""
    source: str = ""
    """Document or article the step rests on."""
    approved_by: str = ""
    until: date | None = None
    """The last day where the party chose it within what the rule allows (歇业); None: the rule's own period."""
    division: str = ""
    """Where the duty lies, if not with the authority that conducts the matter."""


Steps = tuple[DeadlineStep, ...]


def steps(event: ProceedingEvent, before: Proceeding | None, law: Law) -> Steps:
    """What an event does to the deadlines of its proceeding. Waits (公示, 公告) are no duties and have none."""
    state = before or Proceeding()
    match event:
        case application.ApplicationAccepted():
            return (_open(rules.DECIDE, event.accepted_date),)
        case application.DecisionExtended():
            return (_extended(rules.DECIDE, event.extended_date, event.reason, event.document, event.extended_by),)
        case application.EstablishmentApproved() | application.EstablishmentRefused():
            return (_met(rules.DECIDE, event.decided_date),)
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
            opened = event.opening.opened_date
            return (DeadlineStep(rule_id=rules.ARCHIVES, action=StepAction.OPEN, on=opened, division=division),)
        case relocation.ArchivesHandedOver():
            return (_met(rules.ARCHIVES, event.archives_date),)
        case _:
            return (*_simple(event, state, law), *_forced(event, state, law), *_annulment(event, state))


def of_entity(event: entity_events.EntityEvent) -> Steps:
    """What an act on the register does to the deadlines of the entity itself (特别标注)."""
    match event:
        case entity_events.RevocationRecorded() if event.revocation.decided_date:
            return (_open(rules.MARK, event.revocation.decided_date),)
        case entity_events.Annulled() if event.annulment.decided_date:
            return (_open(rules.MARK, event.annulment.decided_date),)
        case entity_events.Deregistered() if event.deregistration.deregistered_date:
            return (_met(rules.MARK, event.deregistration.deregistered_date),)
        case entity_events.Restored():
            return (_cancelled(rules.MARK, event.restored_date, event.reason),)
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
            return _met(rule, last, running), _open(rules.PUBLISH_RESUMPTION, event.resumed_date)
        case dormancy.ResumptionPublished():
            return (_met(rules.PUBLISH_RESUMPTION, event.published_date),)


def _fixed(rule_id: str, start: date, until: date | None, occurrence: int) -> DeadlineStep:
    return DeadlineStep(rule_id=rule_id, action=StepAction.OPEN, on=start, until=until, occurrence=occurrence)


def _simple(event: ProceedingEvent, state: Proceeding, law: Law) -> Steps:
    match event:
        case simple.SimpleDeregistrationOpened():
            return (_simple_opened(event.simple, event.opening.opened_date, law),)
        case simple.SimpleDeregistrationObjected():
            return (_cancelled(_simple_rule(state), event.objected_date, event.objection),)
        case simple.SimplyDeregistered():
            rule = _simple_rule(state)
            applied = rule == rules.SIMPLE_APPLY
            return (_met(rule, event.applied_date if applied else event.deregistered_date),)
        case _:
            return ()


def _simple_rule(state: Proceeding) -> str:
    published = state.simple is None or state.simple.published
    return rules.SIMPLE_APPLY if published else rules.SIMPLE_DEPARTMENTS


def _simple_opened(details: SimpleDetails, opened: date, law: Law) -> DeadlineStep:
    """The entity's 20 days start when the publicity ends; the departments' 10 days start at once."""
    start = details.from_date or opened
    if not details.published:
        return _open(rules.SIMPLE_DEPARTMENTS, start)
    return _open(rules.SIMPLE_APPLY, publicity_ends(details, start, law))


def _forced(event: ProceedingEvent, state: Proceeding, law: Law) -> Steps:
    objection = state.forced.objections if state.forced else 1
    match event:
        case forced.ForcedDeregistrationAnnounced():
            start = event.forced.from_date or event.opening.opened_date
            return (_open(rules.FORCED_DECIDE, law.right_ends(rules.FORCED_NOTICE, start)),)
        case forced.ForcedDeregistrationObjected():
            return (_open(rules.FORCED_OBJECTION, event.objected_date, event.objections),)
        case forced.ForcedObjectionRejected():
            return (_met(rules.FORCED_OBJECTION, event.decided_date, objection),)
        case forced.ForcedObjectionUpheld():
            met = _met(rules.FORCED_OBJECTION, event.decided_date, objection)
            return met, _cancelled(rules.FORCED_DECIDE, event.decided_date, event.reason)
        case forced.ForciblyDeregistered():
            return (_met(rules.FORCED_DECIDE, event.deregistered_date),)
        case _:
            return ()


def _annulment(event: ProceedingEvent, state: Proceeding) -> Steps:
    match event:
        case annulment.AnnulmentApplied() if not event.annulment.ex_officio:
            return (_open(rules.ANNULMENT_ACCEPT, event.annulment.applied_date or event.opening.opened_date),)
        case annulment.AnnulmentDeclined():
            return (_met(rules.ANNULMENT_ACCEPT, event.decided_date),)
        case annulment.AnnulmentAccepted():
            own = state.annulment is not None and state.annulment.ex_officio
            accepted = () if own else (_met(rules.ANNULMENT_ACCEPT, event.accepted_date),)
            return (*accepted, _open(rules.ANNULMENT_INVESTIGATE, event.accepted_date))
        case annulment.InvestigationExtended():
            rule, by = rules.ANNULMENT_INVESTIGATE, event.extended_by
            return (_extended(rule, event.extended_date, event.reason, event.document, by),)
        case annulment.InvestigationStopped() | annulment.InvestigationResumed():
            return (_stopped_or_resumed(event),)
        case annulment.RegistrationAnnulled() | annulment.RegistrationItemsAnnulled() | annulment.AnnulmentRefused():
            return (_met(rules.ANNULMENT_INVESTIGATE, event.decided_date),)
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
    return (_cancelled(rule, day, reason),) if rule else ()


def _open(rule_id: str, on: date, occurrence: int = 1) -> DeadlineStep:
    return DeadlineStep(rule_id=rule_id, action=StepAction.OPEN, on=on, occurrence=occurrence)


def _met(rule_id: str, on: date, occurrence: int = 1) -> DeadlineStep:
    return DeadlineStep(rule_id=rule_id, action=StepAction.MEET, on=on, occurrence=occurrence)


def _cancelled(rule_id: str, on: date, reason: str) -> DeadlineStep:
    return DeadlineStep(rule_id=rule_id, action=StepAction.CANCEL, on=on, reason=reason)


def _extended(rule_id: str, on: date, reason: str, source: str, approved_by: str) -> DeadlineStep:
    extend = StepAction.EXTEND
    return DeadlineStep(rule_id=rule_id, action=extend, on=on, reason=reason, source=source, approved_by=approved_by)
