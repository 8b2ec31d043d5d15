"""Officers publish from the command center's page what was approved: as themselves, and enforcement decides."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from uuid import UUID

import grpc
import httpx
from integration.enforcement.conftest import HANDLER, Bureau, OpenBureau
from starlette.applications import Starlette
from starlette.requests import Request
from support.asynchronous import asynchronous
from unit.enforcement import publicity_story as p
from unit.enforcement import story as s

from chassis.client import Stub, channel
from chassis.clock import SystemClock
from chassis.permissions import PermissionTable
from chassis.serving.tokens import TokenVerifier
from chassis.settings import TlsSettings
from command_center.elastic import Elastic
from command_center.monitor import Monitor
from command_center.permissions import GRANTS
from command_center.processes.base import REGISTER
from command_center.processes.serving import Histories, center_of
from command_center.publishing import Publishing
from command_center.web.actions import Actions
from command_center.web.pages import Pages
from command_center.web.rendering import Renderer
from command_center.web.sessions import COOKIE, Sessions
from enforcement.domain.publicity.ids import publication_id
from ssv import tokens


async def approved(bureau: Bureau) -> UUID:
    """A publication approved on 24 March."""
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    await bureau.on(date(2026, 3, 3))
    case = await bureau.made(s.file_case(clue))
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    await bureau.do(s.notice(case, await bureau.made(s.draw("市监罚告")), items=p.MINOR))
    await bureau.do(s.serve_notice(case))
    await bureau.on(p.DECIDED)
    await bureau.do(s.decide(case, await bureau.made(s.draw("市监处罚")), items=p.MINOR))
    await bureau.on(p.SERVED)
    await bureau.do(s.serve_decision(case))
    publication = publication_id(case, 1, 1)
    await bureau.do(p.approve(publication))
    return publication


@asynccontextmanager
async def page(bureau: Bureau, sessions: Sessions) -> AsyncIterator[httpx.AsyncClient]:
    """The page's actions in front of the running service, over the command center's own certificate."""
    files = bureau.servers.tls("command-center")
    tls = TlsSettings(files.ca, files.certificate, files.key, files.crl)
    # Nothing here asks the index.
    elastic = Elastic("http://127.0.0.1:1", "", "")
    async with channel(tls, bureau.target) as opened, grpc.aio.insecure_channel("127.0.0.1:1") as nowhere:
        histories = Histories(Stub(nowhere, REGISTER), None)
        center = center_of(elastic, bureau.pool, bureau.clock, (), histories, Monitor({}, bureau.pool, SystemClock()))
        pages = Pages(center, sessions, PermissionTable(GRANTS), Renderer())
        actions = Actions(pages, sessions, Publishing(opened))
        transport = httpx.ASGITransport(Starlette(routes=[*pages.routes(), *actions.routes()]))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            yield client
    await elastic.close()


def _asked_with(session: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", f"{COOKIE}={session}".encode())]})


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', html)
    assert found, html
    return found[1]


@asynchronous
async def test_what_was_approved_is_published_by_the_officer_who_confirms_it(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        publication = f"publications/{await approved(bureau)}"
        await bureau.on(p.SHOWN)
        keys = bureau.servers.state.token_keys
        sessions = Sessions("s" * 32, TokenVerifier(keys, tokens.AUDIENCE, bureau.clock), bureau.clock)
        async with page(bureau, sessions) as client:
            token = tokens.mint(bureau.servers.state, HANDLER, bureau.clock.now())
            assert (await client.get("/sign-in", params={"token": token})).status_code == 303
            # A form that another site made up is refused before anything is asked.
            forged = await client.post("/actions/publish", data={"name": publication, "csrf": "made-up"})
            assert (forged.status_code, "FORM_NOT_OURS" in forged.text) == (403, True)
            csrf = sessions.csrf(_asked_with(client.cookies[COOKIE]))
            chosen = await client.post("/actions/publish", data={"name": publication, "csrf": csrf})
            assert "确认公示 1 条" in chosen.text
            assert "罚款20000元" in chosen.text
            confirmed = {"name": publication, "csrf": csrf, "batch": hidden(chosen.text, "batch")}
            for _ in range(2):
                # Confirmed twice, published once.
                done = await client.post("/actions/publish/confirmed", data=confirmed)
                assert ("已公示" in done.text, "未公示" in done.text) == (True, False)
            again = await client.post("/actions/publish/confirmed", data=confirmed | {"batch": str(UUID(int=1))})
            assert "未公示" in again.text
            assert "<code>" in again.text
