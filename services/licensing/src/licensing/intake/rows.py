"""A row of an older register becomes an adoption, or is refused with a reason. Pure.

A row is never refused only because it is old or thin: gaps are noted, and numbers of an older form load with
reservation 待核. Refused are rows that cannot be read or contradict themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from licensing.intake import dates, money, texts
from licensing.intake.columns import NAMES
from licensing.intake.places import Place, place_of
from licensing.intake.refusals import RowRefusal, refusal
from statutes.entities import EntityType, Status, type_of
from statutes.identifiers import Identifier, Kind, recognise

LIMITS: Final = {"name": 200, "type": 200, "representative": 100, "scope": 10_000, "address": 500, "capital": 200}
RESERVATIONS: Final = {
    Kind.REGISTRATION_NUMBER_15: "OLD_REGISTRATION_NUMBER",
    Kind.REGISTRATION_NUMBER_13: "OLD_REGISTRATION_NUMBER_13",
    Kind.FOREIGN_INVESTED_NUMBER: "FOREIGN_INVESTED_NUMBER",
    Kind.ORGANISATION_CODE: "ORGANISATION_CODE_ONLY",
}
_FREE: Final = ("type", "representative", "capital", "scope", "address", "authority")
_STATUSES: Final = {
    "存续": Status.ACTIVE, "在业": Status.ACTIVE, "在营": Status.ACTIVE, "开业": Status.ACTIVE, "在册": Status.ACTIVE,
    "吊销,已注销": Status.REVOKED_DEREGISTERED, "吊销": Status.REVOKED, "注销": Status.DEREGISTERED,
    "撤销": Status.ANNULLED, "迁出": Status.MOVED_OUT,
}  # fmt: skip
# What spreadsheet programs make of a code they take for a number.
_SCIENTIFIC: Final = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)
_NOT_STATED: Final = dates.NOT_STATED


@dataclass(frozen=True, slots=True)
class Adoption:
    """A row as it is sent. Exactly one of `code` and `old_number` is set; `reservation` is set with the latter."""

    code: str
    old_number: str
    reservation: str
    name: str
    entity_type: EntityType
    type_text: str
    status: Status
    representative: str
    capital: money.Capital
    scope: str
    established: date | None
    division: str
    authority: str
    address: str
    notes: tuple[str, ...]


class RowRefusedError(Exception):
    """Carries the refusal out of the checks."""

    def __init__(self, refused: RowRefusal) -> None:
        super().__init__(refused.reason)
        self.refused = refused


def read_row(values: Mapping[str, str], today: date) -> Adoption | RowRefusal:
    """The adoption a row stands for on the day of the import, or why it is refused."""
    try:
        return _read(values, today)
    except RowRefusedError as error:
        return error.refused


def _read(raw: Mapping[str, str], today: date) -> Adoption:
    number = _identifier(raw["code"])
    values, noted = _cleaned(raw)
    _within_limits(values)
    established = _day("established", values["established"], today)
    _ended(values["ended"], established, today)
    capital = money.read(values["capital"])
    place = place_of(number, Place(*(values[c] for c in ("division", "province", "place", "address"))))
    kind, kind_note = _type(values["type"])
    gaps = [] if established else ["DATE_NOT_STATED"]
    notes = (*_number_notes(number), *noted, *place.notes, *gaps, kind_note, capital.note)
    old = number.kind is not Kind.CREDIT_CODE
    return Adoption(
        code="" if old else number.value,
        old_number=number.value if old else "",
        reservation=RESERVATIONS[number.kind] if old and number.kind else "",
        name=values["name"],
        entity_type=kind,
        type_text=_stated(values["type"]),
        status=_status(values["status"]),
        representative=_stated(values["representative"]),
        capital=capital,
        scope=_stated(values["scope"]),
        established=established,
        division=place.division,
        authority=_stated(values["authority"]),
        address=_stated(values["address"]),
        notes=tuple(dict.fromkeys(note for note in notes if note)),
    )


def _identifier(text: str) -> Identifier:
    if _SCIENTIFIC.fullmatch(text):
        raise RowRefusedError(refusal("CODE_NUMERIC_CELL"))
    number = recognise(text)
    if number.fault:
        fault = number.fault
        remedy = "check the number against the licence, character by character"
        raise RowRefusedError(RowRefusal(f"CODE_{fault.reason}", fault.message, fault.message_zh, remedy))
    return number


def _number_notes(number: Identifier) -> list[str]:
    """Notes on the number; those on its division come from the place."""
    return [f"CODE_{note.reason}" for note in number.notes if not note.reason.startswith("DIVISION")]


def _cleaned(raw: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    values, noted = dict(raw), []
    if texts.REPLACEMENT in values["name"]:
        raise RowRefusedError(refusal("NAME_UNREADABLE"))
    for column in ("name", *_FREE):
        values[column], notes = texts.clean(values[column])
        noted += notes
    if not _stated(values["name"]):
        raise RowRefusedError(refusal("NAME_MISSING"))
    return values, noted


def _within_limits(values: Mapping[str, str]) -> None:
    for column, limit in LIMITS.items():
        if len(values[column]) > limit:
            facts = {"column": NAMES[column][0], "found": len(values[column]), "expected": limit}
            raise RowRefusedError(refusal("TEXT_TOO_LONG", **facts))


def _day(column: str, text: str, today: date) -> date | None:
    header = NAMES[column][0]
    try:
        day = dates.read(text)
    except ValueError:
        raise RowRefusedError(refusal("DATE_INVALID", column=header, found=text[:40])) from None
    if day and day > today:
        raise RowRefusedError(refusal("DATE_IN_FUTURE", column=header, found=day, expected=today))
    return day


def _ended(text: str, established: date | None, today: date) -> None:
    ended = _day("ended", text, today)
    if ended and established and ended < established:
        header = NAMES["ended"][0]
        raise RowRefusedError(refusal("DATES_OUT_OF_ORDER", column=header, found=ended, expected=established))


def _type(text: str) -> tuple[EntityType, str]:
    if not _stated(text):
        return EntityType.UNKNOWN, "TYPE_NOT_STATED"
    kind = type_of(text)
    return (EntityType.OTHER, "TYPE_UNREADABLE") if kind is EntityType.UNKNOWN else (kind, "")


def _status(text: str) -> Status:
    plain = text.replace("，", ",")
    hits = (status for label, status in _STATUSES.items() if plain.startswith(label))
    return next(hits, Status.UNKNOWN)


def _stated(text: str) -> str:
    return "" if text.upper() in _NOT_STATED else text
