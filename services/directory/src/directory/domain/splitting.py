"""Splitting a unit on a day: what is named goes to other units, posts with all they own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from directory.domain import checks, units
from directory.domain.commands import SplitUnit
from directory.domain.context import Context, Facts
from directory.domain.events import UnitChanged, UnitSplit, UnitSplitOff
from directory.domain.happening import Caused, on_unit
from directory.domain.moving import (
    day_faults,
    moved,
    places_from,
    refuse_illegal_tree,
    sitting,
    stands_until,
    with_parents,
)
from directory.domain.refusal import fault, refuse
from directory.domain.values import SplitPart
from roster.dated import day_before
from roster.powers import Roster
from statutes.refusals import Fault, refuse_if_any


def split(facts: Facts, command: SplitUnit, context: Context) -> list[Caused]:
    """分设: what the parts name goes to them; a unit that ends with it must give everything away."""
    roster, ends = facts.roster, day_before(command.on)
    refuse_if_any(
        [
            *day_faults(command.on, command.document, context),
            checks.need_any("parts", [part.unit for part in command.parts]),
            fault("SPLIT_INTO_ITSELF", "parts") if command.unit in [part.unit for part in command.parts] else None,
            *_given_twice(command),
        ]
    )
    stands_until(roster, command.unit, ends)
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
    refuse_illegal_tree(roster, caused)
    return caused


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
        for since in sitting(roster, post, frozenset({command.unit}), command.on):
            yield moved(roster, post, part.unit, since, command.document, context)
    for child in part.subordinates:
        state = roster.unit(child)
        for before in places_from(state, command.on):
            place_then = with_parents(before, frozenset({command.unit}), part.unit, command.document)
            if place_then != before:
                yield on_unit(child, UnitChanged(at=context.now, placed=place_then, own_name_acts=state.own_name_acts))


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
            if not sitting(roster, post, frozenset({command.unit}), command.on):
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
    return (post for post in roster.posts_ever_in(command.unit) if sitting(roster, post, split, command.on))


def _lasting_units(roster: Roster, command: SplitUnit) -> Iterable[UUID]:
    for child in roster.subordinates(command.unit):
        places = places_from(roster.unit(child), command.on)
        if any(command.unit in (place.duty_parent, place.administration_parent) for place in places):
            yield child
