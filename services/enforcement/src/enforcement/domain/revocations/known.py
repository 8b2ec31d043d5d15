"""What the registry last said of a licence or business licence, and which authority issued it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from roster.powers import Roster
from roster.records import Unit

BUSINESS_LICENCE: Final = "entities/"
"""A business licence (营业执照) is named by its entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLicence:
    """A licence as the registry's events have it. Empty text: the registry does not say."""

    name: str
    """Resource name in licensing: `licences/{uuid}`, or `entities/{uuid}` for the business licence."""
    number: str
    """许可证编号; of a business licence the unified social credit code."""
    uscc: str
    """Of the holder."""
    holder: str
    issuer: str
    """Own key or full name of the authority whose seal it bears."""
    in_force: bool

    @property
    def business_licence(self) -> bool:
        """Whether it is the business licence itself."""
        return self.name.startswith(BUSINESS_LICENCE)

    def named_in(self, text: str) -> bool:
        """Whether words name it: by its number, or a business licence by being one."""
        return self.number in text or (self.business_licence and "营业执照" in text)


def issuing_units(roster: Roster, known: KnownLicence, on: date) -> frozenset[UUID]:
    """Who stands in the issuer's place on the day: itself, or whoever took its tasks over. Empty if unknown."""
    named = [unit for unit, each in roster.units.items() if known.issuer in _names(each)] if known.issuer else []
    return frozenset(found for unit in named for found in _standing(roster, unit, on, frozenset()))


def _names(unit: Unit) -> frozenset[str]:
    return frozenset({unit.key, *(name.full_name for name in unit.names)})


def _standing(roster: Roster, unit: UUID, on: date, seen: frozenset[UUID]) -> Iterator[UUID]:
    if unit in seen or unit not in roster.units:
        return
    if roster.stands(unit, on):
        yield unit
        return
    for successor in roster.units[unit].successors:
        yield from _standing(roster, successor, on, seen | {unit})
