"""Setting up, renaming, moving and closing units."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from directory.domain import checks, tree_rules
from directory.domain.commands import ChangeUnit, CloseUnit, CreateUnit, RenameUnit
from directory.domain.context import Context, Facts
from directory.domain.events import UnitChanged, UnitClosed, UnitCreated, UnitRenamed
from directory.domain.evolving import evolve_unit
from directory.domain.happening import Caused, on_unit
from directory.domain.refusal import refuse
from directory.domain.values import unit_id
from roster.dated import ONE_DAY
from roster.kinds import BUREAUS, UnitKind
from roster.powers import Roster
from roster.records import OwnNameAct, Unit, UnitName, UnitPlace
from statutes.refusals import Fault, refuse_if_any


def create(facts: Facts, command: CreateUnit, context: Context) -> list[Caused]:
    """设立. A unit set up long ago may be taken over with its first day."""
    unit = unit_id(command.key)
    if unit in facts.roster.units:
        raise refuse("UNIT_EXISTS", "key", key=command.key)
    refuse_if_any(
        [
            checks.key("key", command.key),
            checks.text("full_name", command.full_name, checks.NAME_LIMIT),
            checks.short_name("short_name", command.short_name),
            checks.not_far("valid_from", command.valid_from, context.today),
            *_kind_faults(command),
            checks.need_any("divisions", command.divisions),
            *checks.divisions("divisions", command.divisions),
            *_act_faults(command.kind, command.own_name_acts),
        ]
    )
    first, document = command.valid_from, command.document
    event = UnitCreated(
        at=context.now,
        key=command.key,
        kind=command.kind,
        called=UnitName(since=first, full_name=command.full_name, short_name=command.short_name, document=document),
        placed=UnitPlace(
            since=first,
            duty_parent=command.duty_parent,
            administration_parent=command.administration_parent,
            divisions=command.divisions,
            document=document,
        ),
        own_name_acts=command.own_name_acts,
        valid_from=first,
    )
    return [_legal(facts.roster, unit, None, event)]


def rename(facts: Facts, command: RenameUnit, context: Context) -> list[Caused]:
    """更名: documents of earlier days keep the name of their day."""
    state = standing(facts.roster, command.unit)
    refuse_if_any(
        [
            checks.text("full_name", command.full_name, checks.NAME_LIMIT),
            checks.short_name("short_name", command.short_name),
            checks.text("document", command.document),
            checks.not_past("since", command.since, context.today),
            checks.not_far("since", command.since, context.today),
        ]
    )
    in_force_on(facts.roster, command.unit, command.since)
    called = UnitName(
        since=command.since,
        full_name=command.full_name,
        short_name=command.short_name or facts.roster.name(command.unit, command.since).short_name,
        document=command.document,
    )
    return [_legal(facts.roster, command.unit, state, UnitRenamed(at=context.now, called=called))]


def change(facts: Facts, command: ChangeUnit, context: Context) -> list[Caused]:
    """Another place in the tree, other divisions or other acts in its own name."""
    state = standing(facts.roster, command.unit)
    refuse_if_any(
        [
            checks.text("document", command.document),
            checks.not_past("since", command.since, context.today),
            checks.not_far("since", command.since, context.today),
            checks.need_any("divisions", command.divisions),
            *checks.divisions("divisions", command.divisions),
            *_act_faults(state.kind, command.own_name_acts),
        ]
    )
    in_force_on(facts.roster, command.unit, command.since)
    placed = UnitPlace(
        since=command.since,
        duty_parent=command.duty_parent,
        administration_parent=command.administration_parent,
        divisions=command.divisions,
        document=command.document,
    )
    event = UnitChanged(at=context.now, placed=placed, own_name_acts=command.own_name_acts)
    return [_legal(facts.roster, command.unit, state, event)]


def close(facts: Facts, command: CloseUnit, context: Context) -> list[Caused]:
    """撤销: only what has neither units below nor posts after its last day."""
    state = standing(facts.roster, command.unit)
    refuse_if_any(
        [
            checks.text("document", command.document),
            checks.not_far("valid_to", command.valid_to, context.today),
            checks.not_past("valid_to", command.valid_to + ONE_DAY, context.today),
            checks.in_order("valid_to", state.valid_from, command.valid_to),
        ]
    )
    _refuse_unless_empty(facts.roster, command)
    event = UnitClosed(at=context.now, valid_to=command.valid_to, document=command.document)
    return [on_unit(command.unit, event)]


def standing(roster: Roster, unit: UUID) -> Unit:
    """A unit whose end is not yet set. Refusals UNIT_NOT_FOUND, UNIT_ENDED."""
    state = roster.unit(unit)
    if state.valid_to is not None:
        raise refuse("UNIT_ENDED", unit=state.names[-1].full_name, ended=state.valid_to)
    return state


def in_force_on(roster: Roster, unit: UUID, on: date) -> None:
    """Refusal UNIT_NOT_IN_FORCE (the roster's) unless the unit stands on the day."""
    roster.view(unit, on)


def _legal(roster: Roster, unit: UUID, state: Unit | None, event: object) -> Caused:
    after = evolve_unit(state, event)
    found = tree_rules.faults(roster, unit, after)
    refuse_if_any([*found, tree_rules.short_name_taken(roster, unit, after)])
    return on_unit(unit, event)


def _kind_faults(command: CreateUnit) -> list[Fault | None]:
    if command.kind is UnitKind.UNSPECIFIED:
        return [checks.text("kind", "")]
    # A bureau without 机关代字 could number no document.
    return [checks.text("short_name", command.short_name)] if command.kind in BUREAUS else []


def _act_faults(kind: UnitKind, acts: tuple[OwnNameAct, ...]) -> list[Fault | None]:
    if acts and kind in BUREAUS:
        raise refuse("BUREAU_NEEDS_NO_LAW", "own_name_acts")
    return [
        found
        for each in acts
        for found in (
            checks.act("own_name_acts.act", each.act),
            checks.text("own_name_acts.source", each.source),
            checks.in_order("own_name_acts.valid_to", each.valid_from, each.valid_to),
        )
    ]


def _refuse_unless_empty(roster: Roster, command: CloseUnit) -> None:
    after = command.valid_to + ONE_DAY
    below = [child for child in roster.subordinates(command.unit) if _needs(roster, child, command.unit, command)]
    if below:
        names = ", ".join(roster.name(child, after).full_name for child in below)
        raise refuse("UNIT_HAS_SUBORDINATES", unit=roster.name(command.unit, after).full_name, units=names)
    posts = [post for post in roster.posts_ever_in(command.unit) if _sits(roster, post, command)]
    if posts:
        titles = ", ".join(roster.post(post).title for post in posts)
        raise refuse("UNIT_HAS_POSTS", unit=roster.name(command.unit, after).full_name, posts=titles)


def _needs(roster: Roster, child: UUID, parent: UUID, command: CloseUnit) -> bool:
    """Whether a unit hangs from the parent on any day after its last."""
    unit = roster.unit(child)
    if unit.valid_to is not None and unit.valid_to <= command.valid_to:
        return False
    first = max(command.valid_to + ONE_DAY, unit.valid_from)
    days = [first, *(place.since for place in unit.places if place.since > first)]
    places = [roster.place(child, day) for day in days]
    return any(parent in (place.duty_parent, place.administration_parent) for place in places)


def _sits(roster: Roster, post: UUID, command: CloseUnit) -> bool:
    found = roster.post(post)
    first = max(command.valid_to + ONE_DAY, found.valid_from)
    days = [first, *(place.since for place in found.placements if place.since > first)]
    return any(roster.unit_of(post, day) == command.unit for day in days)
