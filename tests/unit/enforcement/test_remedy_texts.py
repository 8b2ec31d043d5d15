"""What a party is told about its remedies: one table, periods from the rules, and no other text without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import heard
from unit.enforcement.scenes import CITY, MONDAY, QINGXIU, REGION, Office, law, records

from enforcement.domain.cases.kinds import DecisionOutcome, Tier
from enforcement.domain.remedies_told.table import TABLE, Act
from enforcement.domain.remedies_told.telling import in_words, reconsideration_organ, remedy_text
from roster.kinds import UnitKind
from roster.powers import Roster
from statutes.refusals import Refusal

ROSTER, RULES = Roster(records()), law()[1]
DAY = date(2026, 3, 23)


def told(act: Act, unit: UUID = QINGXIU, day: date = MONDAY) -> str:
    return remedy_text(act, ROSTER.view(unit, day), day, RULES)


def test_an_ordinary_penalty_may_be_reconsidered_or_sued() -> None:
    # NPC-行政复议法:20, NPC-行政诉讼法:46, NPC-行政处罚法:73.
    assert told(Act.PENALTY) == (
        "如不服本行政处罚决定，可以自收到本决定书之日起六十日内向南宁市青秀区人民政府申请行政复议；"
        "也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。"
        "申请行政复议或者提起行政诉讼期间，行政处罚不停止执行，法律另有规定的除外。"
    )


def test_a_penalty_on_the_spot_is_reconsidered_first() -> None:
    # NPC-行政复议法:23 (1), NPC-行政诉讼法:45.
    text = told(Act.SPOT_PENALTY)
    assert "应当先自收到本决定书之日起六十日内" in text
    assert "自收到行政复议决定书之日起十五日内" in text
    assert "六个月" not in text


@pytest.mark.parametrize("act", Act)
def test_every_act_is_told_against_with_the_periods_of_the_rules(act: Act) -> None:
    row = next(each for each in TABLE if each.act is act)
    text = told(act)
    asked = RULES.deadline("remedy.reconsideration", MONDAY).period.amount
    assert f"{in_words(asked)}日内向南宁市青秀区人民政府" in text
    assert ("应当先" in text) is row.reconsideration_first
    assert (f"{row.goes_on}不停止执行" in text) is bool(row.goes_on)


@pytest.mark.parametrize(
    ("unit", "organ"),
    [(QINGXIU, "南宁市青秀区人民政府"), (CITY, "南宁市人民政府"), (REGION, "广西壮族自治区人民政府")],
)
def test_the_government_of_the_same_level_reviews(unit: UUID, organ: str) -> None:
    # NPC-行政复议法:24.
    assert reconsideration_organ(ROSTER.view(unit, MONDAY)) == organ


def test_a_bureau_whose_government_its_name_does_not_tell_needs_a_text_of_its_own() -> None:
    view = replace(
        ROSTER.view(QINGXIU, MONDAY), kind=UnitKind.DISPATCHED_BUREAU, full_name="南宁市市场监督管理局经开分局"
    )
    with pytest.raises(Refusal) as refused:
        reconsideration_organ(view)
    assert refused.value.code == "REMEDY_ORGAN_UNKNOWN"


def test_before_the_law_of_2023_the_table_is_silent() -> None:
    with pytest.raises(Refusal) as refused:
        told(Act.PENALTY, day=date(2023, 12, 31))
    assert refused.value.code == "REMEDY_TABLE_SILENT"


def test_a_decision_tells_what_the_table_says() -> None:
    office = Office()
    case = heard(office)
    number = office.on(DAY).do(s.draw("市监处罚"))
    office.do(s.decide(case, number))
    decision = office.state(case).party(1).decision
    assert decision.remedies == told(Act.PENALTY)
    assert decision.remedies_reason == ""


def test_another_text_needs_its_reason() -> None:
    office = Office()
    case = heard(office)
    number = office.on(DAY).do(s.draw("市监处罚"))
    wrong = "三十日内申请复议"
    assert office.refused(s.decide(case, number, remedies=wrong)) == "REMEDIES_DIFFER"
    assert office.refused(s.decide(case, number, remedies_reason="另有规定")) == "REMEDIES_REQUIRED"
    office.do(s.decide(case, number, remedies=wrong, remedies_reason="专利法另有规定"))
    assert office.state(case).party(1).decision.remedies == wrong


def test_no_penalty_is_told_without_execution() -> None:
    office = Office()
    case = heard(office)
    number = office.on(DAY).do(s.draw("市监不罚"))
    none = replace(s.LIGHTER, tier=Tier.NONE, chosen_fen=0)
    office.do(s.decide(case, number, outcome=DecisionOutcome.NO_PENALTY, items=(), discretion=none))
    assert office.state(case).party(1).decision.remedies == told(Act.NO_PENALTY)
