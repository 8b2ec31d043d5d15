"""Versions of rules by id, chosen by date: one dictionary look-up and one bisection."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from statutes.rules.errors import NoVersionError, UnknownRuleError
from statutes.rules.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Versions(Generic[R]):
    """Versions of one rule, oldest first, without gap or overlap."""

    rows: tuple[R, ...]
    starts: tuple[date, ...]

    def at(self, on: date) -> R | None:
        """The version in force on a day, or None."""
        index = bisect_right(self.starts, on) - 1
        if index < 0:
            return None
        row = self.rows[index]
        return row if row.effective_to is None or on <= row.effective_to else None


class Table(Generic[R]):
    """All rules of one kind."""

    def __init__(self, kind: str, rows: Mapping[str, Iterable[R]]) -> None:
        self._kind = kind
        self._rules = {rule: _in_order(versions) for rule, versions in rows.items()}

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._rules

    def ids(self) -> tuple[str, ...]:
        """Ids of all rules, in the order of the files."""
        return tuple(self._rules)

    def rows(self) -> tuple[R, ...]:
        """Every version of every rule."""
        return tuple(row for versions in self._rules.values() for row in versions.rows)

    def versions(self, rule_id: str) -> tuple[R, ...]:
        """Versions of one rule, oldest first; `UnknownRuleError`."""
        return self._of(rule_id).rows

    def at(self, rule_id: str, on: date) -> R:
        """The version in force on a day; `UnknownRuleError`, `NoVersionError`."""
        versions = self._of(rule_id)
        row = versions.at(on)
        if row is None:
            raise NoVersionError(rule_id, on, versions.starts[0], versions.rows[-1].effective_to)
        return row

    def _of(self, rule_id: str) -> Versions[R]:
        try:
            return self._rules[rule_id]
        except KeyError:
            raise UnknownRuleError(self._kind, rule_id) from None


def _in_order(rows: Iterable[R]) -> Versions[R]:
    ordered = tuple(sorted(rows, key=lambda row: row.effective_from))
    return Versions(ordered, tuple(row.effective_from for row in ordered))
