"""A name's life after its reservation: registered, ended, free; and names found illegal (SC-734:23)."""

from __future__ import annotations

from datetime import date

from licensing.domain import items
from licensing.domain.deadlines import Steps, cancelled, met, opened
from licensing.domain.events import Marked, MarkLifted
from licensing.domain.kinds import MarkKind
from licensing.domain.law import LegalContext
from licensing.domain.names import commands as c
from licensing.domain.names import events as e
from licensing.domain.names import rules
from licensing.domain.names.declaring import over
from licensing.domain.names.kinds import STAGE_ZH, IllegalStage, NameStage
from licensing.domain.names.states import BusinessName, IllegalFinding
from licensing.domain.proceedings import guards
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Mark


def register(entity: Entity, state: BusinessName, command: c.RegisterName, context: LegalContext) -> e.NameRegistered:
    """With the registration of its entity, while the reservation lasts (SC-734:18)."""
    _at_stage(state, NameStage.RESERVED)
    if over(state, context):
        raise refuse("NAME_RESERVATION_LAPSED", until=state.reserved_until)
    if state.entity not in (None, command.entity):
        raise refuse("NAME_OF_ANOTHER", "entity")
    if entity.registered_name != state.registered_name:
        raise refuse("NAME_DIFFERS", "entity", recorded=entity.registered_name, declared=state.registered_name)
    since = state.reserved_date
    day = guards.happened("registered_date", command.registered_date, context.today, since, "reserved_date")
    return e.NameRegistered(at=context.now, entity=command.entity, code=entity.code, registered_date=day)


def give_up(state: BusinessName, command: c.GiveUpName, context: LegalContext) -> e.NameReservationEnded:
    """At any time; after the reservation's last day it has lapsed."""
    _at_stage(state, NameStage.RESERVED)
    return e.NameReservationEnded(at=context.now, lapsed=bool(over(state, context)), freed_date=context.today)


def end(state: BusinessName, command: c.EndName, context: LegalContext) -> e.NameEnded:
    """By deregistration, change or annulment; kept from others for a year (SC-734:17)."""
    _at_stage(state, NameStage.REGISTERED)
    refuse_if_any([guards.choice("end", command.end)])
    since = state.registered_date
    day = guards.happened("ended_date", command.ended_date, context.today, since, "registered_date")
    return e.NameEnded(at=context.now, end=command.end, ended_date=day)


def release(state: BusinessName, command: c.ReleaseName, context: LegalContext) -> e.NameReleased:
    """A year after its end others may have it."""
    _at_stage(state, NameStage.ENDED)
    freed = over(state, context)
    if not isinstance(freed, e.NameReleased):
        until = context.law.anniversary(rules.RELEASE, state.ended_date or context.today, context.today)
        raise refuse("NAME_KEPT_A_YEAR", until=until)
    return freed


def find_illegal(
    state: BusinessName, command: c.FindNameIllegal, context: LegalContext
) -> tuple[e.NameFoundIllegal, Marked]:
    """To be changed in 30 days from service; GSXT shows the code in its place."""
    _at_stage(state, NameStage.REGISTERED)
    if state.illegal and state.illegal.stage is not IllegalStage.CHANGED:
        raise refuse("NAME_ILLEGAL_ALREADY", document=state.illegal.document)
    refuse_if_any(
        [
            items.required_text("organ", command.organ),
            items.required_text("ground", command.ground, items.REASON_LIMIT),
            *guards.documented(command.document),
        ]
    )
    since = state.registered_date
    day = guards.happened("served_date", command.served_date, context.today, since, "registered_date")
    finding = IllegalFinding(
        stage=IllegalStage.TO_BE_CHANGED,
        organ=command.organ,
        document=command.document,
        ground=command.ground,
        served_date=day,
    )
    found = e.NameFoundIllegal(at=context.now, illegal=finding, owner_post=command.owner_post)
    return found, Marked(context.now, Mark(MarkKind.NAME_WITHHELD, day, command.document))


def change(
    entity: Entity, state: BusinessName, command: c.RecordNameChanged, context: LegalContext
) -> tuple[e.IllegalNameChanged, MarkLifted]:
    """The entity is registered under another name, in time or late."""
    finding = _illegal(state, IllegalStage.TO_BE_CHANGED, IllegalStage.KEPT)
    if entity.registered_name == state.registered_name:
        raise refuse("ILLEGAL_NAME_IN_USE", name=state.registered_name)
    day = guards.happened("changed_date", command.changed_date, context.today, finding.served_date, "served_date")
    changed = e.IllegalNameChanged(at=context.now, changed_date=day)
    return changed, MarkLifted(context.now, MarkKind.NAME_WITHHELD, day)


def keep(state: BusinessName, command: c.RecordNameKept, context: LegalContext) -> e.IllegalNameKept:
    """The 30 days are over by either reading, and the name is the same."""
    finding = _illegal(state, IllegalStage.TO_BE_CHANGED)
    until = context.law.right_ends(rules.CORRECT, finding.served_date or context.today)
    if context.today <= until:
        raise refuse("NAME_CORRECTION_RUNNING", until=until)
    return e.IllegalNameKept(at=context.now, kept_since=date.fromordinal(until.toordinal() + 1))


def steps(event: e.NameEvent, before: BusinessName | None) -> Steps:
    """What an event does to the time limits of its name."""
    state = before or BusinessName()
    reservation = rules.RESERVATION_PRE_APPROVAL if state.pre_approval else rules.RESERVATION
    match event:
        case e.NameReserved():
            rule = rules.RESERVATION_PRE_APPROVAL if event.pre_approval else rules.RESERVATION
            return (opened(rule, event.reserved_date),)
        case e.NameRegistered():
            return (met(reservation, event.registered_date),)
        case e.NameReservationEnded():
            return (cancelled(reservation, event.freed_date, "保留期届满" if event.lapsed else "申请人放弃"),)
        case e.NameEnded() if state.illegal and state.illegal.stage is not IllegalStage.CHANGED:
            return (cancelled(rules.CORRECT, event.ended_date, "名称已停用"),)
        case e.NameFoundIllegal():
            return (opened(rules.CORRECT, event.illegal.served_date or event.at.date()),)
        case e.IllegalNameChanged():
            return (met(rules.CORRECT, event.changed_date),)
        case _:
            return ()


def _at_stage(state: BusinessName, stage: NameStage) -> None:
    if state.stage is not stage:
        raise refuse("NAME_STAGE_FORBIDS", "", stage=state.stage.name, stage_zh=STAGE_ZH[state.stage])


def _illegal(state: BusinessName, *stages: IllegalStage) -> IllegalFinding:
    if state.illegal is None or state.illegal.stage not in stages:
        raise refuse("NAME_NOT_ILLEGAL")
    return state.illegal
