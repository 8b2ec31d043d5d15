"""`ssv logs`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import deque
from pathlib import Path
from typing import TextIO

from ssv import stack as stacks
from ssv.commands import common
from ssv.errors import Exit, StackError

MORE = """\
examples:
  ssv logs                       the last lines of every process
  ssv logs licensing-relay -f    follow one process until Ctrl-C
  ssv logs kafka -n 500          more lines

exit codes: 0 shown, 1 there is no such log
"""


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "logs", run, "show what the processes wrote", MORE)
    parser.add_argument("process", nargs="?", help="a name from ssv status (default: all)")
    parser.add_argument("-n", "--lines", type=int, default=20, help="how many lines of each (default 20)")
    parser.add_argument("-f", "--follow", action="store_true", help="go on showing new lines")


def run(options: argparse.Namespace) -> int:
    """Show the end of the logs, and follow them if asked."""
    files = _files(stacks.load(options.state).folders.logs, options.process)
    opened = [(path.stem, path.open(encoding="utf-8", errors="replace")) for path in files]
    width = max(len(name) for name, _ in opened)
    try:
        for name, file in opened:
            for line in deque(file, options.lines):
                _write(name, width, line)
        while options.follow:
            if sum(_forward(name, width, file) for name, file in opened) == 0:
                time.sleep(0.2)
    except KeyboardInterrupt:
        return Exit.OK
    finally:
        for _, file in opened:
            file.close()
    return Exit.OK


def _files(folder: Path, process: str | None) -> list[Path]:
    found = sorted(folder.glob("*.log"))
    names = ", ".join(path.stem for path in found) or "none yet"
    wanted = [path for path in found if process in (None, path.stem)]
    if not wanted:
        raise StackError(f"There is no log of {process or 'this stack'}.", f"There are: {names}.")
    return wanted


def _forward(name: str, width: int, file: TextIO) -> int:
    lines = file.readlines()
    for line in lines:
        _write(name, width, line)
    return len(lines)


def _write(name: str, width: int, line: str) -> None:
    sys.stdout.write(f"{name:{width}} | {line.rstrip()}\n")
