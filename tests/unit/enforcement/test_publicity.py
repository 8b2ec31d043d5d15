"""From the decision to the day it is shown (SAMR-45/2021): begun by itself, computed, approved, told first, in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from unit.enforcement import publicity_story as p
from unit.enforcement import story as s
from unit.enforcement.paths import heard
from unit.enforcement.scenes import FIRST, SELLER, Office, names
from unit.enforcement.test_small_matters import punish

from chassis.errors import Refusal
from chassis.identity import Caller
from chassis.permissions import PermissionTable
from enforcement.areas.publicity import PUBLIC, SERVICE
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.kinds import DecisionOutcome, Tier
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.publicity import commands as c
from enforcement.domain.publicity.ids import publication_id
from enforcement.domain.publicity.records import (
    PublicField,
    PublicityStatus,
    PublicWords,
    Withholding,
    WithholdingGround,
)
from enforcement.permissions import GRANTS
from matters.domain.kinds import DeadlineStatus
from smartsupervision.common.v1.sensitivity_pb2 import Sensitivity, sensitivity
from smartsupervision.enforcement.v1 import publicity_pb2, publicity_service_pb2

WARNING = (PenaltyItem(kind="01"),)


def test_publicity_begins_with_the_decision_that_punishes() -> None:
    # SAMR-45/2021:9: within twenty working days of Monday 23 March; 清明 is a holiday. The own target is seven.
    office = Office()
    case, publication = p.decided(office)
    assert {"PartyDecided", "PublicationBegun"} <= set(names(office.last()))
    state = office.state(publication)
    assert (state.status, state.term.publicity_class) == (PublicityStatus.WAITING, "serious-a")
    assert (state.penalty_case, state.party, state.uscc) == (case, 1, SELLER)
    assert office.limit(publication, "penalty.publish").act_by == date(2026, 4, 21)
    assert office.limit(publication, "penalty.double-publicity").act_by == date(2026, 4, 1)


def test_a_mere_warning_is_recorded_as_not_to_be_published() -> None:
    # SAMR-45/2021:2.
    office = Office()
    _, publication = p.decided(office, items=WARNING)
    state = office.state(publication)
    assert (state.status, state.term.publicity_class) == (PublicityStatus.NOT_PUBLISHED, "not-published")
    assert [each for each in office.states.values() if getattr(each.state, "rule_id", "").startswith("penalty.")] == []
    assert office.refused(p.approve(publication)) == "NOT_TO_BE_PUBLISHED"


def test_what_punishes_nobody_is_not_published() -> None:
    office = Office()
    case = heard(office)
    exempt = replace(s.LIGHTER, tier=Tier.NONE, chosen_fen=0)
    document = office.on(p.DECIDED).do(s.draw("市监不罚"))
    office.do(s.decide(case, document, outcome=DecisionOutcome.NO_PENALTY, items=(), discretion=exempt))
    assert publication_id(case, 1, 1) not in office.states


def test_a_penalty_on_the_spot_is_never_published() -> None:
    # SAMR-45/2021:2: the ordinary procedure alone (C.2).
    office = Office()
    office.do(punish(office))
    assert not any(name.startswith("Publi") for name in names([event for _, event in office.events]))


def test_the_text_is_computed_and_a_person_in_it_masked() -> None:
    # SAMR-45/2021:4-7: summary and text of the decision; numbers, homes and names hidden.
    office = Office()
    facts = "韦大明(身份证450103199003070011,电话13812345678)于2026年2月20日销售过期食品"
    _, publication = p.decided(office, parties=(s.SHOP, s.BOSS), facts=facts)
    text = office.state(publication).text
    assert (text.document, text.label, text.uscc) == ("青市监处罚〔2026〕1号", "南宁某食品店", SELLER)
    assert text.violation == "南宁某食品店销售过期食品案"
    assert text.penalties == ("罚款20000元", "没收违法所得5000元")
    assert text.authority == "南宁市青秀区市场监督管理局"
    assert text.facts == f"韦**(身份证{'*' * 18},电话{'*' * 11})于2026年2月20日销售过期食品"


def test_a_leader_approves_what_is_shown() -> None:
    office = Office()
    _, publication = p.decided(office)
    assert office.refused(p.approve(publication, approved_by=FIRST)) == "HEAD_REQUIRED"
    office.do(p.approve(publication))
    assert office.state(publication).status is PublicityStatus.APPROVED
    assert office.refused(p.approve(publication)) == "PUBLICATION_NOT_AT_THIS_STEP"


def test_an_officer_may_keep_more_from_the_public_with_a_ground_and_nothing_else() -> None:
    # SAMR-45/2021:5-6.
    office = Office()
    _, publication = p.decided(office)
    assert office.refused(p.approve(publication, replace(p.SECRET, reason=" "))) == "FIELD_REQUIRED"
    assert office.refused(p.approve(publication, replace(p.SECRET, words="配方"))) == "WITHHELD_NOT_FOUND"
    whole = Withholding(field=PublicField.FACTS, words="", ground=WithholdingGround.STATE_SECRET, reason="涉及国家秘密")
    office.do(p.approve(publication, p.SECRET, whole))
    state = office.state(publication)
    assert (state.text.reasons, state.text.facts) == ("销售**食品", "(依法不予公开)")
    assert state.withheld == (p.SECRET, whole)


def test_nobody_reads_of_it_before_the_party_was_told_in_writing() -> None:
    # SAMR-45/2021:8: with the decision served.
    office = Office()
    case, publication = p.decided(office)
    office.do(p.approve(publication))
    assert office.refused(p.publish(publication)) == "PARTY_NOT_TOLD"
    office.on(p.SERVED).do(s.serve_decision(case))
    assert office.state(publication).told_on == p.SERVED
    office.do(p.publish(publication))


def test_service_by_announcement_tells_it_too() -> None:
    # Its thirty days are longer than the twenty working days to publish.
    office = Office()
    case, publication = p.decided(office)
    office.do(p.approve(publication))
    office.on(p.SERVED).do(pc.AnnounceDecision(penalty_case=case, party=1, record="公告", on=None))
    assert office.state(publication).told_on == p.SERVED
    office.do(p.publish(publication))


def test_what_is_published_meets_its_limits_and_has_its_last_day() -> None:
    # SAMR-107/2025:11: three years from 25 March.
    office = Office()
    _, publication = p.shown(office)
    state = office.state(publication)
    assert (state.status, state.published_on, state.stops_on) == (
        PublicityStatus.PUBLISHED,
        p.SHOWN,
        date(2029, 3, 26),
    )
    for rule in ("penalty.publish", "penalty.double-publicity"):
        assert office.limit(publication, rule).status is DeadlineStatus.MET


def test_a_party_registered_elsewhere_is_pushed_and_published_there() -> None:
    # SAMR-45/2021:10: pushed within ten working days, published there within ten more.
    office = Office()
    _, publication = p.approved(office, parties=(p.GUANGDONG_SHOP,))
    assert office.state(publication).province == "440000"
    assert office.limit(publication, "penalty.push").act_by == date(2026, 4, 7)
    assert office.refused(p.publish(publication)) == "REGISTERED_ELSEWHERE"
    assert office.refused(p.push(publication, province="440100")) == "DIVISION_MALFORMED"
    office.do(p.push(publication))
    assert office.limit(publication, "penalty.push").status is DeadlineStatus.MET
    assert office.limit(publication, "penalty.publish-received").act_by == date(2026, 4, 8)
    confirm = c.ConfirmPush(penalty_publication=publication, receipt="粤公示回执1号", published_on=date(2026, 4, 1))
    assert office.refused(confirm) == "DAY_IN_FUTURE"
    office.on(date(2026, 4, 2)).do(confirm)
    state = office.state(publication)
    assert (state.status, state.published_on) == (PublicityStatus.PUBLISHED, date(2026, 4, 1))
    assert office.limit(publication, "penalty.publish-received").status is DeadlineStatus.MET


def test_a_party_registered_here_is_not_pushed() -> None:
    office = Office()
    _, publication = p.approved(office)
    assert office.refused(p.push(publication)) == "REGISTERED_HERE"


def test_wrong_content_is_corrected_in_three_working_days() -> None:
    # SAMR-45/2021:11: asked on Wednesday 25 March, until Monday 30 March.
    office = Office()
    _, publication = p.shown(office)
    assert office.refused(p.correct(publication)) == "CORRECTION_NOT_ASKED"
    ask = c.AskForCorrection(penalty_publication=publication, wrong="名称有误", on=None)
    office.do(ask)
    assert office.refused(ask) == "CORRECTION_PENDING"
    assert office.limit(publication, "penalty.withdraw", 2).act_by == date(2026, 3, 30)
    private = PublicWords(facts="联系电话13812345678")
    assert office.refused(p.correct(publication, words=private)) == "PRIVATE_NUMBER"
    assert office.refused(p.correct(publication, words=PublicWords())) == "FIELD_REQUIRED"
    office.on(date(2026, 3, 26)).do(p.correct(publication))
    assert office.state(publication).text.label == "南宁某商店"
    assert office.limit(publication, "penalty.withdraw", 2).status is DeadlineStatus.MET
    office.do(ask)
    assert office.limit(publication, "penalty.withdraw", 3).status is DeadlineStatus.OPEN


def test_what_other_departments_read_has_only_public_fields() -> None:
    answers = (publicity_service_pb2.PublicPenalty, publicity_service_pb2.WithdrawnPenalty, publicity_pb2.PublicText)
    for answer in answers:
        for field in answer.DESCRIPTOR.fields:
            assert field.GetOptions().Extensions[sensitivity] == Sensitivity.PUBLIC


@pytest.mark.parametrize("method", [method.name for method in SERVICE.methods])
def test_police_and_tax_read_what_is_shown_and_nothing_else(method: str) -> None:
    table = PermissionTable(GRANTS)
    for department in ("police", "tax"):
        caller = Caller(department, officer="p", duties=frozenset({"duty-officer"}), division="450000")
        name = f"/{SERVICE.full_name}/{method}"
        if name in {each.method for each in PUBLIC}:
            table.check(name, caller)
        else:
            with pytest.raises(Refusal):
                table.check(name, caller)
