"""Instants on the wire: nothing is lost to the microsecond, and protobuf's own conversion reads them alike."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from chassis.instants import from_timestamp, to_timestamp

FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31)  # noqa: DTZ001 - hypothesis wants naive bounds


@given(st.datetimes(FIRST, LAST, timezones=st.just(UTC)))
def test_an_instant_is_read_to_the_microsecond(instant: datetime) -> None:
    message = to_timestamp(instant)
    assert from_timestamp(message) == instant
    assert message.ToDatetime(UTC) == instant
