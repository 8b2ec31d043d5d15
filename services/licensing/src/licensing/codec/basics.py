"""Dates, instants, names and seals."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any
from uuid import UUID

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from licensing.domain.refusal import refuse
from licensing.domain.values import Sealed
from smartsupervision.common.v1.sensitivity_pb2 import VaultReference

ENTITIES = "entities/"
PREMISES = "premises/"
EARLIEST = date(1800, 1, 1)
"""No register of businesses is older."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def wire(value: IntEnum) -> Any:
    """The number of an enum value; the domain's lists have the contract's numbers."""
    return value.value


def date_out(value: date | None) -> Date | None:
    """A civil date for the wire; None leaves the field unset."""
    return None if value is None else Date(year=value.year, month=value.month, day=value.day)


def date_in(message: Message, field: str) -> date | None:
    """A date field of our own bytes; None where it is unset."""
    if not message.HasField(field):
        return None
    value = getattr(message, field)
    return date(value.year, value.month, value.day)


def stated_date(message: Message, field: str) -> date | None:
    """A date field as a caller states it. Refusal DATE_INVALID for a day the calendar or no register has."""
    if not message.HasField(field):
        return None
    value = getattr(message, field)
    try:
        found = date(value.year, value.month, value.day)
    except ValueError:
        found = date.min
    if found < EARLIEST:
        raise refuse("DATE_INVALID", field, value=f"{value.year}-{value.month}-{value.day}")
    return found


def instant_out(value: datetime) -> Timestamp:
    """An instant for the wire, to the microsecond."""
    since = value - _EPOCH
    return Timestamp(seconds=since.days * 86_400 + since.seconds, nanos=since.microseconds * 1000)


def instant_in(value: Timestamp) -> datetime:
    """An instant of our own bytes."""
    return _EPOCH + timedelta(seconds=value.seconds, microseconds=value.nanos // 1000)


def stated_instant(message: Message, field: str) -> datetime | None:
    """An instant as a caller states it; None where it is unset. Refusal TIME_INVALID beyond the years 1 to 9999."""
    if not message.HasField(field):
        return None
    try:
        return instant_in(getattr(message, field))
    except OverflowError:  # timedelta and datetime both stop at their limits
        raise refuse("TIME_INVALID", field) from None


def sealed_out(value: Sealed | None) -> VaultReference | None:
    """A seal for the wire."""
    if value is None:
        return None
    return VaultReference(reference=value.reference, salted_hash=value.salted_hash, masked=value.masked)


def sealed_in(message: Message, field: str) -> Sealed | None:
    """A seal of our own bytes."""
    return seal_of(getattr(message, field)) if message.HasField(field) else None


def seal_of(value: VaultReference) -> Sealed:
    """The domain's view of a vault reference."""
    return Sealed(value.reference, value.salted_hash, value.masked)


def id_of(name: str, prefix: str, field: str) -> UUID:
    """The id inside `entities/{uuid}` or `premises/{uuid}`. Refusal NAME_MALFORMED."""
    try:
        found = UUID(name.removeprefix(prefix))
    except ValueError:
        found = None
    if found is None or name != f"{prefix}{found}":
        raise refuse("NAME_MALFORMED", field, value=name[:80], form=f"{prefix}{{uuid}}")
    return found
