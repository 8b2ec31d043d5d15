"""`ssv import cases`: closed cases of older systems are adopted."""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import grpc
from rich.console import Console

from directory.domain.values import unit_id
from enforcement.intake.closed_cases import NEEDED, REASONS, ClosedCase, cases_of
from licensing.intake.cli import rate
from licensing.intake.progress import ImportProgress
from licensing.intake.report import write_report
from smartsupervision.enforcement.v1 import adopted_case_service_pb2 as contract
from ssv import asking, tables
from ssv.asking import refused
from ssv.batching import Courier, refusal_in
from ssv.commands import common
from ssv.errors import Exit
from ssv.stack import Stack

MORE = """\
One row per party; rows with the same authority and number are one case. What the older system did not have stays
unknown and is never made up. A case is known by the authority's own number, else by its case number: importing it again
changes nothing, and other content under the same number is reported and changes nothing either.

exit codes: 0 every row is accounted for (rows may have been refused: see the report), 1 the file or the import failed,
3 not running, 8 every row up to a cut in the file is accounted for
"""
ADOPTED: Final = contract.DESCRIPTOR.services_by_name["AdoptedCaseService"]
KNOWN: Final = {"ADOPTED_ALREADY": "already_known", "ADOPTED_DIFFERS": "conflict"}


def add(kinds: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(kinds, "cases", _run, "closed cases of older systems (CSV)", MORE, nested=True)
    parser.add_argument("file", type=Path, help="CSV (UTF-8 or GB18030, .gz or not) with a header line")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the account of every case as JSON")
    parser.add_argument("--max-rate", type=rate, metavar="N", help="send at most N cases a second")
    parser.add_argument("--source", default="older-system", help="name of the older system (default %(default)s)")
    common.with_json(parser)


def _run(options: argparse.Namespace) -> int:
    stack = common.require_running(options)
    table = tables.read(options.file, NEEDED)
    units = {code: f"units/{unit_id(code)}" for code in {row.values.get("机关代码", "") for row in table.rows}}
    rows = [(row.line, row.values) for row in table.rows if not row.broken]
    cases = list(cases_of(rows, units, options.source, options.file.name))
    cases += [ClosedCase((row.line,), "", None, "BROKEN_ROW") for row in table.rows if row.broken]
    try:
        outcomes = asyncio.run(_send(stack, cases, options))
    except grpc.aio.AioRpcError as error:
        raise refused(error, "enforcement") from error
    report = _report(options.file.name, table.sha256, cases, outcomes)
    if options.report:
        write_report(options.report, report)
    _tell(report, options.json)
    return Exit.CUT if table.cut else Exit.OK


async def _send(stack: Stack, cases: Sequence[ClosedCase], options: argparse.Namespace) -> dict[int, dict[str, Any]]:
    """What became of each case, by its first line."""
    found = {
        each.lines[0]: {"outcome": "refused", "reason": each.reason, "message": REASONS[each.reason]}
        for each in cases
        if each.request is None
    }
    sent = [each for each in cases if each.request is not None]
    commands = [contract.AdoptedCaseCommand(adopt_closed_case=each.request) for each in sent]
    async with asking.connected(stack, ADOPTED, "enforcement") as stub:
        with ImportProgress(Console(stderr=True), options.file.name) as progress:
            waiting = iter(sent)
            async for results in Courier(stub, ADOPTED, options.max_rate).send(commands):
                for result in results:
                    found[next(waiting).lines[0]] = _outcome(result)
                progress.update(len(found), len(found) / len(cases))
    return found


def _outcome(result: Any) -> dict[str, Any]:
    if not result.HasField("refusal"):
        known = "already_known" if result.replayed else "adopted"
        return {"outcome": known, "case": result.adopted_case.name, "unknown": list(result.adopted_case.unknown)}
    info = refusal_in(result.refusal)
    outcome = KNOWN.get(info.reason, "refused")
    return {"outcome": outcome, "case": info.metadata["case"], "reason": info.reason, "message": result.refusal.message}


def _report(file: str, sha256: str, cases: Sequence[ClosedCase], outcomes: dict[int, dict[str, Any]]) -> dict[str, Any]:
    sums = Counter(each["outcome"] for each in outcomes.values())
    rows = Counter(dict.fromkeys(("adopted", "already_known", "conflict", "refused"), 0))
    for case in cases:
        rows[outcomes[case.lines[0]]["outcome"]] += len(case.lines)
    return {
        "file": file,
        "sha256": sha256,
        "rows_read": sum(len(each.lines) for each in cases),
        "cases": len(cases),
        **{name: sums[name] for name in rows},
        "rows": dict(rows),
        "accounted": sums.total() == len(cases),
        "listed": [{"lines": list(each.lines), "number": each.number, **outcomes[each.lines[0]]} for each in cases],
    }


def _tell(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        common.answer({key: value for key, value in report.items() if key != "listed"})
        return
    common.say(
        f"{report['file']}: {report['rows_read']:,} rows, {report['cases']:,} cases: adopted {report['adopted']:,}, "
        f"already known {report['already_known']:,}, with other content {report['conflict']:,}, "
        f"refused {report['refused']:,}."
    )
