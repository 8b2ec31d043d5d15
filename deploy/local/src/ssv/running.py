"""What a running stack leaves in its state folder for others to see: its lock, its supervisor, its status."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TypedDict

from ssv import processes
from ssv.errors import Exit, StackError
from ssv.folders import Folders
from ssv.processes import Mark
from ssv.stack import Stack


class State(StrEnum):
    """What a process is doing, as `ssv status` shows it."""

    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    DONE = "done"
    RESTARTING = "restarting"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing more is awaited. Whatever may not fail ends the supervisor, so FAILED counts."""
        return self in (State.READY, State.DONE, State.FAILED)


class Row(TypedDict):
    """How one process fares."""

    name: str
    state: str
    pid: int | None
    restarts: int
    note: str


class Summary(TypedDict):
    """The answer of `ssv status --json`."""

    running: bool
    ready: bool
    state: str
    page: str
    ports: Mapping[str, int]
    processes: list[Row]


@contextmanager
def sole_supervisor(here: Folders) -> Iterator[None]:
    """Hold the state folder for this process. `StackError` if another supervisor holds it."""
    try:
        here.run.mkdir(parents=True, exist_ok=True)
        lock = (here.run / "lock").open("w")
    except OSError as error:
        raise StackError(
            f"The state folder {here.root} cannot be written: {error}.", "Choose another with --state DIR."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StackError(
                f"The stack in {here.root} is already running.",
                "See it with ssv status, stop it with ssv down, or start another with --state DIR.",
                Exit.ALREADY_RUNNING,
            ) from error
        (here.run / "status.json").unlink(missing_ok=True)
        processes.save(here.run / "supervisor.mark", os.getpid())
        yield


def supervisor(here: Folders) -> Mark | None:
    """Return the supervisor that runs this stack, if one does."""
    mark = processes.read(here.run / "supervisor.mark")
    return mark if mark is not None and mark.is_alive else None


def summary(stack: Stack) -> Summary:
    """Describe a stack and its processes as they are now."""
    running = supervisor(stack.folders) is not None
    rows = read_status(stack.folders) if running else []
    return Summary(
        running=running,
        ready=bool(rows) and all(State(row["state"]).is_settled for row in rows),
        state=str(stack.folders.root),
        page=stack.page_url,
        ports=stack.ports,
        processes=rows,
    )


def read_status(here: Folders) -> list[Row]:
    """Return what the supervisor last wrote about its processes."""
    try:
        rows: list[Row] = json.loads((here.run / "status.json").read_text("utf-8"))
    except FileNotFoundError:
        return []
    return rows


def write_status(here: Folders, rows: Sequence[Row]) -> None:
    """Leave the state of every process where `ssv status` finds it."""
    part = here.run / ".status.json.part"
    part.write_text(json.dumps(rows), "utf-8")
    part.replace(here.run / "status.json")
