"""`ssv import`: registry files, and the simulated province."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from random import SystemRandom
from uuid import uuid4

from rich.console import Console

from chassis.client import channel
from chassis.clock import civil_date
from licensing.intake import cli as intake
from licensing.intake.pacing import Pace
from licensing.intake.problems import ImportStoppedError
from licensing.intake.progress import ImportProgress
from licensing.intake.province import Loaded, load
from licensing.intake.sending import BatchCall, Patience, Sender
from province.generator import generate
from province.licences import licences_of
from smartsupervision.directory.v1 import directory_service_pb2
from smartsupervision.licensing.v1 import licence_service_pb2
from ssv import asking, demonstration
from ssv.commands import common
from ssv.demonstration import Sums
from ssv.errors import Exit, StackError
from ssv.stack import Stack

MORE = """\
examples:
  ssv import registry guangxi.csv.gz --report report.json
  ssv import registry national.xlsx --refused refused.csv --max-rate 500
  ssv import province --entities 2000

ssv import registry --help and ssv import province --help say more, with their exit codes.
"""
PROVINCE = """\
The same seed gives the same entities with the same numbers; loading them again changes nothing.

exit codes: 0 loaded, 1 some commands were refused or the register stayed away, 3 not running
"""
DIRECTORY = directory_service_pb2.DESCRIPTOR.services_by_name["DirectoryService"]
LICENCES = licence_service_pb2.DESCRIPTOR.services_by_name["LicenceService"]
PATIENCE = 120.0  # seconds the register may be away


def add(commands: common.Subparsers) -> None:
    """Describe the command and its two kinds."""
    parser = common.command(commands, "import", _nothing, "load entities into the register", MORE)
    kinds = parser.add_subparsers(title="what", metavar="<what>", required=True)
    registry = common.command(kinds, "registry", _registry, "a registry file: CSV or .xlsx", "", nested=True)
    intake.add_arguments(registry)
    province = common.command(kinds, "province", _province, "a simulated province", PROVINCE, nested=True)
    common.with_json(province)
    province.add_argument("--seed", type=int, default=1, help="same seed, same entities (default 1)")
    province.add_argument("--entities", type=int, default=2000, help="how many (default 2000)")


def _nothing(options: argparse.Namespace) -> int:
    raise StackError("Say what to import.", "See ssv import --help.", Exit.USAGE)


def _registry(options: argparse.Namespace) -> int:
    stack = common.require_running(options)
    now = datetime.now(UTC)
    journals = stack.folders.root / "imports"
    journals.mkdir(mode=0o700, exist_ok=True)

    async def work(call: BatchCall) -> int:
        around = intake.Surroundings(call, journals, civil_date(now), uuid4(), SystemRandom())
        return await intake.run(options, around)

    return _with_register(stack, work)


def _province(options: argparse.Namespace) -> int:
    stack = common.require_running(options)

    async def work(call: BatchCall) -> int:
        sender = Sender(call, Pace(None), Patience(PATIENCE), SystemRandom())
        console = Console(stderr=True)
        seed, entities = options.seed, list(generate(options.seed, options.entities))
        async with asking.connected(stack, DIRECTORY, "directory") as directory:
            with ImportProgress(console, "offices") as progress:
                offices = await demonstration.load_offices(directory, seed, _shown(progress))
        with ImportProgress(console, "province") as progress:
            loaded = await load(entities, seed, sender, _shown(progress))
        async with asking.connected(stack, LICENCES, "licensing") as service:
            with ImportProgress(console, "licences") as progress:
                held = list(licences_of(entities, seed))
                licences = await demonstration.load_licences(service, held, loaded.names, seed, _shown(progress))
            applications = await demonstration.load_applications(
                service, entities, loaded.names, civil_date(datetime.now(UTC))
            )
        return _tell(loaded, offices, licences, applications, options.json)

    try:
        return _with_register(stack, work)
    except ImportStoppedError as error:
        raise StackError(error.message, error.remedy) from error


def _shown(progress: ImportProgress) -> Callable[[int, int], None]:
    return lambda done, total: progress.update(done, done / total)


def _tell(loaded: Loaded, offices: Sums, licences: Sums, applications: Sums, as_json: bool) -> int:
    refused = [dict(zip(("code", "kind", "reason", "message"), row, strict=True)) for row in loaded.refused]
    for kind, sums in (("office", offices), ("licence", licences), ("application", applications)):
        refused += [
            {"code": "", "kind": kind, "reason": reason, "message": message} for reason, message in sums.refused
        ]
    if as_json:
        common.answer(
            {
                "established": loaded.established,
                "already_known": loaded.already_known,
                "events": loaded.events,
                "offices": offices.done + offices.replayed,
                "licences": licences.done + licences.replayed,
                "applications": applications.done,
                "refused": refused,
            }
        )
    else:
        common.say(
            f"Established {loaded.established:,}, already known {loaded.already_known:,}, "
            f"life events {loaded.events:,}, licences {licences.done + licences.replayed:,}, refused {len(refused):,}."
        )
        for row in refused[:10]:
            common.say(f"  {row['code']} {row['kind']}: {row['reason']} {row['message']}")
    return Exit.FAILED if refused else Exit.OK


def _with_register(stack: Stack, work: Callable[[BatchCall], Awaitable[int]]) -> int:
    async def connected() -> int:
        async with channel(asking.tls(stack), f"127.0.0.1:{stack.ports['licensing']}") as opened:
            return await work(intake.register_call(opened, lambda: asking.token(stack)))

    return asyncio.run(connected())
