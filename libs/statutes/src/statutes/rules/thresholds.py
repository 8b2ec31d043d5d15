"""Thresholds 数额标准: from which facts on a crime is suspected, a hearing may be asked for, a fine counts as small.

A threshold raises a question and decides nothing: a human does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from statutes.rules.conditions import Condition, Facts, read_conditions
from statutes.rules.nodes import mapping_of, one_of, read_source, read_truth
from statutes.rules.rows import Confidence, Field, Kind, Reference, Row

_HALF: Final = Decimal("0.5")


class Effect(StrEnum):
    """What follows where a condition is met."""

    SUSPECT_CRIME = "suspect-crime"
    """涉嫌犯罪: the case is flagged for transfer 移送."""
    HEARING = "hearing"
    """The party may ask for a hearing 听证."""
    SUMMARY = "summary"
    """The penalty may be imposed on the spot 当场处罚."""
    CASH = "cash"
    """The fine may be taken on the spot 当场收缴."""
    LOWER_FINE = "lower-fine"
    """The fine counts as a lower one 较低数额罚款."""
    SAMPLE_SHARE = "sample-share"
    """The share of objects to be drawn is large enough 抽查比例."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the facts say to a threshold: conditions met, and those that lack a fact."""

    met: tuple[Condition, ...]
    undecided: tuple[Condition, ...]
    half_of_two: bool
    tiers: tuple[str, ...]

    @property
    def reached(self) -> bool:
        """Whether one condition is met, or two by half where the text says so."""
        return bool(self.met) or self.half_of_two


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Row):
    """Conditions of which one is enough; `tiers` are heavier grades with their own conditions.

    `crime` is the article of the criminal law, "" for thresholds of procedure. With `half_of_two` reaching half of
    two of the amounts is enough. A row that is not sure raises an alert only.
    """

    effect: Effect
    crime: str
    any: tuple[Condition, ...]
    tiers: Mapping[str, tuple[Condition, ...]]
    half_of_two: bool

    @property
    def alert_only(self) -> bool:
        """Whether the row is too little sure for more than an alert."""
        return self.confidence is not Confidence.SURE

    def assess(self, facts: Facts) -> Assessment:
        """Hold the facts against every condition."""
        truths = [(condition, condition.truth(facts)) for condition in self.any]
        return Assessment(
            met=tuple(condition for condition, truth in truths if truth),
            undecided=tuple(condition for condition, truth in truths if truth is None),
            half_of_two=self.half_of_two and self._halves(facts) >= 2,
            tiers=tuple(name for name, grades in self.tiers.items() if any(grade.truth(facts) for grade in grades)),
        )

    def _halves(self, facts: Facts) -> int:
        simple = [condition.clauses[0] for condition in self.any if len(condition.clauses) == 1]
        subjects = {clause.subject for clause in simple if clause.comparison == ">=" and clause.truth(facts, _HALF)}
        return len(subjects)


def _names(row: Threshold) -> Iterable[Reference]:
    if row.crime:
        yield Reference("instrument", row.crime)
    conditions = (*row.any, *(condition for grades in row.tiers.values() for condition in grades))
    names = {name for condition in conditions for name in condition.facts()}
    yield from (Reference("term:fact", name) for name in sorted(names))


THRESHOLD: Final = Kind(
    name="threshold",
    row=Threshold,
    fields={
        "effect": Field(one_of(Effect)),
        "crime": Field(read_source, ""),
        "any": Field(read_conditions),
        "tiers": Field(mapping_of(read_conditions), {}),
        "half_of_two": Field(read_truth, default=False),
    },
    references=_names,
    substantive=True,
)
