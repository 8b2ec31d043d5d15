"""From clue to archive (C.1): the thinnest lawful way, with every limit on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from unit.enforcement import story as s
from unit.enforcement.paths import clue_of, decided, filed, noticed, reviewed
from unit.enforcement.scenes import THIRD, Office, at, names

from enforcement.domain.cases.kinds import CaseStatus, PartyStatus
from enforcement.domain.clues.kinds import ClueStatus
from enforcement.domain.documents.records import DocumentStatus
from matters.domain.assignments import transfer
from matters.domain.evolving import evolve_assignment
from matters.domain.ids import assignment_id
from matters.domain.kinds import DeadlineStatus


def test_a_clue_is_verified_within_fifteen_working_days() -> None:
    # SAMR-2/2018:18: from Monday 2 March the 15th working day is Monday 23 March.
    office = Office()
    clue = clue_of(office)
    assert office.limit(clue, "clue.verify").act_by == date(2026, 3, 23)
    assert office.state(assignment_id(clue)).closed_at is None


def test_filing_ends_the_clue_and_begins_the_ninety_days() -> None:
    # SAMR-2/2018:19, 64: filed on 3 March, 90 natural days end on 1 June.
    office = Office()
    case = filed(office)
    clue = office.state(case).clue
    assert office.state(clue).status is ClueStatus.FILED
    assert office.limit(clue, "clue.verify").status is DeadlineStatus.MET
    assert office.limit(case, "case.decide").act_by == date(2026, 6, 1)
    assert office.state(assignment_id(clue)).closed_at is not None
    assert office.state(assignment_id(case)).owner_post == office.state(case).post


def test_a_review_takes_ten_working_days() -> None:
    # SAMR-2/2018:53: reported on 10 March, due on 24 March.
    office = Office()
    case = reviewed(office)
    assert office.limit(case, "case.review").act_by == date(2026, 3, 24)
    assert office.limit(case, "case.review").status is DeadlineStatus.MET


def test_a_served_notice_gives_five_working_days() -> None:
    # SAMR-2/2018:57: served on Thursday 12 March, the fifth working day is Thursday 19 March.
    office = Office()
    case = noticed(office)
    assert office.state(case).party(1).notice.statement_until == date(2026, 3, 19)
    assert office.limit(case, "case.statement", 11).right_ends == date(2026, 3, 19)


def test_the_decision_ends_the_ninety_days_and_uses_its_number() -> None:
    office = Office()
    case = decided(office)
    assert office.limit(case, "case.decide").status is DeadlineStatus.MET
    decision = office.state(case).party(1).decision
    assert decision.document == "青市监处罚〔2026〕1号"
    used = [each.state for each in office.states.values() if getattr(each.state, "number", "") == decision.document]
    assert [each.status for each in used] == [DocumentStatus.IN_USE]


def test_a_case_goes_from_clue_to_archive() -> None:
    office = Office()
    case = decided(office)
    office.on(date(2026, 3, 24)).do(s.serve_decision(case))
    assert office.limit(case, "fine.pay", 11).right_ends == date(2026, 4, 8)
    office.on(date(2026, 3, 30)).do(s.pay(case))
    office.on(date(2026, 3, 31)).do(s.confirm(case))
    office.do(s.complete(case))
    assert office.state(case).party(1).status is PartyStatus.EXECUTED
    office.on(date(2026, 4, 2)).do(s.close(case))
    assert office.limit(case, "case.close").status is DeadlineStatus.MET
    office.on(date(2026, 4, 3)).do(s.archive(case))
    assert office.state(case).status is CaseStatus.ARCHIVED
    assert names(office.last()) == ["CaseArchived"]
    open_ = [each.state for each in office.states.values() if getattr(each.state, "status", 0) is DeadlineStatus.OPEN]
    # What is left are the party's own rights, and the publicity of its penalty, which has its own way.
    assert sorted(each.rule_id for each in open_) == [
        "penalty.double-publicity",
        "penalty.publish",
        "remedy.reconsideration",
        "remedy.suit",
    ]


def test_limits_that_begin_after_a_handover_are_the_new_owners() -> None:
    # 移交: whoever accepted the matter in the directory answers for what runs from then on.
    office = Office()
    case = filed(office)
    held = assignment_id(case)
    accepted = transfer(office.state(held), THIRD, "handovers/1", "GX104", at(office.day))
    office.states[held] = replace(office.states[held], state=evolve_assignment(office.state(held), accepted))
    office.do(s.tell_rights(case))
    office.do(s.report(case, office.do(s.take(case))))
    assert office.limit(case, "case.review").owner_post == THIRD
