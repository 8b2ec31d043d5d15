"""What every version of every rule carries, and how a kind of rule says which fields it has beside that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from statutes.rules.nodes import Node, Position, list_of, one_of, read_day, read_optional_text, read_source, read_text


class Confidence(StrEnum):
    """How sure the text is: S sure 确定, F fairly sure 较确定, C to be checked before it binds anyone 待核."""

    SURE = "S"
    FAIRLY = "F"
    CHECK = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One version of one rule: in force from `effective_from` to `effective_to`, both days included.

    `effective_to` is None while no end is known. `source` is the key of the article the values stand in, `also` of
    others that say the same or add to it. `version` is the first day in force, with a revision behind a dot where
    the row was corrected, and `+region` where a province's values stand in it.
    """

    rule_id: str
    version: str
    title: str
    title_zh: str
    source: str
    also: tuple[str, ...]
    effective_from: date
    effective_to: date | None
    confidence: Confidence
    verified_by: str
    note: str
    province_may_set: tuple[str, ...]
    position: Position = field(compare=False)

    @property
    def needs_lawyer(self) -> bool:
        """Whether no lawyer has confirmed the row yet."""
        return not self.verified_by

    @property
    def key(self) -> str:
        """Rule and version in one, as it stands in events: `permit.decide@2004-07-01`."""
        return f"{self.rule_id}@{self.version}"

    def in_force(self, on: date) -> bool:
        """Whether the version is in force on a day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


R = TypeVar("R", bound=Row)
REQUIRED: Final = object()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a file: how its value is read, and what stands where it is not written."""

    read: Callable[[Node], Any]
    default: Any = REQUIRED


@dataclass(frozen=True, slots=True)
class Reference:
    """A row names another: a rule of some kind, a word of some vocabulary (`term:start`), or an `instrument`."""

    kind: str
    target: str


def _no_references(_row: Any) -> Iterable[Reference]:
    return ()


def _no_fault(_row: Any) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """A kind of rule: its name in the files, its row, its own fields, what a row refers to.

    `check` raises for a row whose fields contradict each other. `substantive` kinds decide what an act costs; for
    them alone the milder of two versions is a question (从旧兼从轻).
    """

    name: str
    row: type[R]
    fields: Mapping[str, Field]
    references: Callable[[R], Iterable[Reference]] = _no_references
    check: Callable[[R], None] = _no_fault
    substantive: bool = False


COMMON: Final[Mapping[str, Field]] = {
    "from": Field(read_day),
    "to": Field(read_day, None),
    "revision": Field(read_text, ""),
    "source": Field(read_source),
    "also": Field(list_of(read_source), ()),
    "confidence": Field(one_of(Confidence)),
    "verified_by": Field(read_optional_text),
    "note": Field(read_optional_text, ""),
    "province_may_set": Field(list_of(read_text), ()),
}
"""Fields every version may have, whatever its kind."""
