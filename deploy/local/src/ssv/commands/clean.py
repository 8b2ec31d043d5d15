"""`ssv clean`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from ssv import artifacts, folders, running
from ssv.commands import common
from ssv.errors import Exit, StackError
from ssv.folders import Folders

MORE = """\
examples:
  ssv clean                 asks first
  ssv clean --yes           does not ask
  ssv clean --downloads     the downloaded and unpacked servers too; the next start fetches them again

exit codes: 0 deleted (or nothing was there), 1 not confirmed, 4 the stack is running
"""


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "clean", run, "delete the stack with all its data", MORE)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--downloads", action="store_true", help="also delete the downloaded servers")


def run(options: argparse.Namespace) -> int:
    """Delete the state folder after asking."""
    here = Folders(options.state.absolute())
    if here.settings.exists():
        if running.supervisor(here) is not None:
            raise StackError(f"The stack in {here.root} is running.", "Stop it first: ssv down.", Exit.ALREADY_RUNNING)
        if not options.yes and not _confirmed(here):
            common.say("Nothing was deleted.")
            return Exit.FAILED
        folders.remove(here)
        common.say(f"Deleted {here.root}.")
    else:
        common.say(f"There is no stack in {here.root}.")
    if options.downloads:
        _delete_downloads()
    return Exit.OK


def _confirmed(here: Folders) -> bool:
    if not sys.stdin.isatty():
        raise StackError("This deletes all data, and nobody can be asked here.", "Say ssv clean --yes.")
    return input(f"Delete {here.root} with all its data? [y/N] ").strip().lower() in ("y", "yes")


def _delete_downloads() -> None:
    cache = artifacts.cache_folder(os.environ)
    shutil.rmtree(cache, ignore_errors=True)
    common.say(f"Deleted {cache}.")
    if os.geteuid() == 0:
        for folder in folders.programs(os.environ):
            shutil.rmtree(folder)
            common.say(f"Deleted {folder}.")
