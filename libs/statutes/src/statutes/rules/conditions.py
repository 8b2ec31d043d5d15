"""Conditions over facts of a case, as a threshold row writes them: `sales_amount: ">=50000"`.

A clause compares a sum of facts with a bound, or asks for a fact that is there (`yes`). Amounts are whole yuan
元; a bound written `>=` belongs to the range (以上 includes the number, SAMR-2/2018:84).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from statutes.rules.nodes import Node, read_fields, read_items, read_text

Facts = Mapping[str, int | Decimal | bool]
"""What is known of a case, by the names of the vocabulary `fact`; what is missing is unknown, never zero."""

_COMPARE: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
    {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}
)
_BOUND: Final = re.compile(r"(>=|>|<=|<)\s*([0-9][0-9_]*)")
_SUMMAND: Final = re.compile(r"(?:([1-9][0-9]*)\*)?([a-z][a-z0-9_]*)")
PRESENT: Final = "yes"


@dataclass(frozen=True, slots=True)
class Clause:
    """A weighted sum of facts, how it is compared, and the bound; `yes` asks for one fact with bound 1."""

    summands: tuple[tuple[int, str], ...]
    comparison: str
    bound: int

    def truth(self, facts: Facts, share: Decimal = Decimal(1)) -> bool | None:
        """Whether it holds; None while a fact is unknown. `share` 0.5 asks for half the bound."""
        known = [facts.get(name) for _, name in self.summands]
        if any(value is None for value in known):
            return None
        total = sum(weight * (value or 0) for (weight, _), value in zip(self.summands, known, strict=True))
        compare = _COMPARE[">=" if self.comparison == PRESENT else self.comparison]
        return bool(compare(total, self.bound * share))

    @property
    def subject(self) -> str:
        """The sum as written, `3*sales_amount+unsold_value`."""
        return "+".join(f"{weight}*{name}" if weight > 1 else name for weight, name in self.summands)

    def __str__(self) -> str:
        written = PRESENT if self.comparison == PRESENT else f"{self.comparison}{self.bound}"
        return f"{self.subject}: {written}"


@dataclass(frozen=True, slots=True)
class Condition:
    """Clauses that must hold together."""

    clauses: tuple[Clause, ...]

    def truth(self, facts: Facts) -> bool | None:
        """False as soon as one clause fails, None while one is unknown, else true."""
        truths = [clause.truth(facts) for clause in self.clauses]
        if False in truths:
            return False
        return None if None in truths else True

    def facts(self) -> frozenset[str]:
        """Names of the facts it asks for."""
        return frozenset(name for clause in self.clauses for _, name in clause.summands)

    def __str__(self) -> str:
        return " and ".join(map(str, self.clauses))


@lru_cache(maxsize=4096)
def parse_clause(subject: str, bound: str) -> Clause:
    """The clause of one written field; `ValueError` says what is wrong."""
    summands = tuple(_summand(part.strip()) for part in subject.split("+"))
    if bound == PRESENT:
        return Clause(summands, PRESENT, 1)
    written = _BOUND.fullmatch(bound)
    if written is None:
        raise ValueError(f"{bound!r} is no bound: write yes, or >=, >, <= or < and a whole number")
    return Clause(summands, written[1], int(written[2].replace("_", "")))


def _summand(text: str) -> tuple[int, str]:
    written = _SUMMAND.fullmatch(text)
    if written is None:
        raise ValueError(f"{text!r} names no fact: write sales_amount or 3*sales_amount")
    return int(written[1] or 1), written[2]


def read_conditions(node: Node) -> tuple[Condition, ...]:
    """A list of conditions of which one is enough."""
    return tuple(_read_condition(item) for item in read_items(node))


def _read_condition(node: Node) -> Condition:
    return Condition(tuple(_read_clause(subject, bound) for subject, bound in read_fields(node).items()))


def _read_clause(subject: str, bound: Node) -> Clause:
    written = read_text(bound)
    try:
        return parse_clause(subject, written)
    except ValueError as fault:
        raise bound.error("CONDITION_INVALID", str(fault)) from fault
