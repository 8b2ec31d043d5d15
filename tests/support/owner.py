"""A register small enough to hold in memory: numbered streams, records and digests, as an owner serves them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from support.center import NAMESPACE, state

from chassis.envelope import Envelope, build
from chassis.reading import Arrived, Numbered
from chassis.streams import STREAMS, bucket_of, digest, stream_of
from smartsupervision.common.v1 import journal_pb2 as pb
from smartsupervision.licensing.v1.entity_pb2 import Entity, Premises
from smartsupervision.licensing.v1.events_pb2 import EntityEstablished, PremisesOpened

WHEN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass
class Register:
    """Implements chassis.reading.Owner."""

    streams: list[list[Arrived]] = field(default_factory=lambda: [[] for _ in range(STREAMS)])
    kinds: dict[str, dict[UUID, tuple[int, bytes]]] = field(default_factory=lambda: {"entity": {}, "premises": {}})

    def put(self, *records: Entity | Premises) -> list[Numbered]:
        """Record these states, each by an event of its own; returns the numbered events."""
        return [self._put(record) for record in records]

    def _put(self, record: Entity | Premises) -> Numbered:
        kind = "entity" if isinstance(record, Entity) else "premises"
        event = EntityEstablished(entity=record) if isinstance(record, Entity) else PremisesOpened(premises=record)
        data = event.SerializeToString(deterministic=True)
        return self.publish(kind, event.DESCRIPTOR.full_name, data, UUID(record.uid), record.version, state(record))

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

    async def digests(self, kind: str) -> pb.GetDigestsResponse:
        sums: dict[int, list[int]] = {}
        for record, (version, content) in self.kinds[kind].items():
            high, low = digest(record, version, content)
            bucket = sums.setdefault(bucket_of(record), [0, 0, 0])
            bucket[:] = [bucket[0] + 1, bucket[1] + high, bucket[2] + low]
        buckets = [pb.BucketDigest(bucket=b, count=n, sum_high=h, sum_low=lo) for b, (n, h, lo) in sums.items()]
        return pb.GetDigestsResponse(buckets=buckets, heads=await self.heads())

    async def records(self, kind: str, selection: int | Sequence[UUID], with_state: bool) -> AsyncIterator[pb.Record]:
        for record, (version, content) in list(self.kinds[kind].items()):
            wanted = bucket_of(record) == selection if isinstance(selection, int) else record in set(selection)
            if wanted:
                high, low = digest(record, version, content)
                kept = content if with_state else b""
                yield pb.Record(id=str(record), version=version, digest_high=high, digest_low=low, state=kept)


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
