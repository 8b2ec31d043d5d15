"""The benchmark's year in small: a province of 1,500 entities, every announcement against a recount."""

from __future__ import annotations

from support.asynchronous import asynchronous
from support.bench_deadlines import Year, journalled, plans, recount
from support.limit_desk import OpenDesk

ENTITIES = 1500


@asynchronous
async def test_a_year_of_a_province_is_announced_as_a_recount_says(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        all_plans = list(plans(ENTITIES))
        year = Year(desk, all_plans)
        await year.seed()
        await year.run(lambda _day, _count: None)
        expected, found = recount(all_plans), journalled(desk)
        assert expected.missed
        assert set(expected.given.values()) == set(expected.missed.values()) == {1}
        assert found.given == expected.given
        assert found.missed == expected.missed
        assert len(desk.port.keys) == len(set(desk.port.keys))
        assert desk.rows("SELECT * FROM alarm_delivery") == []
