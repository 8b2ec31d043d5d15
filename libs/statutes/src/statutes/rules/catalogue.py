"""What rules refer to: legal instruments 法律文件, and words with one meaning each (starts, causes, facts)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from statutes.rules.fields import read_record
from statutes.rules.nodes import Node, list_of, read_day, read_instrument, read_items, read_text
from statutes.rules.rows import Field

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from statutes.rules.nodes import Position


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, order or notice; in force to `until`, None while it is.

    `amended` are the days from which amended texts hold.
    """

    key: str
    title: str
    title_zh: str
    issuer: str
    since: date
    until: date | None
    amended: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a vocabulary `of`: start, exclusion, fact or repair."""

    id: str
    of: str
    title: str
    title_zh: str


_INSTRUMENT: Final[Mapping[str, Field]] = {
    "key": Field(read_instrument),
    "title": Field(read_text),
    "title_zh": Field(read_text),
    "issuer": Field(read_text),
    "since": Field(read_day),
    "until": Field(read_day, None),
    "amended": Field(list_of(read_day), ()),
}
_TERM: Final[Mapping[str, Field]] = {"id": Field(read_text), "title": Field(read_text), "title_zh": Field(read_text)}


def read_instruments(node: Node, known: dict[str, Instrument]) -> None:
    """Add the instruments of a list; a key listed twice is RULE_DUPLICATE."""
    for item in read_items(node):
        instrument = Instrument(**read_record(item, _INSTRUMENT))
        _refuse_second(item.position, known, instrument.key)
        if instrument.until and instrument.until < instrument.since:
            raise item.error("DATES_REVERSED", f"{instrument.key} ends before it begins")
        known[instrument.key] = instrument


def read_terms(vocabulary: str, node: Node, known: dict[tuple[str, str], Term]) -> None:
    """Add the words of one vocabulary; a word listed twice is RULE_DUPLICATE."""
    for item in read_items(node):
        term = Term(of=vocabulary, **read_record(item, _TERM))
        _refuse_second(item.position, known, (vocabulary, term.id))
        known[(vocabulary, term.id)] = term


def _refuse_second(position: Position, known: Container[object], key: object) -> None:
    if key in known:
        raise position.error("RULE_DUPLICATE", f"{key} is listed twice")
