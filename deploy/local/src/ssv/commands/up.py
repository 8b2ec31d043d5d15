"""`ssv up`."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console

from ssv import launcher, ports, processes, running, up
from ssv import stack as stacks
from ssv.commands import common
from ssv.commands.down import end
from ssv.errors import Exit, StackError
from ssv.folders import Folders
from ssv.landscape import SERVERS
from ssv.running import State
from ssv.welcome import Welcome

MORE = f"""\
The first start downloads Kafka and Elasticsearch (144 MB, verified, kept for later) and takes a minute or
two; later ones about half a minute and no network. Ctrl-C stops everything.

examples:
  ssv up                              run here until Ctrl-C
  ssv up --detach                     return when everything is ready; stop it with ssv down
  ssv up --state /tmp/other           a second stack beside the first
  ssv up --port page=8080             choose a port (kept for later starts); also SSV_PORT_PAGE=8080
  ssv up --only servers               PostgreSQL, Kafka and Elasticsearch without our services

ports: {", ".join(ports.NAMES)}

environment: SSV_CACHE (downloads; default ~/.cache/smartsupervision), SSV_ARTIFACT_BASE (a Maven mirror),
  SSV_ACCOUNT (as root: the account of the servers; default nobody), SSV_SHARED (as root: what that account
  must reach; default /var/lib/smartsupervision)

exit codes: 0 stopped as asked, 1 a process could not be kept alive, 4 already running, 5 download failed,
  6 port taken
"""
DETACHED_SECONDS = 600.0


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "up", run, "start the stack and keep it running", MORE)
    common.with_json(parser)
    parser.add_argument("--detach", action="store_true", help="return once everything is ready")
    parser.add_argument(
        "--only", action="append", default=[], choices=["servers", *SERVERS], help="leave our services out"
    )
    parser.add_argument("--load-province", action="store_true", help="load the simulated province of Guangxi")
    parser.add_argument("--port", action="append", default=[], metavar="NAME=NUMBER", help="set a port (repeatable)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PROCESS:NAME=VALUE",
        help="set an environment variable of one process, as in licensing-relay:SSV_LOG_LEVEL=DEBUG",
    )
    parser.add_argument("--end-with-parent", action="store_true", help="stop when the program that called ssv ends")


def run(options: argparse.Namespace) -> int:
    """Start the stack, here or detached."""
    if options.end_with_parent:
        launcher.end_with_parent(os.getppid(), signal.SIGTERM)
    return _detach(options) if options.detach else _foreground(options)


def _foreground(options: argparse.Namespace) -> int:
    console = Console(stderr=options.json, highlight=False)
    started = time.monotonic()
    with running.sole_supervisor(Folders(options.state.absolute())):
        prepared = up.prepare(options.state, up.Wishes.of(options), os.environ, console)
        welcome = Welcome(prepared, console, started, options.json)
        up.run(prepared, os.environ, welcome)
    return Exit.OK


def _detach(options: argparse.Namespace) -> int:
    here = Folders(options.state.absolute())
    up.download(os.environ, Console(stderr=options.json))
    here.logs.mkdir(parents=True, exist_ok=True)
    log = here.logs / "supervisor.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", "ssv", "up", *_same(options)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _await(process, here, log)
    except KeyboardInterrupt:
        end(here)
        raise
    if options.json:
        common.answer(running.summary(stacks.load(options.state)))
    else:
        common.say(log.read_text("utf-8").rstrip())
        common.say("It runs in the background. Stop it with ssv down.")
    return Exit.OK


def _same(options: argparse.Namespace) -> list[str]:
    """Return the options a supervisor needs to do in the background what was asked here."""
    words = ["--state", str(options.state)]
    words += [word for only in options.only for word in ("--only", only)]
    words += ["--load-province"] if options.load_province else []
    words += [word for port in options.port for word in ("--port", port)]
    return words + [word for setting in options.set for word in ("--set", setting)]


def _await(process: subprocess.Popen[bytes], here: Folders, log: Path) -> None:
    """Wait until the detached supervisor has everything ready. `StackError` if it ends or takes too long."""
    deadline = time.monotonic() + DETACHED_SECONDS
    while not (running.supervisor(here) == processes.mark(process.pid) and _all_ready(here)):
        if process.poll() is not None:
            code = Exit(process.returncode) if process.returncode in set(Exit) else Exit.FAILED
            said = log.read_text("utf-8").strip().removeprefix("ssv: ")
            raise StackError(said, f"This is what it said; its log is {log}.", code or Exit.FAILED)
        if time.monotonic() > deadline:
            end(here)
            raise StackError(
                f"The stack was not ready after {DETACHED_SECONDS:.0f} s, so it was stopped.", f"See {log}."
            )
        time.sleep(0.1)


def _all_ready(here: Folders) -> bool:
    rows = running.read_status(here)
    return bool(rows) and all(State(row["state"]).is_settled for row in rows)
