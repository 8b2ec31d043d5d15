"""`ssv import sampling`: results of food sampling become clues, and notices to authorities elsewhere."""

from __future__ import annotations

import argparse
import asyncio
import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import grpc
from rich.console import Console

from chassis.clock import civil_date
from enforcement.intake import sampled
from enforcement.intake.accounting import Sent, account
from enforcement.intake.batches import batches_of
from enforcement.intake.planning import Plan, opens_on, plans_of
from enforcement.intake.requests import Received
from enforcement.intake.sampled import Passed, Sampled, Unreadable
from licensing.intake.cli import rate
from licensing.intake.progress import ImportProgress
from licensing.intake.report import write_report
from smartsupervision.directory.v1 import directory_service_pb2
from smartsupervision.licensing.v1 import register_service_pb2
from ssv import asking, tables
from ssv.asking import refused
from ssv.commands import common
from ssv.errors import Exit, StackError
from ssv.sampling import CLUES, NOTICES, Sampling
from ssv.stack import Stack
from ssv.tables import Table
from statutes.calendar import load_calendar
from statutes.rules import load_rulebook

MORE = """\
Every failed batch becomes one clue per party: to the bureau of the party's place, to the importing bureau where no
place can be told (待分派), and a notice to the authority where the place lies outside the region. A clue may be filed
when the time to object or to have the sample tested again is over. Importing a file again changes nothing; where a
file says something else than what is recorded, the report says what differs.

exit codes: 0 every row is accounted for (rows may have been refused: see the report), 1 the file or the import failed,
3 not running, 8 every row up to a cut in the file is accounted for
"""
DIRECTORY = directory_service_pb2.DESCRIPTOR.services_by_name["DirectoryService"]
REGISTER = register_service_pb2.DESCRIPTOR.services_by_name["RegisterService"]
REASON_COLUMNS = ("拒绝原因代码", "拒绝原因", "原文件行号")


def add(kinds: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(kinds, "sampling", _run, "results of food sampling (CSV)", MORE, nested=True)
    parser.add_argument("file", type=Path, help="CSV (UTF-8 or GB18030, .gz or not) with a header line")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the account of every row as JSON")
    parser.add_argument("--refused", type=Path, metavar="FILE", help="write refused rows as CSV with the reason")
    parser.add_argument("--max-rate", type=rate, metavar="N", help="send at most N records a second")
    parser.add_argument("--home", default="450000", help="division of the importing bureau (default %(default)s)")
    parser.add_argument(
        "--received-on", type=date.fromisoformat, metavar="DAY", help="when the file reached it (default today)"
    )
    common.with_json(parser)


def _run(options: argparse.Namespace) -> int:
    stack = common.require_running(options)
    table = tables.read(options.file, sampled.NEEDED)
    read = [_read(row) for row in table.rows]
    plans = list(plans_of(batches_of(each for each in read if isinstance(each, Sampled)), options.home))
    try:
        sent = asyncio.run(_send(stack, plans, _received(options), options))
    except grpc.aio.AioRpcError as error:
        raise refused(error, "enforcement") from error
    report = {"file": options.file.name, "sha256": table.sha256, "cut": table.cut, **account(read, sent)}
    if options.report:
        write_report(options.report, report)
    if options.refused:
        _write_refused(options.refused, table, report)
    _tell(report, options.json)
    return Exit.CUT if table.cut else Exit.OK


def _read(row: tables.TableRow) -> Sampled | Passed | Unreadable:
    if row.broken:
        known = row.broken if row.broken in sampled.REASONS else "BROKEN_ROW"
        return sampled.unreadable(row.line, known)
    return sampled.read(row.line, row.values)


def _received(options: argparse.Namespace) -> Received:
    today = civil_date(datetime.now(UTC))
    on = options.received_on or today
    if on > today:
        raise StackError(f"{on} is still to come.", "State the day the file was received.", Exit.USAGE)
    return Received(on, opens_on(on, load_rulebook(options.home), load_calendar(options.home)))


async def _send(stack: Stack, plans: Sequence[Plan], received: Received, options: argparse.Namespace) -> list[Sent]:
    async with (
        asking.connected(stack, DIRECTORY, "directory") as directory,
        asking.connected(stack, REGISTER, "licensing") as register,
        asking.connected(stack, CLUES, "enforcement") as enforcement,
        asking.connected(stack, NOTICES, "enforcement") as notices,
    ):
        work = Sampling(directory, register, enforcement, notices, options.home, received, options.max_rate)
        with ImportProgress(Console(stderr=True), options.file.name) as progress:
            return await work.run(plans, progress.update)


def _write_refused(path: Path, table: Table, report: dict[str, Any]) -> None:
    """The rows of the file that led to nothing, as they stand, with the reason: corrected, they can be sent again."""
    why = {each["line"]: (each["reason"], each["message_zh"]) for each in report["refused_rows"]}
    for each in report["sent"]:
        if each["fate"] == "refused":
            why |= dict.fromkeys(each["lines"], (each["reason"], each["message"]))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*table.headers, *REASON_COLUMNS])
        for row in table.rows:
            if row.line in why:
                writer.writerow([*row.fields, *why[row.line], row.line])


def _tell(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        common.answer({key: value for key, value in report.items() if key not in ("rows", "sent")})
        return
    common.say(
        f"{report['file']}: {report['rows_read']:,} rows: clue {report['clue']:,}, notice {report['notice']:,}, "
        f"merged {report['merged']:,}, passed {report['passed']:,}, refused {report['refused']:,}."
    )
    for way, fates in report["records"].items():
        shown = ", ".join(f"{fate} {count:,}" for fate, count in fates.items() if count)
        common.say(f"  {way}: {shown or 'none'}")
