"""Cases, clues and publications on real servers: the board, one case, and who may see them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from integration.command_center.conftest import Desk, OpenDesk
from integration.command_center.site import CLOCK, Site, opened
from support.asynchronous import asynchronous
from support.case_pages import publication
from support.cases import all_published, kind_of, of_kind, to_archive
from support.center import entity
from support.licences import post, unit
from support.matters import missed, near
from support.owner import ENFORCEMENT
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, MONDAY, QINGXIU, SELLER, THIRD, Office

from command_center import days
from command_center.index import kinds_of
from smartsupervision.commandcenter.v1 import case_search_pb2 as pb
from smartsupervision.enforcement.v1 import publicity_pb2 as ep
from smartsupervision.matters.v1.deadline_pb2 import Deadline

OWNERS = ("licensing", "directory", "enforcement")
TODAY = days.today(CLOCK.now())
FOUND = (("青市监处罚〔2026〕1号", 1), (SELLER, 2), ("过期食品", 2), ("立〔2026〕2", 1), ("桂林", 0))
SHOWN = ("南宁某食品店", "青市监处罚〔2026〕1号", "现场笔录", "为何此日到期", "20,000.00", "执法服务暂无应答")
SHOP = entity(1, "南宁某食品店", unified_social_credit_code=SELLER, division="450103")


@pytest.fixture
def searched() -> tuple[str, ...]:
    return OWNERS


def province() -> tuple[Office, list[UUID]]:
    """A case whose fine is to be paid, one that was just filed, and a clue that is being verified."""
    office, paying = to_archive(pb.CASE_STAGE_EXECUTION)
    fresh = office.on(MONDAY).do(s.register(title="虚假宣传", origin_key="12315-7"))
    office.do(s.own(fresh))
    filed = s.file_case(fresh, case_number="450103-2026-FOOD-000002", local_number="青市监立〔2026〕2号", field="price")
    second = office.do(filed)
    office.do(s.register(title="抽检不合格糕点", origin_key="NCP-24-1", post=THIRD))
    return office, [paying, second]


async def fill(desk: Desk) -> list[str]:
    """The names of the two cases, the first of them with a limit that was missed, the second with one near."""
    office, cases = province()
    names = [f"cases/{case}" for case in cases]
    bureau = unit(1, "南宁市青秀区市场监督管理局")
    bureau.name = f"units/{QINGXIU}"
    await desk.appoint(bureau, post(bureau, f"posts/{FIRST}", "执法岗一"))
    await desk.record(SHOP)
    # Of the limits only the clue's: those of the cases are made up below, with their alarms.
    running = [record for record in of_kind(office, Deadline) if record.rule_id == "clue.verify"]
    known = [record for record in all_published(office) if kind_of(record) in (*ENFORCEMENT, "assignment")]
    shown = publication(ep.PUBLICITY_STATUS_PUBLISHED, unit=bureau.name, post=f"posts/{FIRST}")
    shown.penalty_case = names[0]
    await desk.enforce(
        *known,
        *running,
        missed(1, TODAY - timedelta(days=9), matter=names[0], rule_id="fine.pay", owner_post=f"posts/{FIRST}"),
        near(2, due=TODAY + timedelta(days=3), matter=names[1], rule_id="case.decide", owner_post=f"posts/{FIRST}"),
        shown,
    )
    await desk.elastic.refresh("ssv-*")
    return names


async def asked(site: Site, path: str, body: dict[str, Any], **token: Any) -> Any:
    headers = {"Authorization": f"Bearer {site.token(**token)}"}
    answer = await site.client.post(f"/api/v1/{path}", json=body, headers=headers)
    return answer.json()


def counts(found: Any, field: str) -> dict[str, int]:
    values = next(facet["values"] for facet in found["facets"] if facet["field"] == field)
    return {value["value"]: int(value["count"]) for value in values}


async def the_board_shows_each_case_in_its_column_the_most_urgent_first(site: Site) -> None:
    board = await asked(site, "cases:board", {})
    columns = {column["value"]: column for column in board["columns"] if column.get("total")}
    assert columns.keys() == {"CASE_STAGE_INVESTIGATION", "CASE_STAGE_EXECUTION"}
    assert len(board["columns"]) == 8
    paying = columns["CASE_STAGE_EXECUTION"]
    assert (paying["total"], paying["missed"], paying.get("near")) == ("1", "1", None)
    (card,) = paying["cases"]
    assert (card["clock"]["ruleId"], card["clock"]["daysLeft"], card["clocks"]) == ("fine.pay", -9, 1)
    assert card["clock"]["whyZh"]
    assert (card["officeName"], card["postTitle"]) == ("南宁市青秀区市场监督管理局", "执法岗一")
    assert board["clues"] == "1"
    by_clock = await asked(site, "cases:board", {"groupBy": "BOARD_GROUP_PRESSURE", "cards": 1})
    assert [(each["value"], each.get("total")) for each in by_clock["columns"]] == [
        ("PRESSURE_MISSED", "1"),
        ("PRESSURE_NEAR", "1"),
        ("PRESSURE_FINE", None),
    ]
    (office,) = (await asked(site, "cases:board", {"groupBy": "BOARD_GROUP_OFFICE"}))["columns"]
    assert (office["label"], office["total"]) == ("南宁市青秀区市场监督管理局", "2")


async def cases_are_found_by_number_party_and_clock_and_counted(site: Site) -> None:
    everything = await asked(site, "cases:search", {})
    assert [case["stage"] for case in everything["cases"]] == ["CASE_STAGE_EXECUTION", "CASE_STAGE_INVESTIGATION"]
    assert counts(everything, "pressure") == {"PRESSURE_MISSED": 1, "PRESSURE_NEAR": 1}
    assert counts(everything, "field") == {"food": 1, "price": 1}
    for query, found in FOUND:
        answer = await asked(site, "cases:search", {"query": query})
        assert int(answer.get("totalSize", 0)) == found, query
    near_only = {"filter": {"pressures": ["PRESSURE_NEAR"]}}
    (near_case,) = (await asked(site, "cases:search", near_only))["cases"]
    assert near_case["clock"]["alarm"] == "ALARM_NEAR"
    pages = [await asked(site, "cases:search", {"pageSize": 1})]
    pages.append(await asked(site, "cases:search", {"pageSize": 1, "pageToken": pages[0]["nextPageToken"]}))
    assert len({case["name"] for page in pages for case in page["cases"]}) == 2


async def ones_own_cases_are_found_by_ones_post_and_nobody_sees_beside_his_division(site: Site) -> None:
    mine = {"filter": {"mine": True}}
    assert (await asked(site, "cases:search", mine, post=FIRST))["totalSize"] == "2"
    assert "totalSize" not in await asked(site, "cases:search", mine, post=THIRD)
    assert (await asked(site, "clues:search", mine, post=THIRD))["totalSize"] == "1"
    refused = await asked(site, "cases:search", mine)
    assert refused["error"]["reason"] == "POST_MISSING"
    elsewhere = await asked(site, "cases:board", {}, division="450300")
    assert "totalSize" not in elsewhere
    assert "clues" not in elsewhere
    police = await asked(site, "cases:search", {}, of="police")
    assert police["error"]["reason"] == "METHOD_NOT_GRANTED"


async def clues_and_publications_are_found_and_counted(site: Site) -> None:
    verifying = await asked(site, "clues:search", {})
    (clue,) = verifying["clues"]
    assert (clue["title"], clue["clock"]["ruleId"]) == ("抽检不合格糕点", "clue.verify")
    assert counts(verifying, "clue_status") == {"CLUE_STATUS_FILED": 2, "CLUE_STATUS_VERIFYING": 1}
    filed = await asked(site, "clues:search", {"query": "12315-7", "filter": {"statuses": ["CLUE_STATUS_FILED"]}})
    assert filed["clues"][0]["penaltyCase"].startswith("cases/")
    shown = await asked(site, "publications:search", {"filter": {"tasks": ["PUBLICATION_TASK_SHOWN"]}})
    assert shown["publications"][0]["officeName"] == "南宁市青秀区市场监督管理局"
    assert counts(shown, "task")["PUBLICATION_TASK_SHOWN"] >= 1


async def one_case_shows_all_that_belongs_to_it_and_the_read_is_journalled(site: Site) -> None:
    await site.sign_in(post=FIRST)
    board = await site.client.get("/cases")
    assert "待核查线索" in board.text
    assert "只看本人承办" in board.text
    page = (await site.client.get("/cases/list?pressure=MISSED")).text
    assert "共 1 件案件" in page
    name = next(part for part in page.split('"') if part.startswith("/cases/") and "list" not in part)
    view = (await site.client.get(name)).text
    for text in SHOWN:
        assert text in view
    assert f'href="/{SHOP.name}"' in view
    (_, method, ids) = (await site.reads())[-1]
    assert method == "GetCaseView"
    assert ids[0] == name[1:]
    assert any(each.startswith("evidence/") for each in ids)
    back = (await site.client.get(f"/{SHOP.name}")).text
    assert f'href="{name}"' in back


async def a_case_of_another_division_is_refused_and_a_strange_one_not_found(site: Site) -> None:
    headers = site.bearer()
    found = (await site.client.post("/api/v1/cases:search", json={}, headers=headers)).json()
    name = found["cases"][0]["name"]
    beside = await site.client.get(f"/api/v1/{name}", headers=site.bearer(division="450300"))
    assert (beside.status_code, beside.json()["error"]["reason"]) == (403, "DIVISION_OUT_OF_REACH")
    view = (await site.client.get(f"/api/v1/{name}", headers=headers)).json()
    assert view["parties"][0]["fineFen"] == str(s.FINE)
    assert "timelineAvailable" not in view
    strange = await site.client.get(f"/api/v1/cases/{UUID(int=5)}", headers=headers)
    assert (strange.status_code, strange.json()["error"]["reason"]) == (404, "CASE_NOT_FOUND")
    assert (await site.client.get("/cases?by=colour")).status_code == 400


async def the_index_of_cases_is_proved_against_its_owner_and_healed(site: Site) -> None:
    desk = site.desk
    case = next(kind for kind in kinds_of(["enforcement"]) if kind.kind == "penalty_case")
    (index,) = await desk.elastic.indices_of(case.alias)
    await desk.elastic.drop(index)
    await desk.healing.ensure(case)
    comparison, healed = await desk.healing.heal(case, case.alias)
    assert (comparison.equal, healed) == (True, 2)


PARTS = (
    the_board_shows_each_case_in_its_column_the_most_urgent_first,
    cases_are_found_by_number_party_and_clock_and_counted,
    ones_own_cases_are_found_by_ones_post_and_nobody_sees_beside_his_division,
    clues_and_publications_are_found_and_counted,
    one_case_shows_all_that_belongs_to_it_and_the_read_is_journalled,
    a_case_of_another_division_is_refused_and_a_strange_one_not_found,
    the_index_of_cases_is_proved_against_its_owner_and_healed,
)


@asynchronous
async def test_what_officers_see_of_cases(open_desk: OpenDesk, tmp_path: Path) -> None:
    """All parts on one desk, because its nineteen indices take a while to make. The last one drops an index."""
    async with open_desk() as desk:
        await fill(desk)
        async with opened(desk, tmp_path, OWNERS) as site:
            for part in PARTS:
                await part(site)
