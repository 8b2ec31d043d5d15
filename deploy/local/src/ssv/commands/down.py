"""`ssv down`."""

from __future__ import annotations

import argparse
import os
import signal
import time

from ssv import processes, running
from ssv import stack as stacks
from ssv.commands import common
from ssv.errors import Exit, StackError
from ssv.folders import Folders

MORE = """\
The data stays; ssv up goes on where it stopped. What a supervisor that was killed left behind is ended too.

exit codes: 0 nothing runs now, 1 it could not be stopped
"""
STOP_SECONDS = 90.0


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    common.command(commands, "down", run, "stop the stack", MORE)


def run(options: argparse.Namespace) -> int:
    """Stop the supervisor and whatever an earlier one left."""
    here = stacks.load(options.state).folders
    stopped = end(here)
    leftovers = processes.sweep(here.run)
    if leftovers:
        common.say(f"Ended what an earlier run left: {', '.join(leftovers)}.")
    common.say("Stopped." if stopped else "It was not running.")
    return Exit.OK


def end(here: Folders) -> bool:
    """Ask the supervisor to stop and wait for it; return False if none runs."""
    mark = running.supervisor(here)
    if mark is None:
        return False
    try:
        os.kill(mark.pid, signal.SIGTERM)
    except PermissionError as error:
        raise StackError(f"The stack in {here.root} was started by somebody else.", "Stop it as that user.") from error
    deadline = time.monotonic() + STOP_SECONDS
    while mark.is_alive:
        if time.monotonic() > deadline:
            raise StackError(
                f"The supervisor (process {mark.pid}) did not stop within {STOP_SECONDS:.0f} s.",
                f"See {here.logs}; kill -9 {mark.pid} and ssv down end it by force.",
            )
        time.sleep(0.05)
    return True
