"""A scheduler as a process of its own, which tests may kill: `python -m support.scheduler_process`, set up by environment.

SSV_DATABASE_URL, and SSV_DELIVERED: the file that its adapter writes the keys of delivered alarms to.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from support.limit_desk import MONTHLY, command_bus, project, scheduler

from chassis import process
from chassis.clock import SystemClock
from chassis.database import open_pool
from chassis.process import create_months, until_stopped
from matters.announcing import dying_before_commit
from matters.delivery.port import Alarm


class ToFile:
    """Delivers by appending to a file; what it has answered for is on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def deliver(self, alarms: Sequence[Alarm]) -> Sequence[str]:
        """Write the keys."""
        with self._path.open("a", encoding="utf-8") as file:
            file.writelines(f"{alarm.key}\n" for alarm in alarms)
        return [""] * len(alarms)


async def main(database_url: str, delivered: Path, stopping: asyncio.Event) -> None:
    """As a service's role `schedule` puts it together."""
    clock = SystemClock()
    pool = await open_pool(database_url)
    await create_months(pool, clock, MONTHLY)
    bus = command_bus(pool, clock, dying_before_commit(project))
    bus.start()
    try:
        await until_stopped(stopping, [scheduler(database_url, pool, bus, clock, ToFile(delivered)).run()])
    finally:
        await bus.stop()
        await pool.close()


if __name__ == "__main__":
    process.run(partial(main, os.environ["SSV_DATABASE_URL"], Path(os.environ["SSV_DELIVERED"])))
