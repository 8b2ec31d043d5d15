"""Earlier matters on a real database: found by code and by a person's number, and gone with the person's value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from integration.enforcement.conftest import Bureau, OpenBureau
from support.asynchronous import asynchronous
from unit.enforcement import story as s
from unit.enforcement.scenes import SELLER
from unit.enforcement.test_adoption import adopt
from unit.enforcement.test_history import FIRST_TIME

from chassis import vault
from chassis.clock import civil_date
from enforcement.domain.cases.kinds import DecisionOutcome
from smartsupervision.enforcement.v1 import adopted_case_service_pb2

contract: Any = adopted_case_service_pb2
BOSS = s.BOSS.person_number


async def _reviewed(bureau: Bureau, number: int) -> UUID:
    clue = await bureau.made(s.register(origin_key=f"history {number}"))
    await bureau.do(s.own(clue))
    filed = s.file_case(clue, parties=(s.SHOP, s.BOSS), case_number=f"450103-2026-FOOD-{number:06}")
    case = await bureau.made(filed)
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    return case


async def _asked(bureau: Bureau, **about: Any) -> list[Any]:
    request = contract.ListHistoryRequest(purpose="裁量", **about)
    return list((await bureau.ask("ListHistory", request)).findings)


@asynchronous
async def test_who_was_punished_is_known_to_the_next_decision(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        adopted = await bureau.do(adopt())
        assert [each.matter for each in await _asked(bureau, uscc=SELLER)] == [adopted.name]
        first = await _reviewed(bureau, 1)
        document = await bureau.made(s.draw("市监罚告"))
        await bureau.do(s.notice(first, document))
        await bureau.do(s.serve_notice(first))
        await bureau.do(s.statement(first, waived=True))
        await bureau.on(civil_date(bureau.clock.now()) + timedelta(days=10))
        await bureau.do(s.decide(first, await bureau.made(s.draw("市监处罚"))))

        found = await _asked(bureau, uscc=SELLER, field="food", since={"year": 2026, "month": 1, "day": 1})
        assert [(each.matter, list(each.penalties), each.in_force) for each in found] == [
            (f"cases/{first}", ["03", "04"], True)
        ]
        # The person is undecided here, and is found by the number in the adopted case alone.
        by_person = await _asked(bureau, person_number=BOSS.lower())
        assert [(each.matter, each.party) for each in by_person] == [(adopted.name, 2)]
        assert await _asked(bureau, person_number="450103199003070999") == []

        await bureau.on(date(2026, 3, 20))
        second = await _reviewed(bureau, 2)
        spared = s.decide(
            second,
            await bureau.made(s.draw("市监不罚")),
            outcome=DecisionOutcome.NO_PENALTY,
            items=(),
            discretion=FIRST_TIME,
        )
        refusal = await bureau.refusal(spared)
        assert (refusal.reason, refusal.metadata["matter"]) == ("NOT_FIRST_VIOLATION", f"cases/{first}")
        # Who answers for it was punished in 2019 only: more than two years ago.
        await bureau.do(replace(spared, party=2))
        await _journalled_without_the_number(bureau)
        await _gone_with_the_value(bureau, adopted.parties[1].identity.reference)


async def _journalled_without_the_number(bureau: Bureau) -> None:
    async with bureau.pool.connection() as connection:
        cursor = await connection.execute(
            "SELECT purpose, ids::text FROM access_log WHERE method LIKE %s", ("%ListHistory",)
        )
        rows = await cursor.fetchall()
    assert {purpose for purpose, _ in rows} == {"裁量"}
    assert not any(BOSS in shown for _, shown in rows)


async def _gone_with_the_value(bureau: Bureau, reference: str) -> None:
    async with bureau.pool.connection() as connection:
        assert await vault.erase(connection, UUID(reference))
    assert await _asked(bureau, person_number=BOSS) == []
