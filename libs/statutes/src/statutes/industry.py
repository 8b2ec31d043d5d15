"""Industry codes of GB/T 4754-2017 国民经济行业分类, with amendment 1 of 2019.

A letter for the section 门类, two digits for the division 大类, three for the group 中类, four for the class 小类.
The letter may stand before the digits (C1311). Sections and divisions are known here; groups and classes are
checked for their division and, where the caller has loaded a table of them, for being in it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from statutes import characters
from statutes.findings import Finding, InvalidIdentifierError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

EDITION: Final = "GB/T 4754-2017/XG1-2019"
_FORM: Final = re.compile(r"([A-T]?)([0-9]{2,4})|([A-T])")


class Level(IntEnum):
    """Levels of the classification; the number is that of the code's digits, 1 for the letter."""

    SECTION = 1
    DIVISION = 2
    GROUP = 3
    CLASS = 4


@dataclass(frozen=True, slots=True)
class Industry:
    """A code in normal form: a letter for a section, digits alone for what is below.

    `name` is "" for a group or class without a table.
    """

    code: str
    name: str
    notes: tuple[Finding, ...] = ()

    @property
    def level(self) -> Level:
        """Level of the code."""
        return Level(len(self.code))

    @property
    def section(self) -> str:
        """Letter of the section."""
        return section_of(self.code)

    @property
    def division(self) -> str:
        """The two digits, "" for a section."""
        return "" if self.level is Level.SECTION else self.code[:2]

    def __str__(self) -> str:
        return self.code


class IndustryTableError(ValueError):
    """A file that is no table of industry codes; the message names it."""


def sections() -> tuple[Industry, ...]:
    """The twenty sections in order."""
    return tuple(Industry(code, name) for code, name in _names().items() if code.isalpha())


def divisions_of(section: str) -> tuple[Industry, ...]:
    """The divisions of a section in order, none for a letter that is no section."""
    return tuple(Industry(code, _names()[code]) for code, letter in _sections().items() if letter == section)


def section_of(code: str) -> str:
    """The section's letter of a code in normal form, "" for a division there is not."""
    return code if code.isalpha() else _sections().get(code[:2], "")


def name_of(code: str, table: Mapping[str, str] | None = None) -> str:
    """Name of a code in normal form; "" for one neither known here nor in the table."""
    return _names().get(code) or (table or {}).get(code, "")


def related(one: str, other: str, level: Level = Level.DIVISION) -> bool:
    """Whether two codes in normal form lie in the same industry down to a level.

    A code wider than the level contains whatever lies in it: C and 1311 are related on every level.
    """
    if section_of(one) != section_of(other) or not section_of(one):
        return False
    depth = min(level, len(one), len(other))
    return depth < Level.DIVISION or one[:depth] == other[:depth]


def normalise(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Half-width, upper-case, without spaces; letters after the first read as the digits they look like."""
    written, notes = characters.regular(text)
    value = written[:1] + written[1:].translate(characters.DIGITS)
    return value, notes + characters.confusables(written, value)


def check(text: str, table: Mapping[str, str] | None = None) -> Finding | None:
    """The first fault of the text as an industry code, or None when it is one."""
    return _fault(normalise(text)[0], table)


def parse(text: str, table: Mapping[str, str] | None = None) -> Industry:
    """The industry of a code, or `InvalidIdentifierError` with the first fault found."""
    value, notes = normalise(text)
    fault = _fault(value, table)
    if fault:
        raise InvalidIdentifierError(fault)
    code = value if value.isalpha() else value.lstrip("ABCDEFGHIJKLMNOPQRST")
    return Industry(code, name_of(code, table), notes)


def load_table(path: Path) -> Mapping[str, str]:
    """Codes and names of a JSON file of nested `{"code", "name", "children"}`; `IndustryTableError` for another file.

    Codes of an unknown division are refused: a table of another edition would be taken for this one.
    """
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        table = dict(_flattened(tree))
    except (ValueError, KeyError, TypeError) as error:
        raise IndustryTableError(f"{path}: no table of industry codes: {error!r}") from error
    for code in table:
        fault = _fault(code, None)
        if fault:
            raise IndustryTableError(f"{path}: {code}: {fault}")
    return MappingProxyType(table)


def _fault(value: str, table: Mapping[str, str] | None) -> Finding | None:
    match = _FORM.fullmatch(value)
    if match is None:
        message = "an industry code is a letter from A to T, two to four digits, or the letter before the digits"
        return Finding("WRONG_FORM", message, "行业代码应为门类字母(A至T)或2至4位数字")
    letter, digits = match[1], match[2]
    if not digits:
        return None
    section = _sections().get(digits[:2])
    if section is None:
        message = f"there is no division {digits[:2]} in {EDITION}"
        return Finding("UNKNOWN_DIVISION", message, f"{EDITION}中没有大类{digits[:2]}")
    if letter not in ("", section):
        message = f"division {digits[:2]} belongs to section {section}, not {letter}"
        return Finding("SECTION_MISMATCH", message, f"大类{digits[:2]}属于门类{section},而非{letter}")
    if table is not None and len(digits) > Level.DIVISION and digits not in table:
        return Finding("UNKNOWN_CODE", f"{digits} is not in the table", f"行业代码{digits}不在代码表中")
    return None


def _flattened(nodes: object) -> Iterator[tuple[str, str]]:
    if not isinstance(nodes, list):
        raise TypeError("not a list of codes")
    for node in nodes:
        yield str(node["code"]), str(node["name"])
        yield from _flattened(node["children"])


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    text = (resources.files("statutes") / "data" / "industries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return MappingProxyType({row[0]: row[1] for row in rows})


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, str]:
    """Letter of each division: in the file the divisions follow their section."""
    letter, found = "", {}
    for code in _names():
        if code.isalpha():
            letter = code
        else:
            found[code] = letter
    return MappingProxyType(found)
