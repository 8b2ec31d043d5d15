"""Healing: the index is made equal to its owner from the owner's own records, at any time, as often as wanted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from uuid import UUID

import structlog

from chassis.errors import PermanentError, TransientError
from chassis.reading.owner import Owner
from command_center import documents, reconcile
from command_center.bulk import UNWRITTEN, Outcome
from command_center.comparing import Comparing, Digests, batched_ids, ids_clause
from command_center.documents import Document
from command_center.elastic import Elastic
from command_center.index import Kind
from command_center.reconcile import Comparison, Difference
from command_center.spans import spans
from smartsupervision.common.v1.journal_pb2 import Record

PARTS_AT_ONCE = 3
"""Parts of the register in memory at a time; the index is the bound, and fetching the next hides behind it."""
ROUNDS = 5

log = structlog.get_logger()


class UnhealableError(Exception):
    """A record's document is refused by the index for good."""


class Healing:
    """Fills and mends indices from their owners."""

    def __init__(
        self, elastic: Elastic, owners: Mapping[str, Owner], comparing: Comparing, *, strict: bool = False
    ) -> None:
        """A strict healing raises UnhealableError; one that is not goes on with the other records."""
        self._strict = strict
        self._elastic = elastic
        self._owners = owners
        self._comparing = comparing

    async def ensure(self, kind: Kind) -> None:
        """See that there is a serving index."""
        await ensure_index(self._elastic, kind)

    async def heal(self, kind: Kind, alias: str, *, patient: bool = False) -> tuple[Comparison, int]:
        """Compare and mend until nothing differs; the last comparison, and how many documents were mended."""
        owned = await self._comparing.digests(kind)
        healed = await self.fill(kind, alias, owned)
        comparison = await self._comparing.compare(kind, alias, patient=patient, owned=None if healed else owned)
        for _ in range(ROUNDS):
            mended = 0 if comparison.equal else await self._mend(kind, alias, comparison)
            if not mended:
                break
            healed += mended
            comparison = await self._comparing.compare(kind, alias, patient=patient)
        return comparison, healed

    async def owned(self, kind: Kind) -> int:
        """Records the owner has."""
        return reconcile.total((await self._comparing.digests(kind)).sums)

    async def fill(self, kind: Kind, alias: str, owned: Digests) -> int:
        """Where the index has little of what the owner has, write all buckets it lacks; how many documents."""
        if 2 * await self._elastic.count(alias) >= reconcile.total(owned.sums):
            return 0
        await self._elastic.refresh(alias)
        indexed = await self._elastic.sums(alias)
        limit = asyncio.Semaphore(PARTS_AT_ONCE)

        async def write(part: range) -> int:
            async with limit:
                return await self._write([found async for found in self._documents(kind, part)], alias)

        parts = spans(owned.sums.keys() - indexed.keys(), owned.sums)
        return sum(await asyncio.gather(*map(write, parts)))

    async def _mend(self, kind: Kind, alias: str, comparison: Comparison) -> int:
        wanted = comparison.ids(Difference.MISSING) + comparison.ids(Difference.STALE)
        mended = 0
        for ids in batched_ids(wanted):
            found = [document async for document in self._documents(kind, ids)]
            mended += await self._write(found, alias)
        for ids in batched_ids(comparison.ids(Difference.EXTRA)):
            mended += await self._remove(alias, ids)
        return mended

    async def _remove(self, alias: str, ids: Sequence[UUID]) -> int:
        found = await self._elastic.versions(alias, ids_clause(ids))
        for record, version in found.items():
            await self._elastic.delete(alias, record, version.number)
        return len(found)

    async def _documents(self, kind: Kind, selection: range | Sequence[UUID]) -> AsyncIterator[Document]:
        async for record in self._owners[kind.owner].records(kind.kind, selection, with_state=True):
            document = _document(kind, record)
            if document is not None:
                yield document

    async def _write(self, found: Sequence[Document], alias: str) -> int:
        results = await self._elastic.bulk([(document, alias) for document in found], "external_gte")
        refused = [result for result in results if result.outcome is Outcome.PERMANENT]
        failed = [result for result in results if result.outcome in UNWRITTEN]
        for result in refused:
            log.error("healer.refused", kind=result.document.kind, id=str(result.document.id), reason=result.reason)
        if refused and self._strict:
            raise UnhealableError(f"{refused[0].document.kind} {refused[0].document.id}: {refused[0].reason}")
        if failed:
            raise TransientError(f"{len(failed)} documents not written: {failed[0].reason}")
        return sum(result.outcome is Outcome.WRITTEN for result in results)


def _document(kind: Kind, record: Record) -> Document | None:
    """None where the state cannot be read; the comparison goes on calling such a record missing."""
    try:
        return documents.build(kind.name, UUID(record.id), record.version, record.state)
    except PermanentError as error:
        log.warning("healer.unreadable", kind=kind.name, id=record.id, error=str(error))
        return None


async def ensure_index(elastic: Elastic, kind: Kind) -> None:
    """Create the serving index where there is none, as at the first start or after the loss of its data.

    One of an earlier version gets the fields it lacks: no event may be refused until it is rebuilt.
    """
    indices = await elastic.indices_of(kind.alias)
    if not indices:
        await elastic.create(kind.index_name("initial"), kind.body(), [kind.alias])
        log.warning("index.created", kind=kind.name)
    elif not all(map(kind.is_current, indices)):
        await elastic.extend(kind.alias, kind.properties)


def outcome(comparison: Comparison) -> dict[str, int]:
    """Counts per sort of difference, for logs and metrics."""
    return {sort.value: len(comparison.ids(sort)) for sort in reconcile.Difference}
