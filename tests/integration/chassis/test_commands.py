"""Commands: one transaction for state and event, each order on its own, the same request id once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import psycopg
import pytest
from integration.chassis.conftest import Desk, OpenDesk
from support.asynchronous import asynchronous
from support.notes import order
from support.stack import Database

from chassis.commands.orders import Done, Outcome, Refused
from chassis.database import Connection, travelling_together
from chassis.envelope import MAX_EVENT_BYTES


def reason(outcome: Outcome) -> str:
    assert isinstance(outcome, Refused)
    return outcome.refusal.reason


def done(outcome: Outcome) -> Done:
    assert isinstance(outcome, Done), outcome
    return outcome


async def count(connection: Connection, table: str) -> int:
    row = await (await connection.execute(f"SELECT count(*) FROM {table}")).fetchone()  # noqa: S608 - our own tables
    return int(row[0]) if row else -1


async def counts(desk: Desk) -> tuple[int, int, int, int]:
    async with desk.pool.connection() as connection:
        journal, outbox = await count(connection, "journal"), await count(connection, "outbox")
        return journal, outbox, await count(connection, "state"), await count(connection, "claim")


@asynchronous
async def test_a_command_writes_event_state_outbox_and_claim_together(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        answer = done((await desk.bus.execute([order("a")]))[0])
        assert (answer.version, answer.replayed) == (1, False)
        assert await counts(desk) == (1, 1, 1, 1)


@asynchronous
async def test_a_refused_order_changes_nothing_and_its_neighbours_go_on(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        first, refused, last = await desk.bus.execute([order("a"), order("b", ""), order("c")])
        done(first)
        done(last)
        assert reason(refused) == "EMPTY_TEXT"
        assert await counts(desk) == (2, 2, 2, 2)


@asynchronous
async def test_two_orders_of_one_call_for_one_key_leave_one_holder(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        first, second = await desk.bus.execute([order("a"), order("a")])
        done(first)
        assert reason(second) == "TITLE_TAKEN"


@asynchronous
async def test_concurrent_commands_for_one_key_leave_one_holder(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        answers = await asyncio.gather(*(desk.bus.execute([order("same", f"text {i}")]) for i in range(40)))
        assert sum(isinstance(answer[0], Done) for answer in answers) == 1
        assert await counts(desk) == (1, 1, 1, 1)


@asynchronous
async def test_the_same_request_id_gives_the_same_answer_and_one_event(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        once = order("a", request_id="r1")
        first = done((await desk.bus.execute([once]))[0])
        await desk.bus.execute([order("a", "later", note=first.aggregate_id)])
        again = done((await desk.bus.execute([once]))[0])
        assert again.replayed
        assert (again.version, again.state) == (first.version, first.state)
        assert (await counts(desk))[0] == 2


@asynchronous
async def test_the_same_request_id_twice_in_one_call_is_carried_out_once(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        once = order("a", request_id="r1")
        first, second = await desk.bus.execute([once, once])
        assert (done(first).replayed, done(second).replayed) == (False, True)


@asynchronous
async def test_a_request_id_with_other_content_is_refused(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.bus.execute([order("a", request_id="r1")])
        assert reason((await desk.bus.execute([order("b", request_id="r1")]))[0]) == "REQUEST_ID_REUSED"


@asynchronous
async def test_a_stale_etag_is_refused(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        note = done((await desk.bus.execute([order("a")]))[0]).aggregate_id
        await desk.bus.execute([order("a", "two", note=note, expected=1)])
        assert reason((await desk.bus.execute([order("a", "three", note=note, expected=1)]))[0]) == "ETAG_MISMATCH"


@asynchronous
async def test_a_released_key_can_be_taken_by_another(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        note = done((await desk.bus.execute([order("a")]))[0]).aggregate_id
        renamed, taken = await desk.bus.execute([order("b", note=note), order("a")])
        done(renamed)
        done(taken)
        assert (await counts(desk))[3] == 2


@asynchronous
async def test_an_event_too_large_for_the_bus_is_refused_at_once(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        assert reason((await desk.bus.execute([order("a", "x" * MAX_EVENT_BYTES)]))[0]) == "EVENT_TOO_LARGE"
        assert await counts(desk) == (0, 0, 0, 0)


@asynchronous
async def test_a_value_the_database_cannot_hold_is_refused_alone(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        first, refused, last = await desk.bus.execute([order("a"), order("b\x00"), order("c")])
        assert reason(refused) == "VALUE_NOT_STORABLE"
        done(first)
        done(last)


@asynchronous
async def test_times_never_run_backwards_within_an_aggregate(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        note = done((await desk.bus.execute([order("a")]))[0]).aggregate_id
        desk.clock.advance(timedelta(hours=-1))
        await desk.bus.execute([order("a", "two", note=note)])
        async with desk.pool.connection() as connection:
            cursor = await connection.execute("SELECT recorded_at FROM journal ORDER BY version")
            first, second = [row[0] async for row in cursor]
        assert second >= first


@asynchronous
async def test_a_transaction_finds_rows_by_key_and_leaves_the_connection_as_it_was(open_desk: OpenDesk) -> None:
    async def scans(connection: Connection) -> list[tuple[str]]:
        return await (await connection.execute("SHOW enable_seqscan")).fetchall()

    async with open_desk() as desk, desk.pool.connection() as connection:
        async with travelling_together(connection):
            assert await scans(connection) == [("off",)]
        assert await scans(connection) == [("on",)]


@asynchronous
async def test_statements_that_travel_together_are_committed_together_or_not_at_all(open_desk: OpenDesk) -> None:
    async with open_desk() as desk, desk.pool.connection() as connection:

        async def take(*keys: str) -> None:
            async with travelling_together(connection):
                for key in keys:
                    await connection.execute("INSERT INTO claim VALUES ('code', %s, gen_random_uuid())", (key,))
                if "" in keys:
                    raise LookupError

        await take("a")
        with pytest.raises(psycopg.errors.UniqueViolation):
            await take("b", "a")
        with pytest.raises(psycopg.errors.UniqueViolation):
            await take("a", "c")
        with pytest.raises(LookupError):
            await take("d", "")
        assert connection.info.transaction_status is psycopg.pq.TransactionStatus.IDLE
        assert await count(connection, "claim") == 1


@pytest.mark.parametrize("statement", ["UPDATE journal SET type = 'x'", "DELETE FROM journal", "TRUNCATE journal"])
def test_nobody_can_change_the_journal(database: Database, statement: str) -> None:
    for url, error in (
        (database.url, psycopg.errors.InsufficientPrivilege),
        (database.owner_url, psycopg.errors.RaiseException),
    ):
        with psycopg.connect(url) as connection:
            owner_only = "INSERT INTO journal (stream, aggregate_id, version, kind, event_id, type, occurred_at,"
            connection.execute(
                f"{owner_only} recorded_at, envelope) VALUES (0, gen_random_uuid(), 1, 'k', gen_random_uuid(), 't',"
                " now(), now(), 'x')"
            )
            with pytest.raises(error):
                connection.execute(statement.encode())
