"""简易注销 (SC-746:33, SAMR-52/2022:47-49, NPC-公司法:240): a pledge, publicity, no objection, out.

An individual business has no publicity: its application goes to tax and the other departments for ten days.
"""

from __future__ import annotations

from datetime import date

from licensing.domain import guards as register
from licensing.domain import items
from licensing.domain.events import Deregistered
from licensing.domain.kinds import EntityStatus, EntityType, LockedAct
from licensing.domain.law import Law, LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards, people, rules
from licensing.domain.proceedings.events.simple import (
    SimpleDeregistrationLapsed,
    SimpleDeregistrationObjected,
    SimpleDeregistrationOpened,
    SimplyDeregistered,
)
from licensing.domain.proceedings.kinds import HINDRANCE_ZH, Hindrance, ProceedingKind, Stage
from licensing.domain.proceedings.states import Proceeding, SimpleDetails
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Deregistration

REASON = "简易注销"


def open_(entity: Entity, command: c.OpenSimpleDeregistration, context: LegalContext) -> SimpleDeregistrationOpened:
    """Pledge and application go on GSXT for 20 days, or to the departments for 10."""
    _may_leave(entity, command.hindrances, context.today)
    refuse_if_any(
        [
            None if command.no_debts else fault("DEBTS_REMAIN", "no_debts"),
            None if command.pledged_by_all else fault("INVESTORS_PLEDGE_REQUIRED", "pledged_by_all"),
        ]
    )
    published = entity.entity_type is not EntityType.INDIVIDUAL_BUSINESS
    return SimpleDeregistrationOpened(
        at=context.now,
        opening=guards.opening(command.entity, entity, command.owner_post, context),
        simple=SimpleDetails(published=published, from_date=context.today),
    )


def object_to(
    state: Proceeding, command: c.ObjectToSimpleDeregistration, context: LegalContext
) -> SimpleDeregistrationObjected:
    """An objection in time ends the simple way; the ordinary one stays open."""
    details, start = _in_publicity(state)
    objector = items.required_text("objector", command.objector)
    refuse_if_any([objector, items.required_text("objection", command.objection, items.REASON_LIMIT)])
    day = guards.happened("objected_date", command.objected_date, context.today, start, "from_date")
    ends = publicity_ends(details, start, context.law)
    if day > ends:
        raise refuse("SIMPLE_OBJECTION_LATE", "objected_date", until=ends)
    return SimpleDeregistrationObjected(
        at=context.now,
        objector=people.sealed(command.proceeding, "simple.objector", command.objector, context),
        objection=command.objection,
        objected_date=day,
    )


def complete(
    entity: Entity, state: Proceeding, command: c.CompleteSimpleDeregistration, context: LegalContext
) -> tuple[SimplyDeregistered, Deregistered]:
    """The way out, when nobody objected and the entity applied within 20 days after the publicity."""
    details, start = _in_publicity(state)
    _may_leave(entity, command.hindrances, context.today)
    refuse_if_any(guards.documented(command.document))
    applied = guards.happened("applied_date", command.applied_date, context.today, start, "from_date")
    ends = publicity_ends(details, start, context.law)
    if context.today <= ends:
        raise refuse("SIMPLE_PUBLICITY_RUNNING", until=ends)
    if details.published:
        _refuse_untimely(applied, ends, context)
    done = SimplyDeregistered(
        at=context.now, applied_date=applied, deregistered_date=context.today, document=command.document
    )
    facts = Deregistration(REASON, "", None, None, None, None, applied, context.today)
    return done, Deregistered(context.now, EntityStatus.DEREGISTERED, facts)


def lapse(state: Proceeding, command: c.LapseSimpleDeregistration, context: LegalContext) -> SimpleDeregistrationLapsed:
    """Nobody applied within 20 days after the publicity. An individual business has applied already."""
    details, start = _in_publicity(state)
    ends = publicity_ends(details, start, context.law)
    last = context.law.right_ends(rules.SIMPLE_APPLY, ends)
    if not details.published or context.today <= last:
        raise refuse("SIMPLE_APPLICATION_OPEN", until=last)
    return SimpleDeregistrationLapsed(at=context.now, lapsed_date=context.today)


def publicity_ends(details: SimpleDetails, start: date, law: Law) -> date:
    """The last day somebody may object."""
    rule = rules.SIMPLE_PUBLICITY if details.published else rules.SIMPLE_DEPARTMENTS
    return law.right_ends(rule, start)


def hindered(hindrances: tuple[Hindrance, ...]) -> list[Fault | None]:
    """One fault per obstacle, so that all are told at once."""
    return [
        fault("SIMPLE_DEREGISTRATION_BARRED", "hindrances", hindrance=each.name, hindrance_zh=HINDRANCE_ZH[each])
        for each in sorted(set(hindrances))
    ]


def _may_leave(entity: Entity, hindrances: tuple[Hindrance, ...], today: date) -> None:
    register.not_exited(entity)
    register.not_reserved(entity)
    register.not_locked(entity.locks, LockedAct.DEREGISTER, today)
    own = (Hindrance.REVOKED_CLOSED_OR_ANNULLED,) if entity.status is EntityStatus.REVOKED else ()
    refuse_if_any(hindered((*hindrances, *own)))


def _in_publicity(state: Proceeding) -> tuple[SimpleDetails, date]:
    guards.of_kind(state, ProceedingKind.SIMPLE_DEREGISTRATION)
    details = state.simple
    if state.stage is not Stage.PUBLICITY or details is None or details.from_date is None:
        raise refuse("SIMPLE_STAGE_FORBIDS", **guards.stage_words(state.stage))
    return details, details.from_date


def _refuse_untimely(applied: date, ends: date, context: LegalContext) -> None:
    if applied <= ends:
        raise refuse("SIMPLE_PUBLICITY_RUNNING", "applied_date", until=ends)
    last = context.law.right_ends(rules.SIMPLE_APPLY, ends)
    if applied > last:
        raise refuse("SIMPLE_APPLICATION_LATE", "applied_date", until=last)
