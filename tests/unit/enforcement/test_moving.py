"""Jurisdiction designated, raised, handed down; cases merged, split, supervised (SAMR-2/2018:13-17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from unit.enforcement import story as s
from unit.enforcement.paths import clue_of, decided, filed, reviewed
from unit.enforcement.scenes import (
    CITY,
    FIRST,
    HEAD,
    PRODUCER,
    QINGXIU,
    SECOND,
    STRANGER,
    THIRD,
    XINGNING,
    Office,
)

from enforcement.domain.assistance import commands as ac
from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases.kinds import CaseStatus, CloseGround
from matters.domain.ids import assignment_id
from matters.domain.kinds import DeadlineStatus

MAKER = replace(s.SHOP, uscc=PRODUCER, label="柳州某食品厂")
FORM: dict[str, Any] = {"reason": "同一违法行为", "document": "审批表", "approved_by": HEAD}


def test_the_common_superior_moves_a_case_and_its_time_goes_on() -> None:
    # SAMR-2/2018:13-15.
    office = Office()
    case = filed(office)
    paper = office.do(s.draw("市监指定", unit=CITY))
    move = c.MoveCase(
        penalty_case=case, unit=XINGNING, officers=(STRANGER, THIRD), document=paper, superior=CITY,
        accepted_by="GX107", on=None,
    )  # fmt: skip
    assert office.refused(replace(move, superior=XINGNING)) == "NOT_THE_SUPERIOR"
    assert office.refused(replace(move, unit=QINGXIU)) == "SAME_AUTHORITY"
    office.do(move)
    assert office.state(case).division == "450102"
    assert office.state(assignment_id(case)).owner_post == STRANGER
    assert office.limit(case, "case.decide").act_by == date(2026, 6, 1)


def test_the_number_of_a_designation_is_the_superiors() -> None:
    office = Office()
    case = filed(office)
    own = office.do(s.draw("市监指定"))
    move = c.MoveCase(
        penalty_case=case, unit=XINGNING, officers=(STRANGER, THIRD), document=own, superior=CITY,
        accepted_by="GX107", on=None,
    )  # fmt: skip
    assert office.refused(move) == "DOCUMENT_OF_ANOTHER_UNIT"


def test_another_agencys_case_is_handed_over_and_closed() -> None:
    # SAMR-2/2018:17, 77(4).
    office = Office()
    case = filed(office)
    over = c.HandCaseOver(
        penalty_case=case, competent="公安局", reason="不属本机关管辖", document=office.do(s.draw("市监案移")),
        approved_by=HEAD, on=None,
    )  # fmt: skip
    office.do(over)
    assert office.state(case).status is CaseStatus.HANDED_OVER
    assert office.limit(case, "case.decide").status is DeadlineStatus.CANCELLED
    office.do(s.close(case, ground=CloseGround.NO_PENALTY))


def test_a_case_that_was_reviewed_is_decided_here() -> None:
    office = Office()
    case = reviewed(office)
    over = c.HandCaseOver(
        penalty_case=case, competent="公安局", reason="?", document=office.do(s.draw("市监案移")), approved_by=HEAD,
        on=None,
    )  # fmt: skip
    assert office.refused(over) == "CASE_NOT_AT_THIS_STEP"


def test_merged_cases_have_each_party_once_and_their_evidence_together() -> None:
    office = Office()
    one = filed(office)
    clue = clue_of(office)
    two = office.do(s.file_case(clue, case_number="450103-2026-FOOD-000002", parties=(s.SHOP, MAKER, s.BOSS)))
    office.do(s.tell_rights(two))
    item = office.do(s.take(two))
    office.do(c.MergeCase(penalty_case=two, into=one, **FORM))
    assert office.state(two).status is CaseStatus.MERGED
    assert office.limit(two, "case.decide").status is DeadlineStatus.CANCELLED
    parties = office.state(one).parties
    assert [(each.number, each.label, each.answers_for) for each in parties] == [
        (1, "南宁某食品店", 0),
        (2, "柳州某食品厂", 0),
        (3, "韦**", 1),
    ]
    office.do(s.report(one, item))


def test_a_part_goes_on_by_itself_with_the_time_it_has_left() -> None:
    office = Office()
    case = filed(office, parties=(s.SHOP, MAKER))
    office.on(date(2026, 3, 20))
    split = c.SplitCase(penalty_case=case, parties=(2,), case_number="450103-2026-FOOD-000009", **FORM)
    assert office.refused(replace(split, parties=(1, 2))) == "PARTIES_ALL"
    assert office.refused(replace(split, parties=())) == "PARTIES_ALL"
    assert office.refused(replace(split, case_number="450103-2026-FOOD-000001")) == "CASE_NUMBER_TAKEN"
    other = office.do(split)
    assert [each.number for each in office.state(case).parties] == [1]
    assert [each.number for each in office.state(other).parties] == [2]
    assert office.limit(other, "case.decide").act_by == date(2026, 6, 1)


def test_a_superior_wants_a_report_by_a_day() -> None:
    office = Office()
    case = filed(office)
    wanted = c.SuperviseCase(penalty_case=case, unit=CITY, document="督办通知", due_on=date(2026, 3, 31))
    assert office.refused(replace(wanted, unit=XINGNING)) == "NOT_THE_SUPERIOR"
    assert office.refused(replace(wanted, due_on=office.day)) == "DAYS_OUT_OF_ORDER"
    office.do(wanted)
    assert office.refused(wanted) == "SUPERVISED_ALREADY"
    assert office.limit(case, "case.supervised").act_by == date(2026, 3, 31)
    report = c.ReportToSuperior(penalty_case=case, report="正在调查", on=None)
    office.do(report)
    assert office.limit(case, "case.supervised").status is DeadlineStatus.MET
    assert office.refused(report) == "NOT_SUPERVISED"


def test_a_decided_case_is_not_split() -> None:
    office = Office()
    case = decided(office)
    split = c.SplitCase(penalty_case=case, parties=(1,), case_number="450103-2026-FOOD-000009", **FORM)
    assert office.refused(split) == "CASE_NOT_AT_THIS_STEP"
    assert {FIRST, SECOND} == set(office.state(case).officers)


def test_an_authority_asked_for_help_answers_in_fifteen_working_days() -> None:
    # SAMR-2/2018:45: received on Wednesday 4 March, until 25 March.
    office = Office()
    case = filed(office)
    letter = office.do(s.draw("市监协查"))
    # The officer of one county asks the other, and has no say there.
    office.caller = replace(office.caller, division="450103")
    ask = ac.AskForAssistance(
        penalty_case=case, unit=XINGNING, title="协查进货渠道", wanted="核实供货商", document=letter, on=None
    )
    assert office.refused(replace(ask, unit=QINGXIU)) == "SAME_AUTHORITY"
    record = office.do(ask)
    answer = ac.AnswerAssistance(assistance=record, answer="情况属实", document="复函", on=None)
    receive = ac.ReceiveAssistance(assistance=record, post=STRANGER, on=None)
    assert office.on(date(2026, 3, 4)).refused(receive) == "DIVISION_OUT_OF_REACH"
    office.caller = replace(office.caller, division="450102")
    assert office.refused(answer) == "NOTHING_TO_ANSWER"
    office.do(receive)
    assert office.refused(receive) == "RECEIVED_ALREADY"
    assert office.limit(record, "assistance.reply").act_by == date(2026, 3, 25)
    assert office.state(assignment_id(record)).owner_post == STRANGER
    office.do(answer)
    assert office.limit(record, "assistance.reply").status is DeadlineStatus.MET
