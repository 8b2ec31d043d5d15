"""Tables of words and characters that names are read with, our own and short."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from statutes import divisions
from statutes.divisions import Division, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Restricted(NamedTuple):
    """A row of the restricted words: the word, where it counts, what follows, and the paragraph of SC-734."""

    word: str
    where: str
    effect: str
    ground: str


@lru_cache(maxsize=1)
def industry_words() -> Mapping[str, frozenset[str]]:
    """Words of industry and the divisions of GB/T 4754 they stand for; none for words like 发展."""
    rows = (line.split("\t") for line in _lines("industry_words.tsv"))
    return MappingProxyType({word: frozenset(codes.replace("-", "").split()) for word, codes in rows})


@lru_cache(maxsize=1)
def soundalikes() -> dict[int, str]:
    """Each character's stand-in for comparing by sound or shape, as `str.translate` takes it.

    Groups that share a character are one.
    """
    stand_in: dict[str, str] = {}
    for group in _lines("soundalikes.txt"):
        chosen = next((stand_in[c] for c in group if c in stand_in), group[0])
        joined = {stand_in[c] for c in group if c in stand_in}
        merged = [c for c, s in stand_in.items() if s in joined]
        stand_in.update(dict.fromkeys([*merged, *group], chosen))
    return {ord(character): chosen for character, chosen in stand_in.items()}


@lru_cache(maxsize=1)
def restricted() -> tuple[Restricted, ...]:
    """The restricted words, the longest first."""
    rows = [Restricted(*line.split("\t")) for line in _lines("restricted.tsv")]
    return tuple(sorted(rows, key=lambda row: -len(row.word)))


@lru_cache(maxsize=1)
def places() -> Mapping[str, tuple[Division, ...]]:
    """Divisions a name may begin with, as written: whole, or short for provinces, cities and counties.

    Districts of a city are never shortened: 江南 alone is no place.
    """
    found: dict[str, list[Division]] = {}
    for division in divisions.all_known():
        for written in _writings(division):
            found.setdefault(written, []).append(division)
    return MappingProxyType({written: tuple(them) for written, them in found.items()})


@lru_cache(maxsize=1)
def longest_place() -> int:
    """Characters of the longest place name."""
    return max(map(len, places()))


def _writings(division: Division) -> Iterator[str]:
    yield division.name
    short = divisions.short_name(division.name)
    if len(short) >= 2 and (division.level < Level.COUNTY or not division.name.endswith("区")):
        yield short


def _lines(name: str) -> list[str]:
    text = (resources.files("statutes") / "data" / "business_names" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
