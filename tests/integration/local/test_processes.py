"""Knowing our own processes again, and nobody else's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from ssv import processes

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(SLEEP, start_new_session=True) as process:
        yield process
        process.kill()


def mark_of(process: subprocess.Popen[bytes]) -> processes.Mark:
    mark = processes.mark(process.pid)
    assert mark is not None
    return mark


def test_a_mark_is_alive_as_long_as_its_process(sleeper: subprocess.Popen[bytes]) -> None:
    mark = mark_of(sleeper)
    assert mark.is_alive
    sleeper.kill()
    sleeper.wait()
    assert not mark.is_alive


def test_a_process_that_only_waits_to_be_reaped_is_not_alive(sleeper: subprocess.Popen[bytes]) -> None:
    mark = mark_of(sleeper)
    sleeper.kill()
    os.waitid(os.P_PID, sleeper.pid, os.WEXITED | os.WNOWAIT)
    assert not mark.is_alive


@pytest.mark.parametrize("change", [{"started": 1}, {"boot": "another"}])
def test_another_process_with_the_same_number_is_not_ours(
    sleeper: subprocess.Popen[bytes], change: dict[str, object], tmp_path: Path
) -> None:
    foreign = replace(mark_of(sleeper), **change)  # type: ignore[arg-type]
    assert not foreign.is_alive
    processes.save(tmp_path / "server.pid", sleeper.pid)
    text = (tmp_path / "server.pid").read_text()
    (tmp_path / "server.pid").write_text(
        text.replace(str(mark_of(sleeper).started), str(foreign.started)).replace(mark_of(sleeper).boot, foreign.boot)
    )
    assert processes.sweep(tmp_path) == []
    assert sleeper.poll() is None
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_ends_what_it_knows_with_everything_it_started(tmp_path: Path) -> None:
    code = f"import subprocess, time; subprocess.Popen({SLEEP!r}); print(flush=True); time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True) as leader:
        assert leader.stdout is not None
        leader.stdout.readline()
        processes.save(tmp_path / "server.pid", leader.pid)
        members = [pid for pid in psutil.pids() if session(pid) == leader.pid]
        assert len(members) == 2
        marks = [processes.mark(pid) for pid in members]
        assert processes.sweep(tmp_path) == ["server"]
        assert not any(mark is not None and mark.is_alive for mark in marks)


def session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return None


def test_an_unreadable_mark_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "server.pid").write_text("{")
    assert processes.read(tmp_path / "server.pid") is None
    assert processes.sweep(tmp_path) == []
