"""The ninety days (C.1 rows 3', 3'', 9): what stops them, what adds to them, what ends them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.paths import filed, reviewed
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, Office

from enforcement.domain.cases import commands as c
from enforcement.domain.cases.kinds import CaseStatus, CloseGround, ExcludedTime, SuspensionGround
from matters.domain.kinds import DeadlineStatus


def suspend(case: UUID, **more: Any) -> c.SuspendCase:
    base = {
        "penalty_case": case, "ground": SuspensionGround.FORCE_MAJEURE, "reason": "洪水", "document": "中止审批表",
        "approved_by": HEAD, "on": None,
    }  # fmt: skip
    return c.SuspendCase(**{**base, **more})


def extend(case: UUID, **more: Any) -> c.ExtendCase:
    base = {
        "penalty_case": case, "reason": "案情复杂", "document": "延长审批表", "approved_by": HEAD, "discussion": 0,
        "until": None, "on": None,
    }  # fmt: skip
    return c.ExtendCase(**{**base, **more})


def test_a_suspended_case_stands_still_and_goes_on_where_it_stopped() -> None:
    # SAMR-2/2018:46, 64: ten days out from 13 to 23 March, 1 June becomes 11 June.
    office = Office()
    case = filed(office)
    office.on(date(2026, 3, 13)).do(suspend(case))
    assert office.state(case).status is CaseStatus.SUSPENDED
    assert office.limit(case, "case.decide").status is DeadlineStatus.SUSPENDED
    assert office.refused(s.tell_rights(case)) == "CASE_SUSPENDED"
    office.on(date(2026, 3, 23)).do(c.ResumeCase(penalty_case=case, document="恢复审批表", on=None))
    assert office.limit(case, "case.decide").act_by == date(2026, 6, 11)
    assert office.refused(c.ResumeCase(penalty_case=case, document="?", on=None)) == "CASE_NOT_SUSPENDED"


def test_suspension_takes_a_ground_and_the_head() -> None:
    office = Office()
    case = filed(office)
    assert office.refused(suspend(case, ground=SuspensionGround.UNSPECIFIED)) == "FIELD_REQUIRED"
    assert office.refused(suspend(case, approved_by=FIRST)) == "HEAD_REQUIRED"


def test_testing_stops_the_time_but_not_the_investigation() -> None:
    # SAMR-2/2018:64.
    office = Office()
    case = filed(office)
    stop = c.StopCaseTime(penalty_case=case, kind=ExcludedTime.TESTING, reason="检验", document="委托书", on=None)
    office.on(date(2026, 3, 10)).do(stop)
    office.do(s.tell_rights(case))
    assert office.refused(stop) == "TIME_STANDS_STILL"
    office.on(date(2026, 3, 20)).do(c.RunCaseTime(penalty_case=case, on=None))
    assert office.limit(case, "case.decide").act_by == date(2026, 6, 11)
    assert office.refused(c.RunCaseTime(penalty_case=case, on=None)) == "TIME_RUNS"


def test_thirty_days_more_by_the_head_then_a_fixed_day_by_the_leaders_together() -> None:
    # SAMR-2/2018:64: 1 June, 1 July, then the day they set; never a third time.
    office = Office()
    case = filed(office)
    office.do(extend(case))
    assert office.limit(case, "case.decide").act_by == date(2026, 7, 1)
    assert office.refused(extend(case, until=date(2026, 8, 31))) == "DISCUSSION_REQUIRED"
    talk = c.RecordDiscussion(
        penalty_case=case, leaders=(HEAD, DEPUTY), record="讨论记录", conclusion="延长至8月31日", parties=(), on=None
    )
    assert office.refused(replace(talk, leaders=(HEAD,))) == "LEADERS_TOO_FEW"
    assert office.refused(replace(talk, leaders=(HEAD, FIRST))) == "HEAD_REQUIRED"
    office.do(talk)
    office.do(extend(case, discussion=1, until=date(2026, 8, 31)))
    assert office.limit(case, "case.decide", 2).act_by == date(2026, 8, 31)
    assert office.limit(case, "case.decide").status is DeadlineStatus.MET
    assert office.refused(extend(case, discussion=1, until=date(2026, 9, 30))) == "EXTENDED_TWICE"


def test_the_ninety_days_are_not_extended_once_they_are_over() -> None:
    office = Office()
    case = filed(office)
    assert office.on(date(2026, 6, 2)).refused(extend(case)) == "EXTENSION_AFTER_EXPIRY"


def test_a_case_against_nobody_is_terminated_and_closed() -> None:
    # SAMR-2/2018:47, 77.
    office = Office()
    case = filed(office)
    end = c.TerminateCase(
        penalty_case=case, reason="当事人注销,无权利义务承受人", document="终止审批表", approved_by=HEAD, on=None
    )
    office.do(end)
    assert office.limit(case, "case.decide").status is DeadlineStatus.CANCELLED
    assert office.limit(case, "case.close").act_by == date(2026, 3, 24)
    assert office.refused(s.close(case)) == "CLOSE_GROUND_DIFFERS"
    office.do(s.close(case, ground=CloseGround.TERMINATED))


def test_two_reasons_at_once_stop_the_time_until_the_last_is_gone() -> None:
    # SAMR-2/2018:64: testing and an announcement overlap; time runs when both are over.
    office = Office()
    case = reviewed(office)
    document = office.on(date(2026, 3, 12)).do(s.draw("市监罚告"))
    office.do(s.notice(case, document))
    office.do(s.announce(case))
    office.on(date(2026, 3, 16)).do(
        c.StopCaseTime(penalty_case=case, kind=ExcludedTime.APPRAISAL, reason="鉴定", document="委托书", on=None)
    )
    office.on(date(2026, 3, 20)).do(c.RunCaseTime(penalty_case=case, on=None))
    assert office.limit(case, "case.decide").status is DeadlineStatus.SUSPENDED
    office.do(s.serve_notice(case))
    # Out from 12 to 20 March: eight days.
    assert office.limit(case, "case.decide").act_by == date(2026, 6, 9)
