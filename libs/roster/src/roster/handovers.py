"""What a service learns of its matters' handovers (移交): who took which matter over, so that it transfers it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from google.protobuf.message import DecodeError

from chassis.envelope import Envelope
from chassis.errors import PermanentError
from chassis.mapping import MappingError, uuid_in
from smartsupervision.directory.v1 import events_pb2

ACCEPTED = events_pb2.HandoverAccepted.DESCRIPTOR.full_name


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A matter has a new owner who accepted it."""

    handover: str
    """Resource name in the directory: the number the transfer cites, and a request id that makes it happen once."""
    matter: str
    from_post: UUID
    to_post: UUID
    accepted_by: str
    """Number of the officer who accepted."""


def taken_over(envelope: Envelope, source: str) -> TakenOver | None:
    """The handover an event completes, if its matter belongs to the service `source`, such as /licensing.

    PermanentError if the event cannot be read.
    """
    if envelope.type != ACCEPTED:
        return None
    try:
        handover = events_pb2.HandoverAccepted.FromString(envelope.data).handover
        if handover.source != source:
            return None
        return TakenOver(
            handover=handover.name,
            matter=handover.matter,
            from_post=uuid_in(handover.from_post, "posts/", "from_post"),
            to_post=uuid_in(handover.to_post, "posts/", "to_post"),
            accepted_by=envelope.actor_officer,
        )
    except (DecodeError, MappingError) as error:
        raise PermanentError(f"handover cannot be read: {error}") from error
