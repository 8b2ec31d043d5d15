"""The arithmetic of the benchmarks: medians, spreads, ratios of alternated runs, and their table. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Spread:
    """Several measurements of the same thing."""

    median: float
    minimum: float
    maximum: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """ValueError if there are none."""
        if not values:
            raise ValueError("nothing was measured")
        return cls(median(values), min(values), max(values))

    @property
    def share(self) -> float:
        """The whole range as a share of the median: 0.1 means that the runs lie within 10 %."""
        return (self.maximum - self.minimum) / self.median if self.median else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (above 0, at most 1) of all values do not exceed."""
    if not values or not 0 < share <= 1:
        raise ValueError("a percentile needs values, and a share above 0 and at most 1")
    ordered = sorted(values)
    return ordered[math.ceil(share * len(ordered)) - 1]


@dataclass(frozen=True)
class Target:
    """What a figure must reach: at least `bound`, or at most."""

    bound: float
    at_most: bool = False

    def met_by(self, value: float) -> bool:
        """Whether a value is good enough."""
        return value <= self.bound if self.at_most else value >= self.bound

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"


@dataclass(frozen=True)
class Row:
    """One line of the table. `figure` is what the target judges, and has as many values as there were runs."""

    name: str
    unit: str
    ours: Sequence[float]
    bare: Sequence[float]
    figure: Sequence[float]
    target: Target | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """`pass` or `short` by the median; `shown` where there is no target."""
        if self.target is None:
            return "shown"
        return "pass" if self.target.met_by(median(self.figure)) else "short"

    def cells(self) -> list[str]:
        """The line's cells as text."""
        figure = Spread.of(self.figure)
        return [
            self.name,
            self.unit,
            _runs(self.ours),
            _runs(self.bare),
            *(f"{value:.2f}" for value in (figure.median, figure.minimum, figure.maximum)),
            f"{figure.share:.0%}",
            str(self.target or "—"),
            self.verdict,
        ]

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON, with every single run."""
        figure = Spread.of(self.figure)
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": list(self.ours),
            "bare": list(self.bare),
            "figure": list(self.figure),
            "median": figure.median,
            "spread": figure.share,
            "target": str(self.target) if self.target else None,
            "verdict": self.verdict,
            "note": self.note,
        }


def compared(name: str, unit: str, ours: Sequence[float], bare: Sequence[float], target: Target | None) -> Row:
    """A line of ratios: each run of ours divided by the bare run beside it."""
    return Row(name, unit, ours, bare, [mine / other for mine, other in zip(ours, bare, strict=True)], target)


def table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown, columns aligned, so that it reads in a terminal too."""
    header = ["what", "unit", "ours", "bare", "ratio", "min", "max", "spread", "target", ""]
    lines = [header, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines)


def _runs(values: Sequence[float]) -> str:
    if not values:
        return "—"
    spread = Spread.of(values)
    return f"{spread.median:,.0f} ({spread.minimum:,.0f} to {spread.maximum:,.0f})"
