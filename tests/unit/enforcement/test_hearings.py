"""听证 (C.3): asked for in time, chaired by somebody else, told a week before, and then reviewed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.paths import noticed, reviewed
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, REVIEWER, THIRD, Office

from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import party_commands as c
from enforcement.domain.cases.kinds import ReviewOutcome
from enforcement.domain.cases.values import NewParty, PenaltyItem
from matters.domain.kinds import DeadlineStatus

HEAVY = (PenaltyItem(kind="03", amount_fen=10_000_000),)


def told(office: Office, parties: tuple[NewParty, ...] = (s.SHOP,)) -> UUID:
    """The right was told on Thursday 12 March."""
    case = reviewed(office, parties=parties)
    document = office.on(date(2026, 3, 12)).do(s.draw("市监罚告"))
    office.do(s.notice(case, document, items=HEAVY, hearing_right=True))
    office.do(s.serve_notice(case))
    return case


def ask(case: UUID, **more: Any) -> c.RequestHearing:
    base = {"penalty_case": case, "party": 1, "record": "听证申请书", "on": None}
    return c.RequestHearing(**{**base, **more})


def chair(case: UUID, post: UUID = THIRD) -> c.NameHearingChair:
    return c.NameHearingChair(penalty_case=case, party=1, chair=post, approved_by=HEAD, on=None)


def fix(case: UUID, document: UUID, held: date, **more: Any) -> c.FixHearing:
    base = {
        "penalty_case": case, "party": 1, "document": document, "held_on": held, "told_on": None,
        "open_to_public": True, "announced_on": held.replace(day=held.day - 5),
    }  # fmt: skip
    return c.FixHearing(**{**base, **more})


def review(case: UUID, **more: Any) -> c.ReviewAfterHearing:
    base = {
        "penalty_case": case, "party": 1, "reviewer": REVIEWER, "first_time": False,
        "outcome": ReviewOutcome.AGREE, "opinion": "同意", "on": None,
    }  # fmt: skip
    return c.ReviewAfterHearing(**{**base, **more})


def seated(office: Office) -> UUID:
    """Asked for on 13 March, chaired from the 16th."""
    case = told(office)
    office.on(date(2026, 3, 13)).do(ask(case))
    office.on(date(2026, 3, 16)).do(chair(case))
    return case


def held(office: Office) -> UUID:
    """Held on 27 March."""
    case = seated(office)
    office.do(c.HandFileToChair(penalty_case=case, party=1, record="移交清单", on=None))
    document = office.on(date(2026, 3, 17)).do(s.draw("市监听通"))
    office.do(fix(case, document, date(2026, 3, 27)))
    office.on(date(2026, 3, 27)).do(c.HoldHearing(penalty_case=case, party=1, record="听证笔录", on=None))
    return case


def test_a_hearing_is_asked_for_within_five_working_days() -> None:
    # NPC-行政处罚法:64: told on 12 March, until 19 March.
    office = Office()
    case = told(office)
    assert office.on(date(2026, 3, 20)).refused(ask(case)) == "HEARING_REQUEST_LATE"
    office.on(date(2026, 3, 19)).do(ask(case))
    assert office.limit(case, "hearing.request", 11).status is DeadlineStatus.MET
    assert office.refused(ask(case)) == "PARTY_NOT_AT_THIS_STEP"


def test_who_was_not_told_the_right_does_not_get_one() -> None:
    office = Office()
    assert office.refused(ask(noticed(office))) == "HEARING_NOT_TOLD"


def test_the_ninety_days_stand_still_from_request_to_hearing() -> None:
    # SAMR-2/2018:64: from 13 to 27 March fourteen days, 1 June becomes 15 June.
    office = Office()
    case = held(office)
    assert office.limit(case, "case.decide").act_by == date(2026, 6, 15)


def test_the_chair_is_named_in_three_days_the_file_handed_in_three_the_day_fixed_in_five() -> None:
    # SAMR-3/2018:18-29.
    office = Office()
    case = told(office)
    office.on(date(2026, 3, 13)).do(ask(case))
    assert office.limit(case, "hearing.chair", 11).act_by == date(2026, 3, 18)
    office.on(date(2026, 3, 16)).do(chair(case))
    assert office.limit(case, "hearing.file", 11).act_by == date(2026, 3, 19)
    assert office.limit(case, "hearing.fix", 11).act_by == date(2026, 3, 23)


def test_who_investigated_does_not_chair() -> None:
    # NPC-行政处罚法:64.
    office = Office()
    case = told(office)
    office.on(date(2026, 3, 13)).do(ask(case))
    assert office.refused(chair(case, FIRST)) == "CHAIR_HANDLED_IT"


def test_a_hearing_is_told_seven_working_days_before_and_announced_three() -> None:
    # NPC-行政处罚法:64, SAMR-3/2018:21: told on 17 March, earliest 26 March.
    office = Office()
    case = seated(office)
    document = office.on(date(2026, 3, 17)).do(s.draw("市监听通"))
    assert office.refused(fix(case, document, date(2026, 3, 25))) == "HEARING_TOLD_LATE"
    late = fix(case, document, date(2026, 3, 26), announced_on=date(2026, 3, 24))
    assert office.refused(late) == "HEARING_ANNOUNCED_LATE"
    office.do(fix(case, document, date(2026, 3, 26), announced_on=None, open_to_public=False))


def test_a_hearing_is_held_on_its_day() -> None:
    office = Office()
    case = seated(office)
    hold = c.HoldHearing(penalty_case=case, party=1, record="听证笔录", on=None)
    assert office.refused(hold) == "HEARING_NOT_FIXED"
    document = office.on(date(2026, 3, 17)).do(s.draw("市监听通"))
    office.do(fix(case, document, date(2026, 3, 27)))
    assert office.on(date(2026, 3, 26)).refused(hold) == "HEARING_NOT_ON_ITS_DAY"


def test_report_in_five_working_days_then_legal_review() -> None:
    # SAMR-3/2018:28, NPC-行政处罚法:58: held on 27 March, 清明 in between.
    office = Office()
    case = held(office)
    assert office.limit(case, "hearing.report", 11).act_by == date(2026, 4, 3)
    assert office.refused(review(case)) == "HEARING_NOT_REPORTED"
    office.do(c.ReportHearing(penalty_case=case, party=1, report="听证报告", on=None))
    assert office.refused(review(case, reviewer=FIRST)) == "REVIEWER_HANDLED_IT"
    office.do(review(case))
    assert office.limit(case, "case.legal-review", 11).status is DeadlineStatus.MET


def test_after_a_hearing_nothing_is_decided_without_agreeing_review_and_the_leaders() -> None:
    # NPC-行政处罚法:57, 58.
    office = Office()
    case = held(office)
    number = office.do(s.draw("市监处罚"))
    discretion = replace(s.LIGHTER, low_fen=5_000_000, high_fen=30_000_000, chosen_fen=10_000_000)
    decide = s.decide(case, number, items=HEAVY, discretion=discretion, discussion=1)
    assert office.refused(decide) == "LEGAL_REVIEW_REQUIRED"
    office.do(c.ReportHearing(penalty_case=case, party=1, report="听证报告", on=None))
    office.do(review(case, outcome=ReviewOutcome.CORRECT))
    assert office.refused(decide) == "LEGAL_REVIEW_REQUIRED"
    office.do(review(case))
    assert office.refused(decide) == "DISCUSSION_REQUIRED"
    office.do(
        cc.RecordDiscussion(
            penalty_case=case, leaders=(HEAD, DEPUTY), record="集体讨论记录", conclusion="同意", parties=(1,), on=None
        )
    )
    office.do(decide)


def test_who_does_not_come_has_waived_and_time_runs_again() -> None:
    # NPC-行政处罚法:64.
    office = Office()
    case = seated(office)
    waive = c.WaiveHearing(penalty_case=case, party=1, reason="无正当理由未出席", on=None)
    office.on(date(2026, 3, 23)).do(waive)
    assert office.limit(case, "hearing.fix", 11).status is DeadlineStatus.CANCELLED
    assert office.limit(case, "case.decide").act_by == date(2026, 6, 11)
    assert office.refused(waive) == "NO_HEARING_UNDER_WAY"
    assert office.refused(c.ReportHearing(penalty_case=case, party=1, report="?", on=None)) == "HEARING_NOT_HELD"


def test_during_a_hearing_no_new_notice() -> None:
    # Found by random commands: the hearing was forgotten and the ninety days stood still for ever.
    office = Office()
    case = seated(office)
    document = office.do(s.draw("市监罚告"))
    assert office.refused(s.notice(case, document, new_facts="新事实")) == "HEARING_NOT_ENDED"


def test_after_the_decision_the_hearing_is_not_reviewed_again() -> None:
    # Found by random commands, where another party of the case was still undecided.
    office = Office()
    case = told(office, parties=(s.SHOP, s.BOSS))
    office.on(date(2026, 3, 13)).do(ask(case))
    office.on(date(2026, 3, 16)).do(chair(case))
    office.do(fix(case, office.do(s.draw("市监听通")), date(2026, 3, 27)))
    office.on(date(2026, 3, 27)).do(c.HoldHearing(penalty_case=case, party=1, record="听证笔录", on=None))
    office.do(c.ReportHearing(penalty_case=case, party=1, report="听证报告", on=None))
    office.do(review(case))
    office.do(
        cc.RecordDiscussion(
            penalty_case=case, leaders=(HEAD, DEPUTY), record="集体讨论记录", conclusion="同意", parties=(), on=None
        )
    )
    discretion = replace(s.LIGHTER, low_fen=5_000_000, high_fen=30_000_000, chosen_fen=10_000_000)
    number = office.do(s.draw("市监处罚"))
    office.do(s.decide(case, number, items=HEAVY, discretion=discretion, discussion=1))
    assert office.refused(review(case, outcome=ReviewOutcome.CORRECT)) == "PARTY_NOT_AT_THIS_STEP"
