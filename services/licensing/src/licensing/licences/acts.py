"""Commands on licences for the bus: load, ask the domain, and write what follows in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis import refusing
from chassis.aggregates import Change, Claim, Context, Decision, World
from chassis.mapped import Kind
from chassis.refusing import told_to_callers
from chassis.serving.requests import require_reach
from licensing.domain.kinds import EntityStatus
from licensing.domain.licences import deciders, deciding, filings, issuing, living, pledges, receiving
from licensing.domain.licences.application_commands import ApplyForLicence, RefuseApplication
from licensing.domain.licences.kinds import LicenceProcedure
from licensing.domain.licences.licence_commands import (
    AdoptLicence,
    ExpireLicence,
    IssueLicence,
    RecordLicenceDelegation,
)
from licensing.domain.licences.licences import LicenceDelegation, areas_of, bar_id, delegation_id
from licensing.domain.licences.simple_commands import FileLicence, GrantPledge, RecordPledgeCheck, SignPledge
from licensing.domain.licences.simple_events import PledgeAnnulled
from licensing.domain.refusal import refuse
from licensing.domain.states import Entity
from licensing.licences import limits as lim
from licensing.licences.changes import Work, application_loads, licence_loads
from licensing.licences.desk import Desk
from licensing.licences.kinds import APPLICATION, BAR, DELEGATION, FILING, LICENCE, NUMBERS, PLEDGE

Make = Callable[[Desk, World, Any, Context], Decision]


@dataclass(frozen=True)
class LicenceAct:
    """Implements CommandType: what to load, and the decision over it."""

    desk: Desk
    make: Make
    loads: Callable[[Any], tuple[UUID, ...]]
    finds: Callable[[Any], tuple[Claim, ...]] = lambda _: ()

    def targets(self, command: Any) -> tuple[UUID, ...]:
        """Aggregates to load and lock, each once."""
        return tuple(dict.fromkeys(self.loads(command)))

    def lookups(self, command: Any) -> tuple[Claim, ...]:
        """Numbers whose holders are to be found."""
        return self.finds(command)

    def decide(self, world: World, command: Any, context: Context) -> Decision:
        """The changes, or a Refusal raised."""
        with _told():
            return self.make(self.desk, world, command, context)


@contextmanager
def _told() -> Iterator[None]:
    """Refusals of this domain, and of the directory and the limits, as callers get them."""
    with refusing.told_to_callers(), told_to_callers():
        yield


def on_application(act: Callable[..., Any]) -> Make:
    """A step of one application, with what it does to its licence."""

    def make(desk: Desk, world: World, command: Any, given: Context) -> Decision:
        state = APPLICATION.get(world, command.licence_application)
        work = Work.on(desk, world, state, state.received_on, given)
        event = act(state, command, work.context)
        return Decision(command.licence_application, work.followed(command.licence_application, state, event))

    return make


def on_licence(act: Callable[..., Any]) -> Make:
    """A step in a licence's life."""

    def make(desk: Desk, world: World, command: Any, given: Context) -> Decision:
        state = LICENCE.get(world, command.licence)
        work = Work.on(desk, world, state, None, given)
        event = act(state, command, work.context)
        return Decision(command.licence, work.licence(command.licence, state, event))

    return make


def on_pledge(act: Callable[..., Any]) -> Make:
    """A step of a pledge that leaves its licence alone."""

    def make(desk: Desk, world: World, command: Any, given: Context) -> Decision:
        state = PLEDGE.get(world, command.pledge)
        work = Work.on(desk, world, state, state.pledged_on, given)
        event = act(state, command, work.context)
        return Decision(command.pledge, work.pledge(command.pledge, state, event))

    return make


def on_filing(act: Callable[..., Any]) -> Make:
    """A step of a filing."""

    def make(desk: Desk, world: World, command: Any, given: Context) -> Decision:
        state = FILING.get(world, command.filing)
        work = Work.on(desk, world, state, state.filed_on, given)
        event = act(state, command, work.context)
        return Decision(command.filing, work.filing(command.filing, state, event))

    return make


def apply(desk: Desk, world: World, command: ApplyForLicence, given: Context) -> Decision:
    """A new application."""
    entity = entity_of(world, command.entity)
    work = _new(desk, world, command, given, renewal=command.procedure is LicenceProcedure.RENEWAL)
    licence = LICENCE.get(world, command.licence) if command.licence else None
    bar = BAR.find(world, bar_id(command.entity, command.licence_kind))
    event = receiving.apply(entity, licence, bar, _delegations(world, command), command, work.context)
    application = given.new_id()
    return Decision(application, work.followed(application, None, event))


def refuse_licence(desk: Desk, world: World, command: RefuseApplication, given: Context) -> Decision:
    """不予许可; the licence tells whether the law has renewed it already."""

    def act(state: Any, stated: RefuseApplication, context: Any) -> Any:
        licence = LICENCE.find(world, stated.licence) if stated.licence else None
        return deciding.refuse_licence(state, licence, stated, context)

    return on_application(act)(desk, world, command, given)


def issue(desk: Desk, world: World, command: IssueLicence, given: Context) -> Decision:
    """The document of a granted application: a new licence, or one more document of the licence there is."""
    state = APPLICATION.get(world, command.licence_application)
    work = Work.on(desk, world, state, state.received_on, given)
    application = command.licence_application
    if state.procedure is LicenceProcedure.ISSUE:
        _free_number(world, command.number)
        licence_id, before = given.new_id(), None
        event: Any = issuing.issue(state, application, command, work.context)
    else:
        licence_id = command.licence or UUID(int=0)
        before = LICENCE.get(world, licence_id)
        event = issuing.issue_document(before, state, application, command, work.context)
    closed = issuing.issued(licence_id, event.issued_on, work.context)
    changes = [*work.application(application, state, closed), *work.licence(licence_id, before, event)]
    return Decision(application, changes)


def adopt(desk: Desk, world: World, command: AdoptLicence, given: Context) -> Decision:
    """A licence of an older system, also of an entity that has ended."""
    entity = entity_of(world, command.entity)
    _free_number(world, command.number)
    work = _new(desk, world, command, given)
    event = issuing.adopt(command, entity.code, entity.registered_name, work.context)
    licence = given.new_id()
    return Decision(licence, work.licence(licence, None, event))


def expire(desk: Desk, world: World, command: ExpireLicence, given: Context) -> Decision:
    """The end of the last day; the renewal under way decides what it means."""

    def act(state: Any, stated: ExpireLicence, context: Any) -> Any:
        application = APPLICATION.find(world, stated.application) if stated.application else None
        return living.expire(state, application, stated, context)

    return on_licence(act)(desk, world, command, given)


def file(desk: Desk, world: World, command: FileLicence, given: Context) -> Decision:
    """备案."""
    entity = entity_of(world, command.entity)
    _free_number(world, command.number)
    work = _new(desk, world, command, given)
    event = filings.file(entity, command, work.context)
    filing = given.new_id()
    return Decision(filing, work.filing(filing, None, event))


def sign(desk: Desk, world: World, command: SignPledge, given: Context) -> Decision:
    """A pledge signed."""
    entity = entity_of(world, command.entity)
    work = _new(desk, world, command, given)
    bar = BAR.find(world, bar_id(command.entity, command.licence_kind))
    event = pledges.sign(
        entity,
        bar,
        _delegations(world, command),
        command,
        work.context,
        seriously_dishonest=desk.seriously_dishonest(entity.code),
    )
    pledge = given.new_id()
    return Decision(pledge, work.pledge(pledge, None, event))


def grant_pledge(desk: Desk, world: World, command: GrantPledge, given: Context) -> Decision:
    """Granted at once: pledge and licence in one transaction."""
    state = PLEDGE.get(world, command.pledge)
    work = Work.on(desk, world, state, state.pledged_on, given)
    _free_number(world, command.number)
    licence = given.new_id()
    granted, issued = pledges.grant(state, command.pledge, licence, command, work.context)
    changes = [*work.pledge(command.pledge, state, granted), *work.licence(licence, None, issued)]
    return Decision(command.pledge, changes)


def check_pledge(desk: Desk, world: World, command: RecordPledgeCheck, given: Context) -> Decision:
    """What the check found; a false pledge annuls the licence in the same transaction."""
    state = PLEDGE.get(world, command.pledge)
    work = Work.on(desk, world, state, state.pledged_on, given)
    event = pledges.record_check(state, command, work.context)
    changes: list[Change] = work.pledge(command.pledge, state, event)
    if isinstance(event, PledgeAnnulled) and command.licence:
        licence = LICENCE.get(world, command.licence)
        if licence.in_force:
            changes.extend(work.licence(command.licence, licence, pledges.licence_annulled(event)))
    return Decision(command.pledge, changes)


def on_delegation(act: Callable[..., Any]) -> Make:
    """下放 or 委托 recorded or taken back."""

    def make(desk: Desk, world: World, command: Any, given: Context) -> Decision:
        require_reach(given.caller, command.area)
        delegation = delegation_id(command.licence_kind, command.area)
        state = DELEGATION.find(world, delegation) or LicenceDelegation(
            licence_kind=command.licence_kind, area=command.area
        )
        terms = desk.terms(command.licence_kind, command.area, given.today)
        event = act(state, command, desk.context(terms, command.area, given))
        return Decision(delegation, [DELEGATION.change(delegation, event)])

    return make


def loads_application(command: Any) -> tuple[UUID, ...]:
    """What a step of an application needs."""
    return application_loads(command)


def loads_licence(command: Any) -> tuple[UUID, ...]:
    """What a step of a licence needs: its limits, the renewal under way, the bar that may follow."""
    application = getattr(command, "application", None)
    entity, kind = getattr(command, "entity", None), getattr(command, "licence_kind", "")
    return (
        *licence_loads(command.licence),
        *((application,) if application else ()),
        *((bar_id(entity, kind),) if entity and kind else ()),
    )


def loads_pledge(command: Any) -> tuple[UUID, ...]:
    """What a step of a pledge needs, its licence included."""
    licence = getattr(command, "licence", None)
    return (
        command.pledge,
        *lim.limit_ids(command.pledge, lim.PLEDGE_LIMITS),
        *(licence_loads(licence) if licence else ()),
    )


def loads_filing(command: Any) -> tuple[UUID, ...]:
    """What a step of a filing needs."""
    return (command.filing, *lim.limit_ids(command.filing, lim.FILING_LIMITS))


def loads_new(command: Any) -> tuple[UUID, ...]:
    """What something new needs: the entity, its bar, who decides in the place, the licence it is about."""
    licence = getattr(command, "licence", None)
    kind = command.licence_kind
    return (
        command.entity,
        bar_id(command.entity, kind),
        *(delegation_id(kind, area) for area in areas_of(command.division)),
        *(licence_loads(licence) if licence else ()),
    )


def loads_delegation(command: RecordLicenceDelegation) -> tuple[UUID, ...]:
    """The rows of a kind in an area."""
    return (delegation_id(command.licence_kind, command.area),)


def number(command: Any) -> tuple[Claim, ...]:
    """The number given out."""
    return (Claim(NUMBERS, command.number),) if command.number else ()


def _new(desk: Desk, world: World, command: Any, given: Context, *, renewal: bool = False) -> Work:
    require_reach(given.caller, command.division)
    area = "ftz" if getattr(command, "free_trade_zone", False) else "nation"
    terms = desk.terms(command.licence_kind, command.division, given.today, area, renewal=renewal)
    return Work(world, desk, desk.context(terms, command.division, given), command.division)


def entity_of(world: World, entity: UUID) -> Entity:
    """The entity, or the survivor's refusal where the record was merged."""
    found = world.state(entity)
    if not isinstance(found, Entity):
        raise refuse("ENTITY_NOT_FOUND", entity=f"entities/{entity}")
    if found.status is EntityStatus.MERGED and found.merged_into:
        raise refuse("LINK_MISMATCH", "entity", expected=f"entities/{found.merged_into}")
    return found


def _delegations(world: World, command: Any) -> list[LicenceDelegation]:
    found = (DELEGATION.find(world, delegation_id(command.licence_kind, area)) for area in areas_of(command.division))
    return [each for each in found if each]


def _free_number(world: World, stated: str) -> None:
    holder = world.holder(NUMBERS, stated) if stated else None
    if holder:
        kinds: dict[str, Kind[Any]] = {LICENCE.kind: LICENCE, FILING.kind: FILING}
        kind = kinds.get(world.kind(holder) or "", LICENCE)
        raise issuing.number_taken(stated, kind.name_of(holder))


recorded = on_delegation(deciders.record_delegation)
ended = on_delegation(deciders.end_delegation)
