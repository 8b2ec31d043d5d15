"""`ssv replay`."""

from __future__ import annotations

import argparse
from typing import Any

from chassis.client import Stub
from smartsupervision.commandcenter.v1 import command_center_pb2 as pb
from ssv.asking import ask
from ssv.commands import common
from ssv.errors import Exit
from ssv.stack import Stack

MORE = """\
An event that cannot be applied (undecodable, refused by the index) is set aside with the reason, and its
stream goes on. Once the cause is removed, replay applies it.

examples:
  ssv replay --list          what is parked, and why
  ssv replay                 try all of it again
  ssv replay ID [ID ...]     try these

exit codes: 0 nothing (of these) is parked any more, 3 not running, 7 some still are
"""
PAGE = 1_000


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "replay", run, "apply parked events once more", MORE)
    common.with_json(parser)
    parser.add_argument("ids", nargs="*", metavar="ID", help="which (default: all)")
    parser.add_argument("--list", action="store_true", help="only show what is parked")


def run(options: argparse.Namespace) -> int:
    """Show or replay parked events."""
    stack = common.require_running(options)
    parked = _parked(stack)
    if options.list:
        return _report([], parked, options.json)
    wanted = options.ids or [event.id for event in parked]
    replayed: list[str] = []
    still: list[pb.ParkedEvent] = []
    for start in range(0, len(wanted), PAGE):
        answer = _replay(stack, wanted[start : start + PAGE])
        replayed += answer.replayed_ids
        still += answer.still_parked
    return _report(replayed, still, options.json)


def _parked(stack: Stack) -> list[pb.ParkedEvent]:
    found: list[pb.ParkedEvent] = []
    token = ""
    while True:
        answer = _list(stack, token)
        found += answer.parked
        token = answer.next_page_token
        if not token:
            return found


def _list(stack: Stack, page_token: str) -> pb.ListParkedResponse:
    async def question(stub: Stub) -> Any:
        return await stub.call("ListParked", pb.ListParkedRequest(page_size=PAGE, page_token=page_token))

    answer: pb.ListParkedResponse = ask(stack, question)
    return answer


def _replay(stack: Stack, ids: list[str]) -> pb.ReplayParkedResponse:
    async def question(stub: Stub) -> Any:
        return await stub.call("ReplayParked", pb.ReplayParkedRequest(ids=ids), timeout=120.0)

    answer: pb.ReplayParkedResponse = ask(stack, question)
    return answer


def _report(replayed: list[str], parked: list[pb.ParkedEvent], as_json: bool) -> int:
    rows = [
        {"id": e.id, "reader": e.reader, "stream": e.stream, "number": e.number, "reason": e.reason} for e in parked
    ]
    if as_json:
        common.answer({"replayed": replayed, "parked": rows})
    else:
        if replayed:
            common.say(f"Applied {len(replayed):,}.")
        for row in rows:
            common.say(f"{row['id']}  {row['reader']} {row['stream']}/{row['number']}  {row['reason']}")
        common.say(f"Parked: {len(rows):,}.")
    return Exit.DIFFERENT if rows else Exit.OK
