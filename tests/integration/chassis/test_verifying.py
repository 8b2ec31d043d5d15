"""The proof that state is the fold of the journal: right when all is right, and naming each thing that is not."""

from __future__ import annotations

from datetime import UTC, datetime

import psycopg
import pytest
from integration.chassis.conftest import Desk, OpenDesk
from support.asynchronous import asynchronous
from support.notes import NOTE, order
from support.stack import Database

from chassis.commands.orders import Done
from chassis.sequencer import number_pending
from chassis.verifying import verify_journal


async def faults(desk: Desk, database: Database) -> tuple[int, int, list[str]]:
    async with desk.pool.connection() as connection:
        pages = [page async for page in verify_journal(connection, {"note": NOTE})]
    codes = [fault.code for page in pages for fault in page.faults]
    return sum(page.events for page in pages), sum(page.aggregates for page in pages), codes


async def fill(desk: Desk, database: Database) -> None:
    for answer in await desk.bus.execute([order(f"n{i}") for i in range(1200)]):
        assert isinstance(answer, Done)
    with psycopg.connect(database.url, autocommit=True) as connection:
        number_pending(connection, datetime.now(UTC))


@asynchronous
async def test_an_untouched_journal_is_proved(open_desk: OpenDesk, database: Database) -> None:
    async with open_desk() as desk:
        await fill(desk, database)
        assert await faults(desk, database) == (1200, 1200, [])


@pytest.mark.parametrize(
    ("tampering", "code"),
    [
        ('UPDATE state SET state = \'["n0", "forged", 0]\' WHERE {one}', "STATE_IS_NOT_FOLD"),
        ("UPDATE state SET version = 2 WHERE {one}", "STATE_IS_NOT_FOLD"),
        ("UPDATE state SET digest_low = digest_low + 1 WHERE {one}", "COPY_DIFFERS"),
        ("DELETE FROM state WHERE {one}", "STATE_MISSING"),
        ("DELETE FROM claim WHERE {one}", "CLAIM_DIFFERS"),
        ("UPDATE claim SET key = 'forged' WHERE {one}", "CLAIM_DIFFERS"),
        ("UPDATE stream_head SET number = number + 1 WHERE stream = 0", "HEAD_DIFFERS"),
        ("INSERT INTO sequence SELECT 0, 100000, 999999999", "NUMBER_GAP"),
    ],
)
@asynchronous
async def test_whatever_was_tampered_with_is_named(
    open_desk: OpenDesk, database: Database, tampering: str, code: str
) -> None:
    async with open_desk() as desk:
        await fill(desk, database)
        one = "aggregate_id = (SELECT min(aggregate_id::text)::uuid FROM state)"
        async with desk.pool.connection() as connection:
            await connection.execute(tampering.replace("{one}", one).encode())
        assert code in (await faults(desk, database))[2]
