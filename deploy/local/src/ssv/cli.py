"""The `ssv` command: start, watch, use and stop a Smart Supervision stack on this machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ssv.commands import clean, down, importing, logs, rebuild, replay, status, token, up, verify
from ssv.errors import Exit, StackError

COMMANDS = (up, down, status, logs, token, importing, verify, rebuild, replay, clean)
MORE = """\
first steps:
  ssv up                    start everything; Ctrl-C stops it
  ssv status                what runs, and where
  ssv <command> --help      each command explains itself

exit codes: 0 done, 1 failed, 2 wrong command line, 3 not running, 4 already running, 5 download failed,
  6 port taken, 7 differences found, 8 the imported file is cut
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    result = argparse.ArgumentParser(
        prog="ssv",
        description="Smart Supervision on this machine: real PostgreSQL, Kafka and Elasticsearch, our services "
        "and the command center's page, without Docker or Java.",
        epilog=MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = result.add_subparsers(title="commands", metavar="<command>", required=True)
    for module in COMMANDS:
        module.add(commands)
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    options = parser().parse_args(arguments)
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
