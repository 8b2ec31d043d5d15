"""The shell of a process: event loop, signals, monthly partitions, and dying loudly when a part dies."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any

import structlog
import uvloop

from chassis.clock import Clock
from chassis.database import Pool, ensure_months

log = structlog.get_logger()

MONTHS_EVERY_SECONDS = 6 * 3600.0


def run(main: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    """Run `main(stopping)` on uvloop; SIGTERM and SIGINT set `stopping`."""
    uvloop.run(_with_signals(main))


async def _with_signals(main: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await main(stopping)


async def until_stopped(stopping: asyncio.Event, parts: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Run endless parts until told to stop. A part that ends or fails by itself ends the process: fail fast."""
    _spare_the_collector()
    tasks = [asyncio.create_task(part) for part in parts]
    stop = asyncio.create_task(stopping.wait())
    try:
        done, _ = await asyncio.wait([stop, *tasks], return_when=asyncio.FIRST_COMPLETED)
        for task in done - {stop}:
            task.result()
            raise RuntimeError("a part of this process ended by itself")
    finally:
        for task in (stop, *tasks):
            task.cancel()
        await asyncio.gather(stop, *tasks, return_exceptions=True)


def _spare_the_collector() -> None:
    """What start-up made stays for good, and calls make hardly any cycles: look for garbage seldom, among the new."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


async def keep_months(pool: Pool, clock: Clock, tables: Sequence[tuple[str, timedelta]]) -> None:
    """Endless part: see to the partitions of monthly tables."""
    while True:
        await create_months(pool, clock, tables)
        await asyncio.sleep(MONTHS_EVERY_SECONDS)


async def create_months(pool: Pool, clock: Clock, tables: Sequence[tuple[str, timedelta]]) -> None:
    """Create this month's and next month's partitions; call once before serving."""
    async with pool.connection() as connection:
        for table, kept_for in tables:
            await ensure_months(connection, table, clock.now(), kept_for)


async def database_answers(pool: Pool) -> bool:
    """Health check: whether PostgreSQL answers within a second."""
    try:
        async with asyncio.timeout(1), pool.connection() as connection:
            await connection.execute("SELECT 1")
    except Exception as error:  # noqa: BLE001 - any failure means unwell, and is logged
        log.warning("health.database", error=repr(error))
        return False
    return True
