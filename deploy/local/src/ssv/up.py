"""Make a stack ready to run, run it, and tell others how it is."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from ssv import artifacts, children, founding, ports, processes, prometheus, runtime
from ssv.account import Account, server_account
from ssv.child import Child
from ssv.errors import Exit, StackError
from ssv.landscape import SERVERS
from ssv.locking import locked
from ssv.running import write_status
from ssv.runtime import Runtime
from ssv.stack import Stack
from ssv.supervisor import Member, Supervisor


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


def prepare(root: Path, wishes: Wishes, environ: Mapping[str, str], console: Console) -> Prepared:
    """Fetch and unpack what is missing, settle ports and secrets, end leftovers. Hold the folder first."""
    account = server_account(environ)
    started = time.monotonic()
    download(environ, console)
    seconds = time.monotonic() - started
    stack = founding.create(root, account, wishes.ports, environ, datetime.now(UTC))
    for name in processes.sweep(stack.folders.run):
        console.print(f"Ended {name}, left over by an earlier run", soft_wrap=True)
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
        write_status(here, [member.row for member in members])
        listener.changed(members)

    keeper = Supervisor(here, prepared.children, environ, changed)

    def stop() -> None:
        listener.stopping()
        keeper.stop()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop)
    await keeper.run(listener.ready)


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
