"""Streams, buckets and digests are fixed for life: these values may never change."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from chassis.streams import BUCKETS, STREAMS, bucket_of, digest, stream_of

ONE = UUID("00000000-0000-4000-8000-000000000001")


def test_the_stream_of_an_id_never_changes() -> None:
    assert (bucket_of(ONE), stream_of(ONE)) == (2489, 5)


def test_a_digest_binds_id_version_and_state() -> None:
    assert digest(ONE, 1, b"state") == (1323272769, 993080777)
    assert digest(ONE, 2, b"state") != digest(ONE, 1, b"state") != digest(ONE, 1, b"state2")


@given(st.uuids())
def test_a_bucket_lies_within_one_stream(aggregate_id: UUID) -> None:
    assert 0 <= bucket_of(aggregate_id) < BUCKETS
    assert bucket_of(aggregate_id) % STREAMS == stream_of(aggregate_id)
