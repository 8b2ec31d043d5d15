"""Sweeps: what is due is asked of the tables, page by page, and ordered by the ordinary commands.

What came in between is refused, so that sweeping twice, or after a time of rest, changes nothing more.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import structlog

from chassis.aggregates import CommandType
from chassis.clock import Clock, civil_date
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Order, Refused
from chassis.database import Pool
from chassis.identity import Caller
from chassis.serving.call import new_traceparent

log = structlog.get_logger()

SWEEP_SECONDS: Final = 60.0
RESTS: Final = 10
"""How many times longer than a sweep the rest after it lasts at least: sweeping millions must not be all there is."""
BATCH: Final = 500


async def again(sweep: Callable[[], Awaitable[object]]) -> None:
    """Endless part: sweep, rest, and sweep again."""
    while True:
        started = time.monotonic()
        await sweep()
        await asyncio.sleep(max(SWEEP_SECONDS, RESTS * (time.monotonic() - started)))


@dataclass(frozen=True)
class Sweeper:
    """Asks and orders for one service."""

    name: str
    """Of what is swept, for the log."""
    pool: Pool
    bus: CommandBus
    clock: Clock
    caller: Caller
    """The service itself, no officer."""
    type_of: Callable[[type], CommandType]
    """How a command is carried out."""

    async def pages(self, sql: str, asked: Sequence[Any], id_at: int = 0) -> AsyncIterator[list[Any]]:
        """Rows in the order of their ids; the statement's last two parameters are the id to go on after and a limit."""
        after = UUID(int=0)
        while rows := await self._rows(sql, (*asked, after, BATCH)):
            yield rows
            after = rows[-1][id_at]

    async def order(self, commands: Sequence[Any]) -> int:
        """Carry commands out; how many changed something or had done so before."""
        if not commands:
            return 0
        outcomes = await self.bus.execute([self._ordered(each) for each in commands])
        refused = [each.refusal.reason for each in outcomes if isinstance(each, Refused)]
        if refused:
            log.info("sweep.not_due", swept=self.name, reasons=sorted(set(refused)), number=len(refused))
        return len(outcomes) - len(refused)

    async def _rows(self, sql: str, values: tuple[Any, ...]) -> list[Any]:
        async with self.pool.connection() as connection:
            return list(await (await connection.execute(sql, values)).fetchall())

    def _ordered(self, command: Any) -> Order:
        # One try per record and day: what was refused yesterday may be due today.
        digest = hashlib.sha256(f"{civil_date(self.clock.now())}{command!r}".encode())
        kind = self.type_of(type(command))
        return Order(digest.hexdigest(), digest.digest(), self.caller, kind, command, None, new_traceparent())
