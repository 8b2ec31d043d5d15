"""决定 (C.1 row 9, C.8, C.9): told and heard first, never heavier than told, discretion on record, once in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import decided, heard, noticed, reported, reviewed
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, Office

from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import party_commands as c
from enforcement.domain.cases.discretion import computed
from enforcement.domain.cases.kinds import CaseStatus, DecisionOutcome, ReviewGround, ReviewKind, Tier
from enforcement.domain.cases.values import PenaltyItem

DECISION_DAY = date(2026, 3, 23)


def together(case: object) -> cc.RecordDiscussion:
    return cc.RecordDiscussion(
        penalty_case=case,  # type: ignore[arg-type]
        leaders=(HEAD, DEPUTY),
        record="集体讨论记录",
        conclusion="同意",
        parties=(),
        on=None,
    )


def test_without_a_notice_no_penalty() -> None:
    # NPC-行政处罚法:44.
    office = Office()
    case = reviewed(office)
    assert office.refused(s.decide(case, office.do(s.draw("市监处罚")))) == "NOTICE_MISSING"


def test_before_the_time_to_state_is_over_no_decision_unless_waived_in_writing() -> None:
    # SAMR-2/2018:58: until 19 March; silence is a waiver, a written one is so at once.
    office = Office()
    case = noticed(office)
    number = office.on(date(2026, 3, 19)).do(s.draw("市监处罚"))
    assert office.refused(s.decide(case, number)) == "STATEMENT_TIME_RUNS"
    office.do(s.statement(case, waived=True, content=""))
    office.do(s.decide(case, number))


def test_silence_until_the_end_is_enough() -> None:
    office = Office()
    case = noticed(office)
    office.on(date(2026, 3, 20)).do(s.decide(case, office.do(s.draw("市监处罚"))))


def test_what_was_said_is_rechecked_first() -> None:
    # NPC-行政处罚法:45, 62.
    office = Office()
    case = noticed(office)
    office.do(s.statement(case))
    number = office.on(DECISION_DAY).do(s.draw("市监处罚"))
    assert office.refused(s.decide(case, number)) == "STATEMENT_NOT_RECHECKED"


@pytest.mark.parametrize(
    "items",
    [
        (PenaltyItem(kind="03", amount_fen=s.FINE + 1),),
        (*s.PENALTY, PenaltyItem(kind="10", detail="停业七日")),
    ],
)
def test_never_heavier_than_told(items: tuple[PenaltyItem, ...]) -> None:
    # NPC-行政处罚法:45: neither more nor another kind.
    office = Office()
    case = heard(office)
    number = office.on(DECISION_DAY).do(s.draw("市监处罚"))
    assert office.refused(s.decide(case, number, items=items)) == "HEAVIER_THAN_TOLD"


def test_lighter_than_told_is_always_possible() -> None:
    office = Office()
    case = heard(office)
    number = office.on(DECISION_DAY).do(s.draw("市监处罚"))
    fine = (PenaltyItem(kind="03", amount_fen=1_000_000),)
    office.do(s.decide(case, number, items=fine, discretion=replace(s.LIGHTER, chosen_fen=1_000_000)))


@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        (Tier.MITIGATED, (0, 999_999)),
        (Tier.LIGHTER, (1_000_000, 2_200_000)),
        (Tier.ORDINARY, (2_200_000, 3_800_000)),
        (Tier.HEAVIER, (3_800_000, 5_000_000)),
    ],
)
def test_each_tier_has_its_part_of_the_range(tier: Tier, expected: tuple[int, int]) -> None:
    # C.8: lowest 30 %, middle, highest 30 %; mitigated lies below the legal minimum.
    assert computed(1_000_000, 5_000_000, tier) == expected


def test_an_amount_outside_its_tier_is_decided_together() -> None:
    # C.8: deviation only by collective decision.
    office = Office()
    case = heard(office)
    number = office.on(DECISION_DAY).do(s.draw("市监处罚"))
    odd = replace(s.LIGHTER, tier=Tier.HEAVIER, factors=("屡次违法",))
    assert office.refused(s.decide(case, number, discretion=odd)) == "DISCUSSION_REQUIRED"
    office.do(together(case))
    office.do(s.decide(case, number, discretion=odd, discussion=1))
    assert office.state(case).party(1).decision.discretion.deviates


def test_a_fine_has_its_discretion_on_record() -> None:
    # NPC-行政处罚法:34.
    office = Office()
    case = heard(office)
    number = office.on(DECISION_DAY).do(s.draw("市监处罚"))

    def refused(**more: object) -> str:
        return office.refused(s.decide(case, number, **more))

    assert refused(discretion=None) == "DISCRETION_REQUIRED"
    assert refused(discretion=replace(s.LIGHTER, chosen_fen=1)) == "CHOSEN_DIFFERS"
    assert refused(discretion=replace(s.LIGHTER, factors=())) == "FACTORS_REQUIRED"
    assert refused(discretion=replace(s.LIGHTER, tier=Tier.NONE)) == "TIER_AND_OUTCOME"
    assert refused(discretion=replace(s.LIGHTER, low_fen=9_000_000)) == "RANGE_MALFORMED"
    assert refused(remedies_reason="另有规定") == "REMEDIES_REQUIRED"
    assert refused(decided_by=FIRST) == "HEAD_REQUIRED"
    assert refused(decided_by=DEPUTY) == "APPROVAL_OVER_LIMIT"


def test_a_case_of_legal_review_is_discussed_after_the_review() -> None:
    # NPC-行政处罚法:57.
    office = Office()
    case = reported(office)
    office.do(together(case))
    office.on(date(2026, 3, 11)).do(
        s.review(case, kind=ReviewKind.LEGAL_REVIEW, grounds=(ReviewGround.PUBLIC_INTEREST,))
    )
    office.on(date(2026, 3, 12)).do(s.notice(case, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(case))
    number = office.on(DECISION_DAY).do(s.draw("市监处罚"))
    assert office.refused(s.decide(case, number, discussion=1)) == "DISCUSSION_REQUIRED"
    office.do(together(case))
    office.do(s.decide(case, number, discussion=2))


def test_no_more_gain_is_confiscated_than_is_left_after_refunds() -> None:
    # SAMR-118/2026 (C.9).
    office = Office()
    case = heard(office)
    number = office.on(DECISION_DAY).do(s.draw("市监处罚"))
    office.do(s.figures(case, refunded_fen=1))
    assert office.refused(s.decide(case, number)) == "CONFISCATION_OVER_GAIN"
    office.do(s.figures(case))
    office.do(s.decide(case, number))


def test_only_one_decision_is_in_force() -> None:
    # NPC-行政处罚法:29.
    office = Office()
    case = decided(office)
    number = office.do(s.draw("市监处罚"))
    assert office.refused(s.decide(case, number)) == "CASE_NOT_AT_THIS_STEP"
    end = c.EndDecision(penalty_case=case, party=1, document="行政复议决定书", reason="责令重作", on=None)
    office.do(end)
    assert office.state(case).party(1).decision is None
    assert office.refused(end) == "NO_DECISION_IN_FORCE"
    # Made anew it is told anew.
    assert office.refused(s.decide(case, number)) == "NOTICE_MISSING"
    office.do(s.notice(case, office.do(s.draw("市监罚告")), new_facts="按复议决定重作"))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True))
    office.do(s.decide(case, number))
    assert [each.in_force for each in office.state(case).party(1).decisions] == [False, True]


def test_no_penalty_has_its_own_series_its_tier_and_no_items() -> None:
    # NPC-行政处罚法:33.
    office = Office()
    case = reviewed(office)
    number = office.on(DECISION_DAY).do(s.draw("市监不罚"))
    first = replace(s.LIGHTER, tier=Tier.FIRST_EXEMPT, chosen_fen=0)
    none = {"outcome": DecisionOutcome.NO_PENALTY, "discretion": first}
    assert office.refused(s.decide(case, number, **none)) == "ITEMS_WITHOUT_PENALTY"
    wrong = office.do(s.draw("市监处罚"))
    assert office.refused(s.decide(case, wrong, **none, items=())) == "DOCUMENT_OF_ANOTHER_SERIES"
    office.do(s.decide(case, number, **none, items=()))
    assert office.state(case).status is CaseStatus.DECIDED


@pytest.mark.parametrize(
    ("outcome", "series"),
    [(DecisionOutcome.NOT_ESTABLISHED, "市监不罚"), (DecisionOutcome.OTHER_AGENCY, "市监案移")],
)
def test_what_is_not_established_or_anothers_has_no_items_and_needs_no_notice(
    outcome: DecisionOutcome, series: str
) -> None:
    # SAMR-2/2018:60(3), (4).
    office = Office()
    case = reviewed(office)
    number = office.do(s.draw(series))
    assert office.refused(s.decide(case, number, outcome=outcome)) == "ITEMS_WITHOUT_PENALTY"
    office.do(s.decide(case, number, outcome=outcome, items=(), discretion=None))
    assert office.state(case).party(1).decision.outcome is outcome
    assert office.state(case).status is CaseStatus.DECIDED


def against(office: Office, case: UUID, party: int, fine: int, hearing: bool = False) -> Any:
    """Told, waived and decided on one day, each with a record of discretion of its own."""
    items = (PenaltyItem(kind="03", amount_fen=fine),)
    office.do(s.notice(case, office.do(s.draw("市监罚告")), party=party, items=items, hearing_right=hearing))
    office.do(s.serve_notice(case, party=party))
    office.do(s.statement(case, party=party, waived=True))
    if hearing:
        office.later(10)
    discretion = replace(s.LIGHTER, low_fen=fine, high_fen=fine * 3, chosen_fen=fine)
    return s.decide(case, office.do(s.draw("市监处罚")), party=party, items=items, discretion=discretion)


def test_the_responsible_person_is_punished_with_the_firm_by_a_decision_of_its_own() -> None:
    # NPC-食品安全法:122-126 and others (双罚制): own notice, own threshold, own discretion, own decision.
    office = Office()
    case = reviewed(office, parties=(s.SHOP, s.BOSS))
    office.do(against(office, case, 1, 9_999_900))
    assert office.state(case).status is CaseStatus.REVIEWED
    told = s.notice(case, office.do(s.draw("市监罚告")), party=2, items=(PenaltyItem(kind="03", amount_fen=1_000_000),))
    # SAMR-3/2018:5: ten thousand yuan are heavy for a person, not for a firm.
    assert office.refused(told) == "HEARING_RIGHT_REQUIRED"
    office.do(against(office, case, 2, 1_000_000, hearing=True))
    firm, person = office.state(case).parties
    assert person.answers_for == firm.number
    assert firm.decision.document != person.decision.document
    assert (firm.decision.discretion.chosen_fen, person.decision.discretion.chosen_fen) == (9_999_900, 1_000_000)
    assert office.state(case).status is CaseStatus.DECIDED


def test_nobody_is_punished_for_what_the_firm_did_not_do() -> None:
    # NPC-行政处罚法:40.
    office = Office()
    case = reviewed(office, parties=(s.SHOP, s.BOSS))
    number = office.do(s.draw("市监不罚"))
    nothing = {"outcome": DecisionOutcome.NOT_ESTABLISHED, "items": (), "discretion": None}
    office.do(s.decide(case, number, **nothing))
    assert office.refused(against(office, case, 2, 500_000)) == "FIRM_DID_NOT"


def test_nor_is_a_firm_cleared_while_somebody_is_punished_for_it() -> None:
    # NPC-行政处罚法:40.
    office = Office()
    case = reviewed(office, parties=(s.SHOP, s.BOSS))
    office.do(against(office, case, 2, 500_000))
    number = office.do(s.draw("市监不罚"))
    clears = s.decide(case, number, outcome=DecisionOutcome.NOT_ESTABLISHED, items=(), discretion=None)
    assert office.refused(clears) == "PERSON_PUNISHED_FOR_IT"


def test_a_suspected_crime_is_transferred_with_its_own_series() -> None:
    # SAMR-2/2018:60(5), SC-310:11: no penalty in place of the transfer.
    office = Office()
    case = reviewed(office)
    number = office.do(s.draw("市监涉罪移"))
    office.do(s.decide(case, number, outcome=DecisionOutcome.JUDICIAL, items=(), discretion=None))
    assert office.state(case).party(1).decision.outcome is DecisionOutcome.JUDICIAL
