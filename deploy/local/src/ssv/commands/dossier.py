"""`ssv dossier`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from chassis.client import Stub
from chassis.sealing.witnessing import SERVICE as WITNESS
from enforcement.dossier import verify_dossier
from smartsupervision.common.v1 import witness_service_pb2
from smartsupervision.enforcement.v1 import dossier_service_pb2
from ssv import private
from ssv.asking import ask
from ssv.commands import common
from ssv.errors import Exit, StackError
from ssv.stack import Stack

DOSSIER = dossier_service_pb2.DESCRIPTOR.services_by_name["DossierService"]
OWNER = "enforcement"
NOT_SEALED = "NOT_SEALED"

MORE = """\
A dossier is one file with every event of a case, its documents and the hashes of its evidence, and the seals that prove
them. Whoever checks it needs no network: the dossier, the list of public keys (seal-keys.txt in the state folder, which
anyone may copy), and seals that somebody else has kept: the command center keeps the newest of every service.

examples:
  ssv dossier witness --out witness.txt
  ssv dossier export --case cases/6f1c… --out case.zip --witness witness.txt
  ssv dossier verify case.zip --keys .ssv/seal-keys.txt --witness witness.txt

exit codes: 0 done, 1 failed, 2 wrong command line, 3 not running; of verify: 0 complete, 1 tampered (each finding has
  a code), 2 nothing found wrong but not everything proved, 3 a file cannot be read
"""


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "dossier", _nothing, "export and check the dossier of a case", MORE)
    nested = parser.add_subparsers(title="what", metavar="<what>", required=True)
    exporting = common.command(nested, "export", _export, "write the dossier of a case", MORE, nested=True)
    exporting.add_argument("--case", required=True, metavar="NAME", help="cases/{uuid}")
    exporting.add_argument("--out", required=True, type=Path, metavar="FILE")
    exporting.add_argument("--witness", type=Path, metavar="FILE", help="seals that are to be found in it")
    exporting.add_argument("--wait", type=float, default=60.0, metavar="SECONDS", help="for the last seal (default 60)")
    kept = common.command(nested, "witness", _witness, "write the seals the command center has kept", MORE, nested=True)
    kept.add_argument("--out", required=True, type=Path, metavar="FILE")
    about = "check a dossier offline"
    verify_dossier.add_options(common.command(nested, "verify", verify_dossier.check, about, MORE, nested=True))


def _nothing(options: argparse.Namespace) -> int:
    raise StackError("Say what to do.", "See ssv dossier --help.", Exit.USAGE)


def _export(options: argparse.Namespace) -> int:
    """Ask for the file, again until its last event is sealed."""
    stack = common.require_running(options)
    request = dossier_service_pb2.ExportDossierRequest(name=options.case, witnessed=_wanted(options.witness))
    deadline = time.monotonic() + options.wait
    while True:
        try:
            content = _ask(stack, request)
            break
        except StackError as refused:
            if not str(refused).startswith(NOT_SEALED) or time.monotonic() > deadline:
                raise
        time.sleep(1.0)
    private.write(options.out, content)
    common.say(f"{options.out}: {len(content):,} bytes. Check it: ssv dossier verify {options.out}")
    return Exit.OK


def _ask(stack: Stack, request: dossier_service_pb2.ExportDossierRequest) -> bytes:
    async def question(stub: Stub) -> bytes:
        return b"".join([part.content async for part in stub.stream("ExportDossier", request)])

    return ask(stack, question, DOSSIER, OWNER)


def _wanted(path: Path | None) -> list[dossier_service_pb2.WitnessedSeal]:
    try:
        kept = verify_dossier.read_witness(path.read_text("utf-8")) if path else {}
    except (OSError, ValueError) as error:
        raise StackError(f"The witness cannot be read: {error}.", "See ssv dossier witness.", Exit.USAGE) from error
    return [
        dossier_service_pb2.WitnessedSeal(stream=stream, number=number)
        for (service, stream), seals in kept.items()
        for number, _ in seals
        if service == OWNER
    ]


def _witness(options: argparse.Namespace) -> int:
    """Write what was kept, one seal a line."""
    stack = common.require_running(options)

    async def question(stub: Stub) -> list[str]:
        found = await stub.call("ListWitnessedSeals", witness_service_pb2.ListWitnessedSealsRequest())
        return [f"{each.owner} {each.seal.stream} {each.seal.number} {each.seal.hash.hex()}" for each in found.seals]

    lines = ask(stack, question, WITNESS)
    private.write(options.out, "".join(f"{line}\n" for line in lines))
    common.say(f"{options.out}: {len(lines)} seals.")
    return Exit.OK
