"""The page and the HTTP API over real servers, without a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from integration.command_center.conftest import ENTITY, Desk, OpenDesk
from integration.command_center.site import CLOCK, OpenSite, Site, opened
from support.asynchronous import asynchronous
from support.center import entity, premises
from support.licences import licence, post, unit
from support.matters import deadline, explained, missed

from command_center import days
from command_center.index import kinds_of
from smartsupervision.licensing.v1.entity_pb2 import Reservation


@pytest.fixture
def open_site(open_desk: OpenDesk, tmp_path: Path) -> OpenSite:
    @asynccontextmanager
    async def open_() -> AsyncIterator[Site]:
        async with open_desk() as desk:
            await fill(desk)
            async with opened(desk, tmp_path, ("licensing", "directory")) as site:
                yield site

    return open_


async def fill(desk: Desk) -> None:
    first = entity(1, reservation=Reservation(reason="OLD_NUMBER_ONLY"))
    station = unit(1, "秀峰市场监管所")
    await desk.appoint(station, post(station))
    await desk.record(first, premises(1, first), entity(2, "南宁漓江酒店", division="450103"))
    await desk.record(
        licence(1, first, days.today(CLOCK.now()) + timedelta(days=9)),
        explained(missed(1, date(2026, 11, 20), subject=first.unified_social_credit_code), date(2026, 11, 6)),
        deadline(2, date(2026, 12, 30), division="450103"),
    )
    await desk.elastic.refresh("ssv-*")


@asynchronous
async def test_without_a_session_every_page_leads_to_sign_in(open_site: OpenSite) -> None:
    async with open_site() as site:
        for path in ("/", "/?q=桂林", f"/{entity(1).name}"):
            answer = await site.client.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
        fragment = await site.client.get("/", headers={"X-Fragment": "answer"})
        assert fragment.status_code == 401
        assert "ssv token" in (await site.client.get("/sign-in")).text


@asynchronous
async def test_a_bad_sign_in_link_gives_no_session_and_says_why(open_site: OpenSite) -> None:
    async with open_site() as site:
        for link, reason in ((site.token(age=timedelta(hours=1)), "TOKEN_EXPIRED"), ("no-token", "TOKEN_INVALID")):
            answer = await site.client.get("/sign-in", params={"token": link})
            assert answer.status_code == 401
            assert reason in answer.text
            assert link not in answer.text
            assert "set-cookie" not in answer.headers


@asynchronous
async def test_an_officer_searches_opens_an_entity_and_every_read_is_journalled(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in()
        page = await site.client.get("/", params={"q": "漓江"})
        assert "<mark>漓江</mark>" in page.text
        assert "待核" in page.text
        view = await site.client.get(f"/{entity(1).name}")
        assert entity(1).registered_name in view.text
        assert premises(1, entity(1)).address in view.text
        assert "登记服务暂无应答" in view.text
        both = sorted([entity(1).name, entity(2).name])
        (search, opened) = await site.reads()
        assert (search[0], search[1], sorted(search[2])) == ("0771-004", "SearchEntities", both)
        shown = [entity(1).name, premises(1, entity(1)).name, licence(1, entity(1), None).name, deadline(1).name]
        assert opened == ("0771-004", "GetEntityView", shown)


@asynchronous
async def test_an_officer_of_another_division_is_shown_nothing(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in("440000")
        assert "没有找到" in (await site.client.get("/", params={"q": "漓江"})).text
        refused = await site.client.get(f"/{entity(1).name}")
        assert refused.status_code == 403
        assert "DIVISION_OUT_OF_REACH" in refused.text
        assert entity(1).registered_name not in refused.text


@asynchronous
async def test_the_page_speaks_english_when_asked(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in()
        answer = await site.client.get("/language/en", params={"to": "/?q=漓江"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/?q=%E6%BC%93%E6%B1%9F")
        page = await site.client.get("/", params={"q": "漓江"})
        assert "2 entities" in page.text
        assert '<html lang="en">' in page.text


@asynchronous
async def test_after_signing_out_the_page_is_closed(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in()
        assert (await site.client.post("/sign-out")).status_code == 303
        assert (await site.client.get("/")).status_code == 303


@asynchronous
async def test_every_answer_forbids_what_the_page_does_not_need(open_site: OpenSite) -> None:
    async with open_site() as site:
        for path in ("/", "/sign-in", "/static/app.js", "/api/v1/completeness", "/nothing", "/healthz"):
            headers = (await site.client.get(path)).headers
            assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
            assert headers["x-content-type-options"] == "nosniff"


@asynchronous
async def test_bad_addresses_get_a_page_that_explains(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in()
        cases = {
            "/nothing": (404, "没有这个页面"),
            "/entities/17": (400, "INVALID_REQUEST"),
            "/entities/6f1c2a1e-0d5c-4c43-9d54-1f5d1c7a8e11": (404, "ENTITY_NOT_FOUND"),
            "/?city=x": (400, "INVALID_REQUEST"),
            "/?type=SHIP": (400, "INVALID_REQUEST"),
            "/?after=zzz": (400, "INVALID_PAGE_TOKEN"),
            "/?q=%00%FF": (200, "没有找到"),
            f"/?q={'长' * 201}": (400, "INVALID_REQUEST"),
        }
        for path, (status, said) in cases.items():
            answer = await site.client.get(path)
            assert (answer.status_code, said in answer.text) == (status, True), path


@asynchronous
async def test_while_the_index_is_away_the_page_says_so(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in()
        (index,) = await site.desk.elastic.indices_of(ENTITY.alias)
        await site.desk.elastic.drop(index)
        answer = await site.client.get("/", params={"q": "漓江"})
        assert answer.status_code == 503
        assert "INDEX_UNAVAILABLE" in answer.text


@asynchronous
async def test_the_api_answers_the_same_messages_as_grpc(open_site: OpenSite) -> None:
    async with open_site() as site:
        headers = site.bearer()
        body = {"query": "漓江", "filter": {"divisions": ["450300"]}, "pageSize": 5}
        found = (await site.client.post("/api/v1/entities:search", json=body, headers=headers)).json()
        assert found["totalSize"] == "1"
        assert found["entities"][0]["entity"]["registeredName"] == entity(1).registered_name
        assert found["completeness"]["owners"] == [{"owner": "licensing", "reachable": True}]
        suggested = await site.client.get("/api/v1/entities:suggest", params={"query": "酒店"}, headers=headers)
        assert suggested.json()["entities"][0]["entity"]["registeredName"] == "南宁漓江酒店"
        view = (await site.client.get(f"/api/v1/{entity(1).name}", headers=headers)).json()
        assert view["premises"][0]["address"] == premises(1, entity(1)).address


@asynchronous
async def test_the_entity_page_shows_licences_and_clocks_with_why_due_then(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in()
        page = (await site.client.get(f"/{entity(1).name}")).text
        for text in ("1 项期限已逾期", "食品经营许可证", "剩 9 天", "为何此日到期", "届满日", "秀峰市场监管所"):
            assert text in page
        ((_, method, ids),) = await site.reads()
        assert method == "GetEntityView"
        assert {licence(1, entity(1), None).name, deadline(1).name} <= set(ids)


@asynchronous
async def test_what_expires_and_what_was_missed_have_pages_of_their_own(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in("450300")
        licences = (await site.client.get("/licences?days=30")).text
        assert "30 天内到期 1 件" in licences
        assert 'href="/licences?days=30&amp;licence_kind=food-trade&amp;city=450300"' in licences
        deadlines = (await site.client.get("/deadlines")).text
        assert "共 1 项期限" in deadlines
        alarms = (await site.client.get("/alarms")).text
        assert "共 1 项预警" in alarms
        assert 'data-complete="' in alarms
        fragment = await site.client.get("/alarms?alarm=NEAR", headers={"X-Fragment": "answer"})
        assert "没有临期或逾期的事项" in fragment.text
        assert "<html" not in fragment.text
        refused = await site.client.get("/deadlines?deadline_status=GOOD")
        assert refused.status_code == 400


@asynchronous
async def test_other_departments_see_licences_but_not_our_clocks(open_site: OpenSite) -> None:
    async with open_site() as site:
        await site.sign_in(of="police")
        page = (await site.client.get(f"/{entity(1).name}")).text
        assert "食品经营许可证" in page
        assert "为何此日到期" not in page
        assert 'href="/alarms"' not in page
        assert (await site.client.get("/licences")).status_code == 200
        assert (await site.client.get("/alarms")).status_code == 403
        headers = {"Authorization": f"Bearer {site.token(of='police')}"}
        view = (await site.client.get(f"/api/v1/{entity(1).name}", headers=headers)).json()
        assert "licences" in view
        assert "clocks" not in view


@asynchronous
async def test_the_api_finds_licences_and_time_limits(open_site: OpenSite) -> None:
    async with open_site() as site:
        headers = site.bearer()
        body = {"filter": {"expiringWithinDays": 30}}
        found = (await site.client.post("/api/v1/licences:search", json=body, headers=headers)).json()
        assert [licence["daysLeft"] for licence in found["licences"]] == [9]
        counted = await site.client.post("/api/v1/licences:countExpiring", json={"days": 8}, headers=headers)
        assert "totalSize" not in counted.json()
        missed_only = {"filter": {"alarms": ["ALARM_MISSED"]}}
        limits = (await site.client.post("/api/v1/deadlines:search", json=missed_only, headers=headers)).json()
        (limit,) = limits["deadlines"]
        assert (limit["alarm"], limit["officeName"], limit["dueDate"]["day"]) == ("ALARM_MISSED", "秀峰市场监管所", 20)
        assert limit["whyZh"]
        assert limits["completeness"]["owners"][0]["owner"] == "licensing"


@asynchronous
async def test_the_api_refuses_with_reason_codes_and_changes_nothing(open_site: OpenSite) -> None:
    async with open_site() as site:
        search = "/api/v1/entities:search"
        officer = site.bearer()
        cases = [
            (await site.client.post(search, json={}), 401, "NOT_SIGNED_IN"),
            (await site.client.post(search, json={}, headers={"Authorization": "Bearer x"}), 401, "TOKEN_INVALID"),
            (await site.client.post(search, json={}, headers=site.bearer("registrar")), 403, "DUTY_MISSING"),
            (await site.client.post(search, content=b"{", headers=officer), 400, "INVALID_REQUEST"),
            (await site.client.post(search, content=b"[]", headers=officer), 400, "INVALID_REQUEST"),
            (await site.client.post(search, content=b"\xff", headers=officer), 400, "INVALID_REQUEST"),
            (await site.client.post(search, json={"nothing": 1}, headers=officer), 400, "INVALID_REQUEST"),
            (await site.client.post(search, json={"pageSize": "x"}, headers=officer), 400, "INVALID_REQUEST"),
            (await site.client.post(search, content=b" " * 1_100_000, headers=officer), 400, "INVALID_REQUEST"),
            (await site.client.get("/api/v1/entities:suggest?x=1", headers=officer), 400, "INVALID_REQUEST"),
            (await site.client.get("/api/v1/nothing", headers=officer), 404, "NO_SUCH_PATH"),
            (await site.client.get(search, headers=officer), 404, "NO_SUCH_PATH"),
            (await site.client.post("/api/v1/indices:rebuild", json={}, headers=officer), 403, "DUTY_MISSING"),
        ]
        for answer, status, reason in cases:
            assert (answer.status_code, answer.json()["error"]["reason"]) == (status, reason)
            assert answer.json()["error"]["message"]
        assert await site.reads() == []


@asynchronous
async def test_an_operator_verifies_rebuilds_and_looks_at_parked_events(open_site: OpenSite) -> None:
    async with open_site() as site:
        operator = site.bearer("operator")
        verified = (await site.client.post("/api/v1/completeness:verify", json={}, headers=operator)).json()
        assert verified["complete"] is True
        owned = [kind.name for kind in kinds_of(["licensing", "directory"])]
        assert [kind["kind"] for kind in verified["reconciliations"]] == owned
        rebuilt = await site.client.post("/api/v1/indices:rebuild", json={"kind": "entity"}, headers=operator)
        assert '"stage":"DONE"' in rebuilt.text.splitlines()[-1]
        unknown = await site.client.post("/api/v1/indices:rebuild", json={"kind": "case"}, headers=operator)
        assert "INVALID_REQUEST" in unknown.text
        assert (await site.client.get("/api/v1/parked", headers=operator)).json() == {}


@asynchronous
async def test_a_parked_event_is_replayed_once_its_cause_is_gone(open_site: OpenSite) -> None:
    async with open_site() as site:
        operator = site.bearer("operator")
        known = entity(3, "柳州新店", division="450202")
        good = site.desk.register.put(known)[0]
        async with site.desk.pool.connection() as connection:
            await connection.execute(
                "INSERT INTO parked (reader, stream, number, reason, cloud_event, parked_at)"
                " VALUES ('entity-projector', %s, %s, 'mapping', %s, now()),"
                " ('entity-projector', 0, 99, 'x', 'y', now())",
                (good.stream, good.number, good.raw),
            )
        listed = (await site.client.get("/api/v1/parked?pageSize=1", headers=operator)).json()
        assert len(listed["parked"]) == 1
        second = await site.client.get(
            "/api/v1/parked", params={"pageToken": listed["nextPageToken"]}, headers=operator
        )
        assert len(second.json()["parked"]) == 1
        replayed = (await site.client.post("/api/v1/parked:replay", json={}, headers=operator)).json()
        assert replayed["replayedIds"] == [f"entity-projector/{good.stream}/{good.number}"]
        assert replayed["stillParked"][0]["id"] == "entity-projector/0/99"
        for bad in ("x", "other/1/2", "entity-projector/1/"):
            refused = await site.client.post("/api/v1/parked:replay", json={"ids": [bad]}, headers=operator)
            assert refused.status_code == 400


@asynchronous
async def test_the_description_is_served_and_the_site_says_it_is_well(open_site: OpenSite) -> None:
    async with open_site() as site:
        described = (await site.client.get("/openapi.json")).json()
        assert "/api/v1/entities:search" in described["paths"]
        assert (await site.client.get("/healthz")).text == "ok\n"
