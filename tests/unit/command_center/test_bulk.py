from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.center import entity_id

from command_center.bulk import Outcome, highest_versions, lines, portions, triage
from command_center.documents import Document


def document(number: int = 1, version: int = 1) -> Document:
    return Document("entity", entity_id(number), version, b"{}")


def outcome(status: int, error: str = "") -> Outcome:
    item = {"index": {"status": status, **({"error": {"type": error, "reason": "why"}} if error else {})}}
    (result,) = triage([(document(), "ssv-entity")], [item])
    return result.outcome


@pytest.mark.parametrize("status", [200, 201])
def test_a_written_document_is_written(status: int) -> None:
    assert outcome(status) is Outcome.WRITTEN


def test_a_version_conflict_is_as_good_as_written() -> None:
    assert outcome(409, "version_conflict_engine_exception") is Outcome.STALE


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (429, "es_rejected_execution_exception"),
        (503, "unavailable_shards_exception"),
        (500, "whatever"),
        (403, "cluster_block_exception"),
        (400, "some_error_of_a_later_version"),
    ],
)
def test_a_fault_that_may_pass_is_transient(status: int, error: str) -> None:
    assert outcome(status, error) is Outcome.TRANSIENT


def test_a_target_that_does_not_exist_is_told_apart() -> None:
    assert outcome(404, "index_not_found_exception") is Outcome.NO_INDEX


@pytest.mark.parametrize(
    "error", ["document_parsing_exception", "strict_dynamic_mapping_exception", "illegal_argument_exception"]
)
def test_a_fault_of_the_document_is_permanent(error: str) -> None:
    assert outcome(400, error) is Outcome.PERMANENT


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 9))))
def test_only_the_highest_version_of_a_record_is_sent(changes: list[tuple[int, int]]) -> None:
    best = highest_versions([document(number, version) for number, version in changes])
    expected = {entity_id(n): max(v for m, v in changes if m == n) for n, _ in changes}
    assert {found.id: found.version for found in best} == expected
    assert len(best) == len(expected)


def test_lines_demand_an_alias_and_the_records_own_version() -> None:
    action, body = lines([(document(version=3), "ssv-entity")], "external")
    assert orjson.loads(action)["index"] == {
        "_index": "ssv-entity",
        "_id": str(entity_id(1)),
        "version": 3,
        "version_type": "external",
        "require_alias": True,
    }
    assert body == b"{}"


@given(st.lists(st.integers(0, 900), max_size=30))
def test_portions_keep_order_and_size_and_lose_nothing(sizes: list[int]) -> None:
    targeted = [(Document("entity", entity_id(n), 1, b"x" * size), "a") for n, size in enumerate(sizes)]
    cut = portions(targeted, 1000)
    assert [item for part in cut for item in part] == targeted
    assert all(part for part in cut)
    assert all(len(part) == 1 or sum(len(d.body) for d, _ in part) <= 1000 for part in cut)
