"""Each named place between two lines where a process can die, driven one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults.test_kill_each import assert_complete, counts
from support.console import eventually
from support.forms import LONG
from support.platform_stack import Platform, finish_import, write_registry

from chassis.crashpoints import CRASH_POINTS, CrashPoint

ROWS = 120
PROCESS = {
    "commands": "licensing-serve",
    "sequencer": "licensing-relay",
    "relay": "licensing-relay",
    "runner": "command-center-project",
    "projector": "command-center-project",
}


def interleaved() -> list[CrashPoint]:
    """All crash points, those of one process not one after another, so that none has to wait for calm."""
    by_process: dict[str, list[CrashPoint]] = {}
    for point in CRASH_POINTS:
        by_process.setdefault(PROCESS[point.partition(".")[0]], []).append(point)
    queues = list(by_process.values())
    order: list[CrashPoint] = []
    while any(queues):
        order.extend(queue.pop(0) for queue in queues if queue)
    return order


@pytest.mark.parametrize("point", interleaved())
def test_dying_here_loses_nothing_and_repeats_nothing(platform: Platform, tmp_path: Path, point: CrashPoint) -> None:
    name = PROCESS[point.partition(".")[0]]
    platform.about_to_die(name)
    restarts = platform.console.process(name)["restarts"]
    before = counts(platform)
    write_registry(tmp_path / "registry.csv", seed=100 + CRASH_POINTS.index(point), entities=ROWS)
    platform.crash_file.write_text(point)
    with platform.begin_import(tmp_path / "registry.csv", tmp_path / "report.json") as running:
        platform.await_new_life(name, restarts)
        eventually(lambda: not platform.crash_file.exists(), "the crash point was passed")
        report = finish_import(running, tmp_path / "report.json")
    assert report["loaded"] == ROWS
    after = counts(platform)
    assert (after[0] - before[0], after[1] - before[1]) == (ROWS, ROWS)
    if LONG:
        assert_complete(platform)


def test_after_all_of_these_deaths_every_reader_is_complete(platform: Platform) -> None:
    assert_complete(platform)
