"""The scheduler dies at each named place, twice: every announcement is journalled once, every alarm delivered."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from support.limit_desk import create_tables, given, limit, missed, open_desk, seed
from support.stack import Database, Servers

from chassis.clock import ManualClock
from chassis.crashpoints import EXIT_CODE, SCHEDULER_CRASH_POINTS, CrashPoint, SchedulerCrashPoint

LIMITS = 2200
"""More than two batches."""
DEATHS = 2
SECONDS = 60.0
POINTS: tuple[CrashPoint | SchedulerCrashPoint, ...] = (
    *SCHEDULER_CRASH_POINTS,
    "commands.before_commit",
    "commands.after_commit",
)


async def _seed(database: Database) -> list[UUID]:
    async with open_desk(database, ManualClock(datetime(2026, 3, 2, 1, tzinfo=UTC))) as desk:
        return await seed(desk.bus, desk.clock.now(), LIMITS)


@contextmanager
def scheduler(database: Database, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A life of the scheduler."""
    settings = {
        "SSV_SERVICE": "limits",
        "SSV_DATABASE_URL": database.url,
        "SSV_DELIVERED": str(folder / "delivered"),
        "SSV_CRASH_FILE": str(folder / "crash"),
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    with (folder / "log").open("ab") as log:
        command = [sys.executable, "-m", "support.scheduler_process"]
        process = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def settled(database: Database) -> bool:
    """Whether nothing is left to announce or to deliver."""
    with psycopg.connect(database.owner_url) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM deadline_alarm WHERE at IS NOT NULL), (SELECT count(*) FROM alarm_delivery)"
        ).fetchone()
    return row == (0, 0)


@pytest.mark.parametrize("point", POINTS)
def test_dying_here_announces_nothing_twice_and_forgets_nothing(servers: Servers, tmp_path: Path, point: str) -> None:
    with servers.database("licensing", create_tables, key="matters") as database:
        matters = asyncio.run(_seed(database))
        for _ in range(DEATHS):
            (tmp_path / "crash").write_text(point)
            with scheduler(database, tmp_path) as process:
                assert process.wait(timeout=SECONDS) == EXIT_CODE, (tmp_path / "log").read_text()
            assert not (tmp_path / "crash").exists()
        with scheduler(database, tmp_path) as process:
            until = time.monotonic() + SECONDS
            while not settled(database):
                assert process.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < until, "the scheduler did not come to an end"
                time.sleep(0.1)
        limits = [limit(matter) for matter in matters]
        assert given(database) == Counter({(each, day): 1 for each in limits for day in ("2026-03-25", "2026-03-27")})
        assert missed(database) == Counter(dict.fromkeys(limits, 1))
        delivered(tmp_path, limits, point)


def delivered(folder: Path, limits: list[UUID], point: str) -> None:
    """Every alarm once; again only where it had been delivered and that was not noted yet."""
    keys = (folder / "delivered").read_text().splitlines()
    alarms = Counter(tuple(key.split("/")[:2]) for key in set(keys))
    assert alarms == Counter({(str(each), kind): 1 for each in limits for kind in ("near", "missed")})
    assert (len(keys) > len(set(keys))) == (point == "scheduler.after_delivery")
