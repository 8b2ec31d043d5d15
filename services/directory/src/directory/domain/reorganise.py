"""Merging and splitting units on a day. Posts keep their ids and move, so every open matter keeps its one owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from directory.domain import checks, tree_rules, units
from directory.domain.commands import MergeUnits, SplitUnit
from directory.domain.context import Context, Facts
from directory.domain.events import (
    PostEnded,
    PostMoved,
    UnitAbsorbed,
    UnitChanged,
    UnitMerged,
    UnitSplit,
    UnitSplitOff,
)
from directory.domain.evolving import evolve_unit
from directory.domain.happening import UNIT, Caused, on_post, on_unit
from directory.domain.matters import owning
from directory.domain.refusal import fault, refuse
from directory.domain.values import SplitPart
from roster.dated import at, day_before
from roster.powers import Roster
from roster.records import Placement, Unit, UnitPlace
from statutes.refusals import Fault, refuse_if_any


def merge(facts: Facts, command: MergeUnits, context: Context) -> list[Caused]:
    """合并 n into 1. The tree of the day before, and every document until then, stay as they are."""
    roster, on, ends = facts.roster, command.on, day_before(command.on)
    refuse_if_any(
        [
            *_day_faults(command.on, command.document, context),
            checks.need_any("units", command.units),
            fault("MERGED_INTO_ITSELF", "units") if command.unit in command.units else None,
        ]
    )
    for unit in command.units:
        _stands_until(roster, unit, ends)
    units.standing(roster, command.unit)
    units.in_force_on(roster, command.unit, on)
    caused = [
        *(
            on_unit(unit, UnitMerged(at=context.now, into=command.unit, valid_to=ends, document=command.document))
            for unit in command.units
        ),
        _absorbed(roster, command, context),
        *_reparented(roster, command, context),
        *_posts_ending(facts, command, context),
        *_posts_moving(roster, command, context),
    ]
    _refuse_illegal_tree(roster, caused)
    return caused


def split(facts: Facts, command: SplitUnit, context: Context) -> list[Caused]:
    """分设: what the parts name goes to them; a unit that ends with it must give everything away."""
    roster, ends = facts.roster, day_before(command.on)
    refuse_if_any(
        [
            *_day_faults(command.on, command.document, context),
            checks.need_any("parts", [part.unit for part in command.parts]),
            fault("SPLIT_INTO_ITSELF", "parts") if command.unit in [part.unit for part in command.parts] else None,
            *_given_twice(command),
        ]
    )
    _stands_until(roster, command.unit, ends)
    for part in command.parts:
        units.standing(roster, part.unit)
        units.in_force_on(roster, part.unit, command.on)
    _refuse_foreign_parts(roster, command)
    if command.closes:
        _refuse_unallocated(roster, command)
    caused = [
        _split(roster, command, context),
        *(each for part in command.parts for each in _part_taken(roster, command, part, context)),
    ]
    _refuse_illegal_tree(roster, caused)
    return caused


def _day_faults(on: date, document: str, context: Context) -> list[Fault | None]:
    return [
        checks.text("document", document),
        checks.not_past("on", on, context.today),
        checks.not_far("on", on, context.today),
    ]


def _stands_until(roster: Roster, unit: UUID, last: date) -> None:
    """A unit goes into another only from its full life: it stands the day before, and no end was set."""
    units.standing(roster, unit)
    units.in_force_on(roster, unit, last)


def _absorbed(roster: Roster, command: MergeUnits, context: Context) -> Caused:
    place = roster.place(command.unit, command.on)
    theirs = [code for unit in command.units for code in roster.place(unit, command.on).divisions]
    placed = replace(
        place,
        since=command.on,
        divisions=tuple(dict.fromkeys((*place.divisions, *theirs))),
        document=command.document,
    )
    return on_unit(command.unit, UnitAbsorbed(at=context.now, merged=command.units, placed=placed))


def _reparented(roster: Roster, command: MergeUnits, context: Context) -> Iterator[Caused]:
    """Units below the merged ones hang from the survivor, on the day and at every later place already settled."""
    gone = frozenset(command.units)
    below = {child for unit in command.units for child in roster.subordinates(unit)}
    for child in sorted(below - gone - {command.unit}):
        state = roster.unit(child)
        for place in _places_from(state, command.on):
            moved = _with_parents(place, gone, command.unit, command.document)
            if moved != place:
                yield on_unit(child, UnitChanged(at=context.now, placed=moved, own_name_acts=state.own_name_acts))


def _places_from(unit: Unit, on: date) -> list[UnitPlace]:
    """The place on the day, as beginning that day, and every later one."""
    present = at(unit.places, on)
    later = [place for place in unit.places if place.since > on]
    if unit.valid_to is not None and unit.valid_to < on:
        return []
    return [*([replace(present, since=on)] if present else []), *later]


def _with_parents(place: UnitPlace, gone: frozenset[UUID], into: UUID, document: str) -> UnitPlace:
    if place.duty_parent not in gone and place.administration_parent not in gone:
        return place
    return replace(
        place,
        duty_parent=into if place.duty_parent in gone else place.duty_parent,
        administration_parent=into if place.administration_parent in gone else place.administration_parent,
        document=document,
    )


def _posts_ending(facts: Facts, command: MergeUnits, context: Context) -> Iterator[Caused]:
    ends = day_before(command.on)
    for post in command.ending_posts:
        state = facts.roster.post(post)
        if facts.roster.unit_of(post, ends) not in command.units:
            raise refuse("POST_NOT_IN_UNITS", "ending_posts", post=state.title)
        owned = facts.matters.of(post)
        if owned:
            raise owning(state.title, owned)
        yield on_post(post, PostEnded(at=context.now, valid_to=ends, document=command.document))


def _posts_moving(roster: Roster, command: MergeUnits, context: Context) -> Iterator[Caused]:
    gone = frozenset(command.units)
    posts = {post for unit in command.units for post in roster.posts_ever_in(unit)}
    for post in sorted(posts - set(command.ending_posts)):
        for since in _sitting(roster, post, gone, command.on):
            yield _moved(roster, post, command.unit, since, command.document, context)


def _sitting(roster: Roster, post: UUID, units_: frozenset[UUID], on: date) -> list[date]:
    """Since when, from a day on, a post belongs to one of the units: at once, and where it is settled for later."""
    state = roster.post(post)
    if state.valid_to is not None and state.valid_to < on:
        return []
    present = at(state.placements, on)
    later = [place for place in state.placements if place.since > on]
    return [max(place.since, on) for place in [*([present] if present else []), *later] if place.unit in units_]


def _moved(roster: Roster, post: UUID, unit: UUID, since: date, document: str, context: Context) -> Caused:
    placed = Placement(since=since, unit=unit, division=first_division(roster, unit, since), document=document)
    return on_post(post, PostMoved(at=context.now, placed=placed))


def first_division(roster: Roster, unit: UUID, on: date) -> str:
    """What a post of the unit acts for: the unit's first division, else that of the bureau above."""
    for each in (unit, *roster.ancestors(unit, on)):
        divisions = roster.place(each, on).divisions
        if divisions:
            return divisions[0]
    return ""


def _split(roster: Roster, command: SplitUnit, context: Context) -> Caused:
    given = {code for part in command.parts for code in part.divisions}
    place = roster.place(command.unit, command.on)
    kept = tuple(code for code in place.divisions if code not in given)
    if not command.closes and not kept:
        raise refuse("NO_DIVISION_LEFT", "parts.divisions", unit=roster.name(command.unit, command.on).full_name)
    rest = replace(
        place,
        since=command.on,
        divisions=kept,
        document=command.document,
    )
    return on_unit(
        command.unit,
        UnitSplit(
            at=context.now,
            parts=tuple(part.unit for part in command.parts),
            placed=None if command.closes else rest,
            valid_to=day_before(command.on) if command.closes else None,
            document=command.document,
        ),
    )


def _part_taken(roster: Roster, command: SplitUnit, part: SplitPart, context: Context) -> Iterator[Caused]:
    place = roster.place(part.unit, command.on)
    placed = replace(
        place,
        since=command.on,
        divisions=tuple(dict.fromkeys((*place.divisions, *part.divisions))),
        document=command.document,
    )
    yield on_unit(part.unit, UnitSplitOff(at=context.now, origin=command.unit, placed=placed))
    for post in part.posts:
        for since in _sitting(roster, post, frozenset({command.unit}), command.on):
            yield _moved(roster, post, part.unit, since, command.document, context)
    for child in part.subordinates:
        state = roster.unit(child)
        for before in _places_from(state, command.on):
            moved = _with_parents(before, frozenset({command.unit}), part.unit, command.document)
            if moved != before:
                yield on_unit(child, UnitChanged(at=context.now, placed=moved, own_name_acts=state.own_name_acts))


def _given_twice(command: SplitUnit) -> Iterator[Fault | None]:
    given: dict[str, list[UUID] | list[str]] = {
        "parts.posts": [post for part in command.parts for post in part.posts],
        "parts.subordinates": [unit for part in command.parts for unit in part.subordinates],
        "parts.divisions": [code for part in command.parts for code in part.divisions],
    }
    for field, values in given.items():
        if len(set(values)) != len(values):
            yield fault("LISTED_TWICE", field)


def _refuse_foreign_parts(roster: Roster, command: SplitUnit) -> None:
    ends = day_before(command.on)
    for part in command.parts:
        for post in part.posts:
            if not _sitting(roster, post, frozenset({command.unit}), command.on):
                raise refuse("POST_NOT_IN_UNITS", "parts.posts", post=roster.post(post).title)
        for child in part.subordinates:
            place = roster.place(child, ends)
            if command.unit not in (place.duty_parent, place.administration_parent):
                raise refuse("UNIT_NOT_BELOW", "parts.subordinates", unit=roster.name(child, ends).full_name)
        for code in part.divisions:
            if code not in roster.place(command.unit, ends).divisions:
                raise refuse("DIVISION_NOT_OF_UNIT", "parts.divisions", division=code)


def _refuse_unallocated(roster: Roster, command: SplitUnit) -> None:
    posts = {post for part in command.parts for post in part.posts}
    left = [roster.post(post).title for post in _lasting_posts(roster, command) if post not in posts]
    given = {unit for part in command.parts for unit in part.subordinates}
    below = [roster.name(unit, command.on).full_name for unit in _lasting_units(roster, command) if unit not in given]
    if left or below:
        raise refuse("NOT_ALLOCATED", "parts", posts=", ".join(left) or "-", units=", ".join(below) or "-")


def _lasting_posts(roster: Roster, command: SplitUnit) -> Iterable[UUID]:
    split = frozenset({command.unit})
    return (post for post in roster.posts_ever_in(command.unit) if _sitting(roster, post, split, command.on))


def _lasting_units(roster: Roster, command: SplitUnit) -> Iterable[UUID]:
    for child in roster.subordinates(command.unit):
        places = _places_from(roster.unit(child), command.on)
        if any(command.unit in (place.duty_parent, place.administration_parent) for place in places):
            yield child


def _refuse_illegal_tree(roster: Roster, caused: list[Caused]) -> None:
    """Judge the tree as it will be: every change of the command together."""
    after = roster.copy()
    touched = [each for each in caused if each.kind == UNIT]
    for each in touched:
        after.put(each.record, evolve_unit(after.unit(each.record), each.event))
    for unit in dict.fromkeys(each.record for each in touched):
        state = after.unit(unit)
        refuse_if_any([*tree_rules.faults(after, unit, state), tree_rules.short_name_taken(after, unit, state)])
