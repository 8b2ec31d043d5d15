"""Commands the service gives itself: licences follow what became of their holders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.aggregates import Change, Context, Decision, World
from chassis.mapped import Kind
from licensing.domain.licences import filings, reactions
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.kinds import LimitBasis
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.matters import MeetLimit
from licensing.domain.licences.terms import DEREGISTRATION_DUTY_RULE
from licensing.licences import acts
from licensing.licences import limits as lim
from licensing.licences.acts import LicenceAct
from licensing.licences.changes import Work, licence_loads
from licensing.licences.desk import Desk
from licensing.licences.kinds import APPLICATION, FILING, LICENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowHolder:
    """Let a licence, application or filing follow what became of its holder; sent by the service itself."""

    kind: str
    record: UUID
    entity: UUID
    licence: UUID | None = None
    """The licence an application is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowCorrection:
    """Let a licence follow its holder's record to the survivor of a merger."""

    licence: UUID
    duplicate: UUID
    survivor: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleScope:
    """Meet the duty to change the scope, where the holder has done so."""

    licence: UUID
    entity: UUID


def follow_correction(desk: Desk, world: World, command: FollowCorrection, given: Context) -> Decision:
    """The licence of a duplicate record becomes the survivor's."""
    licence, holder = LICENCE.get(world, command.licence), acts.entity_of(world, command.survivor)
    work = Work.on(desk, world, licence, None, given)
    if licence.entity != command.duplicate:
        return Decision(command.licence, [])
    event = reactions.licence_after_correction(licence, command.survivor, holder, work.context)
    return Decision(command.licence, work.licence(command.licence, licence, event) if event else [])


def settle_scope(desk: Desk, world: World, command: SettleScope, given: Context) -> Decision:
    """The duty is met on the day the scope changed; nothing where it has not."""
    licence, holder = LICENCE.get(world, command.licence), acts.entity_of(world, command.entity)
    work = Work.on(desk, world, licence, None, given)
    day = reactions.scope_settled(licence, holder)
    if day is None or licence.entity != command.entity:
        return Decision(command.licence, [])
    step = MeetLimit(rule_id=DEREGISTRATION_DUTY_RULE, basis=LimitBasis.LEGAL, met_on=day)
    return Decision(command.licence, work.met(command.licence, licence, step))


def follow_holder(desk: Desk, world: World, command: FollowHolder, given: Context) -> Decision:
    """Closed with the holder, or pointed out where it only lost its business licence; nothing where it trades on."""
    kinds: dict[str, Kind[Any]] = {kind.kind: kind for kind in (LICENCE, APPLICATION, FILING)}
    state = kinds[command.kind].get(world, command.record)
    end = reactions.entity_end(acts.entity_of(world, command.entity))
    if end is None or state.entity != command.entity:
        return Decision(command.record, [])
    work = Work.on(desk, world, state, None, given)
    return Decision(command.record, _followed(work, command, state, end))


def _followed(work: Work, command: FollowHolder, state: Any, end: reactions.EntityEnd) -> list[Change]:
    match state:
        case Licence():
            closed = reactions.licence_after_entity(state, end, work.context)
            return work.licence(command.record, state, closed) if closed else []
        case LicenceApplication():
            ended_review = reactions.application_after_entity(state, end, work.context)
            return work.followed(command.record, state, ended_review) if ended_review else []
        case _:
            cancel = reactions.filing_after_entity(command.record, state, end)
            return work.filing(command.record, state, filings.cancel(state, cancel, work.context)) if cancel else []


def loads_following(command: FollowHolder) -> tuple[UUID, ...]:
    """The record with its limits, and its holder."""
    known = {LICENCE.kind: lim.LICENCE_LIMITS, APPLICATION.kind: lim.APPLICATION_LIMITS}
    limits = known.get(command.kind, lim.FILING_LIMITS)
    licence = licence_loads(command.licence) if command.licence else ()
    return (command.record, command.entity, *lim.limit_ids(command.record, limits), *licence)


def types(desk: Desk) -> dict[type, LicenceAct]:
    """How the service's own commands are carried out."""
    return {
        FollowHolder: LicenceAct(desk, follow_holder, loads_following),
        FollowCorrection: LicenceAct(
            desk, follow_correction, lambda command: (*licence_loads(command.licence), command.survivor)
        ),
        SettleScope: LicenceAct(desk, settle_scope, lambda command: (*licence_loads(command.licence), command.entity)),
    }
