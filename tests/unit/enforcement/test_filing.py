"""立案 (C.1 rows 2a, 3): jurisdiction, limitation, two certified officers, the head, parties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import clue_of, filed
from unit.enforcement.scenes import FIRST, HEAD, LAPSED, PRODUCER, REVIEWER, SECOND, THIRD, Office

from enforcement.domain.cases import commands as c
from enforcement.domain.cases.kinds import PartyKind


def test_without_own_jurisdiction_nothing_is_filed() -> None:
    # SAMR-2/2018:19.
    office = Office()
    assert office.refused(s.file_case(office.do(s.register()))) == "JURISDICTION_NOT_FOUND"


@pytest.mark.parametrize(
    ("ended", "endangers", "refused"),
    [
        (date(2024, 3, 2), False, ""),
        (date(2024, 3, 1), False, "LIMITATION_PASSED"),
        (date(2024, 3, 1), True, ""),
        (date(2021, 3, 1), True, "LIMITATION_PASSED"),
        (None, False, ""),
    ],
)
def test_after_two_years_five_where_life_was_endangered_no_case(
    ended: date | None, endangers: bool, refused: str
) -> None:
    # NPC-行政处罚法:36: from the end of the act to its discovery; an act that goes on has no end yet.
    office = Office()
    command = s.file_case(clue_of(office), act_ended_on=ended, endangers_safety=endangers)
    if refused:
        assert office.refused(command) == refused
    else:
        office.do(command)


def test_one_officer_is_not_enough() -> None:
    # NPC-行政处罚法:42.
    office = Office()
    clue = clue_of(office)
    assert office.refused(s.file_case(clue, officers=(FIRST,))) == "TWO_OFFICERS_REQUIRED"
    assert office.refused(s.file_case(clue, officers=(FIRST, FIRST))) == "TWO_OFFICERS_REQUIRED"


def test_a_certificate_that_ended_the_day_before_does_not_count() -> None:
    # NPC-行政处罚法:42: the certificate of 执法岗四 was valid until 2 March.
    office = Office()
    clue = clue_of(office)
    refusal = office.on(date(2026, 3, 3)).refusal(s.file_case(clue, officers=(FIRST, LAPSED)))
    assert refusal.reason == "CERTIFICATE_ENDED"
    assert refusal.rule == "NPC-行政处罚法:42"


def test_it_counts_on_its_last_day() -> None:
    office = Office()
    clue = clue_of(office)
    office.on(date(2026, 3, 3)).do(s.file_case(clue, officers=(FIRST, LAPSED), on=date(2026, 3, 2)))


def test_the_head_approves() -> None:
    office = Office()
    assert office.refused(s.file_case(clue_of(office), approved_by=REVIEWER)) == "HEAD_REQUIRED"


def test_a_case_number_is_of_its_division_and_used_once() -> None:
    office = Office()
    filed(office)
    other = clue_of(office)
    assert office.refused(s.file_case(other)) == "CASE_NUMBER_TAKEN"
    assert office.refused(s.file_case(other, case_number="450102-2026-FOOD-000002")) == "CASE_NUMBER_MALFORMED"


def test_a_case_is_against_somebody_each_named_once() -> None:
    office = Office()
    clue = clue_of(office)
    assert office.refused(s.file_case(clue, parties=())) == "PARTY_REQUIRED"
    assert office.refused(s.file_case(clue, parties=(s.SHOP, s.SHOP))) == "PARTY_TWICE"
    assert office.refused(s.file_case(clue, parties=(replace(s.SHOP, uscc="123"),))) == "USCC_INVALID"
    assert office.refused(s.file_case(clue, parties=(replace(s.BOSS, answers_for=3),))) == "PARTY_NOT_FOUND"


def test_what_identifies_a_person_is_in_the_vault_alone() -> None:
    # H.3: events and states carry a reference, a salted hash and the masked form.
    office = Office()
    case = filed(office, parties=(s.SHOP, s.BOSS))
    boss = office.state(case).party(2)
    assert (boss.label, boss.identity.masked) == ("韦**", "韦**")
    assert len(boss.identity.salted_hash) == 32
    assert "450103199003070011" not in repr(office.events)


def test_a_party_is_added_by_the_head_before_the_decision() -> None:
    office = Office()
    case = filed(office)
    maker = replace(s.SHOP, uscc=PRODUCER, label="柳州某食品厂")
    add = c.AddParty(penalty_case=case, new=maker, reason="生产者", document="审批表", approved_by=HEAD)
    office.do(add)
    assert [each.number for each in office.state(case).parties] == [1, 2]
    assert office.refused(add) == "PARTY_TWICE"
    assert office.refused(replace(add, new=replace(s.BOSS, kind=PartyKind.UNSPECIFIED))) == "FIELD_REQUIRED"


def test_officers_change_and_stay_two() -> None:
    office = Office()
    case = filed(office)
    office.do(c.AssignOfficers(penalty_case=case, officers=(SECOND, THIRD), reason="工作调整"))
    assert office.state(case).post == SECOND
    assert office.refused(c.AssignOfficers(penalty_case=case, officers=(THIRD,), reason="?")) == "TWO_OFFICERS_REQUIRED"
