"""审核 (C.1 row 5, C.6): by somebody else, with the legal ground, qualified the first time, and back if not agreed."""

from __future__ import annotations

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import filed, reported, reviewed
from unit.enforcement.scenes import FIRST, REVIEWER, THIRD, Office

from enforcement.domain.cases.kinds import CaseStatus, ReviewGround, ReviewKind, ReviewOutcome
from matters.domain.kinds import DeadlineStatus

LEGAL = {"kind": ReviewKind.LEGAL_REVIEW, "grounds": (ReviewGround.COMPLEX,)}


def test_who_handled_a_case_does_not_review_it() -> None:
    # SAMR-2/2018:51.
    office = Office()
    assert office.refused(s.review(reported(office), reviewer=FIRST)) == "REVIEWER_HANDLED_IT"


def test_a_case_without_a_report_is_not_reviewed() -> None:
    office = Office()
    assert office.refused(s.review(filed(office))) == "CASE_NOT_AT_THIS_STEP"


def test_legal_review_and_it_alone_has_a_ground() -> None:
    # SAMR-2/2018:50.
    office = Office()
    case = reported(office)
    assert office.refused(s.review(case, kind=ReviewKind.LEGAL_REVIEW)) == "REVIEW_GROUND_REQUIRED"
    assert office.refused(s.review(case, grounds=(ReviewGround.COMPLEX,))) == "REVIEW_GROUND_REQUIRED"
    office.do(s.review(case, **LEGAL))


def test_who_does_legal_review_for_the_first_time_is_qualified() -> None:
    # NPC-行政处罚法:58.
    office = Office()
    case = reported(office)
    refusal = office.refusal(s.review(case, **LEGAL, reviewer=THIRD, first_time=True))
    assert (refusal.reason, refusal.rule) == ("REVIEW_QUALIFICATION_MISSING", "NPC-行政处罚法:58")
    office.do(s.review(case, **LEGAL, reviewer=REVIEWER, first_time=True))


@pytest.mark.parametrize("outcome", [ReviewOutcome.CORRECT, ReviewOutcome.SUPPLEMENT, ReviewOutcome.OTHER])
def test_without_agreement_the_case_goes_back_and_comes_again_with_a_new_time(outcome: ReviewOutcome) -> None:
    # SAMR-2/2018:54.
    office = Office()
    case = reported(office)
    office.do(s.review(case, outcome=outcome))
    assert office.state(case).status is CaseStatus.INVESTIGATING
    more = office.do(s.take(case))
    office.do(s.report(case, more))
    assert office.limit(case, "case.review", 2).status is DeadlineStatus.OPEN
    office.do(s.review(case))
    assert [each.round for each in office.state(case).reviews] == [1, 2]


def test_an_agreed_case_is_not_reviewed_again() -> None:
    office = Office()
    assert office.refused(s.review(reviewed(office))) == "CASE_NOT_AT_THIS_STEP"
