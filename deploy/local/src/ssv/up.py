"""`ssv up`: make everything ready, then run the supervisor until asked to stop."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from ssv import artifacts, children, ports, processes, runtime, stack
from ssv.account import Account, server_account
from ssv.child import Child
from ssv.errors import Exit, StackError
from ssv.folders import Folders
from ssv.locking import locked
from ssv.runtime import Runtime
from ssv.stack import Stack
from ssv.supervisor import Member, Supervisor


@dataclass(frozen=True)
class Prepared:
    """A stack that is ready to be run, and what making it so took."""

    stack: Stack
    children: Sequence[Child]
    download_seconds: float


@contextmanager
def sole_supervisor(here: Folders) -> Iterator[None]:
    """Hold the state folder for this process. `StackError` if another supervisor holds it."""
    here.run.mkdir(parents=True, exist_ok=True)
    with (here.run / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StackError(
                f"The stack in {here.root} is already running.",
                "See it with ssv status, stop it with ssv down, or start another with --state DIR.",
                Exit.ALREADY_RUNNING,
            ) from error
        processes.save(here.run / "supervisor.mark", os.getpid())
        yield


def prepare(
    root: Path, wanted_ports: Mapping[str, int], only_servers: bool, environ: Mapping[str, str], console: Console
) -> Prepared:
    """Fetch and unpack what is missing, settle ports and secrets, end leftovers. Hold the folder first."""
    account = server_account(environ)
    started = time.monotonic()
    _download(environ, console)
    seconds = time.monotonic() - started
    here = stack.create(root, account, wanted_ports, environ, datetime.now(UTC))
    for name in processes.sweep(here.folders.run):
        console.print(f"Ended {name}, left over by an earlier run")
    programs = runtime.provide(account, environ, console.print)
    everything = _children(here, programs, account, only_servers)
    ports.require_free(here.ports, [port for child in everything for port in child.ports])
    return Prepared(here, everything, seconds)


def run(prepared: Prepared, environ: Mapping[str, str], when_ready: Callable[[], None]) -> None:
    """Run the supervisor until SIGINT or SIGTERM. `StackError` if a process cannot be kept alive."""
    asyncio.run(_run(prepared, environ, when_ready))


async def _run(prepared: Prepared, environ: Mapping[str, str], when_ready: Callable[[], None]) -> None:
    here = prepared.stack.folders
    supervisor = Supervisor(here, prepared.children, environ, lambda members: write_status(here, members))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, supervisor.stop)
    await supervisor.run(when_ready)


def write_status(here: Folders, members: Sequence[Member]) -> None:
    """Leave the state of every process where `ssv status` finds it."""
    rows = [
        {
            "name": member.child.name,
            "state": member.state,
            "pid": member.pid,
            "restarts": len(member.deaths),
            "note": member.awaiting,
        }
        for member in members
    ]
    part = here.run / ".status.json.part"
    part.write_text(json.dumps(rows), "utf-8")
    part.replace(here.run / "status.json")


def _children(here: Stack, programs: Runtime, account: Account, only_servers: bool) -> list[Child]:
    found = children.servers(here, programs, account)
    ourselves = Account(os.geteuid(), os.getegid(), switch=False)
    return found if only_servers else [*found, *children.services(here, ourselves)]


def _download(environ: Mapping[str, str], console: Console) -> None:
    cache = artifacts.cache_folder(environ)
    if not artifacts.missing(locked(), cache):
        return
    with artifacts.exclusive(cache):
        wanted = artifacts.missing(locked(), cache)
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
            task = progress.add_task("Fetching Kafka and Elasticsearch", total=sum(a.size for a in wanted))
            artifacts.fetch(wanted, cache, artifacts.base_address(environ), lambda size: progress.advance(task, size))
