"""Enforcement over real gRPC on a real database: one case from clue to archive, numbers under load, questions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import grpc
import pytest
from integration.enforcement.conftest import Bureau, OpenBureau
from support.asynchronous import asynchronous
from unit.enforcement import story as s
from unit.enforcement.scenes import QINGXIU

from chassis.clock import civil_date
from enforcement.domain.cases.values import PenaltyItem
from smartsupervision.enforcement.v1 import case_document_pb2, enforcement_service_pb2, penalty_case_pb2
from ssv.tokens import Officer

es: Any = enforcement_service_pb2
CLERK = Officer("market-regulation", "clerk-1", ("registrar",), "450000")
NEIGHBOUR = Officer("market-regulation", "GX107", ("enforcement-officer",), "450102")


async def _reviewed(bureau: Bureau) -> UUID:
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    await bureau.on(date(2026, 3, 3))
    case = await bureau.made(s.file_case(clue, parties=(s.SHOP, s.BOSS)))
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await bureau.on(date(2026, 3, 10))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    return case


async def _against(bureau: Bureau, case: UUID, party: int, items: Any, discretion: Any) -> None:
    """Notice, waiver, decision and service, for one party."""
    document = await bureau.made(s.draw("市监罚告"))
    await bureau.do(s.notice(case, document, party=party, items=items, hearing_right=party == 2))
    await bureau.do(s.serve_notice(case, party=party))
    await bureau.do(s.statement(case, party=party, waived=True))
    await bureau.on(civil_date(bureau.clock.now()) + timedelta(days=10))
    decision = await bureau.made(s.draw("市监处罚"))
    await bureau.do(s.decide(case, decision, party=party, items=items, discretion=discretion))
    await bureau.do(s.serve_decision(case, party=party))


@asynchronous
async def test_a_case_goes_from_clue_to_archive_with_a_person_kept_in_the_vault(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        case = await _reviewed(bureau)
        await _against(bureau, case, 1, s.PENALTY, s.LIGHTER)
        found = await bureau.do(s.pay(case))
        assert found.parties[0].payments[0].reference == "JK-0001"
        await bureau.do(s.confirm(case))
        found = await bureau.do(s.complete(case))
        # The boss is still undecided: nothing is over.
        assert not found.HasField("ended_on")
        assert (await bureau.refusal(s.close(case))).reason == "CASE_NOT_AT_THIS_STEP"
        assert found.parties[1].label == "韦**"
        assert found.parties[1].identity.masked == "韦**"
        assert b"450103199003070011" not in found.SerializeToString()
        fined = (PenaltyItem(kind="03", amount_fen=500_000),)
        await _against(
            bureau, case, 2, fined, replace(s.LIGHTER, low_fen=400_000, high_fen=900_000, chosen_fen=500_000)
        )
        await bureau.do(s.pay(case, party=2, reference="JK-0002", fine_fen=500_000, gain_fen=0))
        await bureau.do(s.confirm(case, party=2, reference="JK-0002"))
        await bureau.do(s.complete(case, party=2))
        await bureau.do(s.close(case))
        found = await bureau.do(s.archive(case))
        assert found.status == penalty_case_pb2.CASE_STATUS_ARCHIVED


@asynchronous
async def test_a_command_sent_twice_acts_once_and_an_old_etag_is_refused(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        first = await bureau.do(s.register(), request_id="clue-1")
        again = await bureau.do(s.register(), request_id="clue-1")
        assert first == again
        request = bureau.request(s.own(UUID(first.name.rpartition("/")[2])))
        request.etag = "v9"
        with pytest.raises(grpc.aio.AioRpcError):
            await bureau.ask("CheckJurisdiction", request)


@asynchronous
async def test_numbers_drawn_at_once_are_consecutive(open_bureau: OpenBureau) -> None:
    # A.6: per authority, series and year, no number twice and none left out.
    async with open_bureau() as bureau:
        drawn = await asyncio.gather(*(bureau.do(s.draw("市监处罚")) for _ in range(200)))
        assert sorted(each.sequence for each in drawn) == list(range(1, 201))
        listed = await bureau.ask(
            "ListCaseDocuments", es.ListCaseDocumentsRequest(unit=f"units/{QINGXIU}", series="市监处罚", page_size=500)
        )
        assert [each.sequence for each in listed.documents] == list(range(1, 201))
        assert all(each.status == case_document_pb2.DOCUMENT_STATUS_DRAWN for each in listed.documents)


@asynchronous
async def test_a_batch_answers_each_command_by_itself(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        good, bad = bureau.request(s.register()), bureau.request(s.register(place="45"))
        request = es.BatchExecuteRequest(commands=[{"register_clue": good}, {"register_clue": bad}])
        answer = await bureau.ask("BatchExecute", request)
        assert [each.WhichOneof("result") for each in answer.results] == ["clue", "refusal"]


@asynchronous
async def test_lists_history_and_limits_answer_within_reach(open_bureau: OpenBureau) -> None:
    async with open_bureau() as bureau:
        case = await _reviewed(bureau)
        board = await bureau.ask("ListPenaltyCases", es.ListPenaltyCasesRequest(division="450103", field="food"))
        assert [each.name for each in board.cases] == [f"cases/{case}"]
        history = await bureau.ask("ListPenaltyCaseEvents", es.ListPenaltyCaseEventsRequest(name=f"cases/{case}"))
        assert [each.type.rpartition(".")[2] for each in history.events] == [
            "CaseFiled",
            "CaseRightsTold",
            "CaseFiguresRecorded",
            "CaseReported",
            "CaseReviewed",
        ]
        elsewhere = await bureau.ask("ListPenaltyCases", es.ListPenaltyCasesRequest(), NEIGHBOUR)
        assert not elsewhere.cases
        assert (await bureau.refusal(s.tell_rights(case), NEIGHBOUR)).reason == "DIVISION_OUT_OF_REACH"
        assert (await bureau.refusal(s.tell_rights(case), CLERK)).reason == "DUTY_MISSING"
