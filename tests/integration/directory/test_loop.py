"""The whole way of a handover between two services' journals: a merger while work goes on, each matter with one owner.

The other service is one that owns nothing but limits and assignments; only Kafka is left out, the journals are read
as the readers read them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from integration.directory.conftest import KEEPER, Office, OpenOffice
from integration.directory.test_directory import HANDLER, HEAD, NEW, OTHER, merge, officer, published, set_up
from support import limit_desk
from support.asynchronous import asynchronous
from support.limit_desk import SERVICE, Desk, order
from support.limits import CALENDAR, DECIDE
from support.stack import Database, Servers

from chassis.aggregates import Change, Context, World
from chassis.clock import ManualClock, civil_date
from chassis.database import migrate
from chassis.sequencer import number_pending
from chassis.settings import MigrationSettings
from directory.matters_sink import MattersSink
from matters.changes import assignment_changes, opened
from matters.commands import Orders
from matters.domain.assignments import open_assignment
from matters.domain.ids import assignment_id, deadline_id
from matters.domain.opening import open_deadline
from matters.domain.values import Facts
from matters.taking_over import Taker
from roster.handovers import TakenOver
from roster.sink import RosterSink
from smartsupervision.directory.v1 import directory_service_pb2

ds: Any = directory_service_pb2
LIMITS = "limits"


def create_tables(database: Database) -> None:
    limit_desk.create_tables(database)
    migrate(MigrationSettings(database.owner_url, database.runtime_role), ["roster.migrations"])


OpenLimits = Callable[[], AbstractAsyncContextManager[Desk]]


@pytest.fixture
def limits(servers: Servers) -> OpenLimits:
    @asynccontextmanager
    async def open_() -> AsyncIterator[Desk]:
        with servers.database("licensing", create_tables, key="limits-roster") as database:
            async with limit_desk.open_desk(database, ManualClock(datetime.now(UTC))) as desk:
                yield desk

    return open_


async def work_begins(desk: Desk, post: UUID) -> str:
    """A matter with one limit is opened for a post; its name."""
    matter = uuid4()
    facts = Facts(matter=f"proceedings/{matter}", title="设立登记", division="450103", owner_post=post)
    today, now = civil_date(desk.clock.now()), desk.clock.now()
    limit = open_deadline(DECIDE, today, facts, CALENDAR, now)
    changes = [
        *assignment_changes(matter, open_assignment(facts, "proceeding", post, now)),
        *opened(limit),
    ]
    about, also = assignment_id(matter), deadline_id(matter, DECIDE.rule_id)
    await desk.do(order(about, partial(_given, changes), [also]))
    return facts.matter


def _given(changes: Sequence[Change], _world: World, _context: Context) -> Sequence[Change]:
    return changes


async def told(office: Office, desk: Desk) -> None:
    """The directory reads the other service's journal, from the beginning: what it knows already changes nothing."""
    await _numbered(desk)
    async with desk.pool.connection() as connection:
        events = await published(connection)
    async with office.pool.connection() as connection, connection.transaction():
        assert not await MattersSink(LIMITS).apply(connection, events)


async def answered(office: Office, desk: Desk) -> None:
    """The other service reads the directory's journal, and transfers what was taken over."""
    office.number()
    async with office.pool.connection() as connection:
        events = await published(connection)
    taker = Taker(desk.bus, Orders(SERVICE))

    async def take_over(taken: TakenOver) -> None:
        await taker.take_over(taken.matter, taken.to_post, taken.handover, taken.accepted_by)

    async with desk.pool.connection() as connection, connection.transaction():
        assert not await RosterSink(LIMITS, take_over).apply(connection, events)


async def _numbered(desk: Desk) -> None:
    with psycopg.connect(desk.database.url, autocommit=True) as connection:
        while number_pending(connection, datetime.now(UTC)):
            pass


async def owners(office: Office) -> dict[str, list[UUID]]:
    """Every open matter with the posts that own it."""
    found: dict[str, list[UUID]] = {}
    for post in (HEAD, HANDLER, OTHER):
        answer = await office.ask("ListOpenMatters", ds.ListOpenMattersRequest(post=f"posts/{post}"))
        for each in answer.matters:
            found.setdefault(each.matter, []).append(post)
    return found


async def hand_over(office: Office, matter: str) -> None:
    offer = ds.OfferHandoverRequest(
        matter=matter, from_post=f"posts/{HANDLER}", to_post=f"posts/{OTHER}", reason="合并后撤岗"
    )
    offered = await office.ask("OfferHandover", offer, KEEPER)
    await office.ask("AcceptHandover", ds.AcceptHandoverRequest(name=offered.name), officer("GX003"))


@asynchronous
async def test_a_merger_while_work_goes_on_leaves_every_matter_with_one_owner(
    open_office: OpenOffice, limits: OpenLimits
) -> None:
    async with open_office() as office, limits() as desk:
        await set_up(office)
        first, second = await work_begins(desk, HANDLER), await work_begins(desk, HANDLER)
        third = await work_begins(desk, OTHER)
        await told(office, desk)
        before = await owners(office)
        on = civil_date(datetime.now(UTC)) + timedelta(days=1)
        abolishing = {"ending_posts": [f"posts/{HANDLER}"]}
        refusal = await office.refusal("MergeUnits", merge(on, **abolishing))
        # Work goes on meanwhile: a matter more, and two are handed over, one of them before it is closed.
        fourth = await work_begins(desk, HEAD)
        await hand_over(office, first)
        await hand_over(office, second)
        await answered(office, desk)
        await answered(office, desk)
        await told(office, desk)
        merged = await office.ask("MergeUnits", merge(on, **abolishing))
        after = await owners(office)
        moved = desk.rows("SELECT count(*) FROM journal WHERE type LIKE '%%AssignmentTransferred'")
        roster = office.desk.roster
    assert before == {first: [HANDLER], second: [HANDLER], third: [OTHER]}
    assert (refusal.reason, refusal.metadata["count"]) == ("POST_HAS_OPEN_MATTERS", "2")
    assert list(merged.predecessors)
    assert after == {first: [OTHER], second: [OTHER], third: [OTHER], fourth: [HEAD]}
    assert moved == [(2,)]
    assert {roster.unit_of(post, on) for [post] in after.values()} == {NEW}
    assert all(roster.holder(post, on) for [post] in after.values())
