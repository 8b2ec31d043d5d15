"""Try a changed rule on recorded history 规则试算 before it takes effect: who would be treated differently.

The caller gives the cases, and a function that says what a rulebook does with one; both rulebooks judge every case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from statutes.rules.book import Rulebook
from statutes.rules.errors import RuleError
from statutes.rules.loading import build_rulebook, shipped_texts

C = TypeVar("C")
Evaluate = Callable[[Rulebook, C], object]
"""What a rulebook does with a case; the answer is compared by equality and shown by `str`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One case the changed rules treat otherwise."""

    case: str
    old: object
    new: object

    @property
    def change(self) -> str:
        """Old and new result in one line."""
        return f"{self.old} -> {self.new}"


@dataclass(frozen=True, slots=True)
class TrialReport:
    """What the trial found; cases in the order given."""

    cases: int
    differences: tuple[Difference, ...]
    old_digest: str
    new_digest: str

    @property
    def unchanged(self) -> int:
        """Cases treated as before."""
        return self.cases - len(self.differences)

    def counts(self) -> Mapping[str, int]:
        """How many cases changed in which way, the most frequent first."""
        return dict(Counter(difference.change for difference in self.differences).most_common())

    def lines(self, limit: int = 20) -> tuple[str, ...]:
        """The report for reading: counts, then at most `limit` cases."""
        return (
            f"{self.cases} cases, {len(self.differences)} treated differently, {self.unchanged} as before",
            f"rules {self.old_digest[:12]} against {self.new_digest[:12]}",
            *(f"{count:6d}  {change}" for change, count in self.counts().items()),
            *(f"{each.case}: {each.change}" for each in self.differences[:limit]),
            *self._more(limit, "and {} more"),
        )

    def lines_zh(self, limit: int = 20) -> tuple[str, ...]:
        """The same in Chinese."""
        return (
            f"共{self.cases}件,其中{len(self.differences)}件结果不同,{self.unchanged}件不变",
            f"规则版本 {self.old_digest[:12]} 对比 {self.new_digest[:12]}",
            *(f"{count}件:{change}" for change, count in self.counts().items()),
            *(f"{each.case}:{each.change}" for each in self.differences[:limit]),
            *self._more(limit, "另有{}件"),
        )

    def _more(self, limit: int, text: str) -> tuple[str, ...]:
        hidden = len(self.differences) - limit
        return (text.format(hidden),) if hidden > 0 else ()


def changed_rulebook(changes: Mapping[str, str], region: str = "") -> Rulebook:
    """The shipped rules with some files replaced or added, by name; checked like any (`RuleFileError`)."""
    return build_rulebook({**shipped_texts(), **changes}, region)


def compare(cases: Iterable[tuple[str, C]], evaluate: Evaluate[C], old: Rulebook, new: Rulebook) -> TrialReport:
    """Judge every (name, case) by both rulebooks.

    Where a rulebook has no answer (`RuleError`) its reason code is the result, so a rule that is missing shows.
    """
    total, differences = 0, []
    for name, case in cases:
        total += 1
        before, after = _result(evaluate, old, case), _result(evaluate, new, case)
        if before != after:
            differences.append(Difference(name, before, after))
    return TrialReport(total, tuple(differences), old.digest, new.digest)


def _result(evaluate: Evaluate[C], rulebook: Rulebook, case: C) -> object:
    try:
        return evaluate(rulebook, case)
    except RuleError as refusal:
        return refusal.code
