"""The owner's side of reading: heads, streams, watch, digests and records, served by every service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from uuid import UUID

from chassis import journal, verifying
from chassis.aggregates import AggregateType
from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.envelope import parse
from chassis.errors import Refusal, RefusalKind, Violation
from chassis.permissions import Grant
from chassis.sealing.checking import seal_faults
from chassis.sealing.news import SealNews
from chassis.serving.call import Call
from chassis.serving.handlers import ServiceSpec
from chassis.streams import BUCKETS, STREAMS
from chassis.watching import Watcher
from smartsupervision.common.v1 import journal_pb2 as pb

SERVICE = pb.DESCRIPTOR.services_by_name["JournalService"]

MAX_EVENTS = 10_000
MAX_IDS = 1_000
SEQUENCER_SECONDS = 5.0

SEQUENCER_BEHIND = Refusal(
    RefusalKind.UNAVAILABLE,
    "SEQUENCER_BEHIND",
    "events are waiting for their number, so no digest can be complete at a head",
    "事件尚未编号，暂不能给出摘要",
    rule="completeness",
    remedy="see whether the relay runs (`ssv status`), then ask again",
)


def _invalid(field: str, description: str) -> Refusal:
    return Refusal(
        RefusalKind.INVALID_ARGUMENT,
        "INVALID_FIELD",
        f"{field}: {description}",
        f"字段 {field} 不符合要求",
        rule="journal.proto",
        remedy="see the field's comment in the schema",
        violations=(Violation(field, description),),
    )


def grants(own: frozenset[str], readers: frozenset[str], watchers: frozenset[str]) -> tuple[Grant, ...]:
    """Rows of the permission table: which services of our own department read, which departments may watch."""
    return (
        Grant(f"/{SERVICE.full_name}/*", own, services=readers, note="readers of our own platform"),
        Grant(
            f"/{SERVICE.full_name}/VerifyJournal",
            own,
            duties=frozenset({"operator", "auditor"}),
            note="anyone who answers for the records may prove them",
        ),
        Grant(f"/{SERVICE.full_name}/Watch", watchers, duties=frozenset({"system"}), note="live feed for departments"),
    )


class JournalService:
    """Implements smartsupervision.common.v1.JournalService."""

    def __init__(self, pool: Pool, types: Sequence[AggregateType], clock: Clock) -> None:
        self._pool = pool
        self._types = {kind.kind: kind for kind in types}
        self._clock = clock
        self._watcher = Watcher(pool)

    def spec(self) -> ServiceSpec:
        """For the server."""
        return ServiceSpec(SERVICE, self)

    async def GetHeads(self, request: pb.GetHeadsRequest, call: Call) -> pb.GetHeadsResponse:
        """The last number of each stream."""
        async with self._pool.connection() as connection:
            numbers = await journal.heads(connection)
        response = pb.GetHeadsResponse(heads=numbers)
        response.read_time.FromDatetime(self._clock.now())
        return response

    async def ReadStream(self, request: pb.ReadStreamRequest, call: Call) -> AsyncIterator[pb.NumberedEvent]:
        """Events of one stream after a number."""
        if not 0 <= request.stream < STREAMS:
            raise _invalid("stream", f"must be 0 to {STREAMS - 1}")
        if not 0 <= request.limit <= MAX_EVENTS:
            raise _invalid("limit", f"must be 1 to {MAX_EVENTS}, or 0 for 1,000")
        async with self._pool.connection() as connection:
            found = journal.read_stream(connection, request.stream, request.after, request.limit or 1000)
            async for event in found:
                yield pb.NumberedEvent(stream=event.stream, number=event.number, cloud_event=event.raw)

    async def Watch(self, request: pb.WatchRequest, call: Call) -> AsyncIterator[pb.WatchResponse]:
        """Events of all streams from a token on; a heartbeat when nothing happens; new seals with either."""
        wanted, news = frozenset(request.types), SealNews(self._pool, self._clock)
        async for event, token in self._watcher.watch(request.resume_token):
            response = pb.WatchResponse(resume_token=token, seals=await news.fresh())
            if event is not None and (not wanted or parse(event.raw).type in wanted):
                response.event.stream = event.stream
                response.event.number = event.number
                response.event.cloud_event = event.raw
            elif event is not None and not response.seals:
                continue
            yield response

    async def GetDigests(self, request: pb.GetDigestsRequest, call: Call) -> pb.GetDigestsResponse:
        """Sums per bucket, and heads at or above every event in them."""
        self._require_kind(request.kind)
        span = _span(request.bucket_from, request.bucket_to or BUCKETS)
        async with self._pool.connection() as connection:
            async with connection.transaction():
                await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                buckets = await _bucket_sums(connection, request.kind, span)
                newest = await _newest_unnumbered(connection)
            heads = await _heads_past(connection, newest)
        return pb.GetDigestsResponse(buckets=buckets, heads=heads)

    async def ListRecords(self, request: pb.ListRecordsRequest, call: Call) -> AsyncIterator[pb.Record]:
        """The records of some buckets or of the ids named."""
        self._require_kind(request.kind)
        condition, parameters = _selection(request)
        state_column = "state" if request.with_state else "''::bytea"
        async with self._pool.connection() as connection:
            cursor = await connection.execute(
                f"SELECT aggregate_id, version, digest_high, digest_low, {state_column} FROM state"  # noqa: S608 - constants
                f" WHERE kind = %s AND {condition}",
                (request.kind, *parameters),
            )
            async for aggregate_id, version, high, low, state in cursor:
                yield pb.Record(
                    id=str(aggregate_id),
                    version=version,
                    digest_high=high,
                    digest_low=low,
                    state=state,
                )

    async def VerifyJournal(
        self, request: pb.VerifyJournalRequest, call: Call
    ) -> AsyncIterator[pb.VerifyJournalResponse]:
        """Progress of the proof, with what it finds; it blocks nobody."""
        progress = pb.VerifyJournalResponse()
        async with self._pool.connection() as connection:
            progress.aggregates_total = await verifying.count_aggregates(connection)
            async for page in verifying.verify_journal(connection, self._types):
                progress.events += page.events
                progress.aggregates += page.aggregates
                del progress.faults[:]
                progress.faults.extend(_wire(page.faults))
                yield progress
                await asyncio.sleep(0)
            async for faults in seal_faults(connection):
                del progress.faults[:]
                progress.faults.extend(_wire(faults))
                yield progress
        yield pb.VerifyJournalResponse(
            events=progress.events, aggregates=progress.aggregates, aggregates_total=progress.aggregates, done=True
        )

    def _require_kind(self, kind: str) -> None:
        if kind not in self._types:
            raise _invalid("kind", f"must be one of {', '.join(sorted(self._types))}")


def _wire(faults: Sequence[verifying.Fault]) -> list[pb.JournalFault]:
    return [pb.JournalFault(subject=f.subject, code=f.code, detail=f.detail) for f in faults]


def _span(first: int, end: int) -> range:
    if not 0 <= first < BUCKETS:
        raise _invalid("bucket", f"must be 0 to {BUCKETS - 1}")
    if not first < end <= BUCKETS:
        raise _invalid("bucket_to", f"must be {first + 1} to {BUCKETS}, or 0")
    return range(first, end)


def _selection(request: pb.ListRecordsRequest) -> tuple[str, tuple[object, ...]]:
    if request.HasField("bucket"):
        span = _span(request.bucket, request.bucket_to or request.bucket + 1)
        return "bucket >= %s AND bucket < %s", (span.start, span.stop)
    if len(request.ids) > MAX_IDS:
        raise _invalid("ids", f"at most {MAX_IDS}")
    try:
        return "aggregate_id = ANY(%s)", ([UUID(text) for text in request.ids],)
    except ValueError:
        raise _invalid("ids", "must be UUIDs") from None


async def _bucket_sums(connection: Connection, kind: str, span: range) -> list[pb.BucketDigest]:
    cursor = await connection.execute(
        "SELECT bucket, count(*), sum(digest_high)::bigint, sum(digest_low)::bigint"
        " FROM state WHERE kind = %s AND bucket >= %s AND bucket < %s GROUP BY bucket ORDER BY bucket",
        (kind, span.start, span.stop),
    )
    return [pb.BucketDigest(bucket=b, count=n, sum_high=high, sum_low=low) async for b, n, high, low in cursor]


async def _newest_unnumbered(connection: Connection) -> int:
    cursor = await connection.execute("SELECT coalesce(max(pos), 0) FROM outbox WHERE number IS NULL")
    row = await cursor.fetchone()
    return int(row[0]) if row else 0


async def _heads_past(connection: Connection, newest: int) -> list[int]:
    """The heads once every event up to `newest` has its number. Raises Refusal SEQUENCER_BEHIND."""
    deadline = asyncio.get_running_loop().time() + SEQUENCER_SECONDS
    while True:
        cursor = await connection.execute("SELECT 1 FROM outbox WHERE number IS NULL AND pos <= %s LIMIT 1", (newest,))
        if await cursor.fetchone() is None:
            return await journal.heads(connection)
        if asyncio.get_running_loop().time() > deadline:
            raise SEQUENCER_BEHIND
        await asyncio.sleep(0.05)
