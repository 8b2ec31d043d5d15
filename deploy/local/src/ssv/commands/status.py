"""`ssv status`."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.table import Table

from ssv import running
from ssv import stack as stacks
from ssv.commands import common
from ssv.errors import Exit
from ssv.running import State
from ssv.stack import Stack

MORE = """\
With --json: {"running", "ready", "state", "page", "ports": {name: number}, "processes": [{"name", "state",
"pid", "restarts", "note"}]}.

exit codes: 0 everything is ready, 1 something is not, 3 the stack does not run
"""


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    common.with_json(common.command(commands, "status", run, "show what runs, and where", MORE))


def run(options: argparse.Namespace) -> int:
    """Show the stack's processes and addresses."""
    stack = stacks.load(options.state)
    summary = running.summary(stack)
    if options.json:
        common.answer(summary)
    else:
        _show(stack, summary)
    if not summary["running"]:
        return Exit.NOT_RUNNING
    return Exit.OK if summary["ready"] else Exit.FAILED


def _show(stack: Stack, summary: running.Summary) -> None:
    console = Console(highlight=False)
    if not summary["running"]:
        console.print(f"The stack in {stack.folders.root} is not running. Start it with ssv up.")
        return
    table = Table("process", "state", "pid", "restarts", "note", box=None)
    for row in summary["processes"]:
        style = "green" if row["state"] in (State.READY, State.DONE) else "yellow"
        cells = (row["name"], f"[{style}]{row['state']}[/]", str(row["pid"] or ""), str(row["restarts"]))
        table.add_row(*cells, row["note"])
    console.print(table)
    console.print(f"\npage {stack.page_url}", soft_wrap=True)
    console.print("ports " + ", ".join(f"{name} {port}" for name, port in stack.ports.items()), soft_wrap=True)
    console.print(f"state {stack.folders.root}", soft_wrap=True)
