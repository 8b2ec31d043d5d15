"""Closed cases of older systems are taken over as they are, once, and cannot go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import filed
from unit.enforcement.scenes import QINGXIU, SELLER, Office

from enforcement.areas import adopted
from enforcement.domain.adoption.adopting import unknown
from enforcement.domain.adoption.commands import AdoptClosedCase, CorrectAdoptedCase, LinkAdoptedCase
from enforcement.domain.adoption.records import Facts, NewAdoptedParty, Origin
from enforcement.domain.cases.kinds import DecisionOutcome, PartyKind
from enforcement.domain.cases.values import PenaltyItem

FACTS = Facts(
    title="某食品店销售过期食品案", field="food", filed_on=date(2019, 3, 1), decided_on=date(2019, 5, 6),
    decision_document="青食药监罚〔2019〕7号", outcome=DecisionOutcome.PENALTY, basis="NPC-食品安全法:124",
    served_on=date(2019, 5, 8), closed_on=date(2019, 6, 1),
)  # fmt: skip
SHOP = NewAdoptedParty(
    kind=PartyKind.ENTITY, uscc=SELLER, label="南宁某食品店", person_name="", person_number="",
    items=(PenaltyItem(kind="03", amount_fen=5_000_000),),
)  # fmt: skip
BOSS = NewAdoptedParty(
    kind=PartyKind.PERSON, uscc="", label="", person_name="韦大明", person_number="450103199003070011",
    items=(PenaltyItem(kind="01"),),
)  # fmt: skip


def adopt(**more: Any) -> AdoptClosedCase:
    base: dict[str, Any] = {
        "unit": QINGXIU, "case_number": "", "local_number": "青食药监罚〔2019〕7号", "facts": FACTS,
        "parties": (SHOP, BOSS), "origin": Origin(system="老系统", file="2019.csv", row=8),
    }  # fmt: skip
    return AdoptClosedCase(**{**base, **more})


def test_a_closed_case_is_adopted_with_its_source_and_no_limit_runs() -> None:
    office = Office()
    case = office.do(adopt())
    found = office.state(case)
    assert found.origin == Origin(system="老系统", file="2019.csv", row=8)
    assert [each.label for each in found.parties] == ["南宁某食品店", "韦**"]
    assert found.unknown == ()
    assert [type(each).__name__ for each in office.last()] == ["CaseAdopted"]


def test_what_the_older_system_did_not_have_stays_unknown() -> None:
    bare = replace(FACTS, field="", filed_on=None, served_on=None, outcome=DecisionOutcome.UNSPECIFIED, basis="")
    office = Office()
    case = office.do(adopt(facts=bare, parties=(replace(SHOP, uscc="", items=()),)))
    assert office.state(case).unknown == ("field", "filed_on", "outcome", "basis", "served_on", "parties[1].uscc")
    assert unknown(FACTS, ()) == ("parties",)
    assert unknown(FACTS, (replace(SHOP, items=()),)) == ("parties[1].items",)
    no_amount = (PenaltyItem(kind="03"), PenaltyItem(kind="01"))
    assert unknown(FACTS, (replace(SHOP, items=no_amount),)) == ("parties[1].items.amount_fen",)


def test_it_is_adopted_once_however_often_it_is_sent() -> None:
    office = Office()
    case = office.do(adopt())
    again = office.refusal(adopt(origin=Origin(system="老系统", file="other.csv", row=1)))
    assert (again.reason, again.metadata["case"]) == ("ADOPTED_ALREADY", f"adoptions/{case}")


def test_other_content_under_the_same_number_is_told_and_changes_nothing() -> None:
    office = Office()
    case = office.do(adopt())
    other = office.refusal(adopt(facts=replace(FACTS, decided_on=date(2019, 5, 7)), parties=(SHOP,)))
    assert other.reason == "ADOPTED_DIFFERS"
    assert "decided_on、parties" in other.message
    assert office.state(case).facts.decided_on == date(2019, 5, 6)


def test_a_number_of_a_case_here_is_nobody_elses() -> None:
    office = Office()
    filed(office)
    assert office.refused(adopt(case_number="450103-2026-FOOD-000001")) == "CASE_NUMBER_TAKEN"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"local_number": ""}, "ADOPTED_WITHOUT_NUMBER"),
        ({"facts": replace(FACTS, decided_on=None, closed_on=None)}, "ADOPTED_WITHOUT_DAY"),
        ({"facts": replace(FACTS, closed_on=date(2019, 5, 1))}, "DAYS_OUT_OF_ORDER"),
        ({"facts": replace(FACTS, closed_on=date(2030, 1, 1))}, "DAY_IN_FUTURE"),
        ({"facts": replace(FACTS, title=" ")}, "FIELD_REQUIRED"),
        ({"parties": (replace(SHOP, uscc="91450103MA5K12340"),)}, "USCC_INVALID"),
        ({"parties": (replace(SHOP, items=(PenaltyItem(kind="77"),)),)}, "PENALTY_KIND_UNKNOWN"),
        ({"origin": Origin()}, "FIELD_REQUIRED"),
    ],
)
def test_what_cannot_be_placed_is_refused(changed: dict[str, Any], reason: str) -> None:
    assert Office().refused(adopt(**changed)) == reason


def test_it_is_corrected_with_a_reason_and_linked_and_nothing_else() -> None:
    office = Office()
    case = office.do(adopt())
    right = replace(FACTS, decided_on=date(2019, 5, 5), served_on=None)
    assert office.refused(_correct(case, right, reason="")) == "FIELD_REQUIRED"
    office.do(_correct(case, right))
    assert office.state(case).facts == right
    assert (office.state(case).corrections, office.state(case).unknown) == (1, ("served_on",))
    here = filed(office)
    linked = LinkAdoptedCase(adopted_case=case, penalty_case=here, reason="同一当事人")
    office.do(linked)
    assert office.state(case).linked == (here,)
    assert office.refused(linked) == "LINKED_ALREADY"
    methods = {entry.method for entry in adopted.entries(None)}  # type: ignore[arg-type]  # nothing is carried out
    assert methods == {"AdoptClosedCase", "CorrectAdoptedCase", "LinkAdoptedCase"}


def test_the_old_file_differs_from_a_corrected_case_and_changes_nothing() -> None:
    office = Office()
    case = office.do(adopt())
    office.do(_correct(case, replace(FACTS, basis="NPC-食品安全法:122")))
    assert office.refused(adopt()) == "ADOPTED_DIFFERS"
    assert office.state(case).facts.basis == "NPC-食品安全法:122"


def test_a_case_here_does_not_know_the_steps_of_an_adopted_one() -> None:
    office = Office()
    case = office.do(adopt())
    assert office.refused(s.tell_rights(case)) == "NOT_FOUND"


def _correct(case: UUID, facts: Facts, reason: str = "录入错误") -> CorrectAdoptedCase:
    return CorrectAdoptedCase(adopted_case=case, facts=facts, reason=reason, document="案卷第3页")
