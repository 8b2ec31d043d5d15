"""`ssv import province`: the simulated province, over the same commands as everything else."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime
from random import SystemRandom

from rich.console import Console

from chassis.clock import civil_date
from licensing.intake.pacing import Pace
from licensing.intake.problems import ImportStoppedError
from licensing.intake.progress import ImportProgress
from licensing.intake.province import Loaded, load
from licensing.intake.sending import BatchCall, Patience, Sender
from province.generator import generate
from province.licences import licences_of
from province.model import Entity
from smartsupervision.directory.v1 import directory_service_pb2
from smartsupervision.licensing.v1 import licence_service_pb2
from ssv import asking, demonstration
from ssv.catching_up import knows_the_directory
from ssv.commands import common
from ssv.demonstration import Sums
from ssv.demonstration_cases import load_cases
from ssv.errors import Exit, StackError
from ssv.register import with_register
from ssv.scripted import driving as scripted
from ssv.stack import Stack

MORE = """\
The same seed gives the same entities with the same numbers; loading them again changes nothing.

exit codes: 0 loaded, 1 some commands were refused or the register stayed away, 3 not running
"""
DIRECTORY = directory_service_pb2.DESCRIPTOR.services_by_name["DirectoryService"]
LICENCES = licence_service_pb2.DESCRIPTOR.services_by_name["LicenceService"]
REGION = "450000"
PATIENCE = 120.0  # seconds the register may be away


def add(kinds: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(kinds, "province", run, "a simulated province", MORE, nested=True)
    common.with_json(parser)
    parser.add_argument("--seed", type=int, default=1, help="same seed, same entities (default 1)")
    parser.add_argument("--entities", type=int, default=2000, help="how many (default 2000)")


def run(options: argparse.Namespace) -> int:
    """Load offices, entities, licences, applications and cases."""
    stack = common.require_running(options)

    async def work(call: BatchCall) -> int:
        sender = Sender(call, Pace(None), Patience(PATIENCE), SystemRandom())
        console = Console(stderr=True)
        seed, entities, today = (
            options.seed,
            list(generate(options.seed, options.entities)),
            civil_date(datetime.now(UTC)),
        )
        async with asking.connected(stack, DIRECTORY, "directory") as directory:
            with ImportProgress(console, "offices") as progress:
                offices = await demonstration.load_offices(directory, seed, _shown(progress))
        with ImportProgress(console, "province") as progress:
            loaded = await load(entities, seed, sender, _shown(progress))
        async with asking.connected(stack, LICENCES, "licensing") as service:
            with ImportProgress(console, "licences") as progress:
                held = list(licences_of(entities, seed))
                licences = await demonstration.load_licences(service, held, loaded.names, seed, _shown(progress))
            applications = await demonstration.load_applications(service, entities, loaded.names, today)
        cases = await _cases(stack, entities, seed, today, console)
        return _tell(loaded, offices, licences, applications, cases, options.json)

    try:
        return with_register(stack, work)
    except ImportStoppedError as error:
        raise StackError(error.message, error.remedy) from error


async def _cases(stack: Stack, entities: Sequence[Entity], seed: int, today: date, console: Console) -> scripted.Sums:
    """The penalty cases of the province's entities, as far as each has come."""
    await knows_the_directory(stack, "enforcement")
    async with AsyncExitStack() as opened:
        stubs = {
            each.name: await opened.enter_async_context(asking.connected(stack, each, "enforcement"))
            for each in scripted.SERVICES
        }
        with ImportProgress(console, "cases") as progress:
            return await load_cases(stubs, entities, seed, REGION, today, _shown(progress))


def _shown(progress: ImportProgress) -> Callable[[int, int], None]:
    return lambda done, total: progress.update(done, done / total)


def _tell(
    loaded: Loaded, offices: Sums, licences: Sums, applications: Sums, cases: scripted.Sums, as_json: bool
) -> int:
    refused = [dict(zip(("code", "kind", "reason", "message"), row, strict=True)) for row in loaded.refused]
    for kind, sums in (("office", offices), ("licence", licences), ("application", applications)):
        refused += [
            {"code": "", "kind": kind, "reason": reason, "message": message} for reason, message in sums.refused
        ]
    refused += [
        {"code": each.matter, "kind": each.item, "reason": each.reason, "message": each.message}
        for each in cases.refused
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
                "cases": cases.finished,
                "refused": refused,
            }
        )
    else:
        common.say(
            f"Established {loaded.established:,}, already known {loaded.already_known:,}, "
            f"life events {loaded.events:,}, licences {licences.done + licences.replayed:,}, "
            f"cases {cases.finished:,}, refused {len(refused):,}."
        )
        for row in refused[:10]:
            common.say(f"  {row['code']} {row['kind']}: {row['reason']} {row['message']}")
    return Exit.FAILED if refused else Exit.OK
