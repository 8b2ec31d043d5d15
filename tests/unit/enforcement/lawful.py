"""What no reachable state of an office may break, whatever was asked of it (issue 5, "done when", first line)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final, TypeVar
from uuid import UUID

from unit.enforcement.scenes import Office

from enforcement.domain.cases.acting import stands_still
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.hearing_right import needs_hearing
from enforcement.domain.cases.kinds import CaseStatus, DecisionOutcome, PartyStatus, ReviewOutcome
from enforcement.domain.cases.money import excess, kept_of, payable_until
from enforcement.domain.cases.remedies import DecisionEffect
from enforcement.domain.cases.values import Decision, Notice, Party, PenaltyItem
from enforcement.domain.documents.records import CaseDocument, DocumentStatus, NumberSeries
from enforcement.domain.measures.measuring import hold_of, report_of
from enforcement.domain.measures.records import Measure, MeasureStatus
from enforcement.domain.publicity.acting import WITHDRAW
from enforcement.domain.publicity.ids import publication_id
from enforcement.domain.publicity.records import PublicityStatus
from enforcement.domain.treasury.records import FinePayment, FinePaymentStatus, LineFinding, TreasuryStatement
from matters.domain.ids import deadline_id
from matters.domain.kinds import RUNNING, DeadlineStatus
from matters.domain.states import Deadline

Record = TypeVar("Record")
UNDECIDED = (CaseStatus.INVESTIGATING, CaseStatus.SUSPENDED, CaseStatus.REPORTED, CaseStatus.REVIEWED)


def found(office: Office, kind: type[Record]) -> list[Record]:
    """Everything of a kind."""
    return [each.state for each in office.states.values() if isinstance(each.state, kind)]


def one_decision_in_force_and_at_most_one_after_each(office: Office) -> None:
    for party in _parties(office):
        assert sum(each.in_force for each in party.decisions) <= 1
        assert [each.number for each in party.decisions] == list(range(1, len(party.decisions) + 1))
        for earlier, later in pairwise(party.decisions):
            assert not earlier.in_force
            assert earlier.ended_on is not None
            assert earlier.ended_on <= later.decided_on
        for remedy in party.remedies:
            if remedy.effect and remedy.effect.decision is DecisionEffect.ENDED:
                assert remedy.decision == len(party.decisions)
                assert party.decision is None


def told_before_heavy_and_never_heavier_than_told(office: Office) -> None:
    for party in _parties(office):
        for decision in party.decisions:
            if decision.outcome is DecisionOutcome.PENALTY:
                _lawful(office, party, decision)


def a_second_notice_rests_on_new_facts_or_follows_a_decision_that_ended(office: Office) -> None:
    for party in _parties(office):
        for notice in party.notices[1:]:
            ended = [each.ended_on for each in party.decisions if each.ended_on]
            assert notice.new_facts.strip() or any(day <= notice.issued_on for day in ended)


def _lawful(office: Office, party: Party, decision: Decision) -> None:
    if decision.by_ruling:
        before = party.decisions[decision.number - 2]
        assert _total(decision.items) <= _total(before.items)
        return
    told = next(each for each in party.notices if each.number == decision.notice)
    assert told.service is not None
    assert told.issued_on <= decision.decided_on
    amounts = {item.kind: item.amount_fen for item in told.items}
    assert all(item.amount_fen <= amounts.get(item.kind, -1) for item in decision.items)
    context: Any = office._present
    heavy = needs_hearing(party.kind, decision.items, context, decision.decided_on)
    if heavy:
        assert told.hearing_right
    if decision.in_force:
        _heard(party, decision, told, heavy)


def _heard(party: Party, decision: Decision, told: Notice, heavy: bool) -> None:
    assert told.number == len(party.notices)
    waived = party.statement is not None and party.statement.waived
    rechecked = party.statement is not None and party.statement.rechecked_on is not None
    assert told.statement_until is not None
    assert waived or rechecked or decision.decided_on > told.statement_until
    if heavy:
        assert told.hearing_until is not None
        ended = party.hearing is not None and party.hearing.ended_on is not None
        assert ended or decision.decided_on > told.hearing_until
    if party.hearing and party.hearing.held:
        assert party.review is not None
        assert party.review.outcome is ReviewOutcome.AGREE


def every_number_has_its_document(office: Office) -> None:
    documents = found(office, CaseDocument)
    assert all(count == 1 for count in Counter(each.number for each in documents).values())
    for series in found(office, NumberSeries):
        mine = [each for each in documents if (each.series, each.year) == (series.series, series.year)]
        assert sorted(each.sequence for each in mine) == list(range(1, series.last + 1))
    assert all(each.matter for each in documents if each.status is DocumentStatus.IN_USE)
    assert all(each.void_reason for each in documents if each.status is DocumentStatus.VOID)


def nothing_stands_without_its_document(office: Office) -> None:
    in_use = {each.number for each in found(office, CaseDocument) if each.status is DocumentStatus.IN_USE}
    for party in _parties(office):
        ours = [each.document for each in party.decisions if not each.by_ruling]
        assert {*ours, *(each.document for each in party.notices)} <= in_use
        assert all(each.document and each.ended_by for each in party.decisions if not each.in_force)
        assert {each.document for each in (party.demand, party.court, party.deferral) if each} <= in_use
        assert all(each.ruling for each in party.remedies if each.effect)
        assert all(each.document and (not each.paid_on or each.confirmation) for each in party.refunds)
    for measure in found(office, Measure):
        assert measure.document in in_use


def no_number_stands_on_two_papers(office: Office) -> None:
    papers = [each.document for each in found(office, Measure)]
    for party in _parties(office):
        papers += [each.document for each in party.notices]
        papers += [each.document for each in party.decisions if not each.by_ruling]
        papers += [each.document for each in (party.demand, party.court, party.deferral) if each]
    assert all(count == 1 for count in Counter(papers).values())


def a_measure_has_an_alarm_until_it_is_released_and_an_urgent_one_is_approved_first(office: Office) -> None:
    for key, loaded in office.states.items():
        measure = loaded.state
        if not isinstance(measure, Measure):
            continue
        released = measure.status is MeasureStatus.RELEASED
        assert (limit(office, key, hold_of(measure.kind)).status in RUNNING) is not released
        if measure.status is MeasureStatus.URGENT:
            assert limit(office, key, report_of(measure.kind)).status in RUNNING
        assert measure.approved_by or not measure.extension


def the_ninety_days_run_until_all_is_decided(office: Office) -> None:
    for key, loaded in office.states.items():
        case = loaded.state
        if not isinstance(case, PenaltyCase):
            continue
        if case.status in UNDECIDED and not any(party.decisions for party in case.parties):
            running = limit(office, key, "case.decide", 2 if case.extensions > 1 else 1)
            assert running.status in RUNNING
            assert running.status is not DeadlineStatus.SUSPENDED or stands_still(case)


def what_is_paid_is_owed_or_due_back_and_goes_back_once(office: Office) -> None:
    context: Any = _Law(office)
    for case in found(office, PenaltyCase):
        for party in case.parties:
            assert min(kept_of(party)) >= 0
            if party.status is not PartyStatus.SERVED:
                too_much = excess(party, payable_until(party, context), office.day)
                assert (too_much.fine_fen if too_much else 0) == (party.refund_due.fine_fen if party.refund_due else 0)
            if case.status is CaseStatus.ARCHIVED:
                assert party.refund_due is None


def the_treasury_and_the_cases_agree(office: Office) -> None:
    codes = Counter(each.reference for party in _parties(office) for each in party.paid)
    assert all(count == 1 for count in codes.values())
    payments = {each.code: each for each in found(office, FinePayment)}
    for party in _parties(office):
        for paid in party.paid:
            confirmed = payments[paid.reference].status is FinePaymentStatus.CONFIRMED
            assert confirmed is (paid.confirmed_on is not None)
    for statement in found(office, TreasuryStatement):
        agreed = [each.amount_fen for each in statement.lines if each.finding is LineFinding.CONFIRMED]
        assert statement.confirmed_fen == sum(agreed)
        assert statement.total_fen == statement.confirmed_fen + statement.differing_fen


def what_is_shown_rests_on_a_decision_in_force_or_has_to_go(office: Office) -> None:
    for key, loaded in office.states.items():
        if not isinstance(loaded.state, PenaltyCase):
            continue
        for party in loaded.state.parties:
            for decision in party.decisions:
                which = publication_id(key, party.number, decision.number)
                shown = which in office.states and office.state(which).status is PublicityStatus.PUBLISHED
                assert which in office.states or decision.outcome is not DecisionOutcome.PENALTY
                assert decision.in_force or not shown or limit(office, which, WITHDRAW).status in RUNNING


def limit(office: Office, matter: UUID, rule_id: str, occurrence: int = 1) -> Deadline:
    """A limit of a matter."""
    found_: Deadline = office.state(deadline_id(matter, rule_id, occurrence))
    return found_


class _Law:
    """The calendar and rules of an office, as a decision has them."""

    def __init__(self, office: Office) -> None:
        present: Any = office._present
        self.calendar, self.rulebook = present.law.calendar, present.rulebook


def _parties(office: Office) -> list[Party]:
    return [party for case in found(office, PenaltyCase) for party in case.parties]


def _total(items: tuple[PenaltyItem, ...]) -> int:
    return sum(item.amount_fen for item in items)


CHECKS: Final[tuple[Callable[[Office], None], ...]] = (
    one_decision_in_force_and_at_most_one_after_each,
    told_before_heavy_and_never_heavier_than_told,
    a_second_notice_rests_on_new_facts_or_follows_a_decision_that_ended,
    every_number_has_its_document,
    nothing_stands_without_its_document,
    no_number_stands_on_two_papers,
    a_measure_has_an_alarm_until_it_is_released_and_an_urgent_one_is_approved_first,
    the_ninety_days_run_until_all_is_decided,
    what_is_paid_is_owed_or_due_back_and_goes_back_once,
    the_treasury_and_the_cases_agree,
    what_is_shown_rests_on_a_decision_in_force_or_has_to_go,
)
