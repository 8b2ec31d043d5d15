"""What the commands share: the options every one takes, and how they answer."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ssv import running
from ssv import stack as stacks
from ssv.errors import Exit, StackError
from ssv.folders import DEFAULT_STATE
from ssv.stack import Stack

Run = Callable[[argparse.Namespace], int]
# argparse does not export the type of what add_subparsers returns.
Subparsers = Any


def command(
    commands: Subparsers, name: str, run: Run, about: str, more: str, nested: bool = False
) -> argparse.ArgumentParser:
    """Add a command; `about` is its line in `ssv --help`, `more` follows its own options.

    A nested one takes --state before or after its own name.
    """
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "--state",
        type=Path,
        default=argparse.SUPPRESS if nested else DEFAULT_STATE,
        metavar="DIR",
        help="the folder of the stack (default ./.ssv); one stack per folder",
    )
    return parser


def with_json(parser: argparse.ArgumentParser) -> None:
    """Let the caller ask for an answer a program can read."""
    parser.add_argument("--json", action="store_true", help="answer as JSON on standard output")


def require_running(options: argparse.Namespace) -> Stack:
    """Return the stack; `StackError` (exit code 3) if it does not run."""
    stack = stacks.load(options.state)
    if running.supervisor(stack.folders) is None:
        raise StackError(f"The stack in {options.state} is not running.", "Start it: ssv up.", Exit.NOT_RUNNING)
    return stack


def say(text: str) -> None:
    """Write a line for the reader."""
    sys.stdout.write(text + "\n")


def line(value: object) -> None:
    """Write one JSON object as one line, for answers that come bit by bit."""
    say(json.dumps(value, ensure_ascii=False))


def answer(value: object) -> None:
    """Write a JSON answer."""
    say(json.dumps(value, ensure_ascii=False, indent=2))
