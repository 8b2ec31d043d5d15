"""Few calls for many records, none for too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.streams import BUCKETS
from command_center.reconcile import BucketSum
from command_center.spans import slices, spans

Counts = dict[int, int]
counts = st.dictionaries(st.integers(0, 60), st.integers(1, 50))


def sums(counts: Counts) -> dict[int, BucketSum]:
    return {bucket: BucketSum(records, 0, 0) for bucket, records in counts.items()}


@pytest.mark.parametrize(
    ("records", "parts"), [(None, 8), (0, 1), (500_000, 1), (500_001, 2), (4_500_000, 9), (90_000_000, 16)]
)
def test_the_slices_hold_every_bucket_once_and_grow_with_the_register(records: int | None, parts: int) -> None:
    found = slices(records)
    assert [bucket for part in found for bucket in part] == list(range(BUCKETS))
    assert len(found) == parts


def test_a_small_register_is_fetched_by_one_call() -> None:
    assert spans({3, 900, 2999}, sums({3: 1, 900: 2, 2999: 1})) == [range(3, 3000)]


def test_full_buckets_are_fetched_one_by_one() -> None:
    assert spans({0, 1, 2}, sums({0: 90, 1: 90, 2: 200}), most=100) == [range(1), range(1, 2), range(2, 3)]


def test_what_lies_between_counts_too() -> None:
    assert spans({0, 2}, sums({0: 10, 1: 90, 2: 10}), most=100) == [range(1), range(2, 3)]


def test_a_few_buckets_of_a_large_register_do_not_bring_all_between_them() -> None:
    found = spans({0, 1000, 1001}, sums(dict.fromkeys(range(1002), 7)))
    assert found == [range(1), range(1000, 1002)]


def test_nothing_wanted_is_nothing_fetched() -> None:
    assert spans(set(), sums({0: 1})) == []


@given(counts, st.sets(st.integers(0, 60)), st.integers(1, 100))
def test_every_wanted_bucket_is_fetched_once_and_no_call_of_several_is_too_large(
    counts: Counts, wanted: set[int], most: int
) -> None:
    found = spans(wanted, sums(counts), most)
    fetched = [bucket for part in found for bucket in part]
    assert wanted <= set(fetched)
    assert fetched == sorted(set(fetched))
    assert all(len(part) == 1 or sum(counts.get(bucket, 0) for bucket in part) <= most for part in found)
    assert all(part.start in wanted and part.stop - 1 in wanted for part in found)
