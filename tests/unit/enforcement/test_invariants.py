"""Random officers, days and commands: whatever is refused or carried out, no reachable state breaks the law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from unit.enforcement import publicity_story as p
from unit.enforcement import story as s
from unit.enforcement.lawful import CHECKS, found
from unit.enforcement.paths import reviewed
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, LAPSED, QINGXIU, REVIEWER, SECOND, SELLER, THIRD, Office
from unit.enforcement.test_revocations import BUSINESS

from chassis.errors import Refusal
from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import (
    CloseGround,
    DecisionOutcome,
    ExcludedTime,
    ReviewOutcome,
    ServiceWay,
    SuspensionGround,
    Tier,
)
from enforcement.domain.cases.remedies import RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import Party, PenaltyItem
from enforcement.domain.documents.commands import VoidDocument
from enforcement.domain.documents.records import CaseDocument, DocumentStatus
from enforcement.domain.measures import commands as mc
from enforcement.domain.measures.records import GoodsLine, MeasureKind, ReleaseGround
from enforcement.domain.publicity.ids import publication_id
from enforcement.domain.revocations.records import OrderStatus, RevocationOrder
from enforcement.domain.treasury.commands import PaidIn, ReceiveStatement
from enforcement.domain.treasury.records import FinePayment

HEADS = st.sampled_from([HEAD, HEAD, HEAD, DEPUTY, FIRST])
POSTS = st.sampled_from([THIRD, REVIEWER, FIRST, LAPSED])
PAIRS = st.sampled_from([(FIRST, SECOND), (FIRST, THIRD), (SECOND, LAPSED), (FIRST,)])
PARTIES = st.integers(1, 2)
AMOUNTS = st.sampled_from([100_000, 999_900, 1_000_000, 2_000_000, 9_999_900, 10_000_000, 20_000_000])
KINDS = st.just(["03"]) | st.lists(st.sampled_from(["01", "03", "04", "05", "08"]), min_size=1, max_size=3, unique=True)
HEAVY, SMALL = 10_000_000, 900_000
WEEKS = st.sampled_from([0, 20, 60])
GOODS = (GoodsLine(label="A", title="货", quantity=1, unit_name="箱", perishable=False),)


def items_of(kinds: list[str], amount: int) -> tuple[PenaltyItem, ...]:
    amounts = dict.fromkeys(("03", "04", "05"), amount)
    return tuple(PenaltyItem(kind=kind, amount_fen=amounts.get(kind, 0), detail="营业执照") for kind in kinds)


@cache
def begin() -> tuple[UUID, Office]:
    """A reviewed case against an enterprise and the person answerable for it."""
    office = Office()
    return reviewed(office, parties=(s.SHOP, s.BOSS)), office


class Procedure(RuleBasedStateMachine):
    """One case with an enterprise and the person answerable for it, and a measure now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.office = Office(register={SELLER: BUSINESS})
        self.measures: list[UUID] = []

    @initialize()
    def begin(self) -> None:
        self.case, begun = begin()
        self.office.go_on_from(begun)

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

    @rule(party=PARTIES, way=st.sampled_from(["untold", "unsaid", "unheard", "more"]))
    def take_a_shortcut(self, party: int, way: str) -> None:
        """A fine, but for one thing as the law wants it; a small one alone needs no time to ask for a hearing."""
        self.tell(party, ["03"], SMALL if way == "unsaid" else HEAVY, way in ("unheard", "more"))
        if way != "unsaid":
            self.state(party, True)
        if way in ("untold", "more"):
            self.time_passes(8)
        self.decide_as_told(party, 100 if way == "more" else 0)

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
                discussion=len(self.office.state(self.case).discussions), licences=(SELLER,) if "08" in kinds else (),
            )
        )  # fmt: skip

    @rule(party=PARTIES)
    def decide_as_told(self, party: int, more: int = 0) -> None:
        told = self.office.state(self.case).party(party).notice
        if told:
            fine = max(item.amount_fen for item in told.items) + more
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

    @rule(party=PARTIES, way=st.sampled_from(list(RemedyKind)), simplified=st.booleans())
    def contest(self, party: int, way: RemedyKind, simplified: bool) -> None:
        organ = "青秀区人民政府" if way is RemedyKind.RECONSIDERATION else "青秀区人民法院"
        self.attempt(
            s.remedy(
                self.case, party=party, kind=way, organ=organ, simplified=simplified,
                reference=f"救济{len(self.office.events)}",
            )
        )  # fmt: skip

    @rule(party=PARTIES, what=st.sampled_from(["answer", "stay", "resume"]))
    def answer_or_stop(self, party: int, what: str) -> None:
        pending = self.party(party).remedy
        if pending is None:
            return
        command = {"answer": ec.AnswerRemedy, "stay": ec.StayExecution, "resume": ec.ResumeExecution}[what]
        self.attempt(
            command(penalty_case=self.case, party=party, reference=pending.reference, document="文书", on=None)
        )

    @rule(party=PARTIES, outcome=st.sampled_from(list(RemedyOutcome)), kinds=KINDS, amount=AMOUNTS, days=WEEKS)
    def rule_upon(self, party: int, outcome: RemedyOutcome, kinds: list[str], amount: int, days: int) -> None:
        pending = self.party(party).remedy
        if pending is None:
            return
        items = items_of(kinds, amount) if outcome is RemedyOutcome.CHANGED else ()
        self.time_passes(days)
        self.attempt(s.end_remedy(self.case, outcome, party=party, reference=pending.reference, items=items))

    @rule(party=PARTIES, amount=AMOUNTS, outcome=st.sampled_from([RemedyOutcome.REMAKE, RemedyOutcome.ANNULLED]))
    def pay_win_and_get_it_back(self, party: int, amount: int, outcome: RemedyOutcome) -> None:
        self.tell_hear_and_decide(party, ["03"], amount, 8, True)
        self.serve_and_collect(party)
        self.contest(party, RemedyKind.RECONSIDERATION, False)
        self.rule_upon(party, outcome, ["03"], amount, 20)
        self.pay_back(party, HEAD)

    @rule(party=PARTIES, head=HEADS)
    def pay_back(self, party: int, head: UUID) -> None:
        self.attempt(
            ec.ApproveRefund(
                penalty_case=self.case, party=party, reason="撤销", document="审批表", approved_by=head, on=None
            )
        )
        self.attempt(
            ec.RecordRefund(
                penalty_case=self.case, party=party, reference=f"TF-{len(self.office.events)}",
                confirmation="退还书", on=None,
            )
        )  # fmt: skip

    @rule(party=PARTIES)
    def void_payment(self, party: int) -> None:
        for each in self.party(party).paid[-1:]:
            self.attempt(
                ec.VoidPayment(penalty_case=self.case, party=party, reference=each.reference, reason="?", on=None)
            )

    @rule(off=st.sampled_from([0, 0, 1]))
    def statement(self, off: int) -> None:
        lines = tuple(
            PaidIn(code=each.code, amount_fen=each.amount_fen + off, payer="某", person=True)
            for each in found(self.office, FinePayment)
        )
        statement = ReceiveStatement(
            unit=QINGXIU, post=FIRST, day=self.office.day, part=len(self.office.events) + 1, document="单", lines=lines
        )
        self.attempt(statement)

    @rule()
    def put_away(self) -> None:
        for ground in CloseGround:
            self.close(ground)
        self.attempt(s.archive(self.case))

    def party(self, number: int) -> Party:
        state: PenaltyCase = self.office.state(self.case)
        party = state.party(number)
        assert party is not None
        return party

    @rule(party=PARTIES)
    def serve(self, party: int) -> None:
        self.attempt(s.serve_decision(self.case, party=party))

    @rule(party=PARTIES, what=st.sampled_from([p.approve, p.publish, p.withdraw]))
    def show(self, party: int, what: Callable[[UUID], Any]) -> None:
        decisions = len(self.office.state(self.case).party(party).decisions)
        self.attempt(what(publication_id(self.case, party, decisions)))

    @rule(party=PARTIES, fine=AMOUNTS, gain=AMOUNTS, confirm=st.booleans())
    def pay(self, party: int, fine: int, gain: int, confirm: bool = True) -> None:
        reference = f"JK-{len(self.office.events)}"
        if self.attempt(s.pay(self.case, party=party, reference=reference, fine_fen=fine, gain_fen=gain)) and confirm:
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

    @rule(party=PARTIES, amount=AMOUNTS)
    def use_a_number_again(self, party: int, amount: int) -> None:
        told = [
            each for each, loaded in self.office.states.items() if getattr(loaded.state, "series", "") == "市监罚告"
        ]
        used = [each for each in told if isinstance(self.office.state(each), CaseDocument)]
        if used:
            items = items_of(["03"], amount)
            self.attempt(s.notice(self.case, used[0], party=party, items=items, hearing_right=True, new_facts="新事实"))

    @rule()
    def seize_at_once_and_go_on(self) -> None:
        self.seize(True, (FIRST, SECOND))
        if self.measures:
            self.go_on("extend")

    @rule()
    def void_what_is_left(self) -> None:
        for each, loaded in list(self.office.states.items()):
            if isinstance(loaded.state, CaseDocument) and loaded.state.status is DocumentStatus.DRAWN:
                self.office.do(VoidDocument(case_document=each, reason="未使用"))

    @invariant()
    def a_licence_is_touched_only_by_a_decision_served_and_in_force(self) -> None:
        orders = (each.state for each in self.office.states.values() if isinstance(each.state, RevocationOrder))
        for order in orders:
            party = self.office.state(order.penalty_case).party(order.party)
            if order.ended_on is None:
                assert party.decision is not None
                assert "08" in {item.kind for item in party.decision.items}
            assert (order.served_on is None) is (order.status in (OrderStatus.DECIDED, OrderStatus.DROPPED))

    @invariant()
    def no_law_is_broken(self) -> None:
        for check in CHECKS:
            check(self.office)


Procedure.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestProcedure = Procedure.TestCase
