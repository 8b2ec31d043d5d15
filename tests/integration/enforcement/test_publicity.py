"""Publicity over real gRPC on a real database: begun with the decision, shown to the public, ended by the sweep."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from integration.enforcement.conftest import Bureau, OpenBureau
from support.asynchronous import asynchronous
from unit.enforcement import publicity_story as p
from unit.enforcement import story as s
from unit.enforcement.scenes import SELLER
from unit.enforcement.test_publicity_ending import end_decision

from enforcement.domain.publicity.ids import publication_id
from enforcement.processes.base import ITSELF
from enforcement.publicity.sweeping import Ending
from smartsupervision.enforcement.v1 import publicity_pb2, publicity_service_pb2

ps: Any = publicity_service_pb2
LAST_DAY, DAY_AFTER = date(2026, 6, 25), date(2026, 6, 26)


async def _shown(bureau: Bureau) -> tuple[UUID, UUID]:
    """A minor penalty decided on 23 March and shown from 25 March to 25 June."""
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    await bureau.on(date(2026, 3, 3))
    case = await bureau.made(s.file_case(clue))
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    await bureau.do(s.notice(case, await bureau.made(s.draw("市监罚告")), items=p.MINOR, facts="电话13812345678"))
    await bureau.do(s.serve_notice(case))
    await bureau.on(p.DECIDED)
    await bureau.do(s.decide(case, await bureau.made(s.draw("市监处罚")), items=p.MINOR))
    publication = publication_id(case, 1, 1)
    await bureau.on(p.SERVED)
    await bureau.do(s.serve_decision(case))
    await bureau.do(p.approve(publication))
    await bureau.on(p.SHOWN)
    await bureau.do(p.publish(publication))
    return case, publication


async def _public(bureau: Bureau, **asked: Any) -> list[Any]:
    answer = await bureau.ask("ListPublicPenalties", ps.ListPublicPenaltiesRequest(**asked))
    return list(answer.penalties)


@asynchronous
async def test_what_is_withdrawn_is_explained_to_the_public(open_bureau: OpenBureau) -> None:
    # NPC-行政处罚法:48; without whom it was about.
    async with open_bureau() as bureau:
        case, publication = await _shown(bureau)
        reason = "当事人韦某(13812345678)并非销售者"
        await bureau.do(end_decision(case, reason=reason))
        assert await _public(bureau, uscc=SELLER)
        await bureau.do(p.withdraw(publication))
        assert await _public(bureau) == []
        answer = await bureau.ask("ListWithdrawnPenalties", ps.ListPublicPenaltiesRequest())
        [found] = answer.penalties
        assert (found.document, found.reason) == ("青市监处罚〔2026〕1号", "当事人韦某(***********)并非销售者")


@asynchronous
async def test_the_public_reads_it_from_its_first_day_to_its_last_and_the_sweep_ends_it(
    open_bureau: OpenBureau,
) -> None:
    async with open_bureau() as bureau:
        case, publication = await _shown(bureau)
        [found] = await _public(bureau, uscc=SELLER)
        assert found.name == f"publications/{publication}"
        assert found.text.penalties == ["罚款20000元"]
        assert b"13812345678" not in found.SerializeToString()
        listed = await bureau.ask(
            "ListPenaltyPublications",
            ps.ListPenaltyPublicationsRequest(penalty_case=f"cases/{case}", publicity_class=["minor"]),
        )
        assert [each.status for each in listed.publications] == [publicity_pb2.PUBLICITY_STATUS_PUBLISHED]
        sweep = Ending(bureau.pool, bureau.bus, bureau.clock, bureau.present, ITSELF).sweep
        await bureau.on(LAST_DAY)
        assert await sweep() == 0
        assert await _public(bureau, division="450100")
        # The list asks the day itself: even before the sweep nobody is shown a day too long.
        await bureau.on(DAY_AFTER)
        assert await _public(bureau) == []
        assert await sweep() == 1
        assert await sweep() == 0
        state = await bureau.ask("GetPenaltyPublication", ps.GetPenaltyPublicationRequest(name=found.name))
        assert state.status == publicity_pb2.PUBLICITY_STATUS_STOPPED
        history = await bureau.ask(
            "ListPenaltyPublicationEvents", ps.ListPenaltyPublicationEventsRequest(name=found.name)
        )
        assert [each.type.rpartition(".")[2] for each in history.events] == [
            "PublicationBegun",
            "PublicityTold",
            "PublicationApproved",
            "PenaltyPublished",
            "PublicityStopped",
        ]
