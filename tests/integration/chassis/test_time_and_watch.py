"""As-of reads by both times, the live feed, the vault and the log of reads."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from integration.chassis.conftest import START, Desk, OpenDesk
from support.asynchronous import asynchronous
from support.notes import CALLER, NOTE, order
from support.stack import Database

from chassis import access_log, vault
from chassis.access_log import Access
from chassis.asof import state_as_known, state_as_true
from chassis.commands.orders import Done
from chassis.errors import Refusal
from chassis.sequencer import number_pending
from chassis.watching import Watcher, decode_token, encode_token

HOUR = timedelta(hours=1)


async def write(desk: Desk, database: Database, text: str, note: UUID | None = None) -> UUID:
    """Write a text now, number it now, and let an hour pass."""
    done = (await desk.bus.execute([order("a", text, note=note)]))[0]
    assert isinstance(done, Done)
    with psycopg.connect(database.url, autocommit=True) as connection:
        number_pending(connection, desk.clock.now())
    desk.clock.advance(HOUR)
    return done.aggregate_id


@asynchronous
async def test_what_was_known_then_is_answered_the_same_for_ever(open_desk: OpenDesk, database: Database) -> None:
    async with open_desk() as desk:
        note = await write(desk, database, "one")
        async with desk.pool.connection() as connection:
            then = await state_as_known(connection, NOTE, note, START)
            assert await state_as_known(connection, NOTE, note, START - HOUR) is None
        await write(desk, database, "two", note)
        async with desk.pool.connection() as connection:
            assert await state_as_known(connection, NOTE, note, START) == then
            now = await state_as_known(connection, NOTE, note, START + HOUR)
        assert then is not None
        assert now is not None
        assert (then[1].text, now[1].text) == ("one", "two")


@asynchronous
async def test_what_was_true_then_goes_by_when_it_happened(open_desk: OpenDesk, database: Database) -> None:
    async with open_desk() as desk:
        note = await write(desk, database, "one")
        await write(desk, database, "two", note)
        async with desk.pool.connection() as connection:
            then = await state_as_true(connection, NOTE, note, START)
            now = await state_as_true(connection, NOTE, note, START + HOUR)
            before = await state_as_true(connection, NOTE, note, START + HOUR, known_at=START)
        assert [found[1].text for found in (then, now, before) if found] == ["one", "two", "one"]


@asynchronous
async def test_a_watch_resumes_after_its_token_and_misses_nothing(open_desk: OpenDesk, database: Database) -> None:
    async with open_desk() as desk:
        watcher = Watcher(desk.pool)
        feed = watcher.watch(encode_token([0] * 12))
        await write(desk, database, "one")
        async with asyncio.timeout(10):
            event, token = await anext(feed)
        assert event is not None
        again = watcher.watch(token)
        done = (await desk.bus.execute([order("b")]))[0]
        assert isinstance(done, Done)
        with psycopg.connect(database.url, autocommit=True) as connection:
            number_pending(connection, desk.clock.now())
        async with asyncio.timeout(10):
            following, _ = await anext(again)
        assert following is not None
        assert following.raw != event.raw


@pytest.mark.parametrize("token", ["nonsense", "AAAA", "é", encode_token([5] * 12)])
@asynchronous
async def test_a_token_that_is_not_ours_is_refused(open_desk: OpenDesk, token: str) -> None:
    async with open_desk() as desk:
        with pytest.raises(Refusal, match="RESUME_TOKEN_INVALID"):
            await anext(Watcher(desk.pool).watch(token))


def test_a_token_holds_its_numbers() -> None:
    assert decode_token(encode_token(list(range(12)))) == list(range(12))


@asynchronous
async def test_an_erased_value_is_gone_and_said_to_be(open_desk: OpenDesk, database: Database) -> None:
    reference = uuid4()
    async with open_desk() as desk, desk.pool.connection() as connection:
        await connection.execute(
            "INSERT INTO vault VALUES (%s, %s, 'id', '450103199001011238', 's', 'h', now())", (reference, uuid4())
        )
        assert await vault.read(connection, reference) == "450103199001011238"
        assert await vault.erase(connection, reference)
        with pytest.raises(Refusal, match="VAULT_VALUE_GONE"):
            await vault.read(connection, reference)


@asynchronous
async def test_the_log_of_reads_can_be_added_to_and_never_changed(open_desk: OpenDesk) -> None:
    async with open_desk() as desk, desk.pool.connection() as connection:
        access = Access("/x/Read", ["entities/1"], ["id_number"], "case 桂市监处罚〔2026〕12号", "identity check")
        await access_log.record(connection, CALLER, access, desk.clock.now())
        rows = await (await connection.execute("SELECT officer, ids FROM access_log")).fetchall()
        assert rows == [("officer-1", ["entities/1"])]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await connection.execute("DELETE FROM access_log")
