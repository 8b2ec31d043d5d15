"""Clues (C.1 rows 1 to 2c): registered once, whose they are, verified in time, filed or not with reasons."""

from __future__ import annotations

from datetime import date
from typing import Any

from unit.enforcement import story as s
from unit.enforcement.paths import clue_of
from unit.enforcement.scenes import (
    CITY,
    CITY_HEAD,
    DEPUTY,
    FIRST,
    HEAD,
    MONDAY,
    QINGXIU,
    STRANGER,
    XINGNING,
    Office,
    names,
)

from enforcement.domain.clues import commands as c
from enforcement.domain.clues.kinds import (
    ClueStatus,
    Jurisdiction,
    JurisdictionBasis,
    NotFiledGround,
    VerificationStop,
)
from matters.domain.ids import assignment_id
from matters.domain.kinds import DeadlineStatus

EXTEND: dict[str, Any] = {"approved_by": HEAD, "document": "延长核查审批表", "reason": "案情复杂", "on": None}


def declined(clue: object, **more: object) -> c.DeclineClue:
    base = {
        "clue": clue, "ground": NotFiledGround.MINOR_CORRECTED, "reason": "已改正", "document": "不予立案审批表",
        "approved_by": HEAD, "on": None,
    }  # fmt: skip
    return c.DeclineClue(**{**base, **more})  # type: ignore[arg-type]


def test_the_same_matter_from_the_same_source_is_one_clue() -> None:
    office = Office()
    office.do(s.register(origin_key="GX-2026-0001/销售者"))
    refusal = office.refusal(s.register(origin_key="GX-2026-0001/销售者"))
    assert refusal.reason == "CLUE_KNOWN"
    assert refusal.metadata["clue"].startswith("clues/")


def test_seller_and_producer_of_one_sample_are_two_clues_of_one_event() -> None:
    office = Office()
    one = office.do(s.register(origin_key="GX-1/销售者", event_key="GX-1"))
    two = office.do(s.register(origin_key="GX-1/生产者", event_key="GX-1", unit=XINGNING, place="450102"))
    assert office.state(one).event_key == office.state(two).event_key


def test_a_clue_states_where_it_happened_and_what() -> None:
    assert Office().refused(s.register(place="45")) == "DIVISION_MALFORMED"
    assert Office().refused(s.register(facts=" ")) == "FIELD_REQUIRED"


def test_a_clue_is_not_received_tomorrow() -> None:
    assert Office().refused(s.register(received_on=date(2026, 3, 3))) == "DAY_IN_FUTURE"


def test_the_place_of_the_act_gives_jurisdiction_only_in_the_own_area() -> None:
    # NPC-行政处罚法:22: 违法行为发生地.
    office = Office()
    clue = office.do(s.register(place="450102"))
    assert office.refused(s.own(clue)) == "NOT_IN_OWN_AREA"


def test_a_designation_gives_jurisdiction_anywhere_with_its_document() -> None:
    # SAMR-2/2018:13.
    office = Office()
    clue = office.do(s.register(place="450102"))
    assert office.refused(s.own(clue, basis=JurisdictionBasis.DESIGNATED)) == "FIELD_REQUIRED"
    office.do(s.own(clue, basis=JurisdictionBasis.DESIGNATED, document="南市监指定〔2026〕1号"))
    assert office.state(clue).jurisdiction is Jurisdiction.OWN


def test_a_dispute_is_talked_over_in_seven_days_and_then_put_to_the_superior_who_has_seven() -> None:
    # SAMR-2/2018:13: from 2 March talks end on 11 March; asked on 10 March, the superior has until 19 March.
    office = Office()
    clue = office.do(s.register())
    disputed = {"jurisdiction": Jurisdiction.DISPUTED, "competent": "兴宁区局"}
    assert office.refused(c.AskForDesignation(clue=clue, document="请示", on=None)) == "NO_DISPUTE"
    office.do(s.own(clue, **disputed))
    assert office.limit(clue, "jurisdiction.talks").act_by == date(2026, 3, 11)
    office.on(date(2026, 3, 10)).do(c.AskForDesignation(clue=clue, document="报请指定管辖", on=None))
    assert office.limit(clue, "jurisdiction.talks").status is DeadlineStatus.MET
    assert office.limit(clue, "jurisdiction.designate").act_by == date(2026, 3, 19)


def test_verification_is_extended_once_by_the_head() -> None:
    # SAMR-2/2018:18: fifteen working days more; 23 March becomes 14 April (清明 on 4 to 6 April).
    office = Office()
    clue = clue_of(office)
    office.do(c.ExtendVerification(clue=clue, **EXTEND))
    assert office.limit(clue, "clue.verify").act_by == date(2026, 4, 14)
    assert office.refused(c.ExtendVerification(clue=clue, **EXTEND)) == "EXTENSION_USED"


def test_verification_is_not_extended_by_an_officer_or_after_its_end() -> None:
    office = Office()
    clue = clue_of(office)
    assert office.refused(c.ExtendVerification(clue=clue, **{**EXTEND, "approved_by": FIRST})) == "HEAD_REQUIRED"
    office.on(date(2026, 3, 24))
    assert office.refused(c.ExtendVerification(clue=clue, **EXTEND)) == "EXTENSION_AFTER_EXPIRY"


def test_testing_does_not_count_for_verification() -> None:
    # SAMR-2/2018:18: stopped from 4 to 11 March, five working days later.
    office = Office()
    clue = clue_of(office)
    stop = c.StopVerificationTime(clue=clue, kind=VerificationStop.TESTING, document="检验委托书", on=None)
    office.on(date(2026, 3, 4)).do(stop)
    assert office.limit(clue, "clue.verify").act_by is None
    assert office.refused(stop) == "TIME_STANDS_STILL"
    office.on(date(2026, 3, 11)).do(c.ResumeVerificationTime(clue=clue, on=None))
    assert office.limit(clue, "clue.verify").act_by == date(2026, 3, 30)
    assert office.refused(c.ResumeVerificationTime(clue=clue, on=None)) == "TIME_RUNS"


def test_a_clue_handed_down_has_a_time_of_its_own_and_another_owner() -> None:
    # SAMR-2/2018:14, 18.
    office = Office()
    clue = office.do(s.register(unit=CITY, post=CITY_HEAD, place="450100"))
    paper = office.do(s.draw("市监交办", unit=CITY))
    office.on(date(2026, 3, 5)).do(
        c.AssignClue(clue=clue, unit=QINGXIU, post=FIRST, document=paper, accepted_by="GX102", on=None)
    )
    assert office.limit(clue, "clue.verify", 1).status is DeadlineStatus.MET
    assert office.limit(clue, "clue.verify", 2).act_by == date(2026, 3, 26)
    assert office.state(assignment_id(clue)).owner_post == FIRST
    assert office.state(clue).division == "450103"


def test_a_clue_is_not_handed_sideways() -> None:
    office = Office()
    clue = clue_of(office)
    paper = office.do(s.draw("市监交办"))
    move = c.AssignClue(clue=clue, unit=XINGNING, post=STRANGER, document=paper, accepted_by="GX107", on=None)
    assert office.refused(move) == "NOT_BELOW"


def test_two_clues_of_one_matter_become_one() -> None:
    office = Office()
    one, two = clue_of(office), clue_of(office)
    office.do(c.MergeClue(clue=two, into=one, reason="同一事实"))
    assert office.state(two).status is ClueStatus.MERGED
    assert office.state(one).merged == (two,)
    assert office.limit(two, "clue.verify").status is DeadlineStatus.CANCELLED
    assert office.limit(one, "clue.verify").status is DeadlineStatus.OPEN
    assert office.refused(s.own(two)) == "CLUE_NOT_OPEN"
    assert office.refused(c.MergeClue(clue=one, into=one, reason="?")) == "MERGED_WITH_ITSELF"


def test_not_filing_needs_a_ground_a_reason_and_the_head() -> None:
    # SAMR-2/2018:20.
    office = Office()
    clue = clue_of(office)
    assert office.refused(declined(clue, ground=NotFiledGround.UNSPECIFIED)) == "FIELD_REQUIRED"
    assert office.refused(declined(clue, reason="")) == "FIELD_REQUIRED"
    assert office.refused(declined(clue, approved_by=FIRST)) == "HEAD_REQUIRED"
    office.do(declined(clue))
    assert office.state(clue).status is ClueStatus.NOT_FILED
    assert office.limit(clue, "clue.verify").status is DeadlineStatus.MET
    assert "ClueDeclined" in names(office.last())


def test_a_deputy_who_was_given_the_power_approves_too() -> None:
    office = Office()
    clue = clue_of(office)
    office.do(declined(clue, approved_by=DEPUTY))
    assert office.state(clue).document == "不予立案审批表"


def test_only_anothers_matter_is_referred_with_a_numbered_letter() -> None:
    # SAMR-2/2018:17.
    office = Office()
    clue = clue_of(office)
    paper = office.do(s.draw("市监案移"))
    refer = c.ReferClue(
        clue=clue, competent="兴宁区局", reason="发生地在兴宁", document=paper, approved_by=HEAD, on=None
    )
    assert office.refused(refer) == "OWN_MATTER"
    office.do(s.own(clue, jurisdiction=Jurisdiction.OTHER_AUTHORITY, competent="兴宁区局"))
    office.do(refer)
    assert office.state(clue).status is ClueStatus.REFERRED
    assert office.state(clue).document == "青市监案移〔2026〕1号"


def test_a_failed_sample_is_not_filed_before_the_time_to_object_is_over() -> None:
    # SAMR-15/2019:30: objection and re-test first; verification runs from that day.
    office = Office()
    clue = clue_of(office, opens_on=date(2026, 3, 12))
    assert office.limit(clue, "clue.verify").act_by == date(2026, 4, 2)
    office.on(date(2026, 3, 11))
    assert office.refused(s.file_case(clue)) == "CLUE_NOT_RIPE"
    assert office.day > MONDAY
    office.on(date(2026, 3, 12)).do(s.file_case(clue))
