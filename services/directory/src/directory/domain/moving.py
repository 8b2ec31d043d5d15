"""What merging and splitting share: when they take effect, what hangs from a unit, and the tree as it will be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from directory.domain import checks, tree_rules, units
from directory.domain.context import Context
from directory.domain.events import PostMoved
from directory.domain.evolving import evolve_unit
from directory.domain.happening import UNIT, Caused, on_post
from roster.dated import at
from roster.powers import Roster
from roster.records import Placement, Unit, UnitPlace
from statutes.refusals import Fault, refuse_if_any


def day_faults(on: date, document: str, context: Context) -> list[Fault | None]:
    """By a document, today or later, and not years ahead."""
    return [
        checks.text("document", document),
        checks.not_past("on", on, context.today),
        checks.not_far("on", on, context.today),
    ]


def stands_until(roster: Roster, unit: UUID, last: date) -> None:
    """A unit goes into another only from its full life: it stands the day before, and no end was set."""
    units.standing(roster, unit)
    units.in_force_on(roster, unit, last)


def places_from(unit: Unit, on: date) -> list[UnitPlace]:
    """The place on the day, as beginning that day, and every later one."""
    present = at(unit.places, on)
    later = [place for place in unit.places if place.since > on]
    if unit.valid_to is not None and unit.valid_to < on:
        return []
    return [*([replace(present, since=on)] if present else []), *later]


def with_parents(place: UnitPlace, gone: frozenset[UUID], into: UUID, document: str) -> UnitPlace:
    """The place with `into` above it instead of what is gone, in either line."""
    if place.duty_parent not in gone and place.administration_parent not in gone:
        return place
    return replace(
        place,
        duty_parent=into if place.duty_parent in gone else place.duty_parent,
        administration_parent=into if place.administration_parent in gone else place.administration_parent,
        document=document,
    )


def sitting(roster: Roster, post: UUID, units_: frozenset[UUID], on: date) -> list[date]:
    """Since when, from a day on, a post belongs to one of the units: at once, and where it is settled for later."""
    state = roster.post(post)
    if state.valid_to is not None and state.valid_to < on:
        return []
    present = at(state.placements, on)
    later = [place for place in state.placements if place.since > on]
    return [max(place.since, on) for place in [*([present] if present else []), *later] if place.unit in units_]


def moved(roster: Roster, post: UUID, unit: UUID, since: date, document: str, context: Context) -> Caused:
    """The post belongs to the unit from the day on."""
    placed = Placement(since=since, unit=unit, division=roster.first_division(unit, since), document=document)
    return on_post(post, PostMoved(at=context.now, placed=placed))


def refuse_illegal_tree(roster: Roster, caused: list[Caused]) -> None:
    """Judge the tree as it will be: every change of the command together."""
    after = roster.copy()
    touched = [each for each in caused if each.kind == UNIT]
    for each in touched:
        after.put(each.record, evolve_unit(after.unit(each.record), each.event))
    for unit in dict.fromkeys(each.record for each in touched):
        state = after.unit(unit)
        refuse_if_any([*tree_rules.faults(after, unit, state), tree_rules.short_name_taken(after, unit, state)])
