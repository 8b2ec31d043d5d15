"""Instants on protobuf's wire, to the microsecond; protobuf's own conversions cost several times as much."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from google.protobuf.timestamp_pb2 import Timestamp

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def seconds_and_nanos(instant: datetime) -> tuple[int, int]:
    """The two numbers of a Timestamp: whole seconds since 1970 (negative before) and nanoseconds, 0 to 999,999,000."""
    since = instant - _EPOCH
    return since.days * 86_400 + since.seconds, since.microseconds * 1000


def to_timestamp(instant: datetime) -> Timestamp:
    """An instant for the wire."""
    seconds, nanos = seconds_and_nanos(instant)
    return Timestamp(seconds=seconds, nanos=nanos)


def from_timestamp(message: Timestamp) -> datetime:
    """An instant from the wire. OverflowError beyond the years 1 to 9999."""
    return _EPOCH + timedelta(seconds=message.seconds, microseconds=message.nanos // 1000)
