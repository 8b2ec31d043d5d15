"""Divisions of Guangxi that ended since 1980, what took over from them, and what a code meant on a day.

Old numbers keep old codes, and some codes were given out twice: 450103 was 新城区 before it was 青秀区. A row's
`ended` is the day, month or year of the State Council's approval; the seals changed weeks or months later.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Former:
    """What a code meant until it ended; `successors` took over then, and may have ended since.

    `ended` is written YYYY, YYYY-MM or YYYY-MM-DD. No successors: it was divided among several.
    """

    code: str
    name: str
    ended: str
    successors: tuple[str, ...]

    @property
    def last_day(self) -> date:
        """The latest day on which it may still have been."""
        year, *rest = map(int, self.ended.split("-"))
        month = rest[0] if rest else 12
        return date(year, month, rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1])


def formers(code: str) -> tuple[Former, ...]:
    """Earlier meanings of a code, the oldest first."""
    return _by_code().get(code, ())


def all_formers() -> tuple[Former, ...]:
    """Every row, in the order of codes and ends."""
    return tuple(former for rows in _by_code().values() for former in rows)


def named(name: str) -> tuple[Former, ...]:
    """What once had a name, as 邕宁县, the one that ended last first."""
    return tuple(sorted((f for f in all_formers() if f.name == name), key=lambda f: f.ended, reverse=True))


def meaning(code: str, on: date) -> Former | None:
    """What a code meant on a day if that has ended since; None if it means today what it meant then."""
    return next((former for former in formers(code) if on <= former.last_day), None)


def successors(code: str, on: date = date.min) -> tuple[str, ...]:
    """Codes in force now of what a code meant on a day (at first, without one), in code order.

    The code itself where it never ended or only its name did; none where the division was divided.
    """
    former = meaning(code, on)
    if former is None:
        return (code,)
    found = {later for each in former.successors for later in _after(each, former)}
    return tuple(sorted(found))


def _after(code: str, former: Former) -> tuple[str, ...]:
    """Codes in force now of what a code meant once the former one had ended."""
    following = next((each for each in formers(code) if each.ended > former.ended), None)
    if following is None:
        return (code,)
    return tuple(later for each in following.successors for later in _after(each, following))


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, tuple[Former, ...]]:
    text = (resources.files("statutes") / "data" / "former_divisions.tsv").read_text(encoding="utf-8")
    found: dict[str, list[Former]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            code, name, ended, took_over = line.split("\t")
            found.setdefault(code, []).append(Former(code, name, ended, tuple(took_over.split())))
    rows = ((code, tuple(sorted(each, key=lambda f: f.ended))) for code, each in sorted(found.items()))
    return MappingProxyType(dict(rows))
