"""The process role `schedule` of a service that owns matters: announces, follows, recomputes, delivers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import psycopg
import structlog

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.identity import Caller
from chassis.metrics import Metrics
from matters.announcing import Announcer
from matters.commands import Orders
from matters.delivery.outbox import Outbox
from matters.delivery.port import AlarmPort
from matters.following import Follower
from matters.law import Law
from matters.leading import Leadership, candidate
from matters.recomputation import Recomputer

log = structlog.get_logger()

POLL_SECONDS = 1.0
"""How late an announcement is at most while nothing else is due."""

RETRY_SECONDS = 1.0
MEASURE_SECONDS = 5.0


@dataclass(frozen=True)
class Scheduler:
    """One candidate for the leadership; `run` is an endless part of its process.

    The bus is the service's own with all its kinds of aggregate, and its projection wrapped in `dying_before_commit`.
    """

    database_url: str
    pool: Pool
    bus: CommandBus
    clock: Clock
    metrics: Metrics
    law: Law
    caller: Caller
    """The service itself: its department and its name, no officer."""
    port: AlarmPort

    @property
    def announcer(self) -> Announcer:
        """Its part that announces."""
        return Announcer(self.pool, self.bus, self.clock, self.metrics, Orders(self.caller))

    @property
    def follower(self) -> Follower:
        """Its part that lets limits follow their matters."""
        return Follower(self.pool, self.bus, Orders(self.caller))

    @property
    def recomputer(self) -> Recomputer:
        """Its part that applies new calendars and rules."""
        return Recomputer(self.pool, self.bus, self.clock, self.metrics, Orders(self.caller))

    @property
    def outbox(self) -> Outbox:
        """Its part that delivers alarms."""
        return Outbox(self.pool, self.port, self.clock, self.metrics)

    async def run(self) -> None:
        """Lead when it can, until cancelled; reconnects when the database goes away."""
        while True:
            try:
                async with candidate(self.database_url) as leadership:
                    await self._lead(leadership)
            except psycopg.OperationalError as error:
                log.warning("scheduler.database_gone", error=str(error).strip())
            finally:
                self.metrics.set("ssv_scheduler_leader", 0)
            await asyncio.sleep(RETRY_SECONDS)

    async def _lead(self, leadership: Leadership) -> None:
        await leadership.wait(RETRY_SECONDS)
        self.metrics.set("ssv_scheduler_leader", 1)
        log.info("scheduler.leading")
        # Dates first: what a new calendar moves shall not be announced by the old one.
        await self.recomputer.apply(self.law)
        await _first_of(asyncio.create_task(self._announce(leadership)), asyncio.create_task(self.outbox.run()))

    async def _announce(self, leadership: Leadership) -> None:
        announcer, follower = self.announcer, self.follower
        loop, measured = asyncio.get_running_loop(), -MEASURE_SECONDS
        while True:
            await leadership.confirm()
            busy = await announcer.batch() + await follower.batch()
            # Counting what waits costs more, the more there is: now and then is enough.
            if loop.time() - measured >= MEASURE_SECONDS:
                await announcer.measure()
                measured = loop.time()
            if not busy:
                await asyncio.sleep(POLL_SECONDS)


async def _first_of(*parts: asyncio.Task[None]) -> None:
    """Run endless parts until one fails, and raise what it raised."""
    try:
        done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        for part in done:
            part.result()
    finally:
        for part in parts:
            part.cancel()
        await asyncio.gather(*parts, return_exceptions=True)
