"""Figures over the real journal: counted behind the sequencer, the same again at their cut-off, equal to a recount."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import psycopg
from integration.enforcement.conftest import Bureau, OpenBureau
from support.asynchronous import asynchronous
from support.register_desk import refused
from support.stack import Database
from unit.enforcement import files as f
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, QINGXIU, SECOND, STATION, THIRD
from unit.enforcement.test_remedies import COURT
from unit.enforcement.test_spot_remedies import approve, end, pay, receive, refund
from unit.enforcement.test_treasury import line, statement

from chassis.mapping import date_out
from chassis.sequencer import number_pending
from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.remedies import RemedyOutcome
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.evaluations import commands as ec
from enforcement.domain.evaluations.records import CheckAnswer
from enforcement.domain.spot import commands as spot
from enforcement.domain.spot.records import CashGround
from smartsupervision.enforcement.v1 import evaluation_pb2, evaluation_service_pb2, statistics_service_pb2
from ssv.tokens import Officer

ss: Any = statistics_service_pb2
EVALUATOR = Officer("market-regulation", "GX108", ("reviewer",), "450000")
NEIGHBOUR = Officer("market-regulation", "GX107", ("supervisor",), "450102")
MARCH = {"first": date_out(date(2026, 3, 1)), "last": date_out(date(2026, 3, 31))}


async def archived(bureau: Bureau) -> Any:
    """The thinnest lawful case, over gRPC."""
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    await bureau.on(date(2026, 3, 3))
    case = await bureau.made(s.file_case(clue))
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await bureau.on(date(2026, 3, 10))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    await bureau.do(s.notice(case, await bureau.made(s.draw("市监罚告"))))
    await bureau.do(s.serve_notice(case))
    await bureau.do(s.statement(case, waived=True))
    await bureau.on(date(2026, 3, 20))
    await bureau.do(s.decide(case, await bureau.made(s.draw("市监处罚"))))
    await bureau.do(s.serve_decision(case))
    await bureau.do(s.pay(case))
    await bureau.do(s.confirm(case))
    await bureau.do(s.complete(case))
    await bureau.do(s.close(case))
    await bureau.do(s.archive(case))
    return case


def number(database: Database) -> None:
    """What the relay does: every event gets its number."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        while number_pending(connection, datetime.now(UTC)):
            pass


async def figures(bureau: Bureau, **more: Any) -> Any:
    return await bureau.ask("GetStatistics", ss.GetStatisticsRequest(**MARCH, **more))


def found(answer: Any) -> dict[tuple[str, str], int]:
    return {(each.measure, each.detail): each.number for each in answer.figures}


@asynchronous
async def test_figures_have_a_cutoff_and_equal_a_recount_of_the_journal(
    open_bureau: OpenBureau, database: Database
) -> None:
    async with open_bureau() as bureau:
        case = await archived(bureau)
        before = await figures(bureau, by=[4])
        # Nothing is numbered yet: nothing is counted, and that is what the cut-off says.
        assert (found(before), sum(before.cutoff.numbers)) == ({}, 0)
        number(database)
        now = await figures(bureau, by=[4])
        assert now.cutoff.behind == 0
        assert found(now)["decision", "PENALTY"] == 1
        assert found(now)["clock_kept", "case.decide"] == 1
        assert found(await figures(bureau, by=[1, 2], measures=["case_filed"])) == {("case_filed", ""): 1}
        recount = await bureau.ask("GetRecount", ss.GetRecountRequest(**MARCH))
        assert (recount.different, recount.amounts) == (0, 3)
        assert recount.facts == sum(each.number for each in (await figures(bureau)).figures)
        # What is recorded for March in April is counted apart, and not at the earlier cut-off.
        await bureau.on(date(2026, 4, 1))
        await bureau.do(s.register(received_on=date(2026, 3, 31)))
        number(database)
        later = await figures(bureau, measures=["clue_received"])
        assert [(each.number, each.later) for each in later.figures] == [(2, 1)]
        again = await figures(bureau, by=[4], numbers=now.cutoff.numbers)
        assert found(again) == found(now)
        assert again.cutoff.behind > 0
        await _yearly(bureau)
        await _refused(bureau)
        await _tampered(bureau)
        await _evaluated(bureau, case)


@asynchronous
async def test_a_penalty_on_the_spot_annulled_and_paid_back_is_counted_as_the_journal_has_it(
    open_bureau: OpenBureau, database: Database
) -> None:
    async with open_bureau() as bureau:
        fine = (PenaltyItem(kind="03", amount_fen=300_000),)
        command = spot.PunishOnTheSpot(
            unit=QINGXIU, document=await bureau.made(s.draw("市监当罚")), title="未公示许可证", kind=PartyKind.ENTITY,
            uscc=s.SHOP.uscc, label=s.SHOP.label, person_name="", person_number="", items=fine, facts="未公示",
            basis="SAMR-78/2023:1", statement="无异议", place="津头街道", officers=(FIRST, SECOND),
            cash=CashGround.UNSPECIFIED,
        )  # fmt: skip
        ticket = await bureau.made(command)
        await bureau.do(spot.FileSpotPenalty(spot_penalty=ticket, record="备案表", on=None))
        await bureau.do(pay(ticket))
        await bureau.do(statement(line("JK-1", 300_000), day=date(2026, 3, 2)))
        assert (await bureau.refusal(receive(ticket, **COURT))).reason == "RECONSIDERATION_FIRST"
        await bureau.do(receive(ticket))
        await bureau.do(end(ticket, RemedyOutcome.ANNULLED))
        await bureau.do(approve(ticket))
        await bureau.do(refund(ticket))
        number(database)
        counted = found(await figures(bureau, by=[4]))
        assert counted["remedy_received", "RECONSIDERATION"] == counted["remedy_corrected", "ANNULLED"] == 1
        recount = await bureau.ask("GetRecount", ss.GetRecountRequest(**MARCH))
        assert (recount.different, recount.amounts) == (0, 4)


async def _yearly(bureau: Bureau) -> None:
    """Sums of the whole authority, and of nothing smaller."""
    asked = ss.GetYearlyFiguresRequest(unit=f"units/{QINGXIU}", year=2026)
    yearly = await bureau.ask("GetYearlyFigures", asked)
    assert {each.name: each.amount_fen for each in yearly.amounts if each.amount_fen} == {
        "fine_imposed": s.FINE,
        "gain_confiscated": s.GAIN,
        "received": s.FINE + s.GAIN,
    }
    office = ss.GetYearlyFiguresRequest(unit=f"units/{STATION}", year=2026)
    assert (await refused(bureau.ask("GetYearlyFigures", office))).reason == "NOT_AN_AUTHORITY"
    outside = await refused(bureau.ask("GetYearlyFigures", asked, NEIGHBOUR))
    assert outside.reason == "DIVISION_OUT_OF_REACH"


async def _refused(bureau: Bureau) -> None:
    """What is not in the table of measures cannot be asked."""
    by_unit = await refused(figures(bureau, measures=["clock_kept"], by=[2]))
    assert by_unit.reason == "GROUPING_NOT_OFFERED"
    assert (await refused(figures(bureau, measures=["fine_imposed"]))).reason == "MEASURE_UNKNOWN"
    assert (await refused(figures(bureau, numbers=[10**9] * 12))).reason == "CUTOFF_MALFORMED"
    neighbour = await bureau.ask("GetStatistics", ss.GetStatisticsRequest(**MARCH), NEIGHBOUR)
    assert not neighbour.figures


async def _tampered(bureau: Bureau) -> None:
    """A recount names what was counted and is in no journal, and what is missing."""
    async with bureau.pool.connection() as connection:
        await connection.execute("DELETE FROM statistic_fact WHERE measure = 'case_filed'")
    recount = await bureau.ask("GetRecount", ss.GetRecountRequest(**MARCH))
    [difference] = recount.differences
    assert difference.in_journal
    assert "case_filed" in difference.fact


async def _evaluated(bureau: Bureau, case: Any) -> None:
    """The service itself finds what belongs to the file, whatever the caller names."""
    round_ = (await bureau.do(f.begin(case), EVALUATOR)).name
    draw = ec.DrawFile(round=_id(round_), penalty_case=case, evaluators=f.EVALUATORS)
    evaluation = _id((await bureau.do(draw, EVALUATOR)).name)
    request = evaluation_service_pb2.CheckFileRequest(name=f"fileEvaluations/{evaluation}", request_id="check-1")
    checked = await bureau.ask("CheckFile", request, EVALUATOR)
    assert [each.check for each in checked.findings] == []
    assert checked.status == evaluation_pb2.EVALUATION_STATUS_CHECKED
    # The same request again gives the same answer: what was filled in is no part of what the caller says.
    assert await bureau.ask("CheckFile", request, EVALUATOR) == checked
    answer = ec.AnswerCheck(
        file_evaluation=evaluation, check=checked.questions[0].check, answer=CheckAnswer.FULFILLED, remark="", place="",
        answered_by=THIRD,
    )  # fmt: skip
    answered = await bureau.do(answer, EVALUATOR)
    assert answered.questions[0].answered_by == f"posts/{THIRD}"
    assert (await bureau.refusal(answer)).reason == "DUTY_MISSING"


def _id(name: str) -> UUID:
    return UUID(name.rpartition("/")[2])
