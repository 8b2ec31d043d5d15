"""Random officers, days and commands: whatever is refused or carried out, no reachable state breaks the law."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from unit.enforcement import story as s
from unit.enforcement.paths import reviewed
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, LAPSED, REVIEWER, SECOND, THIRD, Office

from chassis.errors import Refusal
from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.acting import stands_still
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.hearing_right import needs_hearing
from enforcement.domain.cases.kinds import (
    CaseStatus,
    CloseGround,
    DecisionOutcome,
    ExcludedTime,
    ReviewOutcome,
    ServiceWay,
    SuspensionGround,
    Tier,
)
from enforcement.domain.cases.values import Decision, Party, PenaltyItem
from enforcement.domain.documents.commands import VoidDocument
from enforcement.domain.documents.records import CaseDocument, DocumentStatus, NumberSeries
from enforcement.domain.measures import commands as mc
from enforcement.domain.measures.measuring import hold_of
from enforcement.domain.measures.records import GoodsLine, Measure, MeasureKind, MeasureStatus, ReleaseGround
from matters.domain.ids import deadline_id
from matters.domain.kinds import RUNNING, DeadlineStatus
from matters.domain.states import Deadline

HEADS = st.sampled_from([HEAD, HEAD, HEAD, DEPUTY, FIRST])
POSTS = st.sampled_from([THIRD, REVIEWER, FIRST, LAPSED])
PAIRS = st.sampled_from([(FIRST, SECOND), (FIRST, THIRD), (SECOND, LAPSED), (FIRST,)])
PARTIES = st.integers(1, 2)
AMOUNTS = st.sampled_from([100_000, 999_900, 1_000_000, 2_000_000, 9_999_900, 10_000_000, 20_000_000])
KINDS = st.lists(st.sampled_from(["01", "03", "04", "05", "08"]), min_size=1, max_size=3, unique=True)
UNDECIDED = (CaseStatus.INVESTIGATING, CaseStatus.SUSPENDED, CaseStatus.REPORTED, CaseStatus.REVIEWED)
GOODS = (GoodsLine(label="A", title="货", quantity=1, unit_name="箱", perishable=False),)


def items_of(kinds: list[str], amount: int) -> tuple[PenaltyItem, ...]:
    return tuple(
        PenaltyItem(kind=kind, amount_fen=amount if kind in ("03", "04", "05") else 0, detail="物") for kind in kinds
    )


class Procedure(RuleBasedStateMachine):
    """One case with an enterprise and the person answerable for it, and a measure now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.office = Office()
        self.measures: list[UUID] = []

    @initialize()
    def begin(self) -> None:
        self.case = reviewed(self.office, parties=(s.SHOP, s.BOSS))

    def attempt(self, command: Any) -> UUID | None:
        """Carry it out or be refused; anything else is a defect."""
        before = dict(self.office.states)
        try:
            return self.office.do(command)
        except Refusal:
            assert self.office.states == before
            return None

    def drawn(self, series: str) -> UUID:
        return self.office.do(s.draw(series, year=self.office.day.year))

    @rule(days=st.sampled_from([1, 3, 6, 8, 20, 40]))
    def time_passes(self, days: int) -> None:
        self.office.later(days)

    @precondition(lambda self: self.office.day < date(2026, 11, 1))
    @rule(party=PARTIES, kinds=KINDS, amount=AMOUNTS, hearing=st.booleans(), facts=st.booleans(), head=HEADS)
    def notice(self, party: int, kinds: list[str], amount: int, hearing: bool, facts: bool, head: UUID) -> None:
        self.attempt(
            s.notice(
                self.case, self.drawn("市监罚告"), party=party, items=items_of(kinds, amount), hearing_right=hearing,
                new_facts="新事实" if facts else "", approved_by=head,
            )
        )  # fmt: skip

    @rule(party=PARTIES, way=st.sampled_from(list(ServiceWay)), officers=PAIRS)
    def serve_notice(self, party: int, way: ServiceWay, officers: tuple[UUID, ...]) -> None:
        self.attempt(s.serve_notice(self.case, party=party, way=way, officers=officers))

    @rule(party=PARTIES)
    def announce(self, party: int) -> None:
        self.attempt(s.announce(self.case, party=party))

    @rule(party=PARTIES, waived=st.booleans())
    def state(self, party: int, waived: bool) -> None:
        self.attempt(s.statement(self.case, party=party, waived=waived))

    @rule(party=PARTIES, kinds=KINDS, amount=AMOUNTS, hearing=st.booleans())
    def tell(self, party: int, kinds: list[str], amount: int, hearing: bool) -> None:
        self.notice(party, kinds, amount, hearing, True, HEAD)
        self.serve_notice(party, ServiceWay.DIRECT, (FIRST, SECOND))

    @rule(party=PARTIES, kinds=KINDS, amount=AMOUNTS, days=st.sampled_from([0, 6, 8]), waived=st.booleans())
    def tell_hear_and_decide(self, party: int, kinds: list[str], amount: int, days: int, waived: bool) -> None:
        self.tell(party, kinds, amount, True)
        self.state(party, waived)
        if not waived and days:
            self.recheck(party)
        self.time_passes(days)
        self.decide_as_told(party)

    @rule(party=PARTIES, amount=AMOUNTS, chair=POSTS, agrees=st.booleans())
    def tell_hold_a_hearing_and_decide(self, party: int, amount: int, chair: UUID, agrees: bool) -> None:
        self.tell(party, ["03"], amount, True)
        self.hearing(party, chair)
        self.fix(party, 14)
        self.time_passes(14)
        self.hold(party, True)
        if agrees:
            self.review(party, REVIEWER, ReviewOutcome.AGREE)
        self.discuss((HEAD, DEPUTY))
        self.decide_as_told(party)

    @rule(party=PARTIES)
    def serve_and_collect(self, party: int) -> None:
        self.serve(party)
        decision = self.office.state(self.case).party(party).decision
        for item in decision.items if decision else ():
            if item.kind in ("03", "04"):
                gain = item.kind == "04"
                self.pay(party, 0 if gain else item.amount_fen, item.amount_fen if gain else 0)
            elif item.kind != "01":
                self.attempt(
                    ec.RecordPerformance(penalty_case=self.case, party=party, kind=item.kind, record="执行", on=None)
                )
        self.complete(party)

    @rule(party=PARTIES)
    def recheck(self, party: int) -> None:
        self.attempt(s.recheck(self.case, party=party))

    @rule(party=PARTIES, chair=POSTS)
    def hearing(self, party: int, chair: UUID) -> None:
        self.attempt(pc.RequestHearing(penalty_case=self.case, party=party, record="申请", on=None))
        self.attempt(pc.NameHearingChair(penalty_case=self.case, party=party, chair=chair, approved_by=HEAD, on=None))

    @rule(party=PARTIES, ahead=st.sampled_from([5, 14]))
    def fix(self, party: int, ahead: int) -> None:
        held = date.fromordinal(self.office.day.toordinal() + ahead)
        self.attempt(
            pc.FixHearing(
                penalty_case=self.case, party=party, document=self.drawn("市监听通"), held_on=held, told_on=None,
                open_to_public=False, announced_on=None,
            )
        )  # fmt: skip

    @rule(party=PARTIES, comes=st.booleans())
    def hold(self, party: int, comes: bool) -> None:
        if comes:
            self.attempt(pc.HoldHearing(penalty_case=self.case, party=party, record="笔录", on=None))
            self.attempt(pc.ReportHearing(penalty_case=self.case, party=party, report="报告", on=None))
        else:
            self.attempt(pc.WaiveHearing(penalty_case=self.case, party=party, reason="未到", on=None))

    @rule(party=PARTIES, reviewer=POSTS, outcome=st.sampled_from(list(ReviewOutcome)))
    def review(self, party: int, reviewer: UUID, outcome: ReviewOutcome) -> None:
        self.attempt(
            pc.ReviewAfterHearing(
                penalty_case=self.case, party=party, reviewer=reviewer, first_time=False, outcome=outcome,
                opinion="意见", on=None,
            )
        )  # fmt: skip

    @rule(leaders=st.sampled_from([(HEAD, DEPUTY), (HEAD, FIRST), (HEAD,)]))
    def discuss(self, leaders: tuple[UUID, ...]) -> None:
        self.attempt(
            cc.RecordDiscussion(
                penalty_case=self.case, leaders=leaders, record="记录", conclusion="同意", parties=(), on=None
            )
        )

    @rule(party=PARTIES, kinds=KINDS, amount=AMOUNTS, tier=st.sampled_from(list(Tier)), head=HEADS)
    def decide(self, party: int, kinds: list[str], amount: int, tier: Tier, head: UUID) -> None:
        items = items_of(kinds, amount)
        fine = sum(item.amount_fen for item in items if item.kind == "03")
        self.attempt(
            s.decide(
                self.case, self.drawn("市监处罚"), party=party, items=items, decided_by=head,
                discretion=replace(s.LIGHTER, tier=tier, low_fen=0, high_fen=20_000_000, chosen_fen=fine),
                discussion=len(self.office.state(self.case).discussions),
            )
        )  # fmt: skip

    @rule(party=PARTIES)
    def decide_as_told(self, party: int) -> None:
        told = self.office.state(self.case).party(party).notice
        if told:
            fine = max(item.amount_fen for item in told.items)
            tier = Tier.LIGHTER if fine <= 6_000_000 else Tier.ORDINARY
            self.decide(party, [item.kind for item in told.items], fine, tier, HEAD)

    @rule(party=PARTIES)
    def no_penalty(self, party: int) -> None:
        none = replace(s.LIGHTER, tier=Tier.NONE, chosen_fen=0)
        self.attempt(
            s.decide(
                self.case, self.drawn("市监不罚"), party=party, outcome=DecisionOutcome.NO_PENALTY, items=(),
                discretion=none,
            )
        )  # fmt: skip

    @rule(party=PARTIES)
    def annul(self, party: int) -> None:
        self.attempt(pc.EndDecision(penalty_case=self.case, party=party, document="复议决定", reason="撤销", on=None))

    @rule(party=PARTIES)
    def serve(self, party: int) -> None:
        self.attempt(s.serve_decision(self.case, party=party))

    @rule(party=PARTIES, fine=AMOUNTS, gain=AMOUNTS)
    def pay(self, party: int, fine: int, gain: int) -> None:
        reference = f"JK-{len(self.office.events)}"
        if self.attempt(s.pay(self.case, party=party, reference=reference, fine_fen=fine, gain_fen=gain)):
            self.office.do(s.confirm(self.case, party=party, reference=reference))

    @rule(party=PARTIES)
    def complete(self, party: int) -> None:
        self.attempt(s.complete(self.case, party=party))

    @rule(ground=st.sampled_from(list(CloseGround)))
    def close(self, ground: CloseGround) -> None:
        self.attempt(s.close(self.case, ground=ground))

    @rule(stop=st.booleans())
    def clock(self, stop: bool) -> None:
        if stop:
            self.attempt(
                cc.StopCaseTime(
                    penalty_case=self.case, kind=ExcludedTime.TESTING, reason="检验", document="书", on=None
                )
            )
        else:
            self.attempt(cc.RunCaseTime(penalty_case=self.case, on=None))

    @rule(head=HEADS)
    def extend(self, head: UUID) -> None:
        until = date.fromordinal(self.office.day.toordinal() + 60)
        self.attempt(
            cc.ExtendCase(
                penalty_case=self.case, reason="复杂", document="表", approved_by=head,
                discussion=len(self.office.state(self.case).discussions), until=until, on=None,
            )
        )  # fmt: skip

    @rule()
    def suspend(self) -> None:
        self.attempt(
            cc.SuspendCase(
                penalty_case=self.case, ground=SuspensionGround.OTHER, reason="?", document="表", approved_by=HEAD,
                on=None,
            )
        )  # fmt: skip

    @rule(party=PARTIES)
    def demand(self, party: int) -> None:
        self.attempt(
            ec.DemandPerformance(penalty_case=self.case, party=party, document=self.drawn("市监罚催"), on=None)
        )

    @rule(urgent=st.booleans(), officers=PAIRS)
    def seize(self, urgent: bool, officers: tuple[UUID, ...]) -> None:
        taken = self.attempt(
            mc.TakeMeasure(
                kind=MeasureKind.SEIZURE, penalty_case=self.case, clue=None, title="扣押", party="店",
                basis="NPC-食品安全法:110", document=self.drawn("市监强制"), place="库", officers=officers, goods=GOODS,
                urgent=urgent, unfair_competition=False, approved_by=None if urgent else HEAD,
            )
        )  # fmt: skip
        if taken:
            self.measures.append(taken)

    @precondition(lambda self: self.measures)
    @rule(what=st.sampled_from(["approve", "extend", "release"]))
    def go_on(self, what: str) -> None:
        measure = self.measures[-1]
        match what:
            case "approve":
                self.attempt(mc.ApproveMeasure(measure=measure, approved_by=HEAD))
            case "extend":
                self.attempt(
                    mc.ExtendMeasure(
                        measure=measure, document=self.drawn("市监延强"), reason="?", approved_by=HEAD, on=None
                    )
                )
            case "release":
                self.attempt(
                    mc.ReleaseMeasure(
                        measure=measure, ground=ReleaseGround.EXPIRED, document=self.drawn("市监解强"),
                        approved_by=HEAD, on=None,
                    )
                )  # fmt: skip

    @rule()
    def void_what_is_left(self) -> None:
        for each, loaded in list(self.office.states.items()):
            if isinstance(loaded.state, CaseDocument) and loaded.state.status is DocumentStatus.DRAWN:
                self.office.do(VoidDocument(case_document=each, reason="未使用"))

    def found(self, kind: type) -> list[tuple[UUID, Any]]:
        return [(key, each.state) for key, each in self.office.states.items() if isinstance(each.state, kind)]

    @invariant()
    def one_decision_in_force(self) -> None:
        for _, case in self.found(PenaltyCase):
            for party in case.parties:
                assert sum(each.in_force for each in party.decisions) <= 1

    @invariant()
    def told_before_heavy_and_never_heavier_than_told(self) -> None:
        for _, case in self.found(PenaltyCase):
            for party in case.parties:
                decision = party.decision
                if decision and decision.outcome is DecisionOutcome.PENALTY:
                    self.lawful(party, decision)

    def lawful(self, party: Party, decision: Decision) -> None:
        told = party.notice
        assert told is not None
        assert told.service is not None
        assert told.issued_on <= decision.decided_on
        amounts = {item.kind: item.amount_fen for item in told.items}
        assert all(item.amount_fen <= amounts.get(item.kind, -1) for item in decision.items)
        waived = party.statement is not None and party.statement.waived
        rechecked = party.statement is not None and party.statement.rechecked_on is not None
        assert told.statement_until is not None
        assert waived or rechecked or decision.decided_on > told.statement_until
        context: Any = self.office._present
        if needs_hearing(party.kind, decision.items, context, decision.decided_on):
            assert told.hearing_right
            assert told.hearing_until is not None
            ended = party.hearing is not None and party.hearing.ended_on is not None
            assert ended or decision.decided_on > told.hearing_until
        if party.hearing and party.hearing.held:
            assert party.review is not None
            assert party.review.outcome is ReviewOutcome.AGREE

    @invariant()
    def every_number_has_its_document(self) -> None:
        documents = [each for _, each in self.found(CaseDocument)]
        assert all(count == 1 for count in Counter(each.number for each in documents).values())
        for _, series in self.found(NumberSeries):
            mine = [each for each in documents if (each.series, each.year) == (series.series, series.year)]
            assert sorted(each.sequence for each in mine) == list(range(1, series.last + 1))
        assert all(each.matter for each in documents if each.status is DocumentStatus.IN_USE)
        assert all(each.void_reason for each in documents if each.status is DocumentStatus.VOID)

    @invariant()
    def nothing_stands_without_its_document(self) -> None:
        in_use = {each.number for _, each in self.found(CaseDocument) if each.status is DocumentStatus.IN_USE}
        for _, case in self.found(PenaltyCase):
            for party in case.parties:
                assert {each.document for each in (*party.notices, *party.decisions)} <= in_use
        for _, measure in self.found(Measure):
            assert measure.document in in_use

    @invariant()
    def a_measure_has_an_alarm_until_it_is_released(self) -> None:
        for key, measure in self.found(Measure):
            limit = self.limit(key, hold_of(measure.kind))
            released = measure.status is MeasureStatus.RELEASED
            assert (limit.status in RUNNING) is not released
            if measure.status is MeasureStatus.URGENT:
                assert not measure.extension

    @invariant()
    def the_ninety_days_run_until_all_is_decided(self) -> None:
        for key, case in self.found(PenaltyCase):
            if case.status in UNDECIDED and not any(party.decisions for party in case.parties):
                limit = self.limit(key, "case.decide", 2 if case.extensions > 1 else 1)
                assert limit.status in RUNNING
                assert limit.status is not DeadlineStatus.SUSPENDED or stands_still(case)

    def limit(self, matter: UUID, rule_id: str, occurrence: int = 1) -> Deadline:
        found: Deadline = self.office.state(deadline_id(matter, rule_id, occurrence))
        return found


Procedure.TestCase.settings = settings(
    max_examples=100,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestProcedure = Procedure.TestCase
