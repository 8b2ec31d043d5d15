"""The scheduler on real PostgreSQL: each announcement once, whatever the clock and the calendar do."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from support.asynchronous import asynchronous
from support.limit_desk import (
    LAW,
    SERVICE,
    Desk,
    OpenDesk,
    given,
    journal,
    limit,
    missed,
    open_desk,
    order,
    plain_facts,
    seed,
)
from support.limits import DECIDE, OTHER_POST, POST, Rules, at

from chassis.clock import ManualClock
from chassis.commands.orders import Done, Refused
from chassis.errors import PermanentError
from chassis.verifying import verify_journal
from matters.changes import assignment_changes, deadline_changes, deadline_of
from matters.commands import Orders
from matters.domain.assignments import close, open_assignment, transfer
from matters.domain.ids import assignment_id
from matters.domain.running import meet
from matters.kinds import ASSIGNMENT, DEADLINE, KINDS
from matters.taking_over import Taker
from statutes.clock import Period

NEARS, OVER = ["2026-03-25", "2026-03-27"], at("2026-03-31", 0)


def to(desk: Desk, instant: datetime) -> None:
    desk.clock.advance(instant - desk.clock.now())


def once_each(desk: Desk, matters: list[UUID]) -> None:
    assert given(desk.database) == Counter({(limit(m), day): 1 for m in matters for day in NEARS})
    assert missed(desk.database) == Counter({limit(m): 1 for m in matters})


@asynchronous
async def test_each_warning_and_the_miss_come_at_their_instants_and_once(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matters = await seed(desk.bus, desk.clock.now(), 3)
        assert await desk.run() == 0
        for instant in (at("2026-03-25", 0), at("2026-03-27", 0), OVER):
            to(desk, instant - timedelta(microseconds=1))
            assert await desk.run() == 0
            to(desk, instant)
            assert await desk.run() == 3
            assert await desk.run() == 0
        once_each(desk, matters)


@asynchronous
async def test_after_downtime_thousands_are_announced_in_batches_once_each(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matters = await seed(desk.bus, desk.clock.now(), 2500)
        to(desk, at("2026-05-06"))
        await desk.months()
        assert [await desk.scheduler.announcer.batch() for _ in range(4)] == [1000, 1000, 500, 0]
        once_each(desk, matters)
        # One warning covers both that came due while nobody looked, and it stands before the miss.
        kinds = [kind for (kind,) in desk.rows("SELECT split_part(type, '.', 4) FROM journal ORDER BY pos")][2500:]
        assert kinds == ["DeadlineNear", "DeadlineMissed"] * 2500


@asynchronous
async def test_a_clock_that_jumps_back_and_forth_announces_nothing_twice(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matters = await seed(desk.bus, desk.clock.now(), 2)
        for instant in (at("2026-03-26"), at("2026-02-01"), at("2026-03-28"), at("2026-03-03"), at("2027-01-05")):
            to(desk, instant)
            await desk.months()
            await desk.run()
        once_each(desk, matters)


@asynchronous
async def test_two_schedulers_at_once_announce_each_thing_once(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matters = await seed(desk.bus, desk.clock.now(), 300)
        to(desk, at("2026-03-31"))
        async with _second(desk) as other:
            await asyncio.gather(desk.run(), other.run())
        once_each(desk, matters)


def _second(desk: Desk):  # type: ignore[no-untyped-def]  # an async context manager, as open_desk says
    return open_desk(desk.database, ManualClock(desk.clock.now()))


@asynchronous
async def test_a_clock_that_goes_back_between_look_up_and_lock_leaves_the_alarm_due(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        [matter] = await seed(desk.bus, desk.clock.now(), 1)
        early = desk.scheduler.announcer.orders.announce(limit(matter), 1)
        [refused] = await desk.bus.execute([early])
        assert isinstance(refused, Refused)
        assert refused.refusal.reason == "NOT_DUE_YET"
        # The very same order, had it been remembered as done, would never announce anything.
        to(desk, at("2026-03-25", 0))
        [done] = await desk.bus.execute([early])
        assert isinstance(done, Done)
        assert len(given(desk.database)) == 1


@asynchronous
async def test_a_scheduler_whose_connections_are_cut_goes_on(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matters = await seed(desk.bus, desk.clock.now(), 3)
        running = asyncio.create_task(desk.scheduler.run())
        to(desk, at("2026-03-25", 0))
        await _until(lambda: len(given(desk.database)) == 3)
        _cut_connections(desk)
        to(desk, at("2026-03-31", 0))
        await _until(lambda: missed(desk.database).total() == 3 and len(desk.port.keys) == 9)
        once_each(desk, matters)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _cut_connections(desk: Desk) -> None:
    with psycopg.connect(desk.database.url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )


async def _until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not reached():
            await asyncio.sleep(0.2)


@asynchronous
async def test_what_is_done_in_time_is_not_announced_any_more(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        [matter] = await seed(desk.bus, desk.clock.now(), 1)
        done = limit(matter)
        to(desk, at("2026-03-20"))
        await desk.do(order(done, lambda w, c: deadline_changes(done, meet(deadline_of(w, done), c.today, c.now))))
        to(desk, at("2026-05-06"))
        assert await desk.run() == 0
        assert desk.rows("SELECT * FROM deadline_alarm") == []


@asynchronous
async def test_every_announcement_waits_for_delivery_until_it_is_delivered(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await seed(desk.bus, desk.clock.now(), 2)
        to(desk, at("2026-03-31"))
        await desk.months()
        await desk.run()
        outbox = desk.scheduler.outbox
        desk.port.failing = True
        assert await outbox.batch() == 4
        assert await outbox.batch() == 0
        assert desk.rows("SELECT DISTINCT attempts, failure FROM alarm_delivery") == [(1, "the mail server is away")]
        desk.port.failing = False
        desk.clock.advance(timedelta(minutes=2))
        assert await outbox.batch() == 4
        assert len(set(desk.port.keys)) == len(desk.port.keys) == 4
        assert desk.rows("SELECT * FROM alarm_delivery") == []


@asynchronous
async def test_a_limit_that_cannot_be_announced_stops_no_other(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matters = await seed(desk.bus, desk.clock.now(), 3)
        to(desk, at("2026-03-25"))
        desk.rows("UPDATE state SET kind = 'assignment' WHERE aggregate_id = %s RETURNING 1", limit(matters[0]))
        assert await desk.run() == 2
        assert desk.rows("SELECT deadline_id FROM deadline_alarm WHERE held_until IS NOT NULL") == [
            (limit(matters[0]),)
        ]
        assert len(given(desk.database)) == 2


@asynchronous
async def test_a_changed_rule_is_applied_once_and_says_how_many_dates_moved(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matters = await seed(desk.bus, desk.clock.now(), 1200)
        done = limit(matters[0])
        await desk.do(order(done, lambda w, c: deadline_changes(done, meet(deadline_of(w, done), c.today, c.now))))
        recomputer = desk.scheduler.recomputer
        same = await recomputer.apply(LAW)
        assert same is not None
        assert (same.examined, same.changed, same.failed) == (1199, 0, 0)
        assert await recomputer.apply(LAW) is None
        shorter = replace(LAW, rulebook=Rules(replace(DECIDE, period=Period.parse("10wd"))), digest="shorter")
        found = await recomputer.apply(shorter)
        assert found is not None
        assert (found.examined, found.changed, found.failed) == (1199, 1199, 0)
        assert len(journal(desk.database, "DeadlineRecomputed")) == 1199
        again = await recomputer.recompute_all(shorter)
        assert (again.examined, again.changed) == (1199, 0)
        to(desk, at("2026-03-17", 0))
        assert await desk.run() == 1199
        assert set(missed(desk.database).values()) == {1}


@asynchronous
async def test_limits_follow_their_matter_to_its_new_owner(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        [matter] = await seed(desk.bus, desk.clock.now(), 1)
        mine = assignment_id(matter)
        facts = plain_facts(matter)
        await desk.do(
            order(mine, lambda _w, c: assignment_changes(matter, open_assignment(facts, "licence", POST, c.now)))
        )
        assert await desk.scheduler.follower.batch() == 0

        def accept(world, context):  # type: ignore[no-untyped-def]  # as Deed says
            return assignment_changes(
                matter, transfer(ASSIGNMENT.get(world, mine), OTHER_POST, "交〔2026〕1号", "officer-7", context.now)
            )

        await desk.do(order(mine, accept))
        assert await desk.scheduler.follower.batch() == 1
        assert await desk.scheduler.follower.batch() == 0
        [(_, event)] = journal(desk.database, "DeadlineReassigned")
        assert event.owner_post == OTHER_POST
        listed = desk.rows("SELECT facets->>'owner_post' FROM listing WHERE kind = 'deadline'")
        assert listed == [(f"posts/{OTHER_POST}",)]


@asynchronous
async def test_a_matter_taken_over_in_the_directory_is_transferred_once(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        matter = uuid4()
        mine, facts = assignment_id(matter), plain_facts(matter)
        await desk.do(
            order(mine, lambda _w, c: assignment_changes(matter, open_assignment(facts, "licence", POST, c.now)))
        )
        taker = Taker(desk.bus, Orders(SERVICE))
        number = f"handovers/{uuid4()}"
        await taker.take_over(facts.matter, OTHER_POST, number, "officer-7")
        await taker.take_over(facts.matter, OTHER_POST, number, "officer-7")
        desk.forget_commands()
        await taker.take_over(facts.matter, OTHER_POST, number, "officer-7")
        [(_, event)] = journal(desk.database, "AssignmentTransferred", ASSIGNMENT)
        assert (event.from_post, event.owner_post, event.handover) == (POST, OTHER_POST, number)
        await desk.do(order(mine, lambda w, c: assignment_changes(matter, close(ASSIGNMENT.get(w, mine), c.now))))
        await taker.take_over(facts.matter, POST, f"handovers/{uuid4()}", "officer-8")
        await taker.take_over(f"licences/{uuid4()}", POST, f"handovers/{uuid4()}", "officer-8")
        assert len(journal(desk.database, "AssignmentTransferred", ASSIGNMENT)) == 1
        with pytest.raises(PermanentError):
            await taker.take_over("licences/x", POST, number, "officer-7")


@asynchronous
async def test_the_journal_proves_every_deadline(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await seed(desk.bus, desk.clock.now(), 5)
        to(desk, datetime(2026, 4, 20, tzinfo=UTC))
        await desk.run()
        async with desk.pool.connection() as connection:
            pages = [page async for page in verify_journal(connection, {k.kind: k.aggregate for k in KINDS})]
        assert [fault for page in pages for fault in page.faults] == []
        assert sum(page.events for page in pages) == 15
        assert DEADLINE.kind == "deadline"
