"""决定 (SAMR-2/2018:60): what has to have happened before, for each party by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain import people
from enforcement.domain.cases import party_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import latest, occurrence, outcome, party_at, party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.discretion import recorded
from enforcement.domain.cases.hearing_right import FINE, GAIN, GOODS, total_fen
from enforcement.domain.cases.kinds import (
    CaseStatus,
    DecisionOutcome,
    PartyStatus,
    ReviewKind,
    ReviewOutcome,
)
from enforcement.domain.cases.noticing import DECIDE, last_notice, penalties
from enforcement.domain.cases.values import Decision, Discretion, Notice, Party, PenaltyItem
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Limit, Meets, Opens, Outcome
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts

SERVE: Final = "decision.serve"
SERIES: Final = {
    DecisionOutcome.PENALTY: series.PENALTY,
    DecisionOutcome.NO_PENALTY: series.NO_PENALTY,
    DecisionOutcome.NOT_ESTABLISHED: series.NO_PENALTY,
    DecisionOutcome.OTHER_AGENCY: series.TRANSFER,
    DecisionOutcome.JUDICIAL: series.CRIME_TRANSFER,
}
AFTER_DECISION: Final = frozenset({PartyStatus.DECIDED, PartyStatus.SERVED, PartyStatus.EXECUTED, PartyStatus.ENDED})


def decide(state: PenaltyCase, command: c.Decide, context: Context) -> Outcome:
    """决定 against one party; the case is decided when all parties are.

    Refusals: those of `_heard`, `_reviewed`, `_not_heavier`, `_confiscated` and `_discussed`; FIELD_REQUIRED,
    DISCRETION_REQUIRED, DECISION_IN_FORCE, REMEDIES_REQUIRED.
    """
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    if party.decision:
        raise refuse("DECISION_IN_FORCE", "party", number=party.decision.document)
    party_at(party, PartyStatus.NAMED, PartyStatus.NOTIFIED, PartyStatus.HEARING)
    refuse_if_any([*texts(reasons=command.reasons, basis=command.basis)])
    day = day_of("on", command.on, context.today, _not_before(state, party))
    discretion = _penalty(state, party, command, context, day)
    _discussed(state, command, discretion)
    money = total_fen(command.items, FINE, GAIN, GOODS)
    people.approved(context, command.decided_by, "enforcement.decide", day, money)
    matter = (PENALTY_CASE, command.penalty_case)
    endings = SERIES.get(command.outcome, ())
    paper, used = numbering.use(context, command.document, endings, state.unit, matter, day)
    decision = Decision(
        number=len(party.decisions) + 1,
        document=paper.number,
        decided_on=day,
        decided_by=command.decided_by,
        outcome=command.outcome,
        items=command.items,
        discretion=discretion,
        basis=command.basis,
        reasons=command.reasons,
        remedies=command.remedies,
    )
    others = [each for each in state.parties if each.number != party.number]
    all_decided = all(each.status in AFTER_DECISION for each in others)
    status = CaseStatus.DECIDED if all_decided else CaseStatus.REVIEWED
    event = e.PartyDecided(at=context.now, party=command.party, decision=decision, status=status)
    limits: list[Limit] = [Opens(rule=SERVE, start=day, occurrence=occurrence(command.party, decision.number))]
    if all_decided:
        limits += [Meets(rule=DECIDE, on=day), Meets(rule=DECIDE, on=day, occurrence=2)]
    return outcome(command.penalty_case, event, *limits, also=(used,))


def end_decision(state: PenaltyCase, command: c.EndDecision, context: Context) -> Outcome:
    """撤销、变更、责令重作: the decision is no longer in force, and at most one new one may follow, told anew."""
    stands_at(state, CaseStatus.REVIEWED, CaseStatus.DECIDED)
    party = party_of(state, command.party)
    decision = party.decision
    if decision is None:
        raise refuse("NO_DECISION_IN_FORCE", "party")
    refuse_if_any([*names(document=command.document), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, decision.decided_on)
    ended = replace(decision, in_force=False, ended_on=day, ended_by=command.document)
    event = e.DecisionEnded(
        at=context.now, party=command.party, decision=ended, reason=command.reason, status=CaseStatus.REVIEWED
    )
    return outcome(command.penalty_case, event)


def _penalty(state: PenaltyCase, party: Party, command: c.Decide, context: Context, day: date) -> Discretion | None:
    """What a penalty needs and every other outcome must not have."""
    if command.outcome is DecisionOutcome.UNSPECIFIED:
        raise refuse("FIELD_REQUIRED", "outcome")
    fine = total_fen(command.items, FINE)
    if command.outcome is not DecisionOutcome.PENALTY:
        if command.items:
            raise refuse("ITEMS_WITHOUT_PENALTY", "items")
        if command.outcome is not DecisionOutcome.NO_PENALTY:
            return None
        return recorded(_required(command), command.outcome, 0)
    penalties(command.items, context, day)
    notice = _heard(party, day)
    _reviewed(party)
    _not_heavier(command.items, notice)
    _confiscated(state, party, command.items)
    if not command.remedies.strip():
        raise refuse("REMEDIES_REQUIRED", "remedies")
    return recorded(_required(command), command.outcome, fine) if fine else command.discretion


def _required(command: c.Decide) -> Discretion:
    if command.discretion is None:
        raise refuse("DISCRETION_REQUIRED", "discretion")
    return command.discretion


def _heard(party: Party, day: date) -> Notice:
    """Told, and heard or silent in time (SAMR-2/2018:57-58, NPC-行政处罚法:62-64).

    Refusals NOTICE_MISSING, NOTICE_NOT_SERVED, STATEMENT_TIME_RUNS, STATEMENT_NOT_RECHECKED, HEARING_TIME_RUNS,
    HEARING_NOT_ENDED.
    """
    if party.status is PartyStatus.NAMED:
        # Also after a decision that ended: what was told before it does not serve the new one.
        raise refuse("NOTICE_MISSING", "party")
    notice = last_notice(party)
    if notice.service is None or notice.statement_until is None:
        raise refuse("NOTICE_NOT_SERVED", "party")
    statement = party.statement
    if statement is None and day <= notice.statement_until:
        raise refuse("STATEMENT_TIME_RUNS", "on", until=notice.statement_until)
    if statement and not statement.waived and not statement.rechecked_on:
        raise refuse("STATEMENT_NOT_RECHECKED", "party")
    if party.hearing is None:
        if notice.hearing_until and day <= notice.hearing_until:
            raise refuse("HEARING_TIME_RUNS", "on", until=notice.hearing_until)
    elif party.hearing.ended_on is None:
        raise refuse("HEARING_NOT_ENDED", "party")
    return notice


def _reviewed(party: Party) -> None:
    """After a hearing no decision without legal review (NPC-行政处罚法:58). Refusal LEGAL_REVIEW_REQUIRED."""
    if party.hearing and party.hearing.held:
        agreed = party.review is not None and party.review.outcome is ReviewOutcome.AGREE
        if not agreed:
            raise refuse("LEGAL_REVIEW_REQUIRED", "party")


def _not_heavier(items: Sequence[PenaltyItem], notice: Notice) -> None:
    """Never heavier than told: neither another kind nor more of it (NPC-行政处罚法:45). Refusal HEAVIER_THAN_TOLD."""
    told = {item.kind: item.amount_fen for item in notice.items}
    for item in items:
        if item.kind not in told or item.amount_fen > told[item.kind]:
            raise refuse("HEAVIER_THAN_TOLD", "items", kind=item.kind, told=told.get(item.kind, 0))


def _confiscated(state: PenaltyCase, party: Party, items: Sequence[PenaltyItem]) -> None:
    """没收违法所得 takes no more than the gain not refunded, all parties together (SAMR-118/2026)."""
    taken = total_fen(items, GAIN)
    if not taken:
        return
    if state.figures is None:
        raise refuse("FIGURES_REQUIRED", "items")
    others = (each.decision for each in state.parties if each.number != party.number)
    taken += sum(total_fen(each.items, GAIN) for each in others if each)
    most = state.figures.gain_fen - state.figures.refunded_fen
    if taken > most:
        raise refuse("CONFISCATION_OVER_GAIN", "items", taken=taken, most=most)


def _discussed(state: PenaltyCase, command: c.Decide, discretion: Discretion | None) -> None:
    """情节复杂、重大违法 cases that need legal review, and every deviation, go to the leaders together.

    Refusal DISCUSSION_REQUIRED (NPC-行政处罚法:57).
    """
    party = party_of(state, command.party)
    legal = state.last_review is not None and state.last_review.kind is ReviewKind.LEGAL_REVIEW
    heard = party.hearing is not None and party.hearing.held
    deviates = discretion is not None and discretion.deviates
    if not (legal or heard or deviates):
        return
    reviewed = latest(
        state.last_review.reviewed_on if state.last_review else None,
        party.review.reviewed_on if party.review else None,
    )
    for each in state.discussions:
        about = not each.parties or command.party in each.parties
        if each.number == command.discussion and about and (reviewed is None or each.on >= reviewed):
            return
    raise refuse("DISCUSSION_REQUIRED", "discussion")


def _not_before(state: PenaltyCase, party: Party) -> date | None:
    review, hearing, statement = party.review, party.hearing, party.statement
    return latest(
        state.filed_on,
        state.last_review.reviewed_on if state.last_review else None,
        review.reviewed_on if review else None,
        hearing.ended_on if hearing else None,
        statement.rechecked_on if statement else None,
    )
