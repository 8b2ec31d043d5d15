"""Preservation and coercive measures (C.4), and the register of goods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.paths import clue_of, filed
from unit.enforcement.scenes import CITY, CITY_HEAD, FIRST, HEAD, SECOND, THIRD, Office

from enforcement.domain.cases.kinds import PartyStatus
from enforcement.domain.measures import commands as c
from enforcement.domain.measures.records import GoodsEnd, GoodsLine, MeasureKind, MeasureStatus, ReleaseGround
from matters.domain.ids import assignment_id
from matters.domain.kinds import DeadlineStatus

BOXES = GoodsLine(label="A-001", title="过期饼干", quantity=12_000, unit_name="箱", perishable=False)
MILK = GoodsLine(label="A-002", title="鲜奶", quantity=3_000, unit_name="箱", perishable=True)


def take(document: UUID, **more: Any) -> c.TakeMeasure:
    base = {
        "kind": MeasureKind.SEIZURE, "penalty_case": None, "clue": None, "title": "扣押过期食品",
        "party": "南宁某食品店", "basis": "NPC-食品安全法:110", "document": document, "place": "一号仓库",
        "officers": (FIRST, SECOND), "goods": (BOXES, MILK), "urgent": False, "unfair_competition": False,
        "approved_by": HEAD,
    }  # fmt: skip
    return c.TakeMeasure(**{**base, **more})


def seized(office: Office, **more: Any) -> UUID:
    """Seized on Tuesday 3 March."""
    case = filed(office)
    return office.do(take(office.do(s.draw("市监强制")), penalty_case=case, **more))


def release(measure: UUID, document: UUID) -> c.ReleaseMeasure:
    return c.ReleaseMeasure(
        measure=measure, ground=ReleaseGround.NO_VIOLATION, document=document, approved_by=HEAD, on=None
    )


def extend(measure: UUID, document: UUID) -> c.ExtendMeasure:
    return c.ExtendMeasure(measure=measure, document=document, reason="情况复杂", approved_by=HEAD, on=None)


def test_goods_are_seized_for_thirty_days_with_alarms_before() -> None:
    # NPC-行政强制法:25: from 3 March to 2 April; warned seven and three days before.
    office = Office()
    measure = seized(office)
    limit = office.limit(measure, "measure.hold")
    assert limit.act_by == date(2026, 4, 2)
    assert limit.near == ("7d", "3d")
    assert office.state(assignment_id(measure)).owner_post == FIRST


def test_registered_evidence_is_dealt_with_in_seven_working_days_and_not_extended() -> None:
    # NPC-行政处罚法:56: from 3 to 12 March.
    office = Office()
    case = filed(office)
    measure = office.do(
        take(
            office.do(s.draw("市监先登")),
            kind=MeasureKind.REGISTRATION,
            basis="NPC-行政处罚法:56",
            penalty_case=case,
        )
    )
    assert office.limit(measure, "evidence.hold").act_by == date(2026, 3, 12)
    assert office.refused(extend(measure, office.do(s.draw("市监延强")))) == "NO_EXTENSION"
    office.do(release(measure, office.do(s.draw("市监解登"))))
    assert office.limit(measure, "evidence.hold").status is DeadlineStatus.MET


def test_only_a_statute_grants_it() -> None:
    # NPC-行政强制法:10.
    office = Office()
    case = filed(office)
    document = office.do(s.draw("市监强制"))
    assert office.refused(take(document, penalty_case=case, basis="SAMR-2/2018:36")) == "MEASURE_WITHOUT_STATUTE"
    assert office.refused(take(document, penalty_case=case, basis="")) == "MEASURE_WITHOUT_STATUTE"
    office.do(take(document, penalty_case=case, basis="SC-503:15"))


def test_it_serves_one_open_matter_lists_everything_and_takes_two() -> None:
    # NPC-行政强制法:18, 24.
    office = Office()
    case, clue = filed(office), clue_of(office)
    document = office.do(s.draw("市监强制"))
    assert office.refused(take(document)) == "MATTER_REQUIRED"
    assert office.refused(take(document, penalty_case=case, clue=clue)) == "MATTER_REQUIRED"
    assert office.refused(take(document, clue=clue, goods=())) == "GOODS_REQUIRED"
    assert office.refused(take(document, clue=clue, goods=(BOXES, BOXES))) == "GOODS_REQUIRED"
    assert office.refused(take(document, clue=clue, officers=(FIRST,))) == "TWO_OFFICERS_REQUIRED"
    assert office.refused(take(document, clue=clue, approved_by=None)) == "HEAD_REQUIRED"
    office.do(take(document, clue=clue))


def test_in_unfair_competition_a_city_bureau_approves() -> None:
    # NPC-反不正当竞争法:16 (2025).
    office = Office()
    case = filed(office)
    document = office.do(s.draw("市监强制"))
    unfair = take(document, penalty_case=case, basis="NPC-反不正当竞争法:16", unfair_competition=True)
    assert office.refused(unfair) == "CITY_APPROVAL_REQUIRED"
    office.do(replace(unfair, approved_by=CITY_HEAD))
    assert CITY


def test_what_was_done_in_urgency_is_approved_within_a_day_or_nothing_follows() -> None:
    # NPC-行政强制法:19.
    office = Office()
    measure = seized(office, urgent=True, approved_by=None)
    assert office.state(measure).status is MeasureStatus.URGENT
    assert office.limit(measure, "measure.urgent-report").status is DeadlineStatus.OPEN
    longer = office.do(s.draw("市监延强"))
    assert office.refused(extend(measure, longer)) == "MEASURE_UNAPPROVED"
    approve = c.ApproveMeasure(measure=measure, approved_by=HEAD)
    late = Office(office.day + timedelta(days=2), states=dict(office.states))
    assert late.refused(approve) == "APPROVAL_TOO_LATE"
    late.do(release(measure, late.do(s.draw("市监解强"))))
    office.later(1).do(approve)
    assert office.limit(measure, "measure.urgent-report").status is DeadlineStatus.MET
    assert office.refused(approve) == "NOT_URGENT"
    office.do(extend(measure, longer))


def test_thirty_days_more_once_and_before_they_are_over() -> None:
    # NPC-行政强制法:25: until 2 May.
    office = Office()
    measure = seized(office)
    longer = office.do(s.draw("市监延强"))
    late = Office(date(2026, 4, 7), states=dict(office.states))
    assert late.refused(extend(measure, longer)) == "EXTENSION_AFTER_EXPIRY"
    office.do(extend(measure, longer))
    assert office.limit(measure, "measure.hold").act_by == date(2026, 5, 2)
    assert office.refused(extend(measure, longer)) == "EXTENDED_ALREADY"


def test_testing_does_not_count() -> None:
    # NPC-行政强制法:25: out from 10 to 20 March.
    office = Office()
    measure = seized(office)
    stop = c.StopMeasureTime(measure=measure, document="期间告知书", reason="检验", on=None)
    office.on(date(2026, 3, 10)).do(stop)
    assert office.refused(stop) == "TIME_STANDS_STILL"
    office.on(date(2026, 3, 20)).do(c.RunMeasureTime(measure=measure, on=None))
    assert office.limit(measure, "measure.hold").act_by == date(2026, 4, 12)
    assert office.refused(c.RunMeasureTime(measure=measure, on=None)) == "TIME_RUNS"


def test_what_is_released_is_over() -> None:
    # SAMR-2/2018:42.
    office = Office()
    measure = seized(office)
    document = office.do(s.draw("市监解强"))
    office.do(release(measure, document))
    assert office.refused(release(measure, document)) == "MEASURE_OVER"
    assert office.state(assignment_id(measure)).closed_at is not None


def test_goods_have_a_keeper_a_place_and_both_sign() -> None:
    office = Office()
    box, _ = office.state(seized(office)).goods
    move = c.MoveGoods(seized_goods=box, to_post=THIRD, place="罚没仓库", record="交接单", on=None)
    office.do(move)
    assert office.refused(move) == "KEEPER_UNCHANGED"
    goods = office.state(box)
    assert (goods.keeper, goods.place) == (THIRD, "罚没仓库")
    assert (goods.movements[0].from_post, goods.movements[0].to_post) == (FIRST, THIRD)


def test_a_difference_found_in_stock_is_explained() -> None:
    office = Office()
    box, _ = office.state(seized(office)).goods
    count = c.CountGoods(seized_goods=box, officers=(FIRST, SECOND), found=11_000, remark="", on=None)
    assert office.refused(count) == "DIFFERENCE_UNEXPLAINED"
    office.do(replace(count, remark="抽样一箱"))
    assert office.refused(replace(count, officers=(FIRST,))) == "TWO_OFFICERS_REQUIRED"


def test_only_what_is_confiscated_or_perishes_is_destroyed() -> None:
    # NPC-行政处罚法:74, SAMR-2/2018:41.
    office = Office()
    measure = seized(office)
    box, milk = office.state(measure).goods
    case = office.state(measure).penalty_case
    end = c.EndGoods(
        seized_goods=box, penalty_case=case, end=GoodsEnd.DESTROYED, officers=(FIRST, SECOND), consent="",
        record="销毁笔录", on=None,
    )  # fmt: skip
    assert office.refused(end) == "NOT_CONFISCATED"
    assert office.refused(replace(end, seized_goods=milk)) == "FIELD_REQUIRED"
    office.do(replace(end, seized_goods=milk, consent="当事人同意"))
    office.do(replace(end, end=GoodsEnd.RETURNED))
    assert office.refused(end) == "GOODS_GONE"
    assert office.state(case).party(1).status is PartyStatus.NAMED
