"""`ssv import registry FILE`: arguments, connection, exit codes, and what the operator sees."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

import grpc
from rich.console import Console

from chassis.client import Stub
from licensing.intake.files import AUTO, ENCODINGS
from licensing.intake.importing import Order, import_file
from licensing.intake.pacing import Pace
from licensing.intake.problems import FileRefusedError, ImportStoppedError
from licensing.intake.progress import ImportProgress
from licensing.intake.report import write_report
from licensing.intake.sending import BATCH_ROWS, BatchCall, Patience, Sender
from smartsupervision.licensing.v1 import register_service_pb2

COMPLETE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
REGISTER_AWAY: Final = 3
FILE_CUT: Final = 8
_TIMEOUT_SECONDS: Final = 30.0
_SERVICE: Final = register_service_pb2.DESCRIPTOR.services_by_name["RegisterService"]

EPILOG: Final = """\
exit codes: 0 every row of the file is accounted for (rows may have been refused: see the report),
1 the file was refused or the import stopped, 2 a file named cannot be written, 3 the register is not reachable,
8 every row up to a cut in the file is accounted for.
An interrupted import goes on where it stopped when the same file is imported again."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an import takes from outside: the register, its folder of journals, the day, a new id, chance."""

    call: BatchCall
    journals: Path
    today: date
    new_id: UUID
    chance: Random


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `ssv import registry`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument("file", type=Path, help="CSV (UTF-8 or GB18030, .gz or not) or .xlsx with a header line")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the account of every row as JSON")
    parser.add_argument("--refused", type=Path, metavar="FILE", help="write refused rows as CSV with the reason")
    parser.add_argument("--max-rate", type=rate, metavar="N", help="send at most N rows a second")
    parser.add_argument("--source", default="older-register", help="name of the older register (default %(default)s)")
    parser.add_argument("--encoding", choices=ENCODINGS, default=AUTO, help="of a CSV file (default: detected)")
    parser.add_argument("--allow-missing-columns", action="store_true", help="only name and code columns are needed")
    parser.add_argument("--json", action="store_true", help="print the report's sums as JSON")


def register_call(channel: grpc.aio.Channel, token: Callable[[], str]) -> BatchCall:
    """The register's batch call over a channel; `token` is asked before every call, because tokens are short-lived."""
    stub = Stub(channel, _SERVICE, token)

    async def call(request: register_service_pb2.BatchExecuteRequest) -> register_service_pb2.BatchExecuteResponse:
        response: register_service_pb2.BatchExecuteResponse = await stub.call(
            "BatchExecute", request, timeout=_TIMEOUT_SECONDS
        )
        return response

    return call


async def run(arguments: argparse.Namespace, around: Surroundings) -> int:
    """Import the file and tell how it went; the exit code."""
    console = Console(stderr=True)
    problem = _unwritable(arguments)
    if problem:
        return _say(console, problem, "choose another place", USAGE)
    try:
        with ImportProgress(console, arguments.file.name) as progress:
            sender = Sender(around.call, Pace(arguments.max_rate), Patience(), around.chance)
            report = await import_file(_order(arguments, around), sender, around.journals, progress.update)
    except FileRefusedError as error:
        return _file_refused(arguments, error, console)
    except ImportStoppedError as error:
        code = REGISTER_AWAY if error.reason == "REGISTER_AWAY" else FAILED
        return _say(console, f"Import stopped after {progress.rows:,} rows: {error.message}", error.remedy, code)
    except asyncio.CancelledError:
        _say(console, f"Import interrupted after {progress.rows:,} rows.", "Import the file again to go on.", FAILED)
        raise
    if arguments.report:
        write_report(arguments.report, report)
    _tell(arguments, report)
    return FILE_CUT if report["errors"] else COMPLETE


def _order(arguments: argparse.Namespace, around: Surroundings) -> Order:
    rate: float | None = arguments.max_rate
    return Order(
        path=arguments.file,
        source=arguments.source,
        encoding=arguments.encoding,
        allow_missing=arguments.allow_missing_columns,
        import_id=around.new_id,
        today=around.today,
        refused=arguments.refused,
        # Small batches keep a slow pace even.
        batch_rows=BATCH_ROWS if rate is None else max(1, min(BATCH_ROWS, int(rate / 4))),
    )


def _unwritable(arguments: argparse.Namespace) -> str:
    """Why a file that is to be written cannot be, told before the import rather than after it."""
    for path in filter(None, (arguments.report, arguments.refused)):
        if not path.parent.is_dir() or path.is_dir():
            return f"{path} cannot be written: {path.parent} is no folder, or {path.name} is one"
        if path.resolve() == arguments.file.resolve():
            return f"{path} is the file to be imported"
    return ""


def _say(console: Console, problem: str, remedy: str, code: int) -> int:
    console.print(f"{problem}\n  {remedy}", highlight=False, markup=False, soft_wrap=True)
    return code


def _file_refused(arguments: argparse.Namespace, error: FileRefusedError, console: Console) -> int:
    problem = {
        "reason": error.reason,
        "message": error.message,
        "message_zh": error.message_zh,
        "remedy": error.remedy,
    }
    sums = dict.fromkeys(("rows_read", "loaded", "reserved", "already_known", "refused", "warnings"), 0)
    report = {"file": arguments.file.name, **sums, "accounted": True, "errors": [problem], "rows": []}
    if arguments.report:
        write_report(arguments.report, report)
    if arguments.json:
        _print_json(report)
    return _say(console, f"{error.reason}: {error.message} ({error.message_zh})", error.remedy, FAILED)


def _tell(arguments: argparse.Namespace, report: dict[str, Any]) -> None:
    if arguments.json:
        _print_json(report)
        return
    rate = report["rows_read"] / max(report["seconds"], 0.001)
    print(
        f"{report['file']}: {report['rows_read']:,} rows in {report['seconds']:.1f} s ({rate:,.0f} rows/s)"
        f"{', resumed' if report['resumed'] else ''}\n"
        f"  loaded {report['loaded']:,}, reserved {report['reserved']:,}, already known {report['already_known']:,}"
        f" ({report['conflicts']:,} with conflicts), refused {report['refused']:,}; warnings {report['warnings']:,}"
    )
    for reason, rows in report["reasons"].items():
        print(f"  {reason}: {rows:,}")
    for problem in report["errors"]:
        print(f"  {problem['reason']} after line {problem['after_line']}: {problem['message']}")


def _print_json(report: dict[str, Any]) -> None:
    json.dump({key: value for key, value in report.items() if key != "rows"}, sys.stdout, ensure_ascii=False)
    print()


def rate(text: str) -> float:
    """A positive number of rows a second, from the command line."""
    found = float(text)
    if not 0 < found < 1e9:
        raise argparse.ArgumentTypeError("the rate is a positive number of rows a second")
    return found
