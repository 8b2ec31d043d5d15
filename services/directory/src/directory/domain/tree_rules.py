"""What makes a tree of units legal on every day: no loop, kinds that fit, children inside their parents' dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from directory.domain.refusal import fault
from roster.dated import at, day_before, within
from roster.kinds import PARENTS, UnitKind
from roster.powers import Roster
from roster.records import Unit
from statutes.refusals import Fault

DUTY: Final = "duty_parent"
ADMINISTRATION: Final = "administration_parent"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days."""

    valid_from: date
    valid_to: date | None


def faults(roster: Roster, unit_id: UUID, unit: Unit) -> list[Fault | None]:
    """What is wrong with a unit as it would be, at every place it has in time."""
    found: list[Fault | None] = []
    for span, duty, administration in _spans(unit):
        found.append(_line_faults(unit, duty))
        for field, parent in ((DUTY, duty), (ADMINISTRATION, administration)):
            if parent is not None:
                found.extend(_parent_faults(roster, unit_id, unit, field, parent, span))
    return [*found, *(_loop(roster, unit_id, unit, line) for line in (DUTY, ADMINISTRATION))]


def _spans(unit: Unit) -> Iterator[tuple[Span, UUID | None, UUID | None]]:
    for number, place in enumerate(unit.places):
        last = unit.valid_to
        if number + 1 < len(unit.places):
            last = day_before(unit.places[number + 1].since)
        if last is None or place.since <= last:
            yield Span(place.since, last), place.duty_parent, place.administration_parent


def _line_faults(unit: Unit, duty: UUID | None) -> Fault | None:
    if unit.kind is UnitKind.REGION:
        return fault("PARENT_NOT_ALLOWED", DUTY) if duty else None
    return None if duty else fault("FIELD_REQUIRED", DUTY)


def _parent_faults(
    roster: Roster, unit_id: UUID, unit: Unit, field: str, parent_id: UUID, span: Span
) -> Iterator[Fault | None]:
    if parent_id == unit_id:
        yield fault("TREE_LOOP", field, unit=_name(unit))
        return
    parent = roster.units.get(parent_id)
    if parent is None:
        yield fault("PARENT_UNKNOWN", field, parent=parent_id)
        return
    if field == DUTY and parent.kind not in PARENTS[unit.kind]:
        yield fault("PARENT_KIND_NOT_ALLOWED", field, kind=unit.kind.name, parent_kind=parent.kind.name)
    if not within(span, parent):
        yield fault(
            "OUTSIDE_PARENTS_DATES",
            field,
            parent=_name(parent),
            valid_from=parent.valid_from,
            valid_to=parent.valid_to or "…",
        )


def _loop(roster: Roster, unit_id: UUID, unit: Unit, line: str) -> Fault | None:
    """A loop on any day: looked for on every day on which a line above begins to run elsewhere.

    In the line of duty the kinds alone forbid loops; the line of administration may join any kinds.
    """
    todo, done = [place.since for place in unit.places], set[date]()
    while todo:
        day = todo.pop()
        if day in done:
            continue
        done.add(day)
        chain = list(_above(roster, unit, day, line))
        if unit_id in chain:
            return fault("TREE_LOOP", line, unit=_name(unit))
        todo.extend(each.since for up in chain for each in roster.units[up].places if each.since > day)
    return None


def _above(roster: Roster, unit: Unit, day: date, line: str) -> Iterator[UUID]:
    """The units above on a day, nearest first; a loop among them ends it."""
    seen = set[UUID]()
    while True:
        place = at(unit.places, day)
        parent: UUID | None = getattr(place, line) if place else None
        if parent is None or parent in seen or parent not in roster.units:
            return
        yield parent
        seen.add(parent)
        unit = roster.units[parent]


def short_name_taken(roster: Roster, unit_id: UUID, unit: Unit) -> Fault | None:
    """Two units of one time never share a 机关代字: their document numbers could not be told apart."""
    ours = {name.short_name for name in unit.names if name.short_name}
    for other_id, other in roster.units.items():
        shared = ours & {name.short_name for name in other.names}
        if other_id != unit_id and shared and _in_one_time(unit, other):
            return fault("SHORT_NAME_TAKEN", "short_name", short_name=min(shared), unit=_name(other))
    return None


def _in_one_time(first: Unit, second: Unit) -> bool:
    starts_late = first.valid_to is not None and second.valid_from > first.valid_to
    ended_early = second.valid_to is not None and first.valid_from > second.valid_to
    return not starts_late and not ended_early


def _name(unit: Unit) -> str:
    return unit.names[-1].full_name if unit.names else unit.key
