"""The tree of units on a day: names, lines, children, and whose act an act is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from roster.book import Book
from roster.dated import at, holds
from roster.kinds import BUREAUS, UnitKind
from roster.reasons import refuse
from roster.records import UnitName, UnitPlace

UNNAMED = UnitName(since=date.min, full_name="", short_name="")
NOWHERE = UnitPlace(since=date.min, duty_parent=None, administration_parent=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """A unit as it stands on one day."""

    unit: UUID
    key: str
    kind: UnitKind
    full_name: str
    short_name: str
    duty_parent: UUID | None
    administration_parent: UUID | None
    divisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """Whose act it is."""

    unit: UUID
    source: str = ""
    """The article that names a station or team; empty for a bureau acting in its own name."""


class Tree(Book):
    """Questions about units."""

    def stands(self, unit: UUID, on: date) -> bool:
        """Whether the unit exists on the day."""
        found = self.units.get(unit)
        return found is not None and holds(found, on)

    def name(self, unit: UUID, on: date) -> UnitName:
        """What the unit was called on the day, also of one that has ended; documents of the day bear this name."""
        return at(self.unit(unit).names, on) or UNNAMED

    def short_name(self, unit: UUID, on: date) -> str:
        """机关代字 for a document of the day: that of the bureau the unit acts for, where it has none of its own."""
        while True:
            own = self.name(unit, on).short_name
            parent = self.place(unit, on).duty_parent
            if own or parent is None or self.unit(unit).kind in BUREAUS:
                return own
            unit = parent

    def place(self, unit: UUID, on: date) -> UnitPlace:
        """Where the unit stood on the day."""
        return at(self.unit(unit).places, on) or NOWHERE

    def first_division(self, unit: UUID, on: date) -> str:
        """What a post of the unit acts for on the day: the unit's first division, else that of the nearest above."""
        for each in (unit, *self.ancestors(unit, on)):
            divisions = self.place(each, on).divisions
            if divisions:
                return divisions[0]
        return ""

    def ancestors(self, unit: UUID, on: date) -> Iterator[UUID]:
        """The units above, along the line of duty, nearest first. Ends at a loop, should there be one."""
        seen = {unit}
        while True:
            parent = self.place(unit, on).duty_parent
            if parent is None or parent in seen or parent not in self.units:
                return
            yield parent
            seen.add(parent)
            unit = parent

    def children(self, unit: UUID, on: date) -> list[UUID]:
        """The units right below in the line of duty that stand on the day."""
        below = self._children.of(unit)
        return [child for child in below if self.stands(child, on) and self.place(child, on).duty_parent == unit]

    def subordinates(self, unit: UUID) -> list[UUID]:
        """Every unit that ever was right below, in either line."""
        return self._children.of(unit)

    def view(self, unit: UUID, on: date) -> UnitView:
        """The unit as it stands on the day. Refusal UNIT_NOT_IN_FORCE if it does not."""
        found = self.unit(unit)
        if not holds(found, on):
            raise refuse("UNIT_NOT_IN_FORCE", "", _successors(found.successors), unit=unit, on=on)
        name, place = self.name(unit, on), self.place(unit, on)
        return UnitView(
            unit=unit,
            key=found.key,
            kind=found.kind,
            full_name=name.full_name,
            short_name=name.short_name,
            duty_parent=place.duty_parent,
            administration_parent=place.administration_parent,
            divisions=place.divisions,
        )

    def tree(self, on: date) -> list[UnitView]:
        """Every unit that stands on the day, by key."""
        standing = [self.view(unit, on) for unit in self.units if self.stands(unit, on)]
        return sorted(standing, key=lambda view: view.key)

    def acting_bureau(self, unit: UUID, act: str, on: date) -> Acting:
        """Whose act it is when `unit` does it: a station's or team's is the bureau's, unless a law names the station.

        SAMR-2/2018:9. Refusals UNIT_NOT_FOUND, UNIT_NOT_IN_FORCE, NO_ACTING_BUREAU.
        """
        view = self.view(unit, on)
        if view.kind in BUREAUS:
            return Acting(unit)
        for named in self.units[unit].own_name_acts:
            if named.act == act and holds(named, on):
                return Acting(unit, named.source)
        for above in self.ancestors(unit, on):
            if self.units[above].kind in BUREAUS and self.stands(above, on):
                return Acting(above)
        raise refuse("NO_ACTING_BUREAU", unit=view.full_name, on=on)


def _successors(units: tuple[UUID, ...]) -> dict[str, str]:
    return {"successors": " ".join(str(unit) for unit in units)} if units else {}
