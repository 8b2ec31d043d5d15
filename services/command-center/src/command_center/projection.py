"""The projector's sink: events in, documents in the index out. Idempotent by external versions."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import psycopg
import psycopg_pool
import structlog

from chassis.clock import Clock
from chassis.crashpoints import passing
from chassis.database import Connection, Pool
from chassis.errors import PermanentError, TransientError
from chassis.metrics import Metrics
from chassis.reading.records import Numbered, Parked
from command_center import documents, targets
from command_center.bulk import UNWRITTEN, ItemResult, Outcome, highest_versions
from command_center.documents import Document
from command_center.elastic import Elastic
from command_center.healing import ensure_index
from command_center.index import KINDS, kind_of, kinds_of
from command_center.owners import Source

ACKNOWLEDGE_SECONDS = 1.0
PACE_SECONDS = 0.25
"""Small batches begin at least so far apart, because …"""
SEARCHABLE_AT_ONCE = 500
"""… one with fewer events is searchable when it is written; larger ones wait for the index's own interval."""

log = structlog.get_logger()


class Projection:
    """Writes the state in each event of one owner to the index of its kind, and to the one being built beside it."""

    def __init__(self, source: Source, elastic: Elastic, clock: Clock, metrics: Metrics) -> None:
        self.name = source.reader
        self._owner = source.owner
        self._elastic = elastic
        self._clock = clock
        self._metrics = metrics
        self._busy = asyncio.Lock()

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        """Write what is newest per record. TransientError if any document must be tried again."""
        built, parked = _build(self._owner, events)
        newest = highest_versions(list(built))
        async with self._busy:
            targeted = await self._targeted(connection, newest)
            passing("projector.before_bulk")
            results = await self._elastic.bulk(targeted, "external", refresh=len(events) < SEARCHABLE_AT_ONCE)
            passing("projector.after_bulk")
        self._count(results)
        await self._restore_indices(results)
        serving = [result for result in results if _is_serving(result)]
        await self._stop_rebuilds(connection, [result for result in results if not _is_serving(result)])
        _raise_unwritten(serving)
        refused = {result.document: result.reason for result in serving if result.outcome is Outcome.PERMANENT}
        return parked + [_park(built[document], reason) for document, reason in refused.items()]

    async def _restore_indices(self, results: Sequence[ItemResult]) -> None:
        """Make anew what is missing, so that the next try finds it: the healer may be waiting for this very batch."""
        lost = {
            result.document.kind for result in results if _is_serving(result) and result.outcome is Outcome.NO_INDEX
        }
        for name in lost:
            await ensure_index(self._elastic, KINDS[name])

    async def _targeted(self, connection: Connection, found: Sequence[Document]) -> list[tuple[Document, str]]:
        plans = {
            name: (await targets.current(connection, KINDS[name])).aliases(KINDS[name])
            for name in {document.kind for document in found}
        }
        return [(document, alias) for document in found for alias in plans[document.kind]]

    async def _stop_rebuilds(self, connection: Connection, results: Sequence[ItemResult]) -> None:
        """What an index other than the serving one refuses stops its rebuild, never the live event."""
        _raise_unwritten([result for result in results if result.outcome is Outcome.TRANSIENT])
        for result in results:
            if result.outcome in (Outcome.PERMANENT, Outcome.NO_INDEX):
                await targets.report_failure(connection, KINDS[result.document.kind], result.reason)

    def _count(self, results: Sequence[ItemResult]) -> None:
        for outcome in Outcome:
            count = sum(result.outcome is outcome for result in results)
            self._metrics.add("ssv_index_documents_total", count, labels=(outcome.value,))

    async def acknowledge_plans(self, pool: Pool, instance: str) -> None:
        """Endless part: tell rebuilds which plan all later batches follow."""
        try:
            while True:
                await self._acknowledge(pool, instance)
                await asyncio.sleep(ACKNOWLEDGE_SECONDS)
        finally:
            async with pool.connection() as connection:
                await targets.leave(connection, instance)

    async def _acknowledge(self, pool: Pool, instance: str) -> None:
        try:
            # While the lock is held no batch is in hand that might have read an older plan.
            async with self._busy, pool.connection() as connection:
                await targets.acknowledge(connection, instance, kinds_of([self._owner]), self._clock.now())
        except (psycopg.OperationalError, psycopg_pool.PoolTimeout) as error:
            log.warning("projector.acknowledge", error=str(error).strip())


def _is_serving(result: ItemResult) -> bool:
    return result.target == KINDS[result.document.kind].alias


def _raise_unwritten(results: Sequence[ItemResult]) -> None:
    failed = [result for result in results if result.outcome in UNWRITTEN]
    if failed:
        raise TransientError(f"{len(failed)} documents not written: {failed[0].reason}")


def _build(owner: str, events: Sequence[Numbered]) -> tuple[dict[Document, Numbered], list[Parked]]:
    built: dict[Document, Numbered] = {}
    parked: list[Parked] = []
    for event in events:
        envelope = event.envelope
        kind = kind_of(owner, envelope.kind)
        if kind is None:
            # The owner has kinds that nobody searches; they are none of this reader's business.
            continue
        try:
            state = documents.state_of(envelope.kind, envelope.type, envelope.data)
            document = documents.build(kind.name, envelope.aggregate_id, envelope.version, state)
        except PermanentError as error:
            parked.append(_park(event, str(error)))
        else:
            built[document] = event
    return built, parked


def _park(event: Numbered, reason: str) -> Parked:
    return Parked(event.stream, event.number, event.raw, reason)
