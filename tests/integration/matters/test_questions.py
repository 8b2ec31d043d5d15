"""MattersService over real gRPC: whose limits, due when, and why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from support.asynchronous import asynchronous
from support.limit_desk import Desk, order, seed
from support.limit_desk import open_desk as open_limits
from support.limits import CALENDAR, DECIDE, FACTS, OTHER_POST, POST
from support.register_desk import POLICE, REGISTRAR, officer_of, refused
from support.stack import Database, Servers

from chassis.client import Stub, channel
from chassis.clock import SystemClock
from chassis.metrics import Metrics
from chassis.serving.server import GrpcServer
from chassis.settings import ServerSettings, TlsSettings
from matters import service
from matters.changes import assignment_changes, deadline_changes, deadline_of, opened
from matters.domain.assignments import open_assignment
from matters.domain.ids import assignment_id, deadline_id
from matters.domain.opening import open_deadline, open_fixed
from matters.domain.running import meet, suspend
from matters.domain.values import Suspension
from matters.kinds import DEADLINE
from smartsupervision.matters.v1 import deadline_pb2 as pb
from smartsupervision.matters.v1 import matters_service_pb2 as ms
from ssv import tokens
from ssv.tokens import Officer

START = date(2026, 3, 2)
GRANTS = service.grants(frozenset({"market-regulation"}), frozenset({"registrar"}), frozenset({"command-center"}))


@dataclass
class Window:
    """Where questions are asked."""

    desk: Desk
    servers: Servers
    target: str

    async def ask(self, method: str, request: Any, officer: Officer = REGISTRAR) -> Any:
        files = self.servers.tls(officer.department)
        tls = TlsSettings(files.ca, files.certificate, files.key, files.crl)
        token = tokens.mint(self.servers.state, officer, datetime.now(UTC))
        async with channel(tls, self.target) as opened_channel:
            return await Stub(opened_channel, service.SERVICE, lambda: token).call(method, request)

    async def listed(self, **fields: Any) -> list[str]:
        """Matters of the limits found, in their order."""
        found = await self.ask("ListDeadlines", ms.ListDeadlinesRequest(**fields))
        return [each.matter for each in found.deadlines]


@asynccontextmanager
async def window(servers: Servers, database: Database) -> AsyncIterator[Window]:
    clock = SystemClock()
    async with open_limits(database, clock) as desk:
        files = servers.tls("licensing")

        async def healthy() -> bool:
            return True

        server = GrpcServer(
            ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 500),
            TlsSettings(files.ca, files.certificate, files.key, files.crl),
            [service.spec(desk.pool, clock)],
            GRANTS,
            clock=clock,
            metrics=Metrics(),
            healthy=healthy,
        )
        try:
            yield Window(desk, servers, f"127.0.0.1:{await server.start()}")
        finally:
            await server.stop(1.0)


async def opening(desk: Desk, **changed: Any) -> str:
    """A limit of a matter of its own; the matter's name."""
    matter = uuid4()
    facts = replace(FACTS, matter=f"licences/{matter}", **changed)
    event = open_deadline(DECIDE, START, facts, CALENDAR, desk.clock.now())
    limit = deadline_id(matter, DECIDE.rule_id)
    await desk.do(order(limit, lambda _w, _c: opened(event)))
    return facts.matter


def limit_of(matter: str) -> UUID:
    return deadline_id(UUID(matter.partition("/")[2]), DECIDE.rule_id)


@asynchronous
async def test_a_limit_says_when_it_is_due_and_why(servers: Servers, database: Database) -> None:
    async with window(servers, database) as asked:
        matter = await opening(asked.desk)
        name = DEADLINE.name_of(limit_of(matter))
        found = await asked.ask("GetDeadline", ms.GetDeadlineRequest(name=name))
        assert (found.name, found.matter, found.owner_post) == (name, matter, f"posts/{POST}")
        assert (found.act_by.month, found.act_by.day) == (3, 30)
        why = await asked.ask("ExplainDeadline", ms.ExplainDeadlineRequest(name=name))
        assert any("NPC-行政许可法:42" in line for line in why.lines_zh)
        assert len(why.lines) == len(why.lines_zh)
        assert why.json == found.explanation


@asynchronous
async def test_limits_are_found_by_owner_division_status_and_day(servers: Servers, database: Database) -> None:
    async with window(servers, database) as asked:
        mine = await opening(asked.desk)
        theirs = await opening(asked.desk, owner_post=OTHER_POST, division="450203")
        report = f"annualReports/{uuid4()}"
        later = open_fixed(
            replace(DECIDE, rule_id="report"),
            START,
            date(2026, 6, 30),
            replace(FACTS, matter=report),
            CALENDAR,
            asked.desk.clock.now(),
        )
        [change] = opened(later)
        await asked.desk.do(order(change.aggregate_id, lambda _w, _c: opened(later)))
        assert await asked.listed(owner_post=f"posts/{POST}") == [mine, report]
        assert await asked.listed(division="450200") == [theirs]
        assert await asked.listed(rule_id="report") == [report]
        assert await asked.listed(matter=theirs) == [theirs]
        assert await asked.listed(order_before="2026-03-31", owner_post=f"posts/{POST}") == [mine]
        assert await asked.listed(order_from="2026-03-31") == [report]


@asynchronous
async def test_what_is_met_or_stands_still_is_found_by_its_status(servers: Servers, database: Database) -> None:
    async with window(servers, database) as asked:
        done, stopped = await opening(asked.desk), await opening(asked.desk)
        [first, second] = limit_of(done), limit_of(stopped)
        hearing = Suspension(started_on=date(2026, 3, 10), reason="听证", source="NPC-行政许可法:45")
        await asked.desk.do(
            order(first, lambda w, c: deadline_changes(first, meet(deadline_of(w, first), date(2026, 3, 9), c.now))),
            order(
                second,
                lambda w, c: deadline_changes(second, suspend(deadline_of(w, second), hearing, CALENDAR, c.now)),
            ),
        )
        assert await asked.listed(status=[pb.DEADLINE_STATUS_MET]) == [done]
        assert await asked.listed(status=[pb.DEADLINE_STATUS_OPEN, pb.DEADLINE_STATUS_SUSPENDED]) == [stopped]
        assert await asked.listed(order_before="2026-12-31") == [done]
        events = await asked.ask(
            "ListDeadlineEvents", ms.ListDeadlineEventsRequest(name=DEADLINE.name_of(limit_of(stopped)))
        )
        assert [each.type.rpartition(".")[2] for each in events.events] == ["DeadlineOpened", "DeadlineSuspended"]


@asynchronous
async def test_pages_of_limits_follow_one_another(servers: Servers, database: Database) -> None:
    async with window(servers, database) as asked:
        await seed(asked.desk.bus, asked.desk.clock.now(), 25)
        found: list[str] = []
        token = ""
        for _ in range(3):
            page = await asked.ask("ListDeadlines", ms.ListDeadlinesRequest(page_size=10, page_token=token))
            found.extend(each.name for each in page.deadlines)
            token = page.next_page_token
        assert (len(found), len(set(found)), token) == (25, 25, "")


@asynchronous
async def test_an_officer_sees_the_limits_within_his_division_only(servers: Servers, database: Database) -> None:
    async with window(servers, database) as asked:
        matter = await opening(asked.desk)
        elsewhere = officer_of("450200")
        found = await asked.ask("ListDeadlines", ms.ListDeadlinesRequest(), elsewhere)
        assert list(found.deadlines) == []
        for request in (ms.GetDeadlineRequest, ms.ExplainDeadlineRequest):
            method = request.DESCRIPTOR.name.removesuffix("Request")
            name = DEADLINE.name_of(limit_of(matter))
            assert (await refused(asked.ask(method, request(name=name), elsewhere))).reason == "DIVISION_OUT_OF_REACH"
        police = await refused(asked.ask("ListDeadlines", ms.ListDeadlinesRequest(), POLICE))
        assert police.reason == "METHOD_NOT_GRANTED"


@asynchronous
async def test_a_matter_names_its_owner(servers: Servers, database: Database) -> None:
    async with window(servers, database) as asked:
        matter = uuid4()
        facts = replace(FACTS, matter=f"licences/{matter}")
        await asked.desk.do(
            order(
                assignment_id(matter),
                lambda _w, c: assignment_changes(matter, open_assignment(facts, "licence", POST, c.now)),
            )
        )
        request = ms.ListAssignmentsRequest(owner_post=f"posts/{POST}", is_open=True)
        [found] = (await asked.ask("ListAssignments", request)).assignments
        assert (found.matter, found.matter_kind) == (facts.matter, "licence")
        assert await asked.ask("GetAssignment", ms.GetAssignmentRequest(name=found.name)) == found


@asynchronous
async def test_a_name_nothing_stands_behind_is_not_found(servers: Servers, database: Database) -> None:
    async with window(servers, database) as asked:
        for request in (ms.GetDeadlineRequest, ms.ExplainDeadlineRequest):
            method = request.DESCRIPTOR.name.removesuffix("Request")
            assert (await refused(asked.ask(method, request(name=f"deadlines/{uuid4()}")))).reason == "NOT_FOUND"
            assert (await refused(asked.ask(method, request(name="deadlines/x")))).reason == "NAME_MALFORMED"
