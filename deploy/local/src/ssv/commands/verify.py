"""`ssv verify`."""

from __future__ import annotations

import argparse
import time
from typing import Any

from chassis.client import Stub
from smartsupervision.commandcenter.v1 import command_center_pb2 as pb
from ssv.asking import ask
from ssv.commands import common
from ssv.errors import Exit

MORE = """\
Compares every record of the owners with the search index by digest, every reader's numbers with the owners'
heads, and counts what is parked. A difference is counted only if it is still there after the reader has
passed the heads it was found at.

With --json: {"complete", "missing", "stale", "extra", "behind", "parked", "kinds": [{"kind", "owned",
"indexed", "missing", "stale", "extra", "missing_ids", "stale_ids", "extra_ids"}], "streams": [...]}.

examples:
  ssv verify
  ssv verify --wait 120      give readers up to two minutes to become complete
  ssv verify --json

exit codes: 0 complete, 1 it could not be found out, 3 not running, 7 something is missing, stale, extra,
  behind or parked
"""
DEADLINE = 600.0  # seconds


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "verify", run, "prove that nothing is lost or applied twice", MORE)
    common.with_json(parser)
    parser.add_argument("--wait", type=float, default=0.0, metavar="SECONDS", help="try again until complete")


def run(options: argparse.Namespace) -> int:
    """Compare, show, and say by the exit code whether everything is complete."""
    stack = common.require_running(options)
    deadline = time.monotonic() + options.wait
    while True:
        found: pb.VerifyCompletenessResponse = ask(stack, _verify)
        if found.complete or time.monotonic() >= deadline:
            break
        time.sleep(1.0)
    summary = summarise(found)
    if options.json:
        common.answer(summary)
    else:
        _show(summary)
    return Exit.OK if summary["complete"] else Exit.DIFFERENT


async def _verify(stub: Stub) -> Any:
    return await stub.call("VerifyCompleteness", pb.VerifyCompletenessRequest(), timeout=DEADLINE)


def summarise(found: pb.VerifyCompletenessResponse) -> dict[str, Any]:
    """Return the answer as `--json` shows it."""
    kinds = [
        {
            "kind": kind.kind,
            "owned": kind.owned,
            "indexed": kind.indexed,
            "missing": kind.missing,
            "stale": kind.stale,
            "extra": kind.extra,
            "missing_ids": list(kind.missing_ids),
            "stale_ids": list(kind.stale_ids),
            "extra_ids": list(kind.extra_ids),
        }
        for kind in found.reconciliations
    ]
    streams = [{"owner": p.owner, "stream": p.stream, "head": p.head, "position": p.position} for p in found.positions]
    return {
        "complete": found.complete,
        "missing": sum(kind.missing for kind in found.reconciliations),
        "stale": sum(kind.stale for kind in found.reconciliations),
        "extra": sum(kind.extra for kind in found.reconciliations),
        "behind": sum(position.head - position.position for position in found.positions),
        "parked": found.parked,
        "kinds": kinds,
        "streams": streams,
    }


def _show(summary: dict[str, Any]) -> None:
    for kind in summary["kinds"]:
        differences = "  ".join(f"{name} {kind[name]:,}" for name in ("missing", "stale", "extra"))
        common.say(f"{kind['kind']:10} owned {kind['owned']:,}  indexed {kind['indexed']:,}  {differences}")
        for name in ("missing", "stale", "extra"):
            for identifier in kind[f"{name}_ids"][:10]:
                common.say(f"           {name} {identifier}")
    common.say(f"{'streams':10} {len(summary['streams'])}  behind {summary['behind']:,}  parked {summary['parked']:,}")
    common.say("Complete." if summary["complete"] else "Not complete.")
