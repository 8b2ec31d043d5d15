"""The directory over real gRPC and PostgreSQL: a merger while work goes on, two processes, the roster's copy."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import grpc
import psycopg
from google.rpc.error_details_pb2 import ErrorInfo
from google.type.date_pb2 import Date
from integration.directory.conftest import Office, OpenOffice
from support.asynchronous import asynchronous

from chassis import journal
from chassis.client import refusal_of
from chassis.clock import civil_date
from chassis.database import Connection
from chassis.envelope import parse
from chassis.mapping import date_out
from chassis.reading import Numbered
from directory.domain.values import approval_id, person_id, post_id, unit_id
from directory.matters_sink import MattersSink
from directory.store import DeadlineRow, MatterRow, write_deadlines, write_matters
from roster.powers import Permit
from roster.sink import RosterSink
from roster.store import Rosters, load
from smartsupervision.directory.v1 import directory_service_pb2
from ssv.tokens import Officer

ds: Any = directory_service_pb2
REGION, CITY, OLD, NEW = (unit_id(key) for key in ("450000", "450100", "450103", "450102"))
STATION = unit_id("450103-S01")
HEAD, HANDLER, OTHER = (post_id(number) for number in ("450103-P1", "450103-P2", "450102-P2"))
SINCE = Date(year=2019, month=1, day=1)
MATTER = f"proceedings/{uuid4()}"


def create(key: str, kind: int, name: str, short: str, parent: UUID | None) -> dict[str, Any]:
    above = f"units/{parent}" if parent else ""
    return {
        "create_unit": {
            "request_id": key,
            "key": key,
            "kind": kind,
            "full_name": name,
            "short_name": short,
            "duty_parent": above,
            "administration_parent": above,
            "divisions": [key[:6]],
            "valid_from": SINCE,
        }
    }


def staff(number: str, title: str, role: int, unit: UUID, officer: str, name: str) -> list[dict[str, Any]]:
    person = {"number": officer, "full_name": name, "division": "450100", "valid_from": SINCE}
    post = {"number": number, "title": title, "role": role, "unit": f"units/{unit}", "valid_from": SINCE}
    appointment = {
        "name": f"posts/{post_id(number)}",
        "person": f"people/{person_id(officer)}",
        "valid_from": SINCE,
    }
    return [
        {"register_person": {"request_id": f"r{officer}", **person}},
        {"create_post": {"request_id": f"p{number}", **post}},
        {"appoint_to_post": {"request_id": f"a{number}", **appointment}},
    ]


COMMANDS = [
    create("450000", 1, "广西壮族自治区市场监督管理局", "桂", None),
    create("450100", 2, "南宁市市场监督管理局", "南", REGION),
    create("450103", 3, "青秀区市场监督管理局", "青", CITY),
    create("450102", 3, "兴宁区市场监督管理局", "兴", CITY),
    create("450103-S01", 4, "津头市场监督管理所", "", OLD),
    *staff("450103-P1", "局长", 1, OLD, "GX001", "韦明"),
    *staff("450103-P2", "执法岗", 5, OLD, "GX002", "覃芳"),
    *staff("450102-P2", "执法岗二", 5, NEW, "GX003", "黄海"),
    {
        "grant_approval": {
            "request_id": "g",
            "post": f"posts/{HEAD}",
            "act": "enforcement.penalty",
            "limit_fen": 100,
            "valid_from": SINCE,
            "document": "桂审1",
        }
    },
]


async def set_up(office: Office) -> None:
    """The whole office in one batch: each command sees what those before it did."""
    answer = await office.ask("BatchExecute", ds.BatchExecuteRequest(commands=COMMANDS))
    reasons = [_reason(result) for result in answer.results if result.HasField("refusal")]
    assert not reasons


def _reason(result: Any) -> str:
    info = ErrorInfo()
    next(detail for detail in result.refusal.details if detail.Is(ErrorInfo.DESCRIPTOR)).Unpack(info)
    return str(info.reason)


async def owns(office: Office, post: UUID, *, version: int = 1) -> None:
    """A matter of licensing belongs to a post, as the reader wrote it."""
    assignment, deadline = UUID(int=1), UUID(int=2)
    row = MatterRow(assignment, version, "/licensing", MATTER, "proceeding", "食品经营许可", "450103", post, True)
    limit = DeadlineRow(deadline, version, "/licensing", MATTER, "licence.decide", date(2026, 12, 1), True)
    async with office.pool.connection() as connection, connection.transaction():
        await write_matters(connection, [row])
        await write_deadlines(connection, [limit])


def merge(on: date, **more: Any) -> Any:
    return ds.MergeUnitsRequest(name=f"units/{NEW}", units=[f"units/{OLD}"], on=date_out(on), document="桂编88", **more)


async def tree(office: Office, on: date) -> list[str]:
    answer = await office.ask("GetTree", ds.GetTreeRequest(on=date_out(on)))
    return [unit.full_name for unit in answer.units]


@asynchronous
async def test_two_bureaus_merge_while_work_goes_on(open_office: OpenOffice) -> None:
    async with open_office() as office:
        await set_up(office)
        await owns(office, HANDLER)
        today = civil_date(datetime.now(UTC))
        before = await tree(office, today)
        ending = merge(today + timedelta(days=1), ending_posts=[f"posts/{HANDLER}"])
        refusal = await office.refusal("MergeUnits", ending)
        merged = await office.ask("MergeUnits", merge(today + timedelta(days=1)))
        earlier, later = await tree(office, today), await tree(office, today + timedelta(days=1))
        owned = await office.ask("ListOpenMatters", ds.ListOpenMattersRequest(post=f"posts/{HANDLER}"))
        listed = await office.ask("ListPosts", ds.ListPostsRequest(unit=f"units/{NEW}", role=[5]))
    assert refusal.reason == "POST_HAS_OPEN_MATTERS"
    assert "licence.decide 2026-12-01" in refusal.metadata["matter.1"]
    assert list(merged.predecessors) == [f"units/{OLD}"]
    assert (before, "青秀区市场监督管理局" in earlier, "青秀区市场监督管理局" in later) == (earlier, True, False)
    assert [each.matter for each in owned.matters] == [MATTER]
    assert [post.number for post in listed.posts] == ["450102-P2", "450103-P2"]


@asynchronous
async def test_a_matter_is_handed_over_before_its_post_ends(open_office: OpenOffice) -> None:
    async with open_office() as office:
        await set_up(office)
        await owns(office, HANDLER)
        ending = ds.EndPostRequest(
            name=f"posts/{HANDLER}", valid_to=date_out(civil_date(datetime.now(UTC))), document="撤1"
        )
        offer = ds.OfferHandoverRequest(
            matter=MATTER, from_post=f"posts/{HANDLER}", to_post=f"posts/{OTHER}", reason="合并"
        )
        held = await office.refusal("EndPost", ending)
        offered = await office.ask("OfferHandover", offer)
        again = await office.refusal(
            "OfferHandover",
            ds.OfferHandoverRequest(
                matter=MATTER, from_post=f"posts/{HANDLER}", to_post=f"posts/{OTHER}", reason="合并"
            ),
        )
        accept = ds.AcceptHandoverRequest(name=offered.name)
        stranger = await office.refusal("AcceptHandover", accept, officer("GX002"))
        accepted = await office.ask("AcceptHandover", accept, officer("GX003"))
        still = await office.refusal("EndPost", ending)
        await owns(office, OTHER, version=2)
        ended = await office.ask("EndPost", ending)
    assert [held.reason, again.reason, stranger.reason, still.reason] == [
        "POST_HAS_OPEN_MATTERS",
        "HANDOVER_PENDING",
        "NOT_THE_NEW_OWNER",
        "POST_HAS_OPEN_MATTERS",
    ]
    assert (accepted.status, accepted.answered_by) == (2, f"people/{person_id('GX003')}")
    assert ended.HasField("valid_to")


def officer(number: str) -> Officer:
    return Officer("market-regulation", number, ("registrar",), "450102")


@asynchronous
async def test_a_matter_that_reached_a_post_too_late_is_found_and_handed_on(open_office: OpenOffice) -> None:
    async with open_office() as office:
        await set_up(office)
        today = date_out(civil_date(datetime.now(UTC)) - timedelta(days=1))
        await office.ask("EndPost", ds.EndPostRequest(name=f"posts/{HANDLER}", valid_to=today, document="撤1"))
        await owns(office, HANDLER)
        orphaned = await office.ask("ListOrphanedMatters", ds.ListOrphanedMattersRequest(division="450103"))
        elsewhere = await office.ask("ListOrphanedMatters", ds.ListOrphanedMattersRequest(division="450102"))
        offer = ds.OfferHandoverRequest(
            matter=MATTER, from_post=f"posts/{HANDLER}", to_post=f"posts/{OTHER}", reason="岗位已撤"
        )
        offered = await office.ask("OfferHandover", offer)
        await owns(office, OTHER, version=2)
        after = await office.ask("ListOrphanedMatters", ds.ListOrphanedMattersRequest())
    assert [(each.matter, each.owner_post) for each in orphaned.matters] == [(MATTER, f"posts/{HANDLER}")]
    assert offered.status == 1
    assert not elsewhere.matters
    assert not after.matters


@asynchronous
async def test_two_processes_never_decide_on_an_old_tree(open_office: OpenOffice) -> None:
    async with open_office() as first, open_office() as second:
        await set_up(first)
        today = civil_date(datetime.now(UTC))
        # The second process has not looked since; it must see the first one's work, and the first the second's.
        closing = {"name": f"units/{STATION}", "valid_to": date_out(today), "document": "撤2"}
        await second.ask("CloseUnit", ds.CloseUnitRequest(**closing))
        twice = await first.refusal("CloseUnit", ds.CloseUnitRequest(**closing))
        racing = [
            (first if n % 2 else second).ask(
                "CreateUnit",
                ds.CreateUnitRequest(
                    key=f"450103-T{n}",
                    kind=6,
                    full_name=f"第{n}执法队",
                    duty_parent=f"units/{OLD}",
                    divisions=["450103"],
                    valid_from=SINCE,
                ),
            )
            for n in range(20)
        ]
        made = await asyncio.gather(*racing)
        names = await tree(first, today)
    assert twice.reason == "UNIT_ENDED"
    assert len({unit.name for unit in made}) == 20
    assert sum("执法队" in name for name in names) == 20


@asynchronous
async def test_two_processes_never_give_two_bureaus_the_same_short_name(open_office: OpenOffice) -> None:
    async with open_office() as first, open_office() as second:
        await set_up(first)

        async def county(at: Office, key: str) -> str:
            request = ds.CreateUnitRequest(
                key=key, kind=3, full_name=key, short_name="新", duty_parent=f"units/{CITY}", valid_from=SINCE,
                divisions=[key],
            )  # fmt: skip
            try:
                await at.ask("CreateUnit", request)
            except grpc.aio.AioRpcError as error:
                refusal = refusal_of(error)
                return refusal.reason if refusal else repr(error)
            return ""

        told = await asyncio.gather(county(first, "450105"), county(second, "450107"))
    assert sorted(told) == ["", "SHORT_NAME_TAKEN"]


@asynchronous
async def test_the_officers_division_must_reach_what_is_changed(open_office: OpenOffice) -> None:
    async with open_office() as office:
        await set_up(office)
        county = Officer("market-regulation", "keeper-2", ("directory-keeper",), "450102")
        refusal = await office.refusal("MergeUnits", merge(civil_date(datetime.now(UTC))), county)
    assert refusal.reason == "DIVISION_OUT_OF_REACH"


@asynchronous
async def test_the_copy_every_service_keeps_answers_as_the_directory_does(open_office: OpenOffice) -> None:
    async with open_office() as office:
        await set_up(office)
        delegate = ds.DelegateApprovalRequest(
            name=f"approvals/{approval_id(HEAD, 'enforcement.penalty', '桂审1')}",
            number="授5",
            to_post=f"posts/{HANDLER}",
            limit_fen=10,
            valid_from=SINCE,
            valid_to=Date(year=2026, month=1, day=31),
        )
        await office.ask("DelegateApproval", delegate)
        office.number()
        async with office.pool.connection() as connection:
            events = await published(connection)
        rosters = Rosters(office.pool)
        assert not (await rosters.current()).units
        async with office.pool.connection() as connection, connection.transaction():
            parked = await RosterSink("licensing").apply(connection, events)
            again = await RosterSink("licensing").apply(connection, events[:3])
        copy = await rosters.current()
        async with office.pool.connection() as connection:
            loaded = await load(connection)
        check = ds.CheckApprovalRequest(
            post=f"posts/{HANDLER}", act="enforcement.penalty", amount_fen=1, on=Date(year=2026, month=2, day=1)
        )
        refusal = await office.refusal("CheckApproval", check)
        check.on.CopyFrom(Date(year=2026, month=1, day=31))
        permit = await office.ask("CheckApproval", check)
    assert (list(parked), list(again)) == ([], [])
    assert dict(copy.records()) == dict(office.desk.roster.records()) == dict(loaded.records())
    mine = copy.may_approve(HANDLER, "enforcement.penalty", 1, date(2026, 1, 31))
    assert isinstance(mine, Permit)
    assert (permit.person, permit.document) == (f"people/{mine.person}", "授5")
    assert (refusal.reason, refusal.metadata["document"]) == ("DELEGATION_ENDED", "授5")


async def published(connection: Connection) -> list[Numbered]:
    found: list[Numbered] = []
    for stream, head in enumerate(await journal.heads(connection)):
        events = [each async for each in journal.read_stream(connection, stream, 0, head)]
        found += [Numbered(stream, each.number, each.raw, parse(each.raw)) for each in events]
    return found


@asynchronous
async def test_events_of_other_kinds_pass_the_readers_by(open_office: OpenOffice) -> None:
    async with open_office() as office:
        await set_up(office)
        office.number()
        async with office.pool.connection() as connection, connection.transaction():
            events = await published(connection)
            assert not await MattersSink("licensing").apply(connection, events)
    with psycopg.connect(office.database.owner_url) as owner:
        assert owner.execute("SELECT count(*) FROM open_matter").fetchone() == (0,)
