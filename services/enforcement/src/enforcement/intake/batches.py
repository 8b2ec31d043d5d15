"""Rows about one failed batch (批次) belong together, however many items of it failed and whoever published them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from enforcement.intake.parties import Named, parties_of
from enforcement.intake.sampled import Item, Sampled


@dataclass(frozen=True)
class Batch:
    """One failed batch: a sampling event that may concern several parties."""

    key: str
    """The same for the same batch in every file."""
    rows: tuple[Sampled, ...]

    @property
    def first(self) -> Sampled:
        """The row that was read first."""
        return self.rows[0]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything that failed, each once."""
        return tuple(dict.fromkeys(item for row in self.rows for item in row.items))

    @cached_property
    def parties(self) -> tuple[Named, ...]:
        """Everybody whom any of the rows names, each once."""
        everybody: dict[str, Named] = {}
        for row in self.rows:
            for each in parties_of(row):
                everybody.setdefault(each.label, each)
        named = tuple(each for label, each in everybody.items() if label)
        return named or tuple(everybody.values())


def batches_of(rows: Iterable[Sampled]) -> list[Batch]:
    """Batches in the order of their first rows."""
    together: dict[str, list[Sampled]] = {}
    for row in rows:
        together.setdefault(batch_key(row), []).append(row)
    return [Batch(key, tuple(found)) for key, found in together.items()]


def batch_key(row: Sampled) -> str:
    """What tells a batch from every other.

    Who made it, what it is, and its lot; a batch without a lot is told apart by the day it was published. What nobody
    is named for may be anybody's: such a row is a batch by itself.
    """
    named = [each.label for each in parties_of(row) if each.label]
    if not named:
        return digest("row", *row.raw)
    if row.made:
        return digest("lot", _maker(row, named), row.product, row.made)
    return digest("day", *named, row.product, row.published.isoformat())


def _maker(row: Sampled, named: Sequence[str]) -> str:
    # The first named is the maker wherever one is named.
    return named[0]


def digest(*parts: str) -> str:
    """A short name for a list of texts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
