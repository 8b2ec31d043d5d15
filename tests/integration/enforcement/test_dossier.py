"""The dossier of a real case over gRPC: refused until it is sealed, complete against a witness, within reach only."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from integration.enforcement.conftest import HANDLER, Bureau, OpenBureau
from support.asynchronous import asynchronous
from support.register_desk import refused
from support.stack import Database
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, digest

from chassis.client import Stub, channel
from chassis.metrics import Metrics
from chassis.process import database_answers
from chassis.sealing import seal_service
from chassis.sealing.keys import SealKey, key_line
from chassis.sealing.making import Signer
from chassis.sealing.seal_service import SealService
from chassis.sealing.sealer import Sealer
from chassis.sealing.statement import read
from chassis.serving.server import GrpcServer
from chassis.settings import ServerSettings, TlsSettings
from enforcement.dossier import service as dossier
from enforcement.dossier import verify_dossier
from enforcement.dossier.service import DossierService
from smartsupervision.common.v1 import seal_service_pb2 as seals_pb
from smartsupervision.enforcement.v1 import dossier_service_pb2 as pb
from smartsupervision.enforcement.v1 import printing_service_pb2 as printing
from ssv import tokens
from ssv.tokens import Officer

KEY = SealKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
NEIGHBOUR = Officer("market-regulation", "GX107", ("enforcement-officer",), "450102")


@asynccontextmanager
async def answering(bureau: Bureau) -> AsyncIterator[Any]:
    """A server of dossiers and seals over the bureau's database; gives its channel."""
    specs = [DossierService(bureau.pool, bureau.clock, KEY).spec(), SealService(bureau.pool, bureau.clock).spec()]
    server = GrpcServer(
        ServerSettings(0, bureau.servers.state.token_keys, tokens.AUDIENCE, 100),
        _tls(bureau, "licensing"),
        specs,
        [*dossier.GRANTS, *seal_service.GRANTS],
        clock=bureau.clock,
        metrics=Metrics(),
        healthy=lambda: database_answers(bureau.pool),
    )
    opened = channel(_tls(bureau, "market-regulation"), f"127.0.0.1:{await server.start()}")
    try:
        yield opened
    finally:
        await opened.close()
        await server.stop(1.0)


def _tls(bureau: Bureau, party: str) -> TlsSettings:
    files = bureau.servers.tls(party)
    return TlsSettings(files.ca, files.certificate, files.key, files.crl)


def seal(database: Database, bureau: Bureau) -> None:
    """Number and seal everything, as the process that seals does where no relay runs."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        sealer = Sealer(connection, Signer("enforcement", KEY), bureau.clock, Metrics())
        assert sealer.lead()
        sealer.number()
        sealer.round()


async def export(bureau: Bureau, opened: Any, name: str, officer: Officer = HANDLER) -> bytes:
    token = tokens.mint(bureau.servers.state, officer, bureau.clock.now())
    stub = Stub(opened, dossier.SERVICE, lambda: token)
    return b"".join([part.content async for part in stub.stream("ExportDossier", pb.ExportDossierRequest(name=name))])


async def witness(opened: Any) -> str:
    """What anybody may keep: no person is needed to ask."""
    found = await Stub(opened, seal_service.SERVICE).call("GetSealHeads", seals_pb.GetSealHeadsRequest())
    assert all(read(head.document).hash() == head.hash for head in found.heads)
    return "".join(f"enforcement {head.stream} {head.number} {head.hash.hex()}\n" for head in found.heads)


async def _filed(bureau: Bureau) -> UUID:
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    await bureau.on(date(2026, 3, 3))
    return await bureau.made(s.file_case(clue))


async def _issued(bureau: Bureau, case: UUID) -> UUID:
    """A notice on paper; gives its document."""
    document = await bureau.made(s.draw("市监罚告"))
    await bureau.do(s.notice(case, document))
    name = f"documents/{document}"
    rendered = await bureau.ask("RenderDocument", printing.RenderDocumentRequest(name=name))
    request = printing.IssueDocumentRequest(
        request_id="issue", name=name, digest=rendered.digest, post=f"posts/{FIRST}"
    )
    await bureau.ask("IssueDocument", request)
    return document


def verified(folder: Path, content: bytes, kept: str) -> tuple[int, str]:
    """What the stand-alone program says."""
    (folder / "dossier.zip").write_bytes(content)
    (folder / "keys.txt").write_text(key_line("enforcement", KEY.public))
    (folder / "witness.txt").write_text(kept)
    program = [sys.executable, "-I", "-S", verify_dossier.__file__]
    options = [
        str(folder / "dossier.zip"),
        "--keys",
        str(folder / "keys.txt"),
        "--witness",
        str(folder / "witness.txt"),
    ]
    done = subprocess.run([*program, *options], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@asynchronous
async def test_a_dossier_is_exported_once_sealed_and_complete_against_its_witness(
    open_bureau: OpenBureau, database: Database, tmp_path: Path
) -> None:
    async with open_bureau() as bureau, answering(bureau) as opened:
        case = await _filed(bureau)
        name = f"cases/{case}"
        assert (await refused(export(bureau, opened, name))).reason == "NOT_SEALED"
        await bureau.do(s.tell_rights(case))
        evidence = await bureau.made(s.take(case))
        await bureau.do(s.figures(case))
        await bureau.on(date(2026, 3, 10))
        await asyncio.to_thread(seal, database, bureau)
        early_witness = await witness(opened)
        early = await export(bureau, opened, name)
        assert await asyncio.to_thread(verified, tmp_path, early, early_witness) == (0, _said(tmp_path))
        assert await export(bureau, opened, name) == early

        await bureau.do(s.report(case, evidence))
        await bureau.on(date(2026, 3, 11))
        await bureau.do(s.review(case))
        notice = await _issued(bureau, case)
        await asyncio.to_thread(seal, database, bureau)
        later_witness = await witness(opened)
        late = await export(bureau, opened, name)
        assert (await asyncio.to_thread(verified, tmp_path, late, later_witness))[0] == 0
        code, said = await asyncio.to_thread(verified, tmp_path, early, later_witness)
        assert (code, "ENDS_BEFORE_WITNESS" in said) == (1, True)

        (tmp_path / "dossier.zip").write_bytes(late)
        verdict = verify_dossier.verify(tmp_path / "dossier.zip", None, {})
        assert verdict.manifest["documents"] == [
            {"record": f"documents/{notice}", "file": f"documents/{notice}.pdf"},
        ]
        kinds = {record["kind"] for record in verdict.manifest["records"]}
        assert {"penalty_case", "clue", "evidence", "deadline", "assignment"} <= kinds
        assert verdict.manifest["evidence"] == [{"record": f"evidence/{evidence}", "digest": digest("现场笔录")}]

        assert (await refused(export(bureau, opened, name, NEIGHBOUR))).reason == "DIVISION_OUT_OF_REACH"
        assert (await refused(export(bureau, opened, f"cases/{UUID(int=1)}"))).reason == "NOT_FOUND"
        assert (await refused(export(bureau, opened, "nothing"))).reason == "NAME_MALFORMED"
        async with bureau.pool.connection() as connection:
            question = "SELECT officer, ids FROM access_log WHERE method LIKE '%ExportDossier'"
            rows = await (await connection.execute(question)).fetchall()
        assert len(rows) == 3
        assert all(officer == "GX102" and name in ids and f"evidence/{evidence}" in ids for officer, ids in rows)


def _said(folder: Path) -> str:
    verdict = verify_dossier.verify(
        folder / "dossier.zip",
        verify_dossier.read_keys((folder / "keys.txt").read_text()),
        verify_dossier.read_witness((folder / "witness.txt").read_text()),
    )
    return verify_dossier.report(verdict) + "\n"
