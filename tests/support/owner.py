"""A register small enough to hold in memory: numbered streams, records and digests, as an owner serves them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from google.protobuf.message import Message
from support.cases import event_of, kind_of
from support.center import NAMESPACE, state

from chassis.envelope import Envelope, build
from chassis.reading import Arrived, Numbered
from chassis.reading.owner import KindUnknownError
from chassis.streams import STREAMS, bucket_of, digest, stream_of
from smartsupervision.common.v1 import journal_pb2 as pb
from smartsupervision.directory.v1.events_pb2 import PostCreated, UnitCreated
from smartsupervision.directory.v1.person_pb2 import Post
from smartsupervision.directory.v1.unit_pb2 import Unit
from smartsupervision.licensing.v1.entity_pb2 import Entity, Premises
from smartsupervision.licensing.v1.events_pb2 import EntityEstablished, PremisesOpened
from smartsupervision.licensing.v1.licence_application_pb2 import LicenceApplication
from smartsupervision.licensing.v1.licence_events_pb2 import LicenceAdopted, LicenceApplicationReceived
from smartsupervision.licensing.v1.licence_pb2 import Licence
from smartsupervision.matters.v1.assignment_pb2 import Assignment
from smartsupervision.matters.v1.deadline_pb2 import Deadline
from smartsupervision.matters.v1.events_pb2 import AssignmentOpened, DeadlineOpened

Record = Message
"""Of licensing, the directory or enforcement."""
LICENSING = ("entity", "premises", "licence", "licence_application", "deadline", "assignment")
DIRECTORY = ("unit", "post")
ENFORCEMENT = (
    "clue", "penalty_case", "case_document", "evidence", "measure", "seized_goods", "caution", "spot_penalty",
    "penalty_publication",
)  # fmt: skip

WHEN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass
class Register:
    """Implements chassis.reading.Owner."""

    streams: list[list[Arrived]] = field(default_factory=lambda: [[] for _ in range(STREAMS)])
    kinds: dict[str, dict[UUID, tuple[int, bytes]]] = field(
        default_factory=lambda: {kind: {} for kind in (*LICENSING, *DIRECTORY, *ENFORCEMENT)}
    )

    def put(self, *records: Record) -> list[Numbered]:
        """Record these states, each by an event of its own; returns the numbered events."""
        return [self._put(record) for record in records]

    def _put(self, record: Record) -> Numbered:
        kind, event = _event(record)
        identifier = UUID(name_of(record).partition("/")[2])
        version = record.version if isinstance(record, Entity | Premises) else self._next(kind, identifier)
        data = event.SerializeToString(deterministic=True)
        return self.publish(kind, event.DESCRIPTOR.full_name, data, identifier, version, state(record))

    def _next(self, kind: str, record: UUID) -> int:
        return self.kinds[kind].get(record, (0, b""))[0] + 1

    def publish(
        self, kind: str, event_type: str, data: bytes, record: UUID, version: int, content: bytes | None
    ) -> Numbered:
        """Number an event; `content` None leaves the record as it was."""
        if content is not None:
            self.kinds[kind][record] = (version, content)
        stream = stream_of(record)
        envelope = _envelope(kind, event_type, data, record, version)
        numbered = Numbered(stream, len(self.streams[stream]) + 1, build(envelope), envelope)
        self.streams[stream].append(Arrived(stream, numbered.number, numbered.raw))
        return numbered

    async def heads(self) -> list[int]:
        return [len(stream) for stream in self.streams]

    async def read_stream(self, stream: int, after: int, limit: int) -> list[Arrived]:
        return self.streams[stream][after : after + limit]

    async def digests(self, kind: str, buckets: range) -> pb.GetDigestsResponse:
        if kind not in self.kinds:
            raise KindUnknownError(kind)
        sums: dict[int, list[int]] = {}
        for record, (version, content) in self.kinds[kind].items():
            if bucket_of(record) not in buckets:
                continue
            high, low = digest(record, version, content)
            bucket = sums.setdefault(bucket_of(record), [0, 0, 0])
            bucket[:] = [bucket[0] + 1, bucket[1] + high, bucket[2] + low]
        found = [pb.BucketDigest(bucket=b, count=n, sum_high=h, sum_low=lo) for b, (n, h, lo) in sums.items()]
        return pb.GetDigestsResponse(buckets=found, heads=await self.heads())

    async def records(self, kind: str, selection: range | Sequence[UUID], with_state: bool) -> AsyncIterator[pb.Record]:
        for record, (version, content) in list(self.kinds[kind].items()):
            chosen = bucket_of(record) in selection if isinstance(selection, range) else record in set(selection)
            if chosen:
                high, low = digest(record, version, content)
                kept = content if with_state else b""
                yield pb.Record(id=str(record), version=version, digest_high=high, digest_low=low, state=kept)


def _event(record: Record) -> tuple[str, Message]:
    """Some event that carries such a state."""
    match record:
        case Entity():
            return "entity", EntityEstablished(entity=record)
        case Premises():
            return "premises", PremisesOpened(premises=record)
        case Deadline():
            return "deadline", DeadlineOpened(deadline=record)
        case Assignment():
            return "assignment", AssignmentOpened(assignment=record)
        case Licence():
            return "licence", LicenceAdopted(licence=record)
        case LicenceApplication():
            return "licence_application", LicenceApplicationReceived(licence_application=record)
        case Unit():
            return "unit", UnitCreated(unit=record)
        case Post():
            return "post", PostCreated(post=record)
        case _:
            return kind_of(record), event_of(record)


def name_of(record: Message) -> str:
    """The resource name, which every record has."""
    name: str = getattr(record, "name")  # noqa: B009 - a message's type does not say it
    return name


def _envelope(kind: str, event_type: str, data: bytes, record: UUID, version: int) -> Envelope:
    return Envelope(
        id=uuid5(NAMESPACE, f"{record} {version}"),
        source="/licensing",
        type=event_type,
        subject="",
        occurred_at=WHEN,
        recorded_at=WHEN,
        aggregate_id=record,
        version=version,
        kind=kind,
        causation="test",
        correlation="",
        actor_department="market-regulation",
        actor_officer="",
        sensitivity="PUBLIC",
        rule_version="",
        traceparent="",
        data=data,
    )
