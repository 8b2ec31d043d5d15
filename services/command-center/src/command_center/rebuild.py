"""Rebuilding an index is healing an empty one and swapping.

1. create it; 2. every running projector acknowledges that it writes to both; 3. only then read the owner's heads
and let the healing fill it; 4. until it equals its owner; 5. swap the alias, and stop the double write after the
old index's grace time. Whatever goes wrong before the swap leaves the serving index as it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import psycopg
import psycopg_pool
import structlog

from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.errors import Refusal, RefusalKind, TransientError
from command_center import targets
from command_center.elastic import Elastic
from command_center.healing import Healing, UnhealableError
from command_center.index import Kind
from command_center.reconcile import Comparison
from smartsupervision.commandcenter.v1.command_center_pb2 import RebuildProgress

ACKNOWLEDGED_WITHIN_SECONDS = 30.0
ROUNDS = 10
TIDY_SECONDS = 60.0
_POLL_SECONDS = 0.2
_REBUILD_LOCK = 7_305_202

log = structlog.get_logger()


def _refusal(kind: RefusalKind, reason: str, message: str, message_zh: str, remedy: str) -> Refusal:
    return Refusal(kind, reason, message, message_zh, rule="design 6", remedy=remedy)


RUNNING = _refusal(
    RefusalKind.ABORTED,
    "REBUILD_RUNNING",
    "another rebuild is running",
    "索引重建正在进行",
    "wait until it is done",
)
NOT_ACKNOWLEDGED = _refusal(
    RefusalKind.UNAVAILABLE,
    "PROJECTOR_SILENT",
    "a projector did not acknowledge the second index",
    "投影进程未确认双写",
    "see whether all projectors are well (`ssv status`), then rebuild again",
)


class Rebuilding:
    """Builds a new index beside the serving one and swaps."""

    def __init__(
        self, elastic: Elastic, healing: Healing, pool: Pool, clock: Clock, grace_seconds: float = 5.0
    ) -> None:
        """The healing must be strict."""
        self._elastic = elastic
        self._healing = healing
        self._pool = pool
        self._clock = clock
        self._grace = grace_seconds

    async def rebuild(self, kind: Kind) -> AsyncIterator[RebuildProgress]:
        """Do it, telling each step. Refusal REBUILD_RUNNING, PROJECTOR_SILENT or REBUILD_STOPPED."""
        async with self._pool.connection() as connection, _only_one(connection):
            await self._give_up(connection, kind)
            index = kind.index_name(self._clock.now().strftime("%Y%m%d%H%M%S%f"))
            try:
                async for progress in self._build(connection, kind, index):
                    yield progress
            except BaseException:
                # Also when the caller goes away: half a rebuild must not stay behind.
                await self._give_up(connection, kind)
                raise
            async for progress in self._swap(connection, kind, index):
                yield progress

    async def tidy(self, kinds: Sequence[Kind]) -> None:
        """Endless part: clear away a rebuild whose process died, and rebuild what has an earlier version's fields."""
        while True:
            for kind in kinds:
                try:
                    await self._clear(kind)
                    await self._renew(kind)
                except (Refusal, TransientError, psycopg.OperationalError, psycopg_pool.PoolTimeout) as error:
                    log.info("rebuild.tidy_later", kind=kind.name, error=str(error).strip())
            await asyncio.sleep(TIDY_SECONDS)

    async def _clear(self, kind: Kind) -> None:
        """Clear away what is left, and only then be the only one: a rebuild asked for meanwhile would be refused."""
        async with self._pool.connection() as connection:
            phase = (await targets.current(connection, kind)).phase
            beside = [await self._elastic.indices_of(alias) for alias in (kind.next_alias, kind.previous_alias)]
            if phase != "idle" or any(beside):
                async with _only_one(connection):
                    await self._give_up(connection, kind)

    async def _renew(self, kind: Kind) -> None:
        serving = await self._elastic.indices_of(kind.alias)
        if all(map(kind.is_current, serving)):
            return
        log.warning("rebuild.earlier_version", kind=kind.name, serving=serving)
        async for progress in self.rebuild(kind):
            log.info("rebuild.progress", kind=kind.name, stage=progress.stage, index=progress.index)

    async def _build(self, connection: Connection, kind: Kind, index: str) -> AsyncIterator[RebuildProgress]:
        await self._elastic.create(index, kind.body(), [kind.next_alias])
        yield RebuildProgress(stage=RebuildProgress.CREATED, index=index, kind=kind.name)
        await self._enter(connection, kind, "building")
        yield RebuildProgress(stage=RebuildProgress.DOUBLE_WRITING, index=index, kind=kind.name)
        for _ in range(ROUNDS):
            yield await self._progress(RebuildProgress.HEALING, kind, index)
            comparison = await self._heal(connection, kind)
            if comparison.equal:
                yield await self._progress(RebuildProgress.EQUAL, kind, index)
                return
        raise _stopped(f"{len(comparison.differences)} records still differ from their owner")

    async def _heal(self, connection: Connection, kind: Kind) -> Comparison:
        try:
            comparison, _ = await self._healing.heal(kind, kind.next_alias)
        except UnhealableError as error:
            raise _stopped(str(error)) from error
        reason = await targets.failure(connection, kind)
        if reason is not None:
            raise _stopped(reason)
        return comparison

    async def _swap(self, connection: Connection, kind: Kind, index: str) -> AsyncIterator[RebuildProgress]:
        previous = await self._elastic.indices_of(kind.alias)
        actions = [{"remove": {"index": old, "alias": kind.alias}} for old in previous]
        actions += [{"add": {"index": old, "alias": kind.previous_alias}} for old in previous]
        actions += [{"add": {"index": index, "alias": kind.alias}}]
        await self._elastic.move_aliases(actions)
        await self._enter(connection, kind, "swapped" if previous else "idle")
        yield await self._progress(RebuildProgress.SWAPPED, kind, index)
        await asyncio.sleep(self._grace)
        await self._enter(connection, kind, "idle")
        await self._elastic.move_aliases([{"remove": {"index": index, "alias": kind.next_alias}}])
        for old in previous:
            await self._elastic.drop(old)
        yield await self._progress(RebuildProgress.DONE, kind, index)

    async def _enter(self, connection: Connection, kind: Kind, phase: targets.Phase) -> None:
        generation = await targets.enter(connection, kind, phase, self._clock.now())
        loop = asyncio.get_running_loop()
        deadline = loop.time() + ACKNOWLEDGED_WITHIN_SECONDS
        while await targets.laggards(connection, kind, generation, self._clock.now()):
            if loop.time() > deadline:
                raise NOT_ACKNOWLEDGED
            await asyncio.sleep(_POLL_SECONDS)

    async def _give_up(self, connection: Connection, kind: Kind) -> None:
        """Forget a rebuild that did not end: first no projector may write to its index, then it goes."""
        if (await targets.current(connection, kind)).phase != "idle":
            await targets.enter(connection, kind, "idle", self._clock.now())
        serving = await self._elastic.indices_of(kind.alias)
        for alias in (kind.next_alias, kind.previous_alias):
            for index in await self._elastic.indices_of(alias):
                if index in serving:
                    await self._elastic.move_aliases([{"remove": {"index": index, "alias": alias}}])
                else:
                    await self._elastic.drop(index)

    async def _progress(self, stage: RebuildProgress.Stage.ValueType, kind: Kind, index: str) -> RebuildProgress:
        await self._elastic.refresh(index)
        indexed, owned = await self._elastic.count(index), await self._healing.owned(kind)
        return RebuildProgress(stage=stage, index=index, indexed=indexed, owned=owned, kind=kind.name)


def _stopped(reason: str) -> Refusal:
    return _refusal(
        RefusalKind.FAILED_PRECONDITION,
        "REBUILD_STOPPED",
        f"the new index cannot be made equal: {reason}",
        "新索引无法与来源一致，重建已停止",
        "correct the mapping or the record; the serving index is unchanged",
    )


@asynccontextmanager
async def _only_one(connection: Connection) -> AsyncIterator[None]:
    cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", (_REBUILD_LOCK,))
    row = await cursor.fetchone()
    if not (row and row[0]):
        raise RUNNING
    try:
        yield
    finally:
        if not connection.closed:
            await connection.execute("SELECT pg_advisory_unlock(%s)", (_REBUILD_LOCK,))
