"""Papers over real gRPC: rendered, looked at, issued by hash, printed again, bound; who reads a name is on record."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from integration.enforcement.conftest import HANDLER, Bureau, OpenBureau
from pypdf import PdfReader
from support.asynchronous import asynchronous
from support.register_desk import refused
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST

from chassis.client import Stub
from enforcement.areas import printing
from enforcement.domain.documents.commands import ReprintDocument
from smartsupervision.enforcement.v1 import printing_service_pb2 as pb
from ssv import tokens


def said(content: bytes) -> str:
    """What can be copied from every page."""
    pages = PdfReader(io.BytesIO(content)).pages
    return "".join(page.extract_text() for page in pages).replace("\0", "").replace("\n", "")


async def read(bureau: Bureau, **asked: Any) -> bytes:
    """The chunks of GetContent, put together."""
    token = tokens.mint(bureau.servers.state, HANDLER, bureau.clock.now())
    stub = Stub(bureau.opened, printing.AREA.service, lambda: token)
    return b"".join([each.data async for each in stub.stream("GetContent", pb.GetContentRequest(**asked))])


async def decided_against_a_person(bureau: Bureau) -> tuple[UUID, UUID, UUID]:
    """(case, notice, decision), decided on 23 March."""
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    await bureau.on(date(2026, 3, 3))
    boss = replace(s.BOSS, answers_for=0)
    case = await bureau.made(s.file_case(clue, parties=(boss,)))
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await bureau.on(date(2026, 3, 10))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    notice = await bureau.made(s.draw("市监罚告"))
    await bureau.do(s.notice(case, notice, hearing_right=True))
    await bureau.do(s.serve_notice(case))
    await bureau.do(s.statement(case, waived=True))
    await bureau.on(date(2026, 3, 23))
    decision = await bureau.made(s.draw("市监处罚"))
    await bureau.do(s.decide(case, decision))
    return case, notice, decision


async def render(bureau: Bureau, name: str, **more: Any) -> Any:
    return await bureau.ask("RenderDocument", pb.RenderDocumentRequest(name=name, **more))


async def issue(bureau: Bureau, name: str, digest: str) -> Any:
    request = pb.IssueDocumentRequest(request_id=str(uuid4()), name=name, digest=digest, post=f"posts/{FIRST}")
    return await bureau.ask("IssueDocument", request)


@asynchronous
async def test_a_decision_is_rendered_issued_printed_again_and_bound(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        case, notice, decision = await decided_against_a_person(bureau)
        name = f"documents/{decision}"

        # A draft names nobody, and is never issued.
        draft = await render(bureau, name, draft=True)
        text = said(await read(bureau, name=name, digest=draft.digest))
        assert "草稿" in text
        assert "韦大明" not in text
        assert (await refused(issue(bureau, name, draft.digest))).reason == "RENDERING_UNKNOWN"

        # The same record gives the same bytes, and gave way to nothing meanwhile.
        made = await render(bureau, name)
        assert (await render(bureau, name)).digest == made.digest
        assert made.form == "decision"
        assert (await refused(read(bureau, name=name, digest=draft.digest))).reason == "RENDERING_UNKNOWN"

        # What the form and pages are, the service knows; the hash in the journal is that of the bytes.
        issued = (await issue(bureau, name, made.digest)).issued
        content = await read(bureau, name=name)
        assert hashlib.sha256(content).hexdigest() == issued.digest == made.digest
        assert (issued.form, issued.version, issued.pages) == ("decision", "2021", made.pages)
        assert "当事人：韦大明" in said(content)
        assert "450103199003070011" in said(content)
        assert (await refused(issue(bureau, name, made.digest))).reason == "DOCUMENT_ISSUED"

        # A copy says which it is, when, by whom and why.
        await bureau.do(ReprintDocument(case_document=decision, post=FIRST, reason="当事人遗失"))
        copy = said(await read(bureau, name=name, reprint=1))
        assert "补打 第1次 2026年3月23日 补打人：执法岗一某 原因：当事人遗失" in copy
        assert (await refused(read(bureau, name=name, reprint=2))).reason == "REPRINT_UNKNOWN"

        # A file with a paper that was not issued is not bound.
        await bureau.do(s.serve_decision(case))
        volume = pb.PrintCaseFileRequest(name=f"cases/{case}", volume=1, kept_for="长期")
        unbound = await refused(bureau.ask("PrintCaseFile", volume))
        assert unbound.reason == "FILE_NOT_PRINTABLE"
        told = f"documents/{notice}"
        await issue(bureau, told, (await render(bureau, told)).digest)
        bound = await bureau.ask("PrintCaseFile", volume)
        reader = PdfReader(io.BytesIO(await read(bureau, name=f"cases/{case}", digest=bound.digest)))
        assert [each.title.split(" ")[0] for each in reader.outline] == [  # type: ignore[union-attr]  # none is nested
            "行政处罚案件卷宗", "卷内目录", "立案审批表", "行政处罚决定书", "送达回证", "行政处罚告知书", "送达回证",
            "备考表",
        ]  # fmt: skip
        assert len(reader.pages) == bound.pages

        # Neither state nor event names the person, and every reading of the name is on record.
        async with bureau.pool.connection() as connection:
            rows = await connection.execute("SELECT envelope FROM journal")
            assert not any("韦大明".encode() in bytes(raw) for (raw,) in await rows.fetchall())
            cursor = await connection.execute(
                "SELECT count(*) FROM access_log WHERE fields = ARRAY['当事人身份'] AND purpose = '制发文书'"
            )
            assert await cursor.fetchone() == (10,)
