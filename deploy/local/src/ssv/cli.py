"""The `ssv` command: start, watch, use and stop a Smart Supervision stack on this machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from ssv.errors import Exit, StackError

# Each command and its module; only the one that is called is loaded, so that `ssv status` answers at once.
COMMANDS = {
    "up": "up",
    "down": "down",
    "status": "status",
    "logs": "logs",
    "token": "token",
    "import": "importing",
    "licence": "licence",
    "verify": "verify",
    "rebuild": "rebuild",
    "replay": "replay",
    "clean": "clean",
}
MORE = """\
first steps:
  ssv up                    start everything; Ctrl-C stops it
  ssv status                what runs, and where
  ssv <command> --help      each command explains itself

exit codes: 0 done, 1 failed, 2 wrong command line, 3 not running, 4 already running, 5 download failed,
  6 port taken, 7 differences found, 8 the imported file is cut
"""


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or of one command."""
    result = argparse.ArgumentParser(
        prog="ssv",
        description="Smart Supervision on this machine: real PostgreSQL, Kafka and Elasticsearch, our services "
        "and the command center's page, without Docker or Java.",
        epilog=MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = result.add_subparsers(title="commands", metavar="<command>", required=True)
    for name, module in COMMANDS.items():
        if only in (None, name):
            import_module(f"ssv.commands.{module}").add(commands)
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    called = words[0] if words and words[0] in COMMANDS else None
    options = parser(called).parse_args(words)
    try:
        code: int = options.run(options)
    except StackError as error:
        sys.stderr.write(f"ssv: {error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return Exit.FAILED
    return code


if __name__ == "__main__":
    sys.exit(main())
