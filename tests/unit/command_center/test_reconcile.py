from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.center import entity_id

from command_center.reconcile import (
    BucketSum,
    Comparison,
    Difference,
    Version,
    confirmed,
    differing_buckets,
    settled,
    suspects,
    unexplained,
    verdict,
)

A, B, C = (entity_id(number) for number in (1, 2, 3))


def v(number: int, content: int = 0) -> Version:
    return Version(number, number * 1000 + content, number)


@pytest.mark.parametrize(
    ("before", "indexed", "after", "expected"),
    [
        (v(1), v(1), v(1), None),
        (v(1), None, v(1), Difference.MISSING),
        (v(2), v(1), v(2), Difference.STALE),
        (v(1), v(1, content=1), v(1), Difference.STALE),
        (None, v(1), None, Difference.EXTRA),
        (None, None, v(1), None),  # born after the first look
        (v(1), v(2), v(2), None),  # moved on after the first look
        (v(1), v(2), v(4), None),  # the index is between both looks
        (v(1), v(4), v(2), Difference.STALE),  # the index knows a version its owner never had
        (v(1), v(2, content=1), v(2), Difference.STALE),
        (None, v(1), v(2), None),
    ],
)
def test_a_difference_counts_only_if_no_later_look_explains_it(
    before: Version | None, indexed: Version | None, after: Version | None, expected: Difference | None
) -> None:
    assert verdict(before, indexed, after) is expected


@given(st.data())
def test_a_record_that_moves_while_it_is_compared_is_never_called_different(data: st.DataObject) -> None:
    """The index may show any version from the one before the first look to the one at the last."""
    first = data.draw(st.integers(0, 5))
    last = data.draw(st.integers(first, 9))
    shown = data.draw(st.integers(first, last))
    looks = [v(number) if number else None for number in (first, shown, last)]
    assert verdict(*looks) is None


@given(st.integers(1, 9), st.integers(0, 9), st.integers(0, 3))
def test_a_record_at_rest_is_called_different_exactly_if_it_is(owned: int, shown: int, content: int) -> None:
    indexed = v(shown, content) if shown else None
    assert (verdict(v(owned), indexed, v(owned)) is None) == (indexed == v(owned))


def test_buckets_differ_by_count_or_sum_and_by_being_absent() -> None:
    owner = {1: BucketSum(1, 5, 5), 2: BucketSum(2, 9, 9), 3: BucketSum(1, 1, 1), 5: BucketSum(0, 0, 0)}
    index = {1: BucketSum(1, 5, 5), 2: BucketSum(2, 9, 8), 4: BucketSum(1, 7, 7)}
    assert differing_buckets(owner, index) == [2, 3, 4]


def test_buckets_the_owner_is_changing_are_not_settled() -> None:
    before, after = {1: BucketSum(1, 5, 5), 2: BucketSum(1, 6, 6)}, {1: BucketSum(1, 5, 5), 2: BucketSum(2, 7, 7)}
    assert settled([1, 2, 3], before, after) == [1, 3]


def test_an_index_that_was_ahead_explains_itself_and_one_that_lacks_something_does_not() -> None:
    """1: the index had the next change already; 2: it lacks a record; 3: one too many; 4: changed again meanwhile."""
    index = {1: BucketSum(2, 7, 7), 2: BucketSum(1, 5, 5), 3: BucketSum(1, 9, 9), 4: BucketSum(1, 4, 4)}
    after = {1: BucketSum(2, 7, 7), 2: BucketSum(2, 6, 6), 4: BucketSum(1, 8, 8)}
    assert unexplained([1, 2, 3, 4], index, after) == [2, 3, 4]


def test_suspects_are_the_records_not_the_same_on_both_sides() -> None:
    assert suspects({A: v(1), B: v(2)}, {B: v(1), C: v(1)}) == {A, B, C}


def test_confirmed_differences_are_named_by_sort() -> None:
    before: dict[UUID, Version] = {A: v(1), B: v(2)}
    found = confirmed([A, B, C], before, {B: v(1), C: v(1)}, before)
    comparison = Comparison("entity", 2, 2, found)
    assert {sort: comparison.ids(sort) for sort in Difference} == {
        Difference.MISSING: [A],
        Difference.STALE: [B],
        Difference.EXTRA: [C],
    }
    assert not comparison.equal
