"""Know our processes again, also after a kill -9 of the supervisor, and end them.

A process id alone says nothing: it may belong to somebody else by now. So its start time and the boot it
was started in are kept beside it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PROC = Path("/proc")
POLL = 0.05  # seconds
PATIENCE = 15.0  # seconds a process has between a polite signal and kill -9


@dataclass(frozen=True)
class Mark:
    """What identifies a process on this machine for all time."""

    pid: int
    started: int  # clock ticks after boot
    boot: str

    @property
    def is_alive(self) -> bool:
        """Tell whether this very process (not another with its number) still runs."""
        return mark(self.pid) == self


@dataclass(frozen=True)
class _Stat:
    state: str
    session: int
    started: int


def mark(pid: int) -> Mark | None:
    """Return the mark of a running process, None if there is none or it only waits to be reaped."""
    stat = _stat(pid)
    if stat is None or stat.state == "Z":
        return None
    return Mark(pid, stat.started, _boot())


def save(path: Path, pid: int) -> None:
    """Keep the mark of a process we started."""
    found = mark(pid)
    if found is not None:
        part = path.with_name(f".{path.name}.part")
        part.write_text(json.dumps(asdict(found)), "ascii")
        part.replace(path)


def read(path: Path) -> Mark | None:
    """Return a mark kept earlier; None if there is none or a crash left it unreadable."""
    try:
        return Mark(**json.loads(path.read_text("ascii")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def sweep(folder: Path) -> list[str]:
    """End whatever an earlier supervisor left running and forget it. Return the names of what was ended."""
    ended = [path.stem for path in sorted(folder.glob("*.pid")) if _end_session(read(path))]
    for path in folder.glob("*.pid"):
        path.unlink(missing_ok=True)
    return ended


def end_session_of(pid: int) -> None:
    """Kill what is left of a session, and wait until it is gone."""
    _kill(lambda: list(_session(pid)))


def end_in_folder(folder: Path) -> None:
    """Kill every process that works in this folder, and wait until it is gone."""
    _kill(lambda: list(_working_in(folder)))


def _end_session(left: Mark | None) -> bool:
    """End a whole session: the process we started and what it started."""
    if left is None or left.boot != _boot():
        return False
    leader = _stat(left.pid)
    if leader is not None and leader.started != left.started:
        return False  # the number belongs to somebody else now
    members = list(_session(left.pid))
    for pid in members:
        _send(pid, signal.SIGCONT)  # a stopped one could not hear the rest
        _send(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while any(_session(left.pid)) and time.monotonic() < deadline:
        time.sleep(POLL)
    _kill(lambda: list(_session(left.pid)))
    return bool(members)


def _kill(find: Callable[[], list[int]]) -> None:
    while found := find():
        for pid in found:
            _send(pid, signal.SIGKILL)
        time.sleep(POLL)


def _send(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _session(leader: int) -> Iterator[int]:
    for pid in _all():
        stat = _stat(pid)
        if stat is not None and stat.session == leader and stat.state != "Z":
            yield pid


def _working_in(folder: Path) -> Iterator[int]:
    for pid in _all():
        with contextlib.suppress(OSError):
            if (PROC / str(pid) / "cwd").readlink() == folder:
                yield pid


def _all() -> Iterator[int]:
    return (int(entry.name) for entry in PROC.iterdir() if entry.name.isdecimal())


def _boot() -> str:
    return (PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()


def _stat(pid: int) -> _Stat | None:
    try:
        text = (PROC / str(pid) / "stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    # The name stands in parentheses and may hold spaces; fields 3, 6 and 22 of proc(5) follow it.
    fields = text.rpartition(")")[2].split()
    return _Stat(fields[0], int(fields[3]), int(fields[19]))
