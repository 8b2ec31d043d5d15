"""The records as they are published, and back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from google.protobuf.message import DecodeError, Message

from chassis.envelope import Envelope
from chassis.errors import PermanentError
from chassis.mapping import Mapper, MappingError
from roster.records import Approval, Person, Post, Record, Unit
from smartsupervision.directory.v1 import events_pb2, person_pb2, unit_pb2

PACKAGE: Final = "smartsupervision.directory.v1."

_BY_COLLECTION: Final = {
    "units": (
        "unit", "duty_parent", "administration_parent", "predecessors", "successors", "into", "merged", "parts",
        "origin", "units", "subordinates",
    ),
    "people": ("person", "answered_by", "accepted_by", "declined_by"),
    "posts": ("post", "posts", "ending_posts", "to_post", "from_post"),
    "approvals": ("approval",),
    "handovers": ("handover",),
}  # fmt: skip

COLLECTIONS: Final = {field: collection for collection, fields in _BY_COLLECTION.items() for field in fields}
MAPPER: Final = Mapper(COLLECTIONS)
"""For everything of the directory's contract."""

_STATES: Final[Mapping[str, tuple[type, type[Message]]]] = MappingProxyType(
    {
        "unit": (Unit, unit_pb2.Unit),
        "person": (Person, person_pb2.Person),
        "post": (Post, person_pb2.Post),
        "approval": (Approval, person_pb2.Approval),
    }
)
KINDS: Final = frozenset(_STATES)
"""Kinds of aggregate the roster keeps; the directory has others."""


def record_of(kind: str, state: bytes) -> Record:
    """A record from its published state. PermanentError if it cannot be read."""
    data_type, message_type = _STATES[kind]
    try:
        found: Record = MAPPER.from_message(message_type.FromString(state), data_type)
    except (DecodeError, MappingError) as error:
        raise PermanentError(f"{kind} cannot be read: {error}") from error
    return found


def state_after(envelope: Envelope) -> bytes:
    """The published state an event carries, checked to be readable. PermanentError if it is not."""
    message_type: type[Message] | None = getattr(events_pb2, envelope.type.removeprefix(PACKAGE), None)
    if message_type is None:
        raise PermanentError(f"the directory has no event type {envelope.type}")
    try:
        event: Any = message_type.FromString(envelope.data)
    except DecodeError as error:
        raise PermanentError(f"{envelope.type} cannot be read: {error}") from error
    if not event.HasField(envelope.kind):
        raise PermanentError(f"{envelope.type} carries no {envelope.kind}")
    state: bytes = getattr(event, envelope.kind).SerializeToString(deterministic=True)
    record_of(envelope.kind, state)
    return state
