"""Buckets in a row, so that few calls fetch many records and none fetches too many. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chassis.streams import BUCKETS
from command_center.reconcile import BucketSum

RECORDS: int = 3000
"""About as many records one call fetches: a few megabytes with their states."""

BETWEEN: int = 200
"""So many records that nobody wants are fetched rather than making one more call."""

RECORDS_SUMMED: int = 500_000
"""About as many records one call sums up, so that none takes long however many there are …"""

MOST_SLICES: int = 16
"""… but in no more calls than this: each touches much of the owner's table."""


def slices(records: int | None) -> list[range]:
    """All buckets in parts for so many records; in a few if their number is not known."""
    parts = 8 if records is None else min(max(1, -(-records // RECORDS_SUMMED)), MOST_SLICES)
    size = -(-BUCKETS // parts)
    return [range(start, min(start + size, BUCKETS)) for start in range(0, BUCKETS, size)]


def spans(wanted: Iterable[int], sums: Mapping[int, BucketSum], most: int = RECORDS) -> list[range]:
    """Buckets in a row that hold all the wanted ones, each span with at most so many records where it can.

    What lies between two wanted buckets is fetched with them, so it counts too.
    """
    found: list[range] = []
    records = 0
    for bucket in sorted(wanted):
        between = _records(range(found[-1].stop, bucket), sums) if found else 0
        added = between + _records(range(bucket, bucket + 1), sums)
        if found and between <= BETWEEN and records + added <= most:
            found[-1] = range(found[-1].start, bucket + 1)
            records += added
        else:
            found.append(range(bucket, bucket + 1))
            records = _records(found[-1], sums)
    return found


def _records(buckets: range, sums: Mapping[int, BucketSum]) -> int:
    return sum(sums[bucket].records for bucket in buckets if bucket in sums)
