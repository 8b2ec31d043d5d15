"""Dates, instants, names and seals."""

from __future__ import annotations

from datetime import date, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from google.protobuf.message import Message
from google.type.date_pb2 import Date

from chassis.instants import from_timestamp
from licensing.domain.refusal import refuse
from licensing.domain.values import Sealed
from smartsupervision.common.v1.sensitivity_pb2 import VaultReference

ENTITIES = "entities/"
PREMISES = "premises/"
EARLIEST = date(1800, 1, 1)
"""No register of businesses is older."""


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


def stated_instant(message: Message, field: str) -> datetime | None:
    """An instant as a caller states it; None where it is unset. Refusal TIME_INVALID beyond the years 1 to 9999."""
    if not message.HasField(field):
        return None
    try:
        return from_timestamp(getattr(message, field))
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
