"""`ssv rebuild`."""

from __future__ import annotations

import argparse
from functools import partial

from chassis.client import Stub
from smartsupervision.commandcenter.v1 import command_center_pb2 as pb
from ssv.asking import ask
from ssv.commands import common
from ssv.errors import Exit, StackError

MORE = """\
Builds a new index beside the one in use, heals it from the owners until it equals them, and swaps. Searches
go on meanwhile.

examples:
  ssv rebuild search                    all kinds
  ssv rebuild search --kind premises    one kind
  ssv rebuild search --json             one JSON object per step and line

A kind is named as ssv verify names it.

exit codes: 0 rebuilt and in use, 1 failed (the old index stays in use), 3 not running
"""
ALL = ""  # the command center's word for it


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "rebuild", run, "build the search index anew", MORE)
    common.with_json(parser)
    parser.add_argument("what", choices=["search"], help="what to rebuild")
    parser.add_argument("--kind", action="append", metavar="KIND", help="only this kind (repeatable)")


def run(options: argparse.Namespace) -> int:
    """Rebuild one kind after the other."""
    stack = common.require_running(options)
    for kind in options.kind or [ALL]:
        last = ask(stack, partial(_rebuild, kind=kind, as_json=options.json))
        if last.stage != pb.RebuildProgress.Stage.DONE:
            raise StackError(
                f"The rebuild of {last.kind or kind} ended early.", "The old index is still in use; see ssv logs."
            )
    return Exit.OK


async def _rebuild(stub: Stub, kind: str, as_json: bool) -> pb.RebuildProgress:
    """Tell every step; returns the last."""
    step = pb.RebuildProgress()
    async for step in stub.stream("RebuildIndex", pb.RebuildIndexRequest(kind=kind)):
        _tell(step, as_json)
    return step


def _tell(step: pb.RebuildProgress, as_json: bool) -> None:
    name = pb.RebuildProgress.Stage.Name(step.stage).lower().replace("_", " ")
    if as_json:
        common.line(
            {"kind": step.kind, "stage": name, "index": step.index, "indexed": step.indexed, "owned": step.owned}
        )
    else:
        common.say(f"{step.kind:20} {name:15} {step.indexed:,} of {step.owned:,}  {step.index}")
