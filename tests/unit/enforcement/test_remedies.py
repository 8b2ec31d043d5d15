"""复议、诉讼 (C.1 "remedies", 0.4): received, answered in time, stopped by order, and what their outcomes do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import decided
from unit.enforcement.scenes import HEAD, Office, names

from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.kinds import CaseStatus, CloseGround, PartyStatus
from enforcement.domain.cases.remedies import DecisionEffect, PublicityEffect, RemedyKind, RemedyOutcome
from enforcement.domain.cases.rulings import EFFECTS
from enforcement.domain.cases.values import Party, PenaltyItem
from matters.domain.kinds import RUNNING, DeadlineStatus
from matters.domain.states import Deadline

SERVED = date(2026, 3, 24)
RECEIVED = date(2026, 3, 30)
ENDED = date(2026, 5, 28)
COURT: Final[dict[str, Any]] = {
    "kind": RemedyKind.FIRST_INSTANCE,
    "reference": "(2026)桂0103行初1号",
    "organ": "南宁市青秀区人民法院",
}
APPEAL: Final[dict[str, Any]] = {
    "kind": RemedyKind.SECOND_INSTANCE,
    "reference": "(2026)桂01行终1号",
    "organ": "南宁市中级人民法院",
}
HALF = (PenaltyItem(kind="03", amount_fen=s.FINE // 2), PenaltyItem(kind="04", amount_fen=s.GAIN))


def served(office: Office) -> UUID:
    case = decided(office)
    office.on(SERVED).do(s.serve_decision(case))
    return case


def contested(office: Office, **more: Any) -> UUID:
    case = served(office)
    office.on(RECEIVED).do(s.remedy(case, **more))
    return case


def paid(office: Office) -> UUID:
    """Paid, carried out, closed and archived."""
    case = served(office)
    for command in (s.pay(case), s.confirm(case), s.complete(case), s.close(case), s.archive(case)):
        office.do(command)
    return case


def party(office: Office, case: UUID) -> Party:
    found: Party = office.state(case).party(1)
    return found


def answer(case: UUID, reference: str = "复议1号") -> c.AnswerRemedy:
    return c.AnswerRemedy(penalty_case=case, party=1, reference=reference, document="行政复议答复书", on=None)


def stay(case: UUID) -> c.StayExecution:
    return c.StayExecution(penalty_case=case, party=1, reference="复议1号", document="停止执行通知书", on=None)


def resume(case: UUID) -> c.ResumeExecution:
    return c.ResumeExecution(penalty_case=case, party=1, reference="复议1号", document="恢复执行通知书", on=None)


def demand(office: Office, case: UUID) -> c.DemandPerformance:
    return c.DemandPerformance(penalty_case=case, party=1, document=office.do(s.draw("市监罚催")), on=None)


@pytest.mark.parametrize(
    ("more", "rule", "until"),
    [
        # NPC-行政复议法:48, 88: ten working days from Monday 30 March; 清明 on 6 April is a day off.
        ({}, "remedy.answer.reconsideration", date(2026, 4, 14)),
        # NPC-行政复议法:54: five working days.
        ({"simplified": True}, "remedy.answer.simplified", date(2026, 4, 7)),
        # NPC-行政诉讼法:67: fifteen days.
        (COURT, "remedy.answer.suit", date(2026, 4, 14)),
    ],
)
def test_a_remedy_is_answered_in_its_time(more: Any, rule: str, until: date) -> None:
    office = Office()
    case = contested(office, **more)
    assert office.limit(case, rule, 11).act_by == until
    reference = more.get("reference", "复议1号")
    assert office.refused(answer(case, "?")) == "REFERENCE_UNKNOWN"
    office.do(answer(case, reference))
    assert office.limit(case, rule, 11).status is DeadlineStatus.MET
    assert office.refused(answer(case, reference)) == "REMEDY_ANSWERED"


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        # NPC-行政复议法:24, NPC-行政诉讼法:14.
        ({"organ": "南宁市市场监督管理局"}, "ORGAN_NOT_COMPETENT"),
        ({**COURT, "organ": "南宁市青秀区人民政府"}, "ORGAN_NOT_COMPETENT"),
        ({"document": ""}, "FIELD_REQUIRED"),
        ({"kind": RemedyKind.UNSPECIFIED}, "FIELD_REQUIRED"),
        # NPC-行政诉讼法:85, 90: no appeal before a suit, no retrial before a judgment.
        (APPEAL, "REMEDY_OUT_OF_ORDER"),
        ({**APPEAL, "kind": RemedyKind.RETRIAL}, "REMEDY_OUT_OF_ORDER"),
    ],
)
def test_a_remedy_comes_from_whom_the_law_names_and_in_its_order(more: Any, refused: str) -> None:
    office = Office()
    case = served(office)
    assert office.on(RECEIVED).refused(s.remedy(case, **more)) == refused


def test_reconsideration_and_suit_exclude_each_other() -> None:
    # NPC-行政复议法:29.
    office = Office()
    case = contested(office)
    assert office.refused(s.remedy(case, **COURT)) == "REMEDY_PENDING"
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.UPHELD))
    assert office.refused(s.remedy(case, reference="复议2号")) == "REMEDY_OUT_OF_ORDER"
    office.do(s.remedy(case, **COURT))
    office.do(s.end_remedy(case, RemedyOutcome.UPHELD, reference=COURT["reference"]))
    assert office.refused(s.remedy(case, reference="复议2号")) == "REMEDY_OUT_OF_ORDER"
    office.do(s.remedy(case, **{**APPEAL, "kind": RemedyKind.RETRIAL}))


def test_an_appealed_judgment_takes_no_effect_and_the_remedy_goes_on() -> None:
    # NPC-行政诉讼法:85: nothing is added while the second instance lasts.
    office = Office()
    case = contested(office, **COURT)
    office.on(date(2026, 6, 1)).do(s.remedy(case, **APPEAL))
    first, second = party(office, case).remedies
    assert (first.outcome, first.effect, second.ended_on) == (RemedyOutcome.APPEALED, None, None)
    assert party(office, case).decision is not None
    assert office.on(date(2026, 8, 3)).refused(s.pay(case, surcharge_fen=1)) == "PAYMENT_OVER_DEBT"
    office.do(s.end_remedy(case, RemedyOutcome.ANNULLED, reference=APPEAL["reference"]))
    assert party(office, case).decision is None


def test_a_stay_stops_the_time_to_pay_and_what_follows_it() -> None:
    # NPC-行政复议法:42: six of the fifteen days had run when execution was stopped on 30 March; nine are left.
    office = Office()
    case = contested(office)
    assert office.limit(case, "fine.pay", 11).right_ends == date(2026, 4, 8)
    office.do(stay(case))
    assert office.refused(stay(case)) == "STAYED_ALREADY"
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.SUSPENDED
    assert office.on(date(2026, 4, 20)).refused(demand(office, case)) == "EXECUTION_STAYED"
    office.do(resume(case))
    assert office.refused(resume(case)) == "NOT_STAYED"
    assert office.limit(case, "fine.pay", 11).right_ends == date(2026, 4, 29)
    assert office.refused(demand(office, case)) == "PAYMENT_NOT_DUE"


def test_a_stay_ends_with_its_remedy() -> None:
    office = Office()
    case = contested(office)
    office.do(stay(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.UPHELD))
    assert party(office, case).remedies[0].stay_ended_on == ENDED
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.OPEN
    assert office.limit(case, "remedy.answer.reconsideration", 11).status is DeadlineStatus.CANCELLED


def test_every_outcome_but_an_appeal_has_its_row() -> None:
    assert set(RemedyOutcome) - set(EFFECTS) == {RemedyOutcome.UNSPECIFIED, RemedyOutcome.APPEALED}


@pytest.mark.parametrize(
    ("outcome", "decision", "publicity", "counts", "corrected"),
    [
        (RemedyOutcome.UPHELD, DecisionEffect.KEPT, PublicityEffect.NONE, True, False),
        (RemedyOutcome.CHANGED, DecisionEffect.REPLACED, PublicityEffect.REPLACED, True, True),
        (RemedyOutcome.ANNULLED, DecisionEffect.ENDED, PublicityEffect.WITHDRAWN, False, True),
        (RemedyOutcome.VOID, DecisionEffect.ENDED, PublicityEffect.WITHDRAWN, False, True),
        (RemedyOutcome.UNLAWFUL, DecisionEffect.KEPT, PublicityEffect.WITHDRAWN, True, True),
        (RemedyOutcome.REMAKE, DecisionEffect.REMADE, PublicityEffect.WITHDRAWN, False, True),
        (RemedyOutcome.SETTLED, DecisionEffect.KEPT, PublicityEffect.NONE, True, False),
        (RemedyOutcome.WITHDRAWN, DecisionEffect.KEPT, PublicityEffect.NONE, True, False),
        (RemedyOutcome.REJECTED, DecisionEffect.KEPT, PublicityEffect.NONE, True, False),
        (RemedyOutcome.UNANSWERED, DecisionEffect.KEPT, PublicityEffect.NONE, True, False),
    ],
)
def test_the_table_says_what_an_outcome_does(
    outcome: RemedyOutcome, decision: DecisionEffect, publicity: PublicityEffect, counts: bool, corrected: bool
) -> None:
    # NPC-行政复议法:63-69, NPC-行政诉讼法:69-77; NPC-行政处罚法:48: annulled, changed, unlawful or void is withdrawn.
    office = Office()
    case = contested(office)
    items = HALF if outcome is RemedyOutcome.CHANGED else ()
    office.on(ENDED).do(s.end_remedy(case, outcome, items=items))
    effect = party(office, case).remedies[0].effect
    assert effect is not None
    assert (effect.decision, effect.publicity, effect.counts, effect.corrected) == (
        decision,
        publicity,
        counts,
        corrected,
    )
    kept = decision in (DecisionEffect.KEPT, DecisionEffect.REPLACED)
    assert (party(office, case).decision is not None) is kept


def test_an_annulled_decision_leaves_nothing_running_and_the_case_is_closed_for_it() -> None:
    # NPC-行政诉讼法:70; SAMR-2/2018:77(5).
    office = Office()
    case = contested(office)
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.ANNULLED))
    assert names(office.last())[:2] == ["RemedyEnded", "DecisionEnded"]
    assert office.state(case).status is CaseStatus.DECIDED
    assert party(office, case).status is PartyStatus.ENDED
    for rule in ("fine.pay", "court-enforcement.apply", "remedy.suit", "remedy.reconsideration"):
        assert office.limit(case, rule, 11).status is DeadlineStatus.CANCELLED
    assert office.refused(s.decide(case, office.do(s.draw("市监处罚")))) == "CASE_NOT_AT_THIS_STEP"
    assert office.refused(s.close(case)) == "CLOSE_GROUND_DIFFERS"
    office.do(s.close(case, ground=CloseGround.OTHER))


def test_a_ruling_changes_the_decision_for_its_own_content_and_never_for_worse() -> None:
    # NPC-行政诉讼法:77, NPC-行政复议法:63.
    office = Office()
    case = contested(office)
    office.on(ENDED)

    def refused(*items: PenaltyItem) -> str:
        return office.refused(s.end_remedy(case, RemedyOutcome.CHANGED, items=items))

    assert refused() == "RULING_ITEMS_DIFFER"
    assert office.refused(s.end_remedy(case, RemedyOutcome.UPHELD, items=HALF)) == "RULING_ITEMS_DIFFER"
    assert refused(PenaltyItem(kind="03", amount_fen=s.FINE + 1)) == "HEAVIER_THAN_DECIDED"
    assert refused(*HALF, PenaltyItem(kind="10", detail="停业")) == "HEAVIER_THAN_DECIDED"
    office.do(s.end_remedy(case, RemedyOutcome.CHANGED, items=HALF))
    old, new = party(office, case).decisions
    assert (old.in_force, old.ended_by, new.in_force) == (False, "行政复议决定书", True)
    assert (new.document, new.by_ruling, new.items) == ("行政复议决定书", "复议1号", HALF)
    # Payment had been due on 8 April; what was pending from 30 March on adds nothing.
    assert office.refused(s.pay(case, fine_fen=s.FINE)) == "PAYMENT_OVER_DEBT"
    office.do(s.pay(case, fine_fen=s.FINE // 2))
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.MET
    office.do(s.confirm(case))
    office.do(s.complete(case))


def test_what_a_ruling_changed_is_collected_like_any_other_decision() -> None:
    # NPC-行政强制法:53-54: the limits of the decision before end with those of the changed one.
    office = Office()
    case = contested(office)
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.CHANGED, items=HALF))
    office.later(1).do(demand(office, case))
    office.do(s.remedy(case, **COURT))
    office.do(c.StayExecution(penalty_case=case, party=1, reference=COURT["reference"], document="裁定", on=None))
    assert running(office, case, "court-enforcement.demand") == [DeadlineStatus.SUSPENDED]
    office.later(30).do(s.end_remedy(case, RemedyOutcome.UPHELD, reference=COURT["reference"]))
    application = c.ApplyToCourt(
        penalty_case=case,
        party=1,
        document=office.do(s.draw("市监执申")),
        court="青秀区人民法院",
        approved_by=HEAD,
        on=None,
    )
    assert office.refused(application) == "REMEDY_TIME_RUNS"
    office.later(20).do(application)
    assert running(office, case, "court-enforcement.apply") == running(office, case, "court-enforcement.demand") == []
    office.do(c.EndCourtExecution(penalty_case=case, party=1, ruling="终结执行裁定书", on=None))
    assert running(office, case, "fine.pay") == []


def running(office: Office, case: UUID, rule: str) -> list[DeadlineStatus]:
    found = (each.state for each in office.states.values() if isinstance(each.state, Deadline))
    mine = [each for each in found if each.rule_id == rule and str(case) in each.matter]
    return [each.status for each in mine if each.status in RUNNING]


def test_a_settlement_changes_the_decision_only_with_a_content_of_its_own() -> None:
    # NPC-行政诉讼法:60, NPC-行政复议法:5.
    office = Office()
    case = contested(office)
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.SETTLED, items=HALF))
    assert [each.in_force for each in party(office, case).decisions] == [False, True]


def test_a_decision_to_be_remade_is_told_anew_by_the_day_the_ruling_names_and_not_the_same_again() -> None:
    # NPC-行政诉讼法:70-71, NPC-行政复议法:64.
    office = Office()
    case = contested(office, **COURT)
    redo = {"reference": COURT["reference"], "document": "行政判决书", "redo_by": date(2026, 7, 28)}
    assert office.on(ENDED).refused(s.end_remedy(case, RemedyOutcome.UPHELD, **redo)) == "DAYS_OUT_OF_ORDER"
    office.do(s.end_remedy(case, RemedyOutcome.REMAKE, **redo))
    assert office.limit(case, "remedy.remake", 11).act_by == date(2026, 7, 28)
    document = office.do(s.draw("市监处罚"))
    assert office.refused(s.decide(case, document)) == "NOTICE_MISSING"
    office.do(s.notice(case, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True))
    assert office.refused(s.decide(case, document)) == "SAME_DECISION_AGAIN"
    office.do(s.decide(case, document, reasons="按判决查明的事实,违法所得应予扣减"))
    assert office.limit(case, "remedy.remake", 11).status is DeadlineStatus.MET
    assert [each.in_force for each in party(office, case).decisions] == [False, True]
    assert party(office, case).decisions[1].notice == 2


@pytest.mark.parametrize("less", [True, False])
def test_after_an_error_of_procedure_or_for_less_it_may_be_decided_on_the_same_facts(less: bool) -> None:
    # NPC-行政诉讼法:71; 法释〔2018〕1号:90.
    office = Office()
    case = contested(office)
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.REMAKE, procedural=not less))
    # No day was named: sixty days.
    assert office.limit(case, "remedy.remake", 11).act_by == date(2026, 7, 27)
    office.do(s.notice(case, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True))
    document = office.do(s.draw("市监处罚"))
    lighter = {"items": HALF, "discretion": replace(s.LIGHTER, chosen_fen=s.FINE // 2)} if less else {}
    office.do(s.decide(case, document, **lighter))


def test_a_closed_case_is_contested_too_and_filed_again_with_the_ruling() -> None:
    # NPC-行政诉讼法:46: six months, also when the fine is long paid and the file put away.
    office = Office()
    case = paid(office)
    office.on(RECEIVED).do(s.remedy(case, **COURT))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.ANNULLED, reference=COURT["reference"]))
    assert office.state(case).status is CaseStatus.CLOSED
    assert office.state(case).archived_on is None
    assert office.refused(s.archive(case)) == "REFUND_DUE"


def test_a_closed_case_that_is_to_be_remade_goes_on_under_its_owner() -> None:
    office = Office()
    case = paid(office)
    office.on(RECEIVED).do(s.remedy(case))
    office.on(ENDED).do(s.end_remedy(case, RemedyOutcome.REMAKE))
    assert office.state(case).status is CaseStatus.REVIEWED
    assert office.state(case).closed_on is None
    assert "AssignmentOpened" in names(office.last())


def test_a_ruling_on_a_decision_that_the_authority_ended_itself_does_nothing_to_the_next() -> None:
    # NPC-行政诉讼法:62: the authority corrects itself while the suit is pending.
    office = Office()
    case = contested(office, **COURT)
    office.do(pc.EndDecision(penalty_case=case, party=1, document="自行纠正决定", reason="金额有误", on=None))
    office.do(s.notice(case, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True))
    office.do(s.decide(case, office.do(s.draw("市监处罚"))))
    annul = s.end_remedy(case, RemedyOutcome.ANNULLED, reference=COURT["reference"])
    assert office.on(ENDED).refused(annul) == "NO_DECISION_IN_FORCE"
    office.do(s.end_remedy(case, RemedyOutcome.UNLAWFUL, reference=COURT["reference"]))
    assert party(office, case).decision is not None


def test_no_more_decisions_than_have_limits_of_their_own() -> None:
    office = Office()
    case = served(office)
    for _ in range(3):
        office.do(pc.EndDecision(penalty_case=case, party=1, document="决定", reason="纠正", on=None))
        office.do(s.notice(case, office.do(s.draw("市监罚告"))))
        office.do(s.serve_notice(case))
        office.do(s.statement(case, waived=True))
        office.do(s.decide(case, office.do(s.draw("市监处罚")), decided_by=HEAD))
    office.do(pc.EndDecision(penalty_case=case, party=1, document="决定", reason="纠正", on=None))
    office.do(s.notice(case, office.do(s.draw("市监罚告"))))
    office.do(s.serve_notice(case))
    office.do(s.statement(case, waived=True))
    assert office.refused(s.decide(case, office.do(s.draw("市监处罚")))) == "DECISIONS_TOO_MANY"
