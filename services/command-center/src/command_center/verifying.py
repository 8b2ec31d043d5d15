"""Proving that every index equals its owner: at once, or step by step with progress for millions of records."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress

from chassis.clock import Clock
from chassis.database import Pool
from chassis.reading.owner import Owner
from command_center import store
from command_center.comparing import Comparing, Course, ReaderBehindError
from command_center.index import KINDS, Kind
from command_center.owners import SOURCES
from command_center.reconcile import Comparison, Difference
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    VerifyCompletenessResponse,
    VerifyIndexResponse,
)
from smartsupervision.commandcenter.v1.completeness_pb2 import Reconciliation, StreamPosition

MAX_IDS = 1000
TELL_SECONDS = 0.5

Patient = Callable[[float], Comparing]
"""A comparison that waits so many seconds for a reader."""


class Verifying:
    """Compares kinds with their owners and says what was found."""

    def __init__(self, owners: Mapping[str, Owner], comparing: Patient, pool: Pool, clock: Clock) -> None:
        self._owners = owners
        self._comparing = comparing
        self._pool = pool
        self._clock = clock

    async def all_at_once(self, kinds: Sequence[Kind], patience_seconds: float) -> VerifyCompletenessResponse:
        """The outcome for these kinds; one stays out of the answer while its reader is behind."""
        comparing = self._comparing(patience_seconds)
        found = await asyncio.gather(*(self._compare(comparing, kind, Course()) for kind in kinds))
        return await self._result(kinds, found)

    async def step_by_step(self, kinds: Sequence[Kind], patience_seconds: float) -> AsyncIterator[VerifyIndexResponse]:
        """The same, one kind after the other, with progress; the last message has the outcome."""
        comparing = self._comparing(patience_seconds)
        found: list[Comparison | None] = []
        behind: set[str] = set()
        for number, kind in enumerate(kinds, 1):
            if kind.owner in behind:
                # Its reader was waited for already; one that stands still must not be waited for kind by kind.
                found.append(None)
                continue
            course = Course(total=await self._known(kind))
            task = asyncio.create_task(self._compare(comparing, kind, course))
            async for _ in _until_done(task):
                yield VerifyIndexResponse(
                    kind=kind.name,
                    kind_number=number,
                    kinds_total=len(kinds),
                    records=course.records,
                    records_total=course.total,
                )
            found.append(await task)
            if found[-1] is None:
                behind.add(kind.owner)
        yield VerifyIndexResponse(kinds_total=len(kinds), result=await self._result(kinds, found))

    async def _known(self, kind: Kind) -> int:
        """How many records there were at the last comparison."""
        async with self._pool.connection() as connection:
            return await store.owned_before(connection, kind.name)

    async def _compare(self, comparing: Comparing, kind: Kind, course: Course) -> Comparison | None:
        """None while the reader is behind."""
        try:
            comparison = await comparing.compare(kind, kind.alias, course=course)
        except ReaderBehindError:
            return None
        async with self._pool.connection() as connection:
            # The pages show the newest proof there is, whoever asked for it.
            await store.save_reconciliation(connection, comparison, 0, self._clock.now())
        return comparison

    async def _result(self, kinds: Sequence[Kind], found: Sequence[Comparison | None]) -> VerifyCompletenessResponse:
        comparisons = [comparison for comparison in found if comparison is not None]
        positions = await self._positions()
        parked = 0
        async with self._pool.connection() as connection:
            for owner in self._owners:
                parked += await store.parked_count(connection, SOURCES[owner].reader)
        answer = VerifyCompletenessResponse(
            reconciliations=map(_reconciliation, comparisons), positions=positions, parked=parked
        )
        compared = len(comparisons) == len(kinds) and all(comparison.equal for comparison in comparisons)
        answer.complete = compared and not parked and all(p.position >= p.head for p in positions)
        answer.verified_time.FromDatetime(self._clock.now())
        return answer

    async def _positions(self) -> list[StreamPosition]:
        found: list[StreamPosition] = []
        for owner, service in self._owners.items():
            # Heads first: what is numbered in between then shows as ahead, never as behind.
            heads = await service.heads()
            async with self._pool.connection() as connection:
                reached = await store.positions(connection, SOURCES[owner].reader)
            found += [
                StreamPosition(owner=owner, stream=stream, head=head, position=reached.get(stream, 0))
                for stream, head in enumerate(heads)
            ]
        return found


async def _until_done(task: asyncio.Task[Comparison | None]) -> AsyncIterator[None]:
    """Now and every half second until a task is done; it ends with its listener."""
    try:
        while not task.done():
            yield
            await asyncio.wait([task], timeout=TELL_SECONDS)
        yield
    finally:
        if not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def _reconciliation(comparison: Comparison) -> Reconciliation:
    missing, stale, extra = (_ids(comparison, sort) for sort in Difference)
    return Reconciliation(
        kind=comparison.kind,
        owner=KINDS[comparison.kind].owner,
        owned=comparison.owned,
        indexed=comparison.indexed,
        missing=len(missing),
        stale=len(stale),
        extra=len(extra),
        missing_ids=missing[:MAX_IDS],
        stale_ids=stale[:MAX_IDS],
        extra_ids=extra[:MAX_IDS],
    )


def _ids(comparison: Comparison, sort: Difference) -> Sequence[str]:
    return [str(record) for record in comparison.ids(sort)]
