"""Limits announce themselves: a measure before and after its last day, through the real scheduler."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from integration.enforcement.conftest import OpenBureau
from support.asynchronous import asynchronous
from unit.enforcement import story as s
from unit.enforcement.test_measures import take

from chassis.database import Pool
from chassis.metrics import Metrics
from enforcement.processes.base import ITSELF
from matters.delivery.to_log import LogDelivery
from matters.domain.ids import deadline_id
from matters.domain.states import Deadline
from matters.kinds import DEADLINE
from matters.scheduler import Scheduler


async def limit(pool: Pool, matter: UUID, rule: str) -> Deadline:
    """A limit as it stands in the database."""
    async with pool.connection() as connection:
        cursor = await connection.execute(
            "SELECT state FROM state WHERE aggregate_id = %s", (deadline_id(matter, rule),)
        )
        [[raw]] = await cursor.fetchall()
    return DEADLINE.decode_state(raw)


@asynchronous
async def test_a_measure_warns_seven_days_before_and_says_when_it_is_over(open_bureau: OpenBureau) -> None:
    # NPC-行政强制法:25 (C.4): seized on 3 March until 2 April; expiry without extension is unlawful.
    async with open_bureau() as bureau:
        clue = await bureau.made(s.register())
        await bureau.do(s.own(clue))
        await bureau.on(date(2026, 3, 3))
        case = await bureau.made(s.file_case(clue))
        document = await bureau.made(s.draw("市监强制"))
        measure = await bureau.made(take(document, penalty_case=case))
        scheduler = Scheduler(
            "", bureau.pool, bureau.bus, bureau.clock, Metrics(), bureau.present.law, ITSELF, LogDelivery()
        )
        await bureau.on(date(2026, 3, 27))
        await scheduler.announcer.everything()
        found = await limit(bureau.pool, measure, "measure.hold")
        assert found.near_announced_at is not None
        assert found.missed_at is None
        await bureau.on(date(2026, 4, 3))
        await scheduler.announcer.everything()
        assert (await limit(bureau.pool, measure, "measure.hold")).missed_at is not None
