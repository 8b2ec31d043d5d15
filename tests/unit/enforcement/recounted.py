"""Figures counted another way: from what stands in the end, slowly, by one loop for each, and not from events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from unit.enforcement.scenes import Office

from chassis.envelope import Envelope
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import DecisionOutcome
from enforcement.domain.cases.values import Decision, Party
from enforcement.domain.clues.clues import Clue
from enforcement.domain.clues.kinds import ClueStatus
from enforcement.domain.measures.records import Measure, MeasureStatus
from enforcement.domain.publicity.records import PenaltyPublication
from enforcement.domain.statistics.amounts import Amount, amounts_of
from enforcement.domain.statistics.counting import Fact, Happened, facts_of
from enforcement.statistics.reading import TYPES, WITH_BEFORE
from matters.domain.kinds import DeadlineStatus, Holder
from matters.domain.states import Deadline


def happened(journal: Sequence[Envelope]) -> Iterator[Happened]:
    """Events that count, as the service reads them from the journal."""
    versions = {(each.aggregate_id, each.version): each for each in journal}
    for each in journal:
        if each.type in TYPES:
            kind, event = TYPES[each.type]
            earlier = versions.get((each.aggregate_id, each.version - 1)) if event in WITH_BEFORE else None
            yield Happened(
                record=each.aggregate_id,
                version=each.version,
                event=kind.decode_event(each.type, each.data),
                before=kind.state_after(earlier.type, earlier.data) if earlier else None,
                after=kind.state_after(each.type, each.data),
                recorded_at=each.recorded_at,
            )


def facts(office: Office) -> list[Fact]:
    """What the service counts."""
    return [fact for each in happened(office.journal) for fact in facts_of(each)]


def amounts(office: Office) -> list[Amount]:
    """What the service sums."""
    return [amount for each in happened(office.journal) for amount in amounts_of(each)]


Row = tuple[str, str, Any]


def counted(office: Office) -> Counter[Row]:
    """Measure, detail and day, as often as the service counts them; without what states do not keep."""
    return Counter((each.measure, each.detail, each.day) for each in facts(office) if each.measure not in FROM_EVENTS)


FROM_EVENTS = frozenset(
    {
        "hearing_requested", "hearing_held", "hearing_waived", "legal_review_required", "legal_review_done",
        "legal_review_missing", "case_extended",
    }
)  # fmt: skip
"""Measures no state keeps with their days: a new notice begins hearings anew. Their tests stand by themselves."""


def slowly(office: Office) -> Counter[Row]:
    """The same from the states."""
    states = [loaded.state for loaded in office.states.values()]
    rows: list[Row] = []
    for state in states:
        match state:
            case Clue():
                rows += _of_clue(state)
            case PenaltyCase():
                rows += _of_case(state)
            case Measure():
                rows.append(("measure_taken", state.kind.name, state.taken_at.date() if state.taken_at else None))
                if state.status is MeasureStatus.RELEASED:
                    rows.append(("measure_released", state.ground.name, state.released_on))
            case PenaltyPublication():
                rows += _of_publication(state)
            case Deadline() if state.holder is Holder.AUTHORITY:
                rows += _of_limit(state)
            case _:
                pass
    return Counter(rows)


def _of_clue(state: Clue) -> Iterator[Row]:
    yield "clue_received", state.source.name, state.received_on
    if state.status is ClueStatus.FILED:
        yield "clue_filed", "", state.ended_on
    if state.status is ClueStatus.NOT_FILED:
        yield "clue_declined", state.ground.name, state.ended_on
    if state.status is ClueStatus.REFERRED:
        yield "clue_referred", "", state.ended_on


def _of_case(state: PenaltyCase) -> Iterator[Row]:
    yield "case_filed", "", state.filed_on
    if state.closed_on:
        yield "case_closed", state.close_ground.name, state.closed_on
    for review in state.reviews:
        if review.outcome.name != "AGREE":
            yield "review_returned", review.outcome.name, review.reviewed_on
    for party in state.parties:
        for remedy in party.remedies:
            yield "remedy_received", remedy.kind.name, remedy.received_on
            if remedy.ended_on:
                yield "remedy_ended", remedy.outcome.name, remedy.ended_on
                if remedy.effect and remedy.effect.corrected:
                    yield "remedy_corrected", remedy.outcome.name, remedy.ended_on
        for decision in party.decisions:
            if not decision.in_force:
                yield "decision_ended", "", decision.ended_on
            if not _by_ruling(party, decision):
                yield "decision", decision.outcome.name, decision.decided_on
                for item in decision.items:
                    yield "penalty_kind", item.kind, decision.decided_on
                if decision.discretion:
                    yield "discretion_tier", decision.discretion.tier.name, decision.decided_on


def _of_publication(state: PenaltyPublication) -> Iterator[Row]:
    if state.published_on:
        yield "penalty_published", "", state.published_on
    if state.withdrawal and state.withdrawal.withdrawn_on:
        yield "publication_withdrawn", "", state.withdrawal.withdrawn_on


def _of_limit(state: Deadline) -> Iterator[Row]:
    if state.status is DeadlineStatus.MET:
        yield "clock_late" if state.late else "clock_kept", state.rule_id, state.met_on


def _by_ruling(party: Party, decision: Decision) -> bool:
    """Whether a ruling put it in the place of the authority's own: its document is the ruling."""
    return decision.document in {each.ruling for each in party.remedies}


def money(office: Office) -> Counter[str]:
    """Sums by name, from what stands in the end."""
    total: Counter[str] = Counter()
    for state in (loaded.state for loaded in office.states.values() if isinstance(loaded.state, PenaltyCase)):
        for party in state.parties:
            total["received"] += sum(
                each.fine_fen + each.surcharge_fen + each.gain_fen for each in party.payments if not each.voided_on
            )
            total["refunded"] += sum(each.amounts.total_fen for each in party.refunds if each.paid_on)
            for decision in party.decisions:
                penalty = decision.outcome is DecisionOutcome.PENALTY
                for kind, name in (("03", "fine_imposed"), ("04", "gain_confiscated"), ("05", "goods_confiscated")):
                    fen = sum(item.amount_fen for item in decision.items if item.kind == kind)
                    total[name] += fen if penalty else 0
                    total["imposed_ended"] += 0 if decision.in_force else fen
    return Counter({name: fen for name, fen in total.items() if fen})


def summed(office: Office) -> Counter[str]:
    """The same as the service sums it."""
    total: Counter[str] = Counter()
    for each in amounts(office):
        total[each.name] += each.fen
    return Counter({name: fen for name, fen in total.items() if fen})


def extended(office: Office) -> int:
    """How often cases were extended, from the states."""
    return sum(each.state.extensions for each in office.states.values() if isinstance(each.state, PenaltyCase))


def units(office: Office) -> set[UUID]:
    """Authorities that sums are kept for."""
    return {UUID(each.unit) for each in amounts(office)}
