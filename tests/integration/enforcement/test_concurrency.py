"""Conflicting commands of fifty clients at once, through two server processes' command buses on one database.

One service and one case serve the whole file: each test begins where the one before has left the case.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from integration.enforcement.conftest import Bureau, OpenBureau
from support.asynchronous import asynchronous
from unit.enforcement import story as s
from unit.enforcement.scenes import CALLER, FIRST, QINGXIU

from chassis.commands.orders import Done, Order, Outcome, Refused
from enforcement.areas import AREAS
from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.remedies import RemedyOutcome
from enforcement.domain.treasury.commands import PaidIn, ReceiveStatement
from enforcement.processes import base

CLIENTS = 50


class Answers(NamedTuple):
    """What fifty clients were told."""

    done: int
    reasons: Counter[str]


async def _at_once(bureau: Bureau, *commands: Any) -> Answers:
    """Each client's command, by turns on one of two command buses that meet in the database alone."""
    entries = {entry.command: entry for area in AREAS for entry in area.entries(bureau.present)}
    other = base.command_bus(bureau.pool, bureau.present, bureau.clock)
    other.start()
    try:
        turns = [(bus, each) for each, bus in zip(commands, [bureau.bus, other] * len(commands), strict=False)]
        answered = await asyncio.gather(
            *(bus.execute([_order(entries[type(command)].type, command)]) for bus, command in turns)
        )
    finally:
        await other.stop()
    return _told([each for [each] in answered])


def _order(step: Any, command: Any) -> Order:
    request = str(uuid4())
    return Order(request, hashlib.sha256(request.encode()).digest(), CALLER, step, command, None, "")


def _told(outcomes: Sequence[Outcome]) -> Answers:
    done = sum(isinstance(each, Done) for each in outcomes)
    return Answers(done, Counter(each.refusal.reason for each in outcomes if isinstance(each, Refused)))


async def _journalled(bureau: Bureau, event: str) -> int:
    async with bureau.pool.connection() as connection:
        query = "SELECT count(*) FROM journal WHERE type = %s"
        cursor = await connection.execute(query, (f"smartsupervision.enforcement.v1.{event}",))
        [row] = await cursor.fetchall()
        return int(row[0])


async def _told_case(bureau: Bureau, number: str) -> UUID:
    """Told, and its time to answer waived."""
    await bureau.on(date(2026, 3, 2))
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    case = await bureau.made(s.file_case(clue, case_number=number))
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    await bureau.do(s.notice(case, await bureau.made(s.draw("市监罚告"))))
    await bureau.do(s.serve_notice(case))
    await bureau.do(s.statement(case, waived=True))
    return case


@asynchronous
async def test_of_conflicting_commands_exactly_one_succeeds_and_the_others_hear_why(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        case = await _told_case(bureau, "450103-2026-FOOD-000001")
        other = await _told_case(bureau, "450103-2026-FOOD-000002")
        papers = await asyncio.gather(*(bureau.made(s.draw("市监处罚")) for _ in range(CLIENTS)))

        # Two decisions on one party; closing waits for what the decision leads to.
        decides = await _at_once(
            bureau, *(s.decide(case, each) for each in papers[: CLIENTS // 2]), *[s.close(case)] * 25
        )
        assert decides.done == 1
        assert set(decides.reasons) <= {"CASE_NOT_AT_THIS_STEP", "DECISION_IN_FORCE", "PARTIES_NOT_DONE"}
        assert await _journalled(bureau, "PartyDecided") == 1
        # What nobody used can be used once, however many want it: one number is on one decision.
        one = await _at_once(bureau, *[s.decide(other, papers[-1])] * CLIENTS)
        assert one.done == 1
        assert await _journalled(bureau, "DocumentUsed") == 4

        # One payment reference, in one case and in two.
        for each in (case, other):
            await bureau.do(s.serve_decision(each))
        half = s.FINE // 2
        pays = await _at_once(bureau, *[s.pay(case, fine_fen=half), s.pay(other, fine_fen=half)] * 25)
        assert pays == (1, Counter(REFERENCE_USED=CLIENTS - 1))
        assert await _journalled(bureau, "PaymentRecorded") == await _journalled(bureau, "FinePaymentRecorded") == 1

        # One day's statement from many: received once, and everybody hears the same.
        lines = (PaidIn(code="JK-0001", amount_fen=half + s.GAIN, payer="某", person=False),)
        day = date(2026, 3, 2)
        statement = ReceiveStatement(unit=QINGXIU, post=FIRST, day=day, part=1, document="单", lines=lines)
        received = await _at_once(bureau, *[statement] * CLIENTS)
        assert received == (CLIENTS, Counter())
        assert await _journalled(bureau, "StatementReceived") == await _journalled(bureau, "PaymentConfirmed") == 1

        # A ruling, the authority's own correction and a second ruling: the decision ends once.
        await bureau.do(s.remedy(case))
        ends = [s.end_remedy(case, RemedyOutcome.ANNULLED)] * 25
        own = pc.EndDecision(penalty_case=case, party=1, document="自行纠正", reason="纠正", on=None)
        ended = await _at_once(bureau, *ends, *[own] * 25)
        assert ended.done == 1
        assert await _journalled(bureau, "DecisionEnded") == 1


@asynchronous
async def test_a_refund_goes_back_once_however_many_pay_it(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        case = await _told_case(bureau, "450103-2026-FOOD-000001")
        await bureau.do(s.decide(case, await bureau.made(s.draw("市监处罚"))))
        await bureau.do(s.serve_decision(case))
        await bureau.do(s.pay(case))
        await bureau.do(s.confirm(case))
        await bureau.do(s.remedy(case))
        await bureau.do(s.end_remedy(case, RemedyOutcome.ANNULLED))
        approve = ec.ApproveRefund(
            penalty_case=case, party=1, reason="撤销", document="审批表", approved_by=UUID(int=100), on=None
        )
        await bureau.do(approve)
        refunds = [
            ec.RecordRefund(penalty_case=case, party=1, reference=f"TF-{n}", confirmation="退还书", on=None)
            for n in range(CLIENTS)
        ]
        paid = await _at_once(bureau, *refunds)
        assert paid == (1, Counter(NO_REFUND_DUE=CLIENTS - 1))
