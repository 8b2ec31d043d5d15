"""Whether the index equals its owner: decisions only, no I/O.

Both sides move while they are compared, so a difference counts only when no later look explains it: the owner is
asked before and after the index, and between the two the reader has passed every event the first answer included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple
from uuid import UUID


class BucketSum(NamedTuple):
    """Count and sums of digest halves over the records of one bucket."""

    records: int
    high: int
    low: int


EMPTY = BucketSum(0, 0, 0)


class Version(NamedTuple):
    """Which version of a record one side has, and the digest of its content."""

    number: int
    high: int
    low: int


class Difference(Enum):
    """How the index differs from the owner in one record."""

    MISSING = "missing"
    STALE = "stale"
    """Another version or another content."""
    EXTRA = "extra"


@dataclass(frozen=True)
class Comparison:
    """Outcome for one kind of record."""

    kind: str
    owned: int
    indexed: int
    differences: Mapping[UUID, Difference] = field(default_factory=dict)
    left: int = 0
    """Buckets in motion that were left for the next time; 0 makes the comparison a proof."""

    @property
    def equal(self) -> bool:
        """Whether nothing differs, as far as was looked."""
        return not self.differences

    def ids(self, difference: Difference) -> list[UUID]:
        """The records that differ in this way, in a stable order."""
        return sorted(record for record, found in self.differences.items() if found is difference)


def differing_buckets(owner: Mapping[int, BucketSum], index: Mapping[int, BucketSum]) -> list[int]:
    """Buckets whose count or sums differ."""
    buckets = owner.keys() | index.keys()
    return sorted(bucket for bucket in buckets if owner.get(bucket, EMPTY) != index.get(bucket, EMPTY))


def unexplained(suspects: Iterable[int], index: Mapping[int, BucketSum], after: Mapping[int, BucketSum]) -> list[int]:
    """Of the suspected buckets those in which the index is not what the owner has by now either.

    The others had changed after the owner was asked, and the index was already that far: nothing is wrong with them.
    """
    return [bucket for bucket in suspects if index.get(bucket, EMPTY) != after.get(bucket, EMPTY)]


def settled(suspects: Iterable[int], before: Mapping[int, BucketSum], after: Mapping[int, BucketSum]) -> list[int]:
    """Of the suspected buckets those in which the owner changed nothing meanwhile."""
    return [bucket for bucket in suspects if before.get(bucket, EMPTY) == after.get(bucket, EMPTY)]


def suspects(owner: Mapping[UUID, Version], index: Mapping[UUID, Version]) -> set[UUID]:
    """Records that are not the same on both sides at first look."""
    records = owner.keys() | index.keys()
    return {record for record in records if owner.get(record) != index.get(record)}


def verdict(before: Version | None, indexed: Version | None, after: Version | None) -> Difference | None:
    """What is wrong with one record, if anything.

    `before` is the owner's answer, `indexed` the index's after the reader passed the heads read after `before`,
    and `after` the owner's answer after that.
    """
    if indexed is None:
        return Difference.MISSING if before is not None else None
    if after is None:
        return Difference.EXTRA
    if indexed in (before, after):
        return None
    oldest_allowed = before.number if before is not None else 0
    if oldest_allowed < indexed.number < after.number:
        return None
    return Difference.STALE


def confirmed(
    candidates: Iterable[UUID],
    before: Mapping[UUID, Version],
    indexed: Mapping[UUID, Version],
    after: Mapping[UUID, Version],
) -> dict[UUID, Difference]:
    """The candidates that really differ, and how."""
    verdicts = {record: verdict(before.get(record), indexed.get(record), after.get(record)) for record in candidates}
    return {record: found for record, found in verdicts.items() if found is not None}


def total(sums: Mapping[int, BucketSum]) -> int:
    """Records in all buckets."""
    return sum(bucket.records for bucket in sums.values())
