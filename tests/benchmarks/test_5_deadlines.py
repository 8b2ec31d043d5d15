"""A province of 100,000 entities with licences through a year: every near and missed limit journalled exactly once."""

from __future__ import annotations

import asyncio
import time
from datetime import date

import pytest
from integration.matters.conftest import START
from support.bench_deadlines import Plan, Year, journalled, plans, recount
from support.bench_numbers import Row
from support.bench_report import QUICK, Report, Scale
from support.limit_desk import create_tables, open_desk
from support.stack import Database, Servers

from chassis.clock import ManualClock

ENTITIES = 100_000
QUICK_ENTITIES = 3_000


@pytest.mark.timeout(3600)
def test_deadlines(servers: Servers, size: Scale, report: Report) -> None:
    entities = QUICK_ENTITIES if size == QUICK else ENTITIES
    all_plans = list(plans(entities))
    print(f"\ndeadlines: {entities:,} entities, {len(all_plans):,} limits")
    with servers.database("licensing", create_tables, key="matters") as database:
        rate, note = asyncio.run(lived(database, all_plans))
    report.add(Row("deadlines announced in a simulated year", "1/s", [rate], [], [rate], note=note))


async def lived(database: Database, all_plans: list[Plan]) -> tuple[float, str]:
    """Announcements a second over the year; fails unless the journal is what a recount says."""
    async with open_desk(database, ManualClock(START)) as desk:
        year = Year(desk, all_plans)
        started = time.perf_counter()
        await year.seed()
        seeded = time.perf_counter() - started
        print(f"  opened in {seeded:,.0f} s, {len(all_plans) / seeded:,.0f}/s", flush=True)
        started = time.perf_counter()

        def tell(day: date, announced: int) -> None:
            print(f"  {day}: {announced:,} announced, {time.perf_counter() - started:,.0f} s", flush=True)

        await year.run(tell)
        seconds = time.perf_counter() - started
        expected, found = recount(all_plans), journalled(desk)
        assert found == expected, "the journal differs from the recount"
        near, missed = expected.given.total(), expected.missed.total()
        note = (
            f"{near:,} warnings and {missed:,} misses, each once by brute force; {year.most_at_once:,} limits on the"
            f" busiest day; the year with all openings, acts and deliveries took {seconds:,.0f} s"
        )
        print(f"  {note}")
        return year.announced / seconds, note
