"""Pages as they are drawn: text and rules with their places, in points from the upper left corner of A4."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
LEFT: Final = 79.4
"""28 mm, the binding side (GB/T 9704-2012, 5.1)."""
RIGHT: Final = WIDTH - 73.7
"""26 mm."""
TOP: Final = 104.9
"""37 mm."""
BOTTOM: Final = HEIGHT - 99.2
"""35 mm."""
ROOM: Final = RIGHT - LEFT


@dataclass(frozen=True, slots=True)
class Text:
    """Characters on one baseline, in the face wanted or, one by one, in the first that has them."""

    x: float
    y: float
    text: str
    size: float
    face: str
    bold: bool = False
    spread: float = 0.0
    """Points added after each character, so that a line fills its room."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Across:
    """A word in pale letters from corner to corner, below everything else."""

    text: str


@dataclass(slots=True)
class Page:
    """One side of a sheet."""

    items: list[Text | Rule | Across] = field(default_factory=list)

    def text(self) -> str:
        """Everything written on it."""
        return "".join(each.text for each in self.items if isinstance(each, Text))


@dataclass(frozen=True, slots=True)
class Composed:
    """A document as pages, not yet drawn."""

    title: str
    pages: tuple[Page, ...]
    missing: tuple[str, ...]
    """Characters printed as a box."""
