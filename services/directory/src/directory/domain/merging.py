"""Merging units on a day. Posts keep their ids and move, so every open matter keeps its one owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from directory.domain import checks, units
from directory.domain.commands import MergeUnits
from directory.domain.context import Context, Facts
from directory.domain.events import PostEnded, UnitAbsorbed, UnitChanged, UnitMerged
from directory.domain.happening import Caused, on_post, on_unit
from directory.domain.matters import owning
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
from roster.dated import day_before
from roster.powers import Roster
from statutes.refusals import refuse_if_any


def merge(facts: Facts, command: MergeUnits, context: Context) -> list[Caused]:
    """合并 n into 1. The tree of the day before, and every document until then, stay as they are."""
    roster, on, ends = facts.roster, command.on, day_before(command.on)
    refuse_if_any(
        [
            *day_faults(command.on, command.document, context),
            checks.need_any("units", command.units),
            fault("MERGED_INTO_ITSELF", "units") if command.unit in command.units else None,
        ]
    )
    for unit in command.units:
        stands_until(roster, unit, ends)
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
    refuse_illegal_tree(roster, caused)
    return caused


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
        for place in places_from(state, command.on):
            place_then = with_parents(place, gone, command.unit, command.document)
            if place_then != place:
                yield on_unit(child, UnitChanged(at=context.now, placed=place_then, own_name_acts=state.own_name_acts))


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
        for since in sitting(roster, post, gone, command.on):
            yield moved(roster, post, command.unit, since, command.document, context)
