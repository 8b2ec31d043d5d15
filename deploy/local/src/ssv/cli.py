"""The `ssv` command: start, watch, use and stop a Smart Supervision stack on this machine."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from ssv import ports, spawn, up
from ssv.errors import StackError
from ssv.folders import Folders


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers(required=True)
    p = sub.add_parser("up")
    p.add_argument("--state", type=Path, default=Path(".ssv"))
    p.add_argument("--only", choices=["servers"])
    p.add_argument("--port", action="append", default=[])
    p.add_argument("--end-with-parent", action="store_true")
    options = parser.parse_args(arguments)
    if options.end_with_parent:
        spawn.end_with_parent(os.getppid())
    console = Console()
    try:
        here = Folders(options.state.absolute())
        with up.sole_supervisor(here):
            wanted = {**ports.from_environment(os.environ), **ports.parse(options.port)}
            prepared = up.prepare(options.state, wanted, bool(options.only), os.environ, console)
            console.print("prepared", prepared.download_seconds)
            up.run(prepared, os.environ, lambda: console.print("READY"))
    except StackError as error:
        console.print(str(error))
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
