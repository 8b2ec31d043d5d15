"""Comparing an index with its owner: asks both sides in the right order, decides by `reconcile`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from uuid import UUID

from chassis.errors import TransientError
from chassis.reading.owner import Owner
from command_center import reconcile
from command_center.elastic import Elastic
from command_center.index import Json, Kind
from command_center.reconcile import BucketSum, Comparison, Version
from smartsupervision.common.v1.journal_pb2 import GetDigestsResponse, Record

Positions = Callable[[], Awaitable[dict[int, int]]]
"""Tells the last number the reader applied, per stream."""

IDS_PER_CALL = 500
MANY_BUCKETS = 200
_AT_ONCE = 4
_POLL_SECONDS = 0.1


class ReaderBehindError(TransientError):
    """The reader did not reach the owner's heads in time, so nothing can be said about differences."""


class Comparing:
    """Compares indices with one owner."""

    def __init__(self, elastic: Elastic, owner: Owner, positions: Positions, patience_seconds: float) -> None:
        self._elastic = elastic
        self._owner = owner
        self._positions = positions
        self._patience = patience_seconds

    async def compare(self, kind: Kind, alias: str, *, patient: bool = False) -> Comparison:
        """Every difference that is still there after the reader has passed the owner's heads and a refresh.

        A patient comparison leaves buckets that the owner is changing for the next time where there are many.
        Raises ReaderBehindError, or TransientError while a side does not answer.
        """
        digests = await self._owner.digests(kind.name)
        await self.passed(digests.heads)
        await self._elastic.refresh(alias)
        owner_sums, index_sums = sums(digests), await self._elastic.sums(alias)
        differing = reconcile.differing_buckets(owner_sums, index_sums)
        buckets = differing
        if patient and len(differing) > MANY_BUCKETS:
            buckets = reconcile.settled(differing, owner_sums, sums(await self._owner.digests(kind.name)))
        suspects = await self._suspects(kind, alias, buckets)
        differences = await self._confirm(kind, alias, suspects) if suspects else {}
        return Comparison(
            kind.name,
            owned=reconcile.total(owner_sums),
            # Counted last: the index may have been filled while it was looked at.
            indexed=await self._elastic.count(alias),
            differences=differences,
            left=len(differing) - len(buckets),
        )

    async def passed(self, heads: Sequence[int]) -> None:
        """Wait until the reader has applied everything up to these heads. Raises ReaderBehindError."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._patience
        while True:
            reached = await self._positions()
            if all(reached.get(stream, 0) >= head for stream, head in enumerate(heads)):
                return
            if loop.time() > deadline:
                raise ReaderBehindError("the reader has not reached the owner's heads")
            await asyncio.sleep(_POLL_SECONDS)

    async def _suspects(self, kind: Kind, alias: str, buckets: Iterable[int]) -> set[UUID]:
        limit = asyncio.Semaphore(_AT_ONCE)

        async def look(bucket: int) -> set[UUID]:
            async with limit:
                owned = await self.owned(kind, bucket)
                indexed = await self._elastic.versions(alias, {"term": {"bucket": bucket}})
            return reconcile.suspects(owned, indexed)

        return set().union(*await asyncio.gather(*(look(bucket) for bucket in buckets)))

    async def _confirm(self, kind: Kind, alias: str, suspects: set[UUID]) -> dict[UUID, reconcile.Difference]:
        chosen = sorted(suspects)
        before = await self._owned_of(kind, chosen)
        # The heads of the digests, because only they are known to lie past every event in the records.
        await self.passed((await self._owner.digests(kind.name)).heads)
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

    async def owned(self, kind: Kind, selection: int | Sequence[UUID]) -> dict[UUID, Version]:
        """What the owner has of a bucket or of some ids."""
        records = self._owner.records(kind.name, selection, with_state=False)
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


def ids_clause(ids: Sequence[UUID]) -> Json:
    """The query clause that selects documents by id."""
    return {"terms": {"id": [str(record) for record in ids]}}
