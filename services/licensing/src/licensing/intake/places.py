"""The division an adopted entity belongs to, from its number, the place named, and the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from statutes import divisions
from statutes.divisions import Level
from statutes.identifiers import Identifier, Kind

_NUMBERED_FROM: Final = {
    Kind.CREDIT_CODE: 2,
    Kind.REGISTRATION_NUMBER_15: 0,
    Kind.REGISTRATION_NUMBER_13: 0,
}
_NOT_STATED: Final = ("", "N/A")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row says the entity is; empty or N/A where it does not say."""

    division: str
    province: str
    city: str
    address: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The division decided on, empty where nothing leads to one, and the codes of what was noted."""

    division: str
    notes: tuple[str, ...]


def place_of(number: Identifier, place: Place) -> Settled:
    """The division whose officers answer for the record.

    The authority named by the number wins while it lies within the place named; an entity that moved away, or
    that a higher authority registered, belongs to the place, narrowed to the county its address names.
    """
    numbered, notes = _numbered(number)
    named, named_notes = _named(place)
    notes += named_notes
    if not named:
        return Settled(numbered, tuple(notes))
    if numbered and divisions.covers(named, numbered):
        return Settled(numbered, tuple(notes))
    if numbered and not divisions.covers(numbered, named):
        notes.append("PLACE_DIFFERS")
    return Settled(_narrowed(named, place.address), tuple(notes))


def _numbered(number: Identifier) -> tuple[str, list[str]]:
    if number.kind not in _NUMBERED_FROM:
        return "", []
    start = _NUMBERED_FROM[number.kind]
    code = number.value[start : start + 6]
    oddity = divisions.oddity(code)
    return code, [oddity.reason] if oddity else []


def _named(place: Place) -> tuple[str, list[str]]:
    if divisions.find(place.division):
        return place.division, []
    if place.province in _NOT_STATED and place.city in _NOT_STATED:
        return "", ["PLACE_NOT_STATED"]
    found = divisions.resolve(place.province, place.city)
    if found is None:
        return "", ["PLACE_UNKNOWN"]
    if found.exact:
        return found.code, []
    return found.code, ["PLACE_NOT_STATED" if place.city in _NOT_STATED else "PLACE_UNKNOWN"]


def _narrowed(code: str, address: str) -> str:
    if divisions.level_of(code) is not Level.CITY:
        return code
    return divisions.locate(code, address) or code
