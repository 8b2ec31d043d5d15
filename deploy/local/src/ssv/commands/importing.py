"""`ssv import`: registry files, results of sampling, closed cases, and the simulated province."""

from __future__ import annotations

import argparse

from ssv.commands import common
from ssv.errors import Exit, StackError

MORE = """\
examples:
  ssv import registry guangxi.csv.gz --report report.json
  ssv import registry national.xlsx --refused refused.csv --max-rate 500
  ssv import sampling samples.csv --report report.json
  ssv import cases closed.csv --report report.json
  ssv import province --entities 2000

ssv import registry --help and ssv import province --help say more, with their exit codes.
"""


def add(commands: common.Subparsers) -> argparse.ArgumentParser:
    """Describe the command; what can be imported are commands below it."""
    return common.command(commands, "import", _nothing, "load entities into the register", MORE)


def _nothing(options: argparse.Namespace) -> int:
    raise StackError("Say what to import.", "See ssv import --help.", Exit.USAGE)
