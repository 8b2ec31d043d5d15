"""执法监督 (C.10, SAMR-22/2019:17-19; SC-行政执法监督条例:26-29): who may, which clock is whose, what ends it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.scenes import CITY, CITY_HEAD, FIRST, QINGXIU, STRANGER, XINGNING, Office

from enforcement.domain.supervision import commands as sc
from enforcement.domain.supervision.records import SupervisionKind, SupervisionStatus
from matters.domain.ids import assignment_id
from matters.domain.kinds import DeadlineStatus

JUSTICE = {"superior": None, "superior_post": None, "issuer": "南宁市司法局"}
DUE = date(2026, 3, 20)


def issue(kind: SupervisionKind = SupervisionKind.NOTICE, **more: Any) -> sc.IssueSupervision:
    base = {
        "kind": kind, "title": "超期办案", "superior": CITY, "superior_post": CITY_HEAD, "issuer": "", "unit": QINGXIU,
        "post": FIRST, "matter": "", "facts": "三案超期", "basis": "SAMR-2/2018:64", "demand": "说明原因并纠正",
        "document": "南市监法督〔2026〕1号", "follows": None, "due_on": None, "on": None,
    }  # fmt: skip
    found: sc.IssueSupervision = s.of(sc.IssueSupervision, base, more)
    return found


def decision(**more: Any) -> sc.IssueSupervision:
    return issue(SupervisionKind.DECISION, **{"due_on": DUE, **more})


def reply(supervision: UUID) -> sc.ReplyToSupervision:
    return sc.ReplyToSupervision(supervision=supervision, reply="已说明", document="青市监函1号", on=None)


def object_to(supervision: UUID) -> sc.ObjectToSupervision:
    return sc.ObjectToSupervision(supervision=supervision, objection="事实有出入", on=None)


def review(supervision: UUID, *, upheld: bool) -> sc.ReviewSupervisionObjection:
    return sc.ReviewSupervisionObjection(supervision=supervision, upheld=upheld, review="复核意见", on=None)


def report(supervision: UUID) -> sc.ReportCorrection:
    return sc.ReportCorrection(supervision=supervision, report="已纠正", document="青市监函2号", on=None)


def close(supervision: UUID) -> sc.CloseSupervision:
    return sc.CloseSupervision(supervision=supervision, finding="已落实", on=None)


def test_a_notice_is_answered_within_ten_working_days() -> None:
    # SAMR-22/2019:17: from Monday 2 March the tenth working day is Monday 16 March.
    office = Office()
    notice = office.do(issue())
    limit = office.limit(notice, "supervision.notice.reply")
    assert (limit.act_by, limit.owner_post) == (date(2026, 3, 16), FIRST)
    assert office.refused(close(notice)) == "SUPERVISION_NOT_AT_THIS_STEP"
    assert office.refused(report(notice)) == "NOTHING_TO_CORRECT"
    assert office.refused(object_to(notice)) == "OBJECTION_NOT_OPEN"
    office.on(date(2026, 3, 16)).do(reply(notice))
    assert office.limit(notice, "supervision.notice.reply").late is False
    office.do(close(notice))
    assert office.state(notice).status is SupervisionStatus.CLOSED
    assert office.state(assignment_id(notice)).closed_at is not None


def test_only_the_authority_itself_and_those_above_it_supervise() -> None:
    office = Office()
    assert office.refused(issue(superior=XINGNING)) == "NOT_SUPERIOR"
    assert office.refused(issue(superior=None)) == "SUPERIOR_REQUIRED"
    assert office.refused(issue(issuer="某司法局")) == "SUPERIOR_REQUIRED"
    assert office.refused(issue(superior=QINGXIU, unit=CITY, post=CITY_HEAD)) == "NOT_SUPERIOR"
    office.do(issue(superior=QINGXIU))


def test_a_decision_is_corrected_by_its_day_and_reported_ten_working_days_later() -> None:
    # SAMR-22/2019:18: by Friday 20 March, reported by Friday 3 April.
    office = Office()
    assert office.refused(decision(due_on=None)) == "FIELD_REQUIRED"
    assert office.refused(decision(due_on=date(2026, 3, 2))) == "DAYS_OUT_OF_ORDER"
    made = office.do(decision())
    assert office.limit(made, "supervision.correct").act_by == DUE
    assert office.limit(made, "supervision.decision.report").act_by == date(2026, 4, 3)
    assert office.refused(reply(made)) == "DECISION_IS_CORRECTED"
    office.on(DUE).do(report(made))
    assert {office.limit(made, each).status for each in ("supervision.correct", "supervision.decision.report")} == {
        DeadlineStatus.MET
    }
    office.do(close(made))


def test_an_objection_is_open_five_working_days_and_reviewed_within_ten_by_the_superior() -> None:
    # SAMR-22/2019:19: the fifth working day is Monday 9 March; reviewed by Monday 23 March.
    office = Office()
    made = office.do(decision())
    assert office.state(made).object_until == date(2026, 3, 9)
    assert office.on(date(2026, 3, 10)).refused(object_to(made)) == "OBJECTION_LATE"
    office.on(date(2026, 3, 9)).do(object_to(made))
    limit = office.limit(made, "supervision.objection.review")
    assert (limit.act_by, limit.owner_post) == (date(2026, 3, 23), CITY_HEAD)
    office.do(review(made, upheld=True))
    assert office.refused(object_to(made)) == "SUPERVISION_NOT_AT_THIS_STEP"
    assert office.refused(review(made, upheld=True)) == "SUPERVISION_NOT_AT_THIS_STEP"
    office.do(report(made))


@pytest.mark.parametrize(
    ("upheld", "after"), [(True, SupervisionStatus.REPORTED), (False, SupervisionStatus.WITHDRAWN)]
)
def test_an_objection_does_not_stop_what_a_decision_asks_for(upheld: bool, after: SupervisionStatus) -> None:
    office = Office()
    made = office.do(decision())
    office.do(object_to(made))
    office.do(report(made))
    assert office.refused(close(made)) == "SUPERVISION_NOT_AT_THIS_STEP"
    office.do(review(made, upheld=upheld))
    assert office.state(made).status is after


def test_a_decision_withdrawn_asks_for_nothing_any_more() -> None:
    office = Office()
    made = office.do(decision())
    office.do(object_to(made))
    office.do(review(made, upheld=False))
    assert office.state(made).status is SupervisionStatus.WITHDRAWN
    assert office.limit(made, "supervision.correct").status is DeadlineStatus.CANCELLED
    assert office.limit(made, "supervision.decision.report").status is DeadlineStatus.CANCELLED
    assert office.refused(report(made)) == "SUPERVISION_NOT_AT_THIS_STEP"


def test_a_notice_not_answered_well_enough_is_followed_by_a_decision() -> None:
    office = Office()
    notice = office.do(issue())
    assert office.refused(decision(follows=notice, unit=XINGNING, post=STRANGER)) == "FOLLOWS_NOTHING"
    assert office.refused(decision(follows=UUID(int=5))) == "FOLLOWS_NOTHING"
    made = office.do(decision(follows=notice))
    assert office.state(made).follows == notice


@pytest.mark.parametrize("kind", [SupervisionKind.URGING, SupervisionKind.OPINION])
def test_papers_of_the_justice_administration_are_answered_by_their_own_day(kind: SupervisionKind) -> None:
    # SC-行政执法监督条例:26-29, in force since 1 February 2026.
    office = Office()
    assert office.refused(issue(kind, due_on=DUE)) == "ISSUER_REQUIRED"
    early = issue(kind, due_on=DUE, on=date(2026, 1, 30), **JUSTICE)
    assert office.refused(early) == "JUSTICE_NOT_YET"
    made = office.do(issue(kind, due_on=DUE, **JUSTICE))
    assert office.limit(made, "supervision.justice").act_by == DUE
    office.do(reply(made))
    assert office.limit(made, "supervision.justice").status is DeadlineStatus.MET
    office.do(close(made))


def test_a_decision_of_the_justice_administration_is_corrected() -> None:
    office = Office()
    made = office.do(issue(SupervisionKind.JUSTICE_DECISION, due_on=DUE, **JUSTICE))
    assert office.refused(reply(made)) == "DECISION_IS_CORRECTED"
    office.do(report(made))
    assert office.state(made).status is SupervisionStatus.REPORTED
