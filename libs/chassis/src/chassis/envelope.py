"""The one envelope: a CloudEvents 1.0 event in protobuf format with our extension attributes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from google.protobuf.message import DecodeError

from chassis.errors import PermanentError
from chassis.instants import from_timestamp, seconds_and_nanos
from smartsupervision.common.v1.cloudevents_pb2 import CloudEvent

MAX_EVENT_BYTES = 512 * 1024
"""Larger events are refused at command time: the broker would block their key for ever."""

CONTENT_TYPE = "application/cloudevents+protobuf"
DATA_CONTENT_TYPE = "application/protobuf"


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """An event and everything known about it but its stream number, which the sequencer gives later."""

    id: UUID
    source: str
    """The service, such as `/licensing`."""
    type: str
    """Full name of the protobuf message in `data`."""
    subject: str
    """Unified social credit code of the entity where there is one, else empty."""
    occurred_at: datetime
    """When it became true; CloudEvents `time`."""
    recorded_at: datetime
    """When the platform learned of it."""
    aggregate_id: UUID
    version: int
    kind: str
    """Kind of aggregate, such as `entity`."""
    causation: str
    """Request id of the command."""
    correlation: str
    """Trace id that joins what belongs together."""
    actor_department: str
    actor_officer: str
    sensitivity: str
    rule_version: str
    traceparent: str
    data: bytes


_STRINGS = {
    "aggregatekind": "kind",
    "causationid": "causation",
    "correlationid": "correlation",
    "actordepartment": "actor_department",
    "actorofficer": "actor_officer",
    "sensitivity": "sensitivity",
    "ruleversion": "rule_version",
    "traceparent": "traceparent",
    "subject": "subject",
}


def build(envelope: Envelope) -> bytes:
    """The exact bytes that are journalled and published. The same envelope gives the same bytes."""
    event = CloudEvent(
        id=str(envelope.id),
        source=envelope.source,
        spec_version="1.0",
        type=envelope.type,
        binary_data=envelope.data,
    )
    attributes = event.attributes
    attributes["datacontenttype"].ce_string = DATA_CONTENT_TYPE
    for name, instant in (("time", envelope.occurred_at), ("recordedtime", envelope.recorded_at)):
        timestamp = attributes[name].ce_timestamp
        timestamp.seconds, timestamp.nanos = seconds_and_nanos(instant)
    attributes["aggregateid"].ce_string = str(envelope.aggregate_id)
    attributes["aggregateversion"].ce_integer = envelope.version
    for attribute, field in _STRINGS.items():
        value = getattr(envelope, field)
        if value:
            attributes[attribute].ce_string = value
    return event.SerializeToString(deterministic=True)


def parse(raw: bytes) -> Envelope:
    """Read journalled or published bytes. PermanentError if they are no event of ours."""
    try:
        event = CloudEvent.FromString(raw)
        attributes = event.attributes
        return Envelope(
            id=UUID(event.id),
            source=event.source,
            type=event.type,
            occurred_at=from_timestamp(attributes["time"].ce_timestamp),
            recorded_at=from_timestamp(attributes["recordedtime"].ce_timestamp),
            aggregate_id=UUID(attributes["aggregateid"].ce_string),
            version=attributes["aggregateversion"].ce_integer,
            data=event.binary_data,
            **{field: attributes[name].ce_string for name, field in _STRINGS.items()},
        )
    except (DecodeError, ValueError) as error:
        raise PermanentError(f"not an event in our envelope: {error}") from error
