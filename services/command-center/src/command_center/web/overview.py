"""The table of what expires: kinds of licence down, cities across. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from smartsupervision.commandcenter.v1.licence_search_pb2 import ExpiringCount

SPANS: Final = (7, 30, 60, 90, 180, 365)
"""Days ahead that the page offers."""


@dataclass(frozen=True)
class Overview:
    """Counts by kind and city."""

    kinds: Sequence[str]
    """The most frequent first."""
    cities: Sequence[str]
    """In the order of their codes."""
    counts: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, counted: Iterable[ExpiringCount]) -> Overview:
        """The table of these counts."""
        counts = {(cell.licence_kind, cell.city): cell.count for cell in counted}
        by_kind = {kind: _sum(counts, 0, kind) for kind, _ in counts}
        return cls(
            kinds=sorted(by_kind, key=lambda kind: (-by_kind[kind], kind)),
            cities=sorted({city for _, city in counts}),
            counts=counts,
        )

    def count(self, kind: str, city: str) -> int:
        """Of one kind in one city."""
        return self.counts.get((kind, city), 0)

    def of_kind(self, kind: str) -> int:
        """Of one kind everywhere."""
        return _sum(self.counts, 0, kind)

    def in_city(self, city: str) -> int:
        """Of all kinds in one city."""
        return _sum(self.counts, 1, city)

    @property
    def total(self) -> int:
        """Of all kinds everywhere."""
        return sum(self.counts.values())

    def shade(self, kind: str, city: str) -> int:
        """How dark a cell is, 0 to 4, against the fullest one."""
        count = self.count(kind, city)
        return -(-4 * count // max(self.counts.values(), default=1)) if count else 0


def _sum(counts: Mapping[tuple[str, str], int], place: int, value: str) -> int:
    return sum(count for key, count in counts.items() if key[place] == value)
