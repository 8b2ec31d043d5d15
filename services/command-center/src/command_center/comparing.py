"""Comparing an index with its owner: asks both sides in the right order, decides by `reconcile`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import TransientError
from chassis.reading.owner import KindUnknownError, Owner
from command_center import reconcile
from command_center.elastic import Elastic
from command_center.index import Json, Kind
from command_center.reconcile import BucketSum, Comparison, Version
from command_center.spans import slices, spans
from smartsupervision.common.v1.journal_pb2 import GetDigestsResponse, Record

Positions = Callable[[str], Awaitable[dict[int, int]]]
"""Tells the last number the reader of an owner applied, per stream."""

IDS_PER_CALL = 500
MANY_BUCKETS = 200
_AT_ONCE = 4
_POLL_SECONDS = 0.1


class ReaderBehindError(TransientError):
    """The reader did not reach the owner's heads in time, so nothing can be said about differences."""


@dataclass
class Course:
    """How far a comparison is, for whoever waits: records looked at, and those there are to look at."""

    records: int = 0
    total: int = 0


@dataclass(frozen=True)
class Digests:
    """The owner's sums of a kind, and the heads they are complete at."""

    sums: Mapping[int, BucketSum]
    heads: Sequence[int]


class Comparing:
    """Compares indices with their owners."""

    def __init__(
        self, elastic: Elastic, owners: Mapping[str, Owner], positions: Positions, patience_seconds: float
    ) -> None:
        self._elastic = elastic
        self._owners = owners
        self._positions = positions
        self._patience = patience_seconds
        self._records: dict[str, int] = {}
        """How many there were of each kind when last asked."""

    async def compare(
        self,
        kind: Kind,
        alias: str,
        *,
        patient: bool = False,
        course: Course | None = None,
        owned: Digests | None = None,
    ) -> Comparison:
        """Every difference that is still there after the reader has passed the owner's heads and a refresh.

        A patient comparison leaves buckets that the owner is changing for the next time where there are many. `owned`
        are digests asked for just now, where the caller has them: asking is the dear part.
        Raises ReaderBehindError, or TransientError while a side does not answer.
        """
        course = course or Course()
        owned = owned or await self.digests(kind, course)
        await self.passed(kind, owned.heads)
        await self._elastic.refresh(alias)
        index_sums = await self._elastic.sums(alias)
        buckets = differing = reconcile.differing_buckets(owned.sums, index_sums)
        if differing:
            # Sums again before records: while commands come in, most of what differs is the index being ahead.
            later = (await self.digests(kind)).sums
            buckets = differing = reconcile.unexplained(differing, index_sums, later)
            if patient and len(differing) > MANY_BUCKETS:
                buckets = reconcile.settled(differing, owned.sums, later)
        suspects = await self._suspects(kind, alias, spans(buckets, owned.sums), course)
        differences = await self._confirm(kind, alias, suspects) if suspects else {}
        return Comparison(
            kind.name,
            owned=reconcile.total(owned.sums),
            # Counted last: the index may have been filled while it was looked at.
            indexed=await self._elastic.count(alias),
            differences=differences,
            left=len(differing) - len(buckets),
        )

    async def digests(self, kind: Kind, course: Course | None = None) -> Digests:
        """The owner's sums, asked for in parts so that no call takes long.

        An owner that does not know the kind has no records of it.
        """
        owner = self._owners[kind.owner]
        found: dict[int, BucketSum] = {}
        heads: Sequence[int] = ()
        for part in slices(self._records.get(kind.name)):
            try:
                answer = await owner.digests(kind.kind, part)
            except KindUnknownError:
                return Digests({}, await owner.heads())
            found |= sums(answer)
            # Heads only grow: those of the last part lie past every event in all parts.
            heads = answer.heads
            if course is not None:
                course.records += reconcile.total(sums(answer))
                course.total = max(course.total, course.records)
        self._records[kind.name] = reconcile.total(found)
        return Digests(found, heads)

    async def passed(self, kind: Kind, heads: Sequence[int]) -> None:
        """Wait until the reader has applied everything up to these heads. Raises ReaderBehindError."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._patience
        while True:
            reached = await self._positions(kind.owner)
            if all(reached.get(stream, 0) >= head for stream, head in enumerate(heads)):
                return
            if loop.time() > deadline:
                raise ReaderBehindError(f"the reader has not reached the heads of {kind.owner}")
            await asyncio.sleep(_POLL_SECONDS)

    async def _suspects(self, kind: Kind, alias: str, parts: Sequence[range], course: Course) -> set[UUID]:
        limit = asyncio.Semaphore(_AT_ONCE)

        async def look(part: range) -> set[UUID]:
            async with limit:
                owned = await self.owned(kind, part)
                indexed = await self._elastic.versions(alias, span_clause(part))
            course.records += len(owned)
            course.total = max(course.total, course.records)
            return reconcile.suspects(owned, indexed)

        return set().union(*await asyncio.gather(*map(look, parts)))

    async def _confirm(self, kind: Kind, alias: str, suspects: set[UUID]) -> dict[UUID, reconcile.Difference]:
        chosen = sorted(suspects)
        before = await self._owned_of(kind, chosen)
        # The heads of the digests, because only they are known to lie past every event in the records.
        await self.passed(kind, (await self.digests(kind)).heads)
        await self._elastic.refresh(alias)
        indexed: dict[UUID, Version] = {}
        for ids in batched_ids(chosen):
            indexed |= await self._elastic.versions(alias, ids_clause(ids))
        after = await self._owned_of(kind, chosen)
        return reconcile.confirmed(chosen, before, indexed, after)

    async def _owned_of(self, kind: Kind, chosen: Sequence[UUID]) -> dict[UUID, Version]:
        owned: dict[UUID, Version] = {}
        for ids in batched_ids(chosen):
            owned |= await self.owned(kind, ids)
        return owned

    async def owned(self, kind: Kind, selection: range | Sequence[UUID]) -> dict[UUID, Version]:
        """What the owner has of some buckets or of some ids."""
        records = self._owners[kind.owner].records(kind.kind, selection, with_state=False)
        return {UUID(record.id): version_of(record) async for record in records}


def sums(digests: GetDigestsResponse) -> dict[int, BucketSum]:
    """The owner's sums per bucket."""
    return {bucket.bucket: BucketSum(bucket.count, bucket.sum_high, bucket.sum_low) for bucket in digests.buckets}


def version_of(record: Record) -> Version:
    """Version and digest in an owner's record."""
    return Version(record.version, record.digest_high, record.digest_low)


def batched_ids(ids: Sequence[UUID]) -> list[Sequence[UUID]]:
    """As many ids at once as one call takes."""
    return [ids[start : start + IDS_PER_CALL] for start in range(0, len(ids), IDS_PER_CALL)]


def ids_clause(ids: Iterable[UUID]) -> Json:
    """The query clause that selects documents by id."""
    return {"terms": {"id": [str(record) for record in ids]}}


def span_clause(buckets: range) -> Json:
    """The query clause that selects the documents of buckets in a row."""
    return {"range": {"bucket": {"gte": buckets.start, "lt": buckets.stop}}}
