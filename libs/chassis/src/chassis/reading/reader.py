"""A reader: positions, gaps, the three kinds of errors. Knows neither Kafka nor Elasticsearch.

One transaction per batch: lock the positions, fill gaps from the owner, make the effects, move the positions. Dying
anywhere leaves positions and effects consistent or the effects one batch ahead, which the sink's idempotence absorbs.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

import psycopg
import psycopg_pool
import structlog

from chassis.clock import Clock
from chassis.crashpoints import passing
from chassis.database import Connection, Pool
from chassis.envelope import parse
from chassis.errors import PermanentError, TransientError
from chassis.metrics import Metrics
from chassis.reading.owner import Owner
from chassis.reading.planning import DeadLetterCount, DeadLetterLimit, by_stream, fell_behind, plan
from chassis.reading.positions import (
    lock_positions,
    move_positions,
    park,
    read_positions,
)
from chassis.reading.records import Arrived, Numbered, Parked, Sink

FIRST_BACKOFF = 0.1
LAST_BACKOFF = 5.0
CATCH_UP_SECONDS = 1.0
PAGE = 500

_TRANSIENT = (TransientError, psycopg.OperationalError, psycopg_pool.PoolTimeout)

DeadLetter = Callable[[str, Sequence[Parked]], Awaitable[None]]
"""Publishes parked events of a reader; raises TransientError if it cannot."""

log = structlog.get_logger()


class DeadLetterLimitExceededError(Exception):
    """Too many events are being parked: the reader stops, because the fault is probably ours."""


class Reader:
    """Applies a service's events to one sink."""

    def __init__(
        self,
        pool: Pool,
        owner: Owner,
        sink: Sink,
        dead_letter: DeadLetter,
        clock: Clock,
        metrics: Metrics,
        limit: DeadLetterLimit,
    ) -> None:
        self.name = sink.name
        self._pool = pool
        self._owner = owner
        self._sink = sink
        self._dead_letter = dead_letter
        self._clock = clock
        self._metrics = metrics
        self._count = DeadLetterCount(limit)
        self._retrying = 0

    @property
    def retrying(self) -> bool:
        """Whether a batch is being tried again after a transient fault."""
        return self._retrying > 0

    async def positions(self) -> dict[int, int]:
        """The last applied number per stream."""
        async with self._pool.connection() as connection:
            return await read_positions(connection, self.name)

    async def take(self, arrived: Sequence[Arrived]) -> None:
        """Apply events, trying again until it is done. Only defects and an exceeded limit are raised."""
        backoff = FIRST_BACKOFF
        try:
            while True:
                try:
                    await self._transaction(arrived)
                except _TRANSIENT as error:
                    self._retrying += 1
                    self._metrics.add("ssv_reader_retries_total", labels=(self.name,))
                    log.warning("reader.retry", reader=self.name, error=str(error).strip(), seconds=backoff)
                    await asyncio.sleep(backoff)
                    backoff = min(backoff * 2, LAST_BACKOFF)
                else:
                    return
        finally:
            self._retrying = 0

    async def _transaction(self, arrived: Sequence[Arrived]) -> None:
        started = time.perf_counter()
        passing("runner.before_apply")
        async with self._pool.connection() as connection, connection.transaction():
            applied, parked = await self._apply(connection, arrived)
            passing("runner.after_effects")
        passing("runner.after_commit")
        self._measure(applied, parked, started)

    async def _apply(self, connection: Connection, arrived: Sequence[Arrived]) -> tuple[int, int]:
        streams = by_stream(arrived)
        positions = await lock_positions(connection, self.name, sorted(streams), self._clock.now())
        ready = [
            event
            for stream, events in streams.items()
            for event in await self._contiguous(stream, positions[stream], events)
        ]
        if not ready:
            return 0, 0
        numbered, parked = _parse(ready)
        if numbered:
            parked.extend(await self._sink.apply(connection, numbered))
        if parked:
            await self._park(connection, parked)
        await move_positions(connection, self.name, _last_numbers(ready), self._clock.now())
        applied = len(ready) - len(parked)
        if self._count.add(applied, len(parked)):
            raise DeadLetterLimitExceededError(
                f"{self.name} parked too many events; nothing of this batch was committed. Last: {parked[-1].reason}"
            )
        return applied, len(parked)

    async def _contiguous(self, stream: int, position: int, events: Sequence[Arrived]) -> Sequence[Arrived]:
        planned = plan(position, events)
        self._metrics.add("ssv_reader_duplicates_total", planned.duplicates, labels=(self.name,))
        while planned.has_gap:
            last = planned.apply[-1].number if planned.apply else position
            first_waiting = planned.waiting[0].number
            missing = await self._owner.read_stream(stream, last, first_waiting - last - 1)
            if not missing or missing[0].number != last + 1:
                raise TransientError(f"the owner does not have {stream}/{last + 1} that lies before {first_waiting}")
            self._metrics.add("ssv_reader_gaps_total", labels=(self.name,))
            planned = plan(position, [*planned.apply, *missing, *planned.waiting])
        return planned.apply

    async def _park(self, connection: Connection, parked: Sequence[Parked]) -> None:
        for event in parked:
            log.error("reader.parked", reader=self.name, stream=event.stream, number=event.number, reason=event.reason)
        await self._dead_letter(self.name, parked)
        await park(connection, self.name, parked, self._clock.now())

    def _measure(self, applied: int, parked: int, started: float) -> None:
        labels = (self.name,)
        self._metrics.add("ssv_reader_applied_total", applied, labels=labels)
        self._metrics.add("ssv_reader_parked_total", parked, labels=labels)
        self._metrics.observe("ssv_reader_batch_seconds", time.perf_counter() - started, labels=labels)

    async def keep_up(self) -> None:
        """Endless part: fetch from the owner what Kafka does not bring, as after the loss of its data."""
        before: dict[int, int] = {}
        while True:
            try:
                before = await self.catch_up(before)
            except _TRANSIENT as error:
                log.warning("reader.owner_unreachable", reader=self.name, error=str(error).strip())
            await asyncio.sleep(CATCH_UP_SECONDS)

    async def catch_up(self, before: dict[int, int]) -> dict[int, int]:
        """One look: streams behind their head that did not move since `before` are read from the owner."""
        heads = await self._owner.heads()
        now = await self.positions()
        behind = sum(max(0, head - now.get(stream, 0)) for stream, head in enumerate(heads))
        self._metrics.set("ssv_reader_behind", behind, labels=(self.name,))
        for stream in fell_behind(heads, before, now):
            events = await self._owner.read_stream(stream, now.get(stream, 0), PAGE)
            if events:
                await self.take(events)
        return now if behind else {}


def _parse(arrived: Sequence[Arrived]) -> tuple[list[Numbered], list[Parked]]:
    numbered: list[Numbered] = []
    parked: list[Parked] = []
    for event in arrived:
        try:
            numbered.append(Numbered(event.stream, event.number, event.raw, parse(event.raw)))
        except PermanentError as error:
            parked.append(Parked(event.stream, event.number, event.raw, str(error)))
    return numbered, parked


def _last_numbers(events: Sequence[Arrived]) -> dict[int, int]:
    return {event.stream: event.number for event in sorted(events, key=lambda event: event.number)}
