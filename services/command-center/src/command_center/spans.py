"""Buckets in a row, so that few calls fetch many records and none fetches too many. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chassis.streams import BUCKETS
from command_center.reconcile import BucketSum

RECORDS: int = 3000
"""About as many records one call fetches: a few megabytes with their states."""

SLICES: int = 8
"""Calls that sum up a kind, so that each is short also for millions of records."""


def slices() -> list[range]:
    """All buckets in a few parts."""
    size = -(-BUCKETS // SLICES)
    return [range(start, min(start + size, BUCKETS)) for start in range(0, BUCKETS, size)]


def spans(wanted: Iterable[int], sums: Mapping[int, BucketSum], most: int = RECORDS) -> list[range]:
    """Buckets in a row that hold all the wanted ones, each span with at most so many records where it can.

    What lies between two wanted buckets is fetched with them, so it counts too.
    """
    found: list[range] = []
    records = 0
    for bucket in sorted(wanted):
        added = _records(range(found[-1].stop, bucket + 1), sums) if found else 0
        if found and records + added <= most:
            found[-1] = range(found[-1].start, bucket + 1)
            records += added
        else:
            found.append(range(bucket, bucket + 1))
            records = _records(found[-1], sums)
    return found


def _records(buckets: range, sums: Mapping[int, BucketSum]) -> int:
    return sum(sums[bucket].records for bucket in buckets if bucket in sums)
