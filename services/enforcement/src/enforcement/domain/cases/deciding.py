"""决定 (SAMR-2/2018:60): what has to have happened before, for each party by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain import people
from enforcement.domain.cases import party_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import (
    AFTER_REVIEW,
    MOST_DECISIONS,
    latest,
    occurrence,
    outcome,
    party_at,
    party_of,
    stands_at,
)
from enforcement.domain.cases.annulling import AFTER_DECISION, ended
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.discretion import recorded
from enforcement.domain.cases.executing import SERVE
from enforcement.domain.cases.hearing_right import FINE, GAIN, GOODS, total_fen
from enforcement.domain.cases.kinds import (
    CaseStatus,
    DecisionOutcome,
    PartyStatus,
    ReviewKind,
    ReviewOutcome,
    Tier,
)
from enforcement.domain.cases.money import excess
from enforcement.domain.cases.noticing import DECIDE, last_notice, penalties
from enforcement.domain.cases.refunding import refund_limits
from enforcement.domain.cases.remedies import Remedy, RemedyOutcome
from enforcement.domain.cases.values import Decision, Discretion, Notice, Party, PenaltyItem
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.history.firsts import require_first
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Limit, Meets, Opens, Outcome
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts
from enforcement.domain.remedies_told.table import Act
from enforcement.domain.remedies_told.telling import remedy_text

SERIES: Final = {
    DecisionOutcome.PENALTY: series.PENALTY,
    DecisionOutcome.NO_PENALTY: series.NO_PENALTY,
    DecisionOutcome.NOT_ESTABLISHED: series.NO_PENALTY,
    DecisionOutcome.OTHER_AGENCY: series.TRANSFER,
    DecisionOutcome.JUDICIAL: series.CRIME_TRANSFER,
}
TOLD_AGAINST: Final = {DecisionOutcome.PENALTY: Act.PENALTY, DecisionOutcome.NO_PENALTY: Act.NO_PENALTY}
"""Outcomes that tell the party its remedies."""
REMAKE: Final = "remedy.remake"


def decide(state: PenaltyCase, command: c.Decide, context: Context) -> Outcome:
    """决定 against one party; the case is decided when all parties are.

    Refusals: those of `_heard`, `_reviewed`, `_not_heavier`, `_confiscated` and `_discussed`; FIELD_REQUIRED,
    DISCRETION_REQUIRED, DECISION_IN_FORCE, DECISIONS_TOO_MANY, SAME_DECISION_AGAIN; those of `_remedies`.
    """
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    if party.decision:
        raise refuse("DECISION_IN_FORCE", "party", number=party.decision.document)
    party_at(party, PartyStatus.NAMED, PartyStatus.NOTIFIED, PartyStatus.HEARING)
    if len(party.decisions) >= MOST_DECISIONS:
        raise refuse("DECISIONS_TOO_MANY", "party", most=MOST_DECISIONS)
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
        remedies=_remedies(state, command, context, day),
        remedies_reason=command.remedies_reason,
        notice=party.notice.number if party.notice and command.items else 0,
    )
    others = [each for each in state.parties if each.number != party.number]
    all_decided = all(each.status in AFTER_DECISION for each in others)
    status = CaseStatus.DECIDED if all_decided else CaseStatus.REVIEWED
    due = excess(replace(party, decisions=(*party.decisions, decision)), None, day)
    event = e.PartyDecided(at=context.now, party=command.party, decision=decision, status=status, refund_due=due)
    limits: list[Limit] = [
        Opens(rule=SERVE, start=day, occurrence=occurrence(command.party, decision.number)),
        *refund_limits(party, due, day),
        *_made_anew(party, day),
    ]
    if all_decided:
        limits += [Meets(rule=DECIDE, on=day), Meets(rule=DECIDE, on=day, occurrence=2)]
    return outcome(command.penalty_case, event, *limits, also=(used,))


def end_decision(state: PenaltyCase, command: c.EndDecision, context: Context) -> Outcome:
    """The authority ends its own decision (NPC-行政处罚法:75); at most one new one may follow, told anew."""
    stands_at(state, *AFTER_REVIEW)
    party = party_of(state, command.party)
    decision = party.decision
    if decision is None:
        raise refuse("NO_DECISION_IN_FORCE", "party")
    refuse_if_any([*names(document=command.document), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, decision.decided_on)
    event, limits = ended(state, party, decision, command.document, command.reason, day, context, again=True)
    return outcome(command.penalty_case, event, *limits)


def _penalty(state: PenaltyCase, party: Party, command: c.Decide, context: Context, day: date) -> Discretion | None:
    """What a penalty needs and every other outcome must not have."""
    if command.outcome is DecisionOutcome.UNSPECIFIED:
        raise refuse("FIELD_REQUIRED", "outcome")
    fine = total_fen(command.items, FINE)
    if command.outcome is not DecisionOutcome.PENALTY:
        if command.items:
            raise refuse("ITEMS_WITHOUT_PENALTY", "items")
        if command.outcome is DecisionOutcome.NOT_ESTABLISHED:
            _nobody_answers(state, party)
        if command.outcome is not DecisionOutcome.NO_PENALTY:
            return None
        found = recorded(_required(command), command.outcome, 0)
        if found.tier is Tier.FIRST_EXEMPT:
            require_first(command.penalty_case, party, state.field, day, context)
        return found
    penalties(command.items, context, day)
    _with_the_firm(state, party)
    notice = _heard(party, day)
    _reviewed(party)
    _not_heavier(command.items, notice)
    _not_the_same(party, command, notice)
    _confiscated(state, party, command.items)
    return recorded(_required(command), command.outcome, fine) if fine else command.discretion


def _remedies(state: PenaltyCase, command: c.Decide, context: Context, day: date) -> str:
    """The text of the table; another only with the reason for it, as a wrong one lengthens the party's time.

    Refusals REMEDIES_DIFFER, REMEDIES_REQUIRED where a reason comes without a text, and those of `remedy_text`.
    """
    if command.outcome not in TOLD_AGAINST:
        return command.remedies
    if command.remedies_reason.strip():
        if not command.remedies.strip():
            raise refuse("REMEDIES_REQUIRED", "remedies")
        return command.remedies
    view = context.roster.view(state.unit, day)
    told = remedy_text(TOLD_AGAINST[command.outcome], view, day, context.rulebook)
    if command.remedies.strip() not in ("", told):
        raise refuse("REMEDIES_DIFFER", "remedies", told=told)
    return told


def _with_the_firm(state: PenaltyCase, party: Party) -> None:
    """Nobody is punished for what a firm did that did nothing (NPC-行政处罚法:40). Refusal FIRM_DID_NOT."""
    firm = state.party(party.answers_for) if party.answers_for else None
    if firm and firm.decision and firm.decision.outcome is DecisionOutcome.NOT_ESTABLISHED:
        raise refuse("FIRM_DID_NOT", "party", number=firm.number, document=firm.decision.document)


def _nobody_answers(state: PenaltyCase, firm: Party) -> None:
    """Nor is it found that a firm did nothing while somebody is punished for it. Refusal PERSON_PUNISHED_FOR_IT."""
    for each in state.parties:
        if each.answers_for == firm.number and each.decision and each.decision.outcome is DecisionOutcome.PENALTY:
            raise refuse("PERSON_PUNISHED_FOR_IT", "outcome", number=each.number, document=each.decision.document)


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


def _not_the_same(party: Party, command: c.Decide, notice: Notice) -> None:
    """责令重作: not much the same on the same facts and reasons, unless the procedure alone was wrong.

    NPC-行政复议法:64, NPC-行政诉讼法:71. Refusal SAME_DECISION_AGAIN.
    """
    before = party.decisions[-1] if party.decisions else None
    ruling = before and next((each for each in party.remedies if _ordered(each, before)), None)
    if not before or not ruling or ruling.procedural:
        return
    told = next((each for each in party.notices if each.number == before.notice), None)
    facts = told is None or told.facts.split() == notice.facts.split()
    if facts and before.reasons.split() == command.reasons.split() and _as_grave(before.items, command.items):
        raise refuse("SAME_DECISION_AGAIN", "items", number=before.document, ruling=ruling.ruling)


def _ordered(remedy: Remedy, before: Decision) -> bool:
    return remedy.outcome is RemedyOutcome.REMAKE and remedy.decision == before.number


def _as_grave(before: Sequence[PenaltyItem], items: Sequence[PenaltyItem]) -> bool:
    """Whether each kind there was is there again, and not for less."""
    now = {item.kind: item.amount_fen for item in items}
    return all(now.get(item.kind, -1) >= item.amount_fen for item in before)


def _made_anew(party: Party, day: date) -> list[Limit]:
    return [Meets(rule=REMAKE, on=day, occurrence=occurrence(party.number, each.number)) for each in party.decisions]


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
