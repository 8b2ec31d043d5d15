"""`ssv verify`."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field
from typing import Any

from rich.progress import Progress, TaskID

from chassis.client import Stub
from chassis.journal_service import SERVICE as JOURNAL
from chassis.sealing.seal_service import SERVICE as SEALS
from chassis.sealing.statement import read
from chassis.sealing.witnessing import SERVICE as WITNESS
from chassis.sealing.witnessing import seal_of
from smartsupervision.commandcenter.v1 import command_center_pb2 as pb
from smartsupervision.common.v1.journal_pb2 import VerifyJournalRequest
from smartsupervision.common.v1.witness_service_pb2 import ListWitnessedSealsRequest, WitnessedSeal
from ssv.asking import ask
from ssv.commands import common
from ssv.errors import Exit, StackError
from ssv.landscape import SERVICES
from ssv.stack import Stack

MORE = """\
Proves in the owners' databases that every state is the fold of its events in the journal and that every copy
agrees with the journal's bytes, that every seal is over the bytes that stand there, and that the owners still have
every seal the command center has kept. Then compares every record of the owners with the search index by digest, every
reader's numbers with the owners' heads, and counts what is parked. A difference is counted only if it is still
there after the reader has passed the heads it was found at.

With --json: {"complete", "events", "faults", "missing", "stale", "extra", "behind", "parked", "journal_faults":
[{"owner", "subject", "code", "detail"}], "kinds": [{"kind", "owner",
"owned", "indexed", "missing", "stale", "extra", "missing_ids", "stale_ids", "extra_ids"}], "streams": [...]}.

examples:
  ssv verify
  ssv verify --wait 120      give readers up to two minutes to become complete
  ssv verify --json

exit codes: 0 complete, 1 it could not be found out, 3 not running, 7 a fault of the journal, or something is
  missing, stale, extra, behind or parked
"""
WIDTH = 20  # of the first column
PATIENCE = 15  # seconds to wait for a reader that is behind
AGAIN = 1.0  # seconds between two comparisons


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "verify", run, "prove that nothing is lost or applied twice", MORE)
    common.with_json(parser)
    parser.add_argument("--wait", type=float, default=0.0, metavar="SECONDS", help="try again until complete")


def run(options: argparse.Namespace) -> int:
    """Compare, show, and say by the exit code whether everything is complete."""
    stack = common.require_running(options)
    with Progress(disable=options.json, transient=True) as progress:
        journal = _prove_journals(stack, progress)
        found = _compare_by(time.monotonic() + options.wait, stack, progress)
    summary = summarise(found, journal)
    if options.json:
        common.answer(summary)
    else:
        _show(summary)
    return Exit.OK if summary["complete"] else Exit.DIFFERENT


@dataclass
class JournalProof:
    """What the owners say of their journals."""

    events: int = 0
    faults: list[dict[str, str]] = field(default_factory=list)


def _prove_journals(stack: Stack, progress: Progress) -> JournalProof:
    """Ask every service that has a journal to fold it."""
    proof = JournalProof()
    for service in SERVICES:
        if service.publishes:
            _prove_journal(stack, service.name, proof, progress)
            _prove_seals(stack, service.name, proof)
    return proof


def _prove_seals(stack: Stack, owner: str, proof: JournalProof) -> None:
    """Look whether the owner still has every seal that the command center has kept."""

    async def kept(stub: Stub) -> list[WitnessedSeal]:
        return list((await stub.call("ListWitnessedSeals", ListWitnessedSealsRequest(owner=owner))).seals)

    witnessed = ask(stack, kept, WITNESS)

    async def question(stub: Stub) -> None:
        for each in witnessed:
            seal = await seal_of(stub, each.seal.stream, each.seal.number)
            if seal is None or read(seal.document).hash() != each.seal.hash:
                code = "SEAL_MISSING" if seal is None else "SEAL_DIFFERS"
                place = f"{each.seal.stream}/{each.seal.number}"
                detail = f"the command center has kept another since {each.witnessed_time.ToDatetime()}"
                proof.faults.append({"owner": owner, "subject": place, "code": code, "detail": detail})

    ask(stack, question, SEALS, owner)


def _prove_journal(stack: Stack, owner: str, proof: JournalProof, progress: Progress) -> None:
    task = progress.add_task(f"Folding the journal of {owner}", total=None)

    async def question(stub: Stub) -> int:
        events = 0
        async for answer in stub.stream("VerifyJournal", VerifyJournalRequest()):
            events = answer.events
            proof.faults += [
                {"owner": owner, "subject": f.subject, "code": f.code, "detail": f.detail} for f in answer.faults
            ]
            progress.update(task, completed=answer.aggregates, total=answer.aggregates_total)
        return events

    proof.events += ask(stack, question, JOURNAL, owner)


def _compare_by(deadline: float, stack: Stack, progress: Progress) -> pb.VerifyCompletenessResponse:
    """Compare until complete or the deadline; till then also ask again what does not answer: an index may be new."""
    while True:
        last = time.monotonic() >= deadline
        try:
            found = _compare(stack, progress)
            if found.complete or last:
                return found
        except StackError as error:
            if error.exit_code is not Exit.NOT_RUNNING or last:
                raise
        time.sleep(AGAIN)


def _compare(stack: Stack, progress: Progress) -> pb.VerifyCompletenessResponse:
    """Ask the command center to compare every kind with its owner."""
    tasks: dict[str, TaskID] = {}

    async def question(stub: Stub) -> pb.VerifyCompletenessResponse:
        result = pb.VerifyCompletenessResponse()
        async for step in stub.stream("VerifyIndex", pb.VerifyIndexRequest(patience_seconds=PATIENCE)):
            if step.HasField("result"):
                result.CopyFrom(step.result)
                continue
            if step.kind not in tasks:
                about = f"Comparing {step.kind} ({step.kind_number} of {step.kinds_total})"
                tasks[step.kind] = progress.add_task(about, total=None)
            progress.update(tasks[step.kind], completed=step.records, total=step.records_total or None)
        return result

    found = ask(stack, question)
    for task in tasks.values():
        progress.remove_task(task)
    return found


def summarise(found: pb.VerifyCompletenessResponse, journal: JournalProof) -> dict[str, Any]:
    """Return the answer as `--json` shows it."""
    kinds = [
        {
            "kind": kind.kind,
            "owner": kind.owner,
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
        "complete": found.complete and not journal.faults,
        "events": journal.events,
        "faults": len(journal.faults),
        "journal_faults": journal.faults,
        "missing": sum(kind.missing for kind in found.reconciliations),
        "stale": sum(kind.stale for kind in found.reconciliations),
        "extra": sum(kind.extra for kind in found.reconciliations),
        "behind": sum(position.head - position.position for position in found.positions),
        "parked": found.parked,
        "kinds": kinds,
        "streams": streams,
    }


def _show(summary: dict[str, Any]) -> None:
    common.say(f"{'journal':{WIDTH}} events {summary['events']:,}  faults {summary['faults']:,}")
    for fault in summary["journal_faults"][:10]:
        common.say(f"  {fault['owner']} {fault['code']} {fault['subject']}: {fault['detail']}")
    for kind in summary["kinds"]:
        differences = "  ".join(f"{name} {kind[name]:,}" for name in ("missing", "stale", "extra"))
        common.say(f"{kind['kind']:{WIDTH}} owned {kind['owned']:,}  indexed {kind['indexed']:,}  {differences}")
        for name in ("missing", "stale", "extra"):
            for identifier in kind[f"{name}_ids"][:10]:
                common.say(f"  {name} {identifier}")
    common.say(
        f"{'streams':{WIDTH}} {len(summary['streams'])}  behind {summary['behind']:,}  parked {summary['parked']:,}"
    )
    common.say("Complete." if summary["complete"] else "Not complete.")
