"""行政处罚告知 (C.1 rows 6 and 7): after the review, by the head, with the right to a hearing where there is one."""

from __future__ import annotations

from datetime import date

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import noticed, reported, reviewed
from unit.enforcement.scenes import FIRST, HEAD, Office

from enforcement.domain.cases.hearing_right import needs_hearing
from enforcement.domain.cases.kinds import PartyKind, ServiceWay
from enforcement.domain.cases.values import PenaltyItem
from matters.domain.kinds import DeadlineStatus


def item(kind: str, yuan: int = 0, detail: str = "经营活动") -> PenaltyItem:
    return PenaltyItem(kind=kind, amount_fen=yuan * 100, detail=detail)


@pytest.mark.parametrize(
    ("kind", "items", "right"),
    [
        (PartyKind.PERSON, (item("03", 9_999),), False),
        (PartyKind.PERSON, (item("03", 10_000),), True),
        (PartyKind.ENTITY, (item("03", 99_999),), False),
        (PartyKind.ENTITY, (item("03", 100_000),), True),
        (PartyKind.PERSON, (item("04", 6_000), item("05", 3_999)), False),
        (PartyKind.PERSON, (item("04", 6_000), item("05", 4_000)), True),
        (PartyKind.ENTITY, (item("04", 60_000), item("05", 40_000)), True),
        # A fine and a confiscation are not added together.
        (PartyKind.ENTITY, (item("03", 60_000), item("04", 60_000)), False),
        (PartyKind.ENTITY, (item("01"),), False),
        (PartyKind.ENTITY, (item("07"),), True),
        (PartyKind.ENTITY, (item("08"),), True),
        (PartyKind.ENTITY, (item("10"),), True),
        (PartyKind.ENTITY, (item("11"),), True),
        (PartyKind.ENTITY, (item("12"),), True),
    ],
)
def test_the_right_to_a_hearing_follows_kind_and_amount(
    kind: PartyKind, items: tuple[PenaltyItem, ...], right: bool
) -> None:
    # SAMR-3/2018:5, NPC-行政处罚法:63 (C.3).
    rulebook = Office()._present.rulebook
    context = type("Context", (), {"rulebook": rulebook})()
    assert needs_hearing(kind, items, context, date(2026, 3, 12)) is right


def test_a_notice_over_the_threshold_tells_the_right() -> None:
    office = Office()
    case = reviewed(office)
    document = office.on(date(2026, 3, 12)).do(s.draw("市监罚告"))
    refusal = office.refusal(s.notice(case, document, items=(item("03", 100_000),)))
    assert (refusal.reason, refusal.rule) == ("HEARING_RIGHT_REQUIRED", "NPC-行政处罚法:63")
    office.do(s.notice(case, document, items=(item("03", 100_000),), hearing_right=True))
    office.do(s.serve_notice(case))
    assert office.state(case).party(1).notice.hearing_until == date(2026, 3, 19)
    assert office.limit(case, "hearing.request", 11).status is DeadlineStatus.OPEN


def test_nothing_is_told_before_the_review_or_without_the_head() -> None:
    # SAMR-2/2018:57.
    office = Office()
    case = reported(office)
    document = office.do(s.draw("市监罚告"))
    assert office.refused(s.notice(case, document)) == "CASE_NOT_AT_THIS_STEP"
    office.do(s.review(case))
    assert office.refused(s.notice(case, document, approved_by=FIRST)) == "HEAD_REQUIRED"


def test_penalties_are_kinds_of_the_law_with_amounts_each_once() -> None:
    # NPC-行政处罚法:9, 18.
    office = Office()
    case = reviewed(office)
    document = office.do(s.draw("市监罚告"))

    def refused(*items: PenaltyItem) -> str:
        return office.refused(s.notice(case, document, items=items))

    assert refused() == "ITEMS_REQUIRED"
    assert refused(item("42")) == "PENALTY_KIND_UNKNOWN"
    assert refused(item("13")) == "PENALTY_OF_THE_POLICE"
    assert refused(item("03")) == "AMOUNT_REQUIRED"
    assert refused(item("03", 1), item("03", 2)) == "ITEM_TWICE"
    assert refused(item("10", detail="")) == "FIELD_REQUIRED"


def test_a_second_notice_rests_on_new_facts_and_gives_new_time() -> None:
    # NPC-行政处罚法:44: what was said to the first does not answer the second.
    office = Office()
    case = noticed(office)
    office.on(date(2026, 3, 16)).do(s.statement(case))
    again = office.do(s.draw("市监罚告"))
    assert office.refused(s.notice(case, again)) == "NEW_FACTS_REQUIRED"
    office.do(s.notice(case, again, new_facts="另有一批次"))
    assert office.state(case).party(1).statement is None
    office.on(date(2026, 3, 17)).do(s.serve_notice(case))
    assert office.limit(case, "case.statement", 12).right_ends == date(2026, 3, 24)


def test_direct_service_takes_two_certified_officers() -> None:
    office = Office()
    case = reviewed(office)
    office.do(s.notice(case, office.do(s.draw("市监罚告"))))
    assert office.refused(s.serve_notice(case, officers=(FIRST,))) == "TWO_OFFICERS_REQUIRED"
    assert office.refused(s.serve_notice(case, way=ServiceWay.UNSPECIFIED)) == "FIELD_REQUIRED"
    office.do(s.serve_notice(case, way=ServiceWay.ELECTRONIC, officers=()))


def test_service_by_announcement_takes_effect_after_thirty_days_which_do_not_count() -> None:
    # SAMR-2/2018:64, 82: announced on 12 March, thirty days end on Saturday 11 April; in the reading better for the
    # party on Monday the 13th. Served on the 14th, the thirty-three days do not count.
    office = Office()
    case = reviewed(office)
    office.on(date(2026, 3, 12)).do(s.notice(case, office.do(s.draw("市监罚告"))))
    assert office.refused(s.serve_notice(case, way=ServiceWay.ANNOUNCEMENT)) == "ANNOUNCEMENT_MISSING"
    office.do(s.announce(case))
    assert office.refused(s.announce(case)) == "ANNOUNCED_ALREADY"
    assert office.on(date(2026, 4, 13)).refused(s.serve_notice(case, way=ServiceWay.ANNOUNCEMENT)) == (
        "ANNOUNCEMENT_RUNS"
    )
    office.on(date(2026, 4, 14)).do(s.serve_notice(case, way=ServiceWay.ANNOUNCEMENT))
    assert office.limit(case, "case.decide").act_by == date(2026, 7, 4)


def test_what_was_brought_forward_is_rechecked_once() -> None:
    # NPC-行政处罚法:45.
    office = Office()
    case = noticed(office)
    assert office.refused(s.recheck(case)) == "NOTHING_TO_RECHECK"
    office.do(s.statement(case))
    assert office.refused(s.statement(case)) == "STATEMENT_MADE"
    office.do(s.recheck(case))
    assert office.refused(s.recheck(case)) == "NOTHING_TO_RECHECK"
    assert office.state(case).party(1).statement.adopted


def test_the_number_of_a_notice_is_one_of_its_series_and_authority() -> None:
    # A.6.
    office = Office()
    case = reviewed(office)
    assert office.refused(s.notice(case, office.do(s.draw("市监处罚")))) == "DOCUMENT_OF_ANOTHER_SERIES"
    assert office.refused(s.notice(case, HEAD)) == "DOCUMENT_NOT_FOUND"
