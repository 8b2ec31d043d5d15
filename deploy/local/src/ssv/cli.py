"""The `ssv` command: start, watch, use and stop a Smart Supervision stack on this machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
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
    "dossier": "dossier",
    "verify": "verify",
    "rebuild": "rebuild",
    "replay": "replay",
    "clean": "clean",
}
# What stands below a command, in the same way.
BELOW = {
    "import": {
        "registry": "import_registry",
        "province": "import_province",
        "sampling": "import_sampling",
        "cases": "import_cases",
    }
}
MORE = """\
first steps:
  ssv up                    start everything; Ctrl-C stops it
  ssv status                what runs, and where
  ssv <command> --help      each command explains itself

exit codes: 0 done, 1 failed, 2 wrong command line, 3 not running, 4 already running, 5 download failed,
  6 port taken, 7 differences found, 8 the imported file is cut
"""


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or only of the command that the words call."""
    result = argparse.ArgumentParser(
        prog="ssv",
        description="Smart Supervision on this machine: real PostgreSQL, Kafka and Elasticsearch, our services "
        "and the command center's page, without Docker or Java.",
        epilog=MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = result.add_subparsers(title="commands", metavar="<command>", required=True)
    for name in _called(COMMANDS, words[:1]):
        added = import_module(f"ssv.commands.{COMMANDS[name]}").add(commands)
        if name in BELOW:
            kinds = added.add_subparsers(title="what", metavar="<what>", required=True)
            for kind in _called(BELOW[name], words[1:2]):
                import_module(f"ssv.commands.{BELOW[name][kind]}").add(kinds)
    return result


def _called(table: Mapping[str, str], word: Sequence[str]) -> Sequence[str]:
    """The command of a table that a word calls; all of them if it calls none."""
    return word if word and word[0] in table else list(table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    options = parser(words).parse_args(words)
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
