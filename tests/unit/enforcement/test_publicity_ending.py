"""A penalty is shown no longer than the law allows and no shorter where it forbids it (SAMR-45/2021, SAMR-107/2025)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from unit.enforcement import publicity_story as p
from unit.enforcement import story as s
from unit.enforcement.scenes import HEAD, Office, names

from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.remedies import RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.publicity import commands as c
from enforcement.domain.publicity.ids import publication_id
from enforcement.domain.publicity.records import PublicityStatus, PublicityStopGround
from enforcement.publicity.sweeping import over
from matters.domain.kinds import DeadlineStatus

EXPIRED, REPAIRED, GONE = (
    PublicityStopGround.EXPIRED,
    PublicityStopGround.REPAIRED,
    PublicityStopGround.DEREGISTERED,
)
CLOSED = (PenaltyItem(kind="11", detail="关闭经营场所"),)


def end_decision(case: Any, **more: Any) -> pc.EndDecision:
    base = {
        "penalty_case": case, "party": 1, "document": "南复决〔2026〕1号", "reason": "事实不清", "on": None,
    }  # fmt: skip
    found: pc.EndDecision = s.of(pc.EndDecision, base, more)
    return found


def test_a_decision_that_ends_has_to_go_in_three_working_days() -> None:
    # SAMR-45/2021:11: ended on Friday 10 April, until Wednesday 15 April.
    office = Office()
    case, publication = p.shown(office)
    assert office.refused(p.withdraw(publication)) == "WITHDRAWAL_NOT_DUE"
    office.on(date(2026, 4, 10)).do(end_decision(case))
    assert {"DecisionEnded", "WithdrawalRequired"} <= set(names(office.last()))
    assert office.limit(publication, "penalty.withdraw").act_by == date(2026, 4, 15)
    office.on(date(2026, 4, 13)).do(p.withdraw(publication))
    state = office.state(publication)
    assert (state.status, state.withdrawal.withdrawn_on) == (PublicityStatus.WITHDRAWN, date(2026, 4, 13))
    assert office.limit(publication, "penalty.withdraw").status is DeadlineStatus.MET


def test_what_is_not_yet_shown_when_the_decision_ends_never_is() -> None:
    office = Office()
    case, publication = p.approved(office)
    office.on(p.SHOWN).do(end_decision(case))
    assert office.state(publication).status is PublicityStatus.WITHDRAWN
    assert office.refused(p.publish(publication)) == "PUBLICATION_NOT_AT_THIS_STEP"
    for rule in ("penalty.publish", "penalty.double-publicity"):
        assert office.limit(publication, rule).status is DeadlineStatus.CANCELLED


def test_the_reason_of_a_withdrawal_is_for_the_public_and_masked() -> None:
    # NPC-行政处罚法:48.
    office = Office()
    case, publication = p.shown(office, parties=(s.SHOP, s.BOSS))
    office.do(end_decision(case, reason="韦大明(13812345678)并非销售者"))
    assert office.state(publication).withdrawal.reason == "韦**(***********)并非销售者"


def ruling(case: Any, outcome: RemedyOutcome, items: tuple[PenaltyItem, ...] = ()) -> tuple[Any, Any]:
    """A reconsideration received, and its outcome."""
    received = ec.ReceiveRemedy(
        penalty_case=case, party=1, reference="南复〔2026〕3号", kind=RemedyKind.RECONSIDERATION,
        organ="南宁市人民政府", document="答复通知书", simplified=False, on=None,
    )  # fmt: skip
    over = ec.EndRemedy(
        penalty_case=case, party=1, reference="南复〔2026〕3号", outcome=outcome, document="南复决〔2026〕3号",
        items=items, procedural=False, redo_by=None, on=None,
    )  # fmt: skip
    return received, over


def test_a_decision_found_unlawful_stays_in_force_and_is_shown_no_longer() -> None:
    # NPC-行政处罚法:48, NPC-行政复议法:65.
    office = Office()
    case, publication = p.shown(office)
    for command in ruling(case, RemedyOutcome.UNLAWFUL):
        office.on(date(2026, 4, 10)).do(command)
    assert office.state(case).party(1).decision.in_force
    assert office.state(publication).withdrawal.document == "南复决〔2026〕3号"
    assert office.limit(publication, "penalty.withdraw").act_by == date(2026, 4, 15)


def test_a_decision_upheld_stays_shown() -> None:
    office = Office()
    case, publication = p.shown(office)
    for command in ruling(case, RemedyOutcome.UPHELD):
        office.on(date(2026, 4, 10)).do(command)
    assert office.state(publication).withdrawal is None


def test_a_decision_changed_by_a_ruling_is_published_in_the_place_of_the_one_before() -> None:
    # The party was told with the first one; the tier weighed then still makes the fine a lower one.
    office = Office()
    case, first = p.shown(office, items=p.MINOR)
    less = (PenaltyItem(kind="03", amount_fen=1_000_000),)
    for command in ruling(case, RemedyOutcome.CHANGED, less):
        office.on(date(2026, 4, 10)).do(command)
    second = publication_id(case, 1, 2)
    state = office.state(second)
    assert (state.status, state.told_on, state.document) == (PublicityStatus.WAITING, p.SERVED, "南复决〔2026〕3号")
    assert (state.term.publicity_class, state.text.penalties) == ("minor", ("罚款10000元",))
    assert office.state(first).withdrawal.required_on == date(2026, 4, 10)
    office.do(p.approve(second))
    office.do(p.publish(second))


def test_a_decision_made_anew_is_published_by_itself() -> None:
    office = Office()
    case, first = p.shown(office)
    office.on(date(2026, 4, 10)).do(end_decision(case))
    document = office.do(s.draw("市监罚告"))
    office.do(s.notice(case, document, new_facts="补充查明进货数量"))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True, content=""))
    office.on(date(2026, 4, 20)).do(s.decide(case, office.do(s.draw("市监处罚"))))
    second = publication_id(case, 1, 2)
    assert second != first
    assert office.state(second).status is PublicityStatus.WAITING
    assert office.state(first).withdrawal.document == "南复决〔2026〕1号"


def test_it_ends_by_itself_on_the_first_day_after_its_time_and_not_before() -> None:
    # SAMR-45/2021:13: a minor one published on 25 March is shown until 25 June.
    office = Office()
    _, publication = p.shown(office, items=p.MINOR)
    ends = date(2026, 6, 26)
    assert office.state(publication).stops_on == ends
    assert office.on(date(2026, 6, 25)).refused(p.stop(publication, EXPIRED)) == "PUBLICITY_STILL_RUNS"
    assert over(publication, office.state(publication), date(2026, 6, 25)) is None
    due = over(publication, office.state(publication), ends)
    assert due is not None
    office.on(ends).do(due)
    assert office.state(publication).status is PublicityStatus.STOPPED
    assert office.state(publication).stop.stopped_on == ends
    assert over(publication, office.state(publication), ends) is None


@pytest.mark.parametrize(
    ("items", "refusal"),
    [
        # E.2: minor ends by itself; an order to close is not repaired.
        (p.MINOR, "EARLY_STOP_FORBIDDEN"),
        (CLOSED, "EARLY_STOP_FORBIDDEN"),
    ],
)
def test_some_classes_do_not_end_early(items: tuple[PenaltyItem, ...], refusal: str) -> None:
    office = Office()
    _, publication = p.shown(office, items=items)
    found = office.on(date(2026, 6, 1)).refusal(p.stop(publication, REPAIRED))
    assert (found.reason, found.rule) == (refusal, "SAMR-107/2025:11")


@pytest.mark.parametrize(
    ("asked", "conditions", "refusal"),
    [
        # SAMR-107/2025:11: ordinary, shown from 25 March 2026: three months are over with 25 June.
        (date(2026, 6, 25), ("performed", "rectified", "no-same-type"), "REPAIR_TOO_EARLY"),
        (date(2026, 6, 26), ("performed", "rectified"), "REPAIR_CONDITIONS_MISSING"),
        (date(2026, 6, 26), (), "REPAIR_CONDITIONS_MISSING"),
        (date(2026, 6, 26), ("performed", "rectified", "no-same-type"), ""),
    ],
)
def test_repair_ends_it_after_the_shortest_time_if_every_condition_is_fulfilled(
    asked: date, conditions: tuple[str, ...], refusal: str
) -> None:
    office = Office()
    _, publication = p.shown(office, field="advertising")
    office.on(date(2026, 7, 3))
    command = p.stop(publication, REPAIRED, asked_on=asked, conditions=conditions)
    if refusal:
        assert office.refused(command) == refusal
        return
    office.do(command)
    assert office.state(publication).stop.approved_by == HEAD


def test_a_restriction_has_to_end_first() -> None:
    # SAMR-107/2025:11: stopped business, shown three years and until it may go on.
    office = Office()
    _, publication = p.shown(office, items=p.STOPPED)
    fulfilled = ("performed", "rectified", "no-same-type", "restriction-ended")
    office.on(date(2027, 4, 1))
    assert office.state(publication).stops_on is None
    assert office.refused(p.stop(publication, EXPIRED)) == "RESTRICTION_END_UNKNOWN"
    assert office.refused(p.stop(publication, REPAIRED, conditions=fulfilled)) == "RESTRICTION_END_UNKNOWN"
    until = c.RecordRestriction(
        penalty_publication=publication, restricted_until=date(2027, 4, 1), document="恢复经营通知书"
    )
    office.do(until)
    assert office.state(publication).stops_on == date(2029, 3, 26)
    assert office.refused(p.stop(publication, REPAIRED, conditions=fulfilled)) == "RESTRICTION_RUNS"
    office.on(date(2027, 4, 2)).do(p.stop(publication, REPAIRED, conditions=fulfilled))


def test_the_list_of_serious_dishonesty_makes_it_three_years() -> None:
    # SAMR-44/2021, SAMR-107/2025:13.
    office = Office()
    _, publication = p.shown(office, items=p.MINOR)
    listing = c.RecordListing(penalty_publication=publication, listing="青市监列严〔2026〕1号", restricted_until=None)
    office.do(listing)
    state = office.state(publication)
    assert (state.term.publicity_class, state.stops_on) == ("serious-d", date(2029, 3, 26))
    assert office.refused(listing) == "LISTED_ALREADY"
    office.on(date(2027, 4, 1))
    missing = office.refusal(p.stop(publication, REPAIRED)).metadata["conditions"]
    assert missing == "no-heavy-penalty、restriction-ended"


def test_a_repair_by_false_papers_begins_its_time_anew_without_an_early_end() -> None:
    # SAMR-107/2025 (E.3): shown again from 3 August, a year.
    office = Office()
    _, publication = p.shown(office, field="advertising")
    assert office.refused(p.restore(publication)) == "PUBLICATION_NOT_AT_THIS_STEP"
    office.on(date(2026, 7, 3)).do(p.stop(publication, REPAIRED))
    office.on(date(2026, 8, 3)).do(p.restore(publication))
    state = office.state(publication)
    assert (state.status, state.published_on, state.stops_on) == (
        PublicityStatus.PUBLISHED,
        p.SHOWN,
        date(2027, 8, 4),
    )
    assert office.on(date(2027, 3, 1)).refused(p.stop(publication, REPAIRED)) == "EARLY_STOP_BARRED"
    office.on(date(2027, 8, 4)).do(p.stop(publication, EXPIRED))
    assert office.refused(p.restore(publication)) == "NOT_REPAIRED"


def test_an_entity_that_is_deregistered_is_shown_no_longer() -> None:
    # E.3; whatever the class.
    office = Office()
    _, publication = p.shown(office, items=CLOSED)
    assert office.refused(p.stop(publication, GONE, approved_by=None)) == "FIELD_REQUIRED"
    office.do(p.stop(publication, GONE, document="注销登记通知书", reason="主体注销"))
    assert office.state(publication).status is PublicityStatus.STOPPED


def test_a_correction_under_way_falls_away_when_it_is_shown_no_longer() -> None:
    office = Office()
    _, publication = p.shown(office, items=p.MINOR)
    office.do(c.AskForCorrection(penalty_publication=publication, wrong="名称有误", on=None))
    office.do(p.stop(publication, GONE, document="注销登记通知书", reason="主体注销"))
    assert office.limit(publication, "penalty.withdraw", 2).status is DeadlineStatus.CANCELLED
