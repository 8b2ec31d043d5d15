"""Make a stack ready to run, run it, and tell others how it is."""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Protocol, TypedDict

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from ssv import artifacts, children, ports, processes, prometheus, runtime
from ssv import stack as stacks
from ssv.account import Account, server_account
from ssv.child import Child
from ssv.children import SERVERS
from ssv.errors import Exit, StackError
from ssv.folders import Folders
from ssv.locking import locked
from ssv.processes import Mark
from ssv.runtime import Runtime
from ssv.stack import Stack
from ssv.supervisor import Member, State, Supervisor


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


@dataclass(frozen=True)
class Wishes:
    """What the caller of `ssv up` may choose."""

    ports: Mapping[str, int]
    variables: Mapping[str, Mapping[str, str]]
    only: frozenset[str]  # names of processes; empty for all
    load_province: bool

    @classmethod
    def of(cls, options: argparse.Namespace) -> Wishes:
        """Read the options of the command line and the environment's ports."""
        wanted = {**ports.from_environment(os.environ), **ports.parse(options.port)}
        names = (SERVERS if name == "servers" else (name,) for name in options.only)
        only = frozenset(chain.from_iterable(names))
        return cls(wanted, parse_variables(options.set), only, options.load_province and not only)


@dataclass(frozen=True)
class Prepared:
    """A stack that is ready to be run, and how long the download took."""

    stack: Stack
    children: Sequence[Child]
    download_seconds: float
    only_servers: bool


class Listener(Protocol):
    """Is told what happens."""

    def changed(self, members: Sequence[Member]) -> None:
        """A process changed its state."""

    def ready(self) -> None:
        """Everything is ready."""

    def stopping(self) -> None:
        """Somebody asked for a stop."""


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


def prepare(root: Path, wishes: Wishes, environ: Mapping[str, str], console: Console) -> Prepared:
    """Fetch and unpack what is missing, settle ports and secrets, end leftovers. Hold the folder first."""
    account = server_account(environ)
    started = time.monotonic()
    download(environ, console)
    seconds = time.monotonic() - started
    stack = stacks.create(root, account, wishes.ports, environ, datetime.now(UTC))
    for name in processes.sweep(stack.folders.run):
        console.print(f"Ended {name}, left over by an earlier run")
    programs = runtime.provide(account, environ, console.print)
    everything = _children(stack, programs, account, wishes)
    prometheus.write_targets(stack)
    ports.require_free(stack.ports, [port for child in everything for port in child.ports])
    return Prepared(stack, everything, seconds, bool(wishes.only))


def run(prepared: Prepared, environ: Mapping[str, str], listener: Listener) -> None:
    """Run the supervisor until SIGINT or SIGTERM. `StackError` if a process cannot be kept alive."""
    asyncio.run(_run(prepared, environ, listener))


def download(environ: Mapping[str, str], console: Console) -> None:
    """Fetch the artifacts the cache lacks, with a progress bar."""
    cache = artifacts.cache_folder(environ)
    if not artifacts.missing(locked(), cache):
        return
    with artifacts.exclusive(cache):
        wanted = artifacts.missing(locked(), cache)
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
            task = progress.add_task("Fetching Kafka and Elasticsearch", total=sum(a.size for a in wanted))
            base = artifacts.base_address(environ)
            artifacts.fetch(wanted, cache, base, lambda size: progress.advance(task, size))


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


def parse_variables(settings: Sequence[str]) -> dict[str, dict[str, str]]:
    """Read `process:NAME=value` settings. `StackError` if one cannot be read."""
    result: dict[str, dict[str, str]] = {}
    for setting in settings:
        process, colon, assignment = setting.partition(":")
        name, equals, value = assignment.partition("=")
        if not (process and colon and name and equals):
            raise StackError(f"Setting {setting!r} cannot be read.", "Write process:NAME=value.", Exit.USAGE)
        result.setdefault(process, {})[name] = value
    return result


async def _run(prepared: Prepared, environ: Mapping[str, str], listener: Listener) -> None:
    here = prepared.stack.folders

    def changed(members: Sequence[Member]) -> None:
        _write_status(here, members)
        listener.changed(members)

    keeper = Supervisor(here, prepared.children, environ, changed)

    def stop() -> None:
        listener.stopping()
        keeper.stop()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop)
    await keeper.run(listener.ready)


def _write_status(here: Folders, members: Sequence[Member]) -> None:
    rows = [
        Row(
            name=member.child.name,
            state=member.state,
            pid=member.pid,
            restarts=len(member.deaths),
            note=member.awaiting,
        )
        for member in members
    ]
    part = here.run / ".status.json.part"
    part.write_text(json.dumps(rows), "utf-8")
    part.replace(here.run / "status.json")


def _children(stack: Stack, programs: Runtime, account: Account, wishes: Wishes) -> list[Child]:
    everything = children.servers(stack, programs, account)
    ourselves = Account(os.geteuid(), os.getegid(), switch=False)
    if wishes.only:
        everything = [child for child in everything if child.name in wishes.only]
    else:
        everything += children.services(stack, ourselves)
    if wishes.load_province:
        everything.append(children.province(stack, ourselves))
    unknown = wishes.variables.keys() - {child.name for child in everything}
    if unknown:
        names = ", ".join(child.name for child in everything)
        raise StackError(f"There is no process {min(unknown)!r}.", f"The processes are {names}.", Exit.USAGE)
    return [
        replace(child, environment={**child.environment, **wishes.variables.get(child.name, {})})
        for child in everything
    ]
