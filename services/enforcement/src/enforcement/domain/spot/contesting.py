"""行政复议、行政诉讼 against a penalty on the spot: by the rules of cases, with reconsideration first.

It was never published, so nothing is withdrawn; what was paid without a decision that stands goes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain.cases import contesting, ruling
from enforcement.domain.cases.annulling import over
from enforcement.domain.cases.collecting import GONE
from enforcement.domain.cases.deciding import REMAKE
from enforcement.domain.cases.hearing_right import FINE, total_fen
from enforcement.domain.cases.money import PAY, excess
from enforcement.domain.cases.refunding import refund_limits
from enforcement.domain.cases.remedies import DecisionEffect, PublicityEffect, Remedy, RemedyKind
from enforcement.domain.cases.values import Decision, Party, PenaltyItem
from enforcement.domain.context import Context
from enforcement.domain.documents import series
from enforcement.domain.documents.records import CaseDocument
from enforcement.domain.outcome import Lapses, Limit, Meets, Opens, Outcome
from enforcement.domain.refusal import day_of, refuse
from enforcement.domain.remedies_told.table import RECONSIDER, SUE_AFTER, Act, row_of
from enforcement.domain.spot import commands as c
from enforcement.domain.spot import events as e
from enforcement.domain.spot.records import SpotPenalty
from enforcement.domain.spot.standing import ALONE, as_party, imposed_on, in_cash, in_force, moved

DECISIONS: Final = (*series.SPOT, *series.PENALTY, *series.NO_PENALTY)
"""What may be made anew: on the spot, or by a case."""


def receive(state: SpotPenalty, command: c.ReceiveSpotRemedy, context: Context) -> Outcome:
    """收到: the time to answer begins.

    Refusals NO_DECISION_IN_FORCE, RECONSIDERATION_FIRST, and those of remedies of a case.
    """
    decision, party = in_force(state), as_party(state)
    _reconsidered(state, command.kind)
    remedies = contesting.received(party, decision, command, context)
    event = e.SpotRemedyReceived(at=context.now, remedies=remedies)
    return moved(command.spot_penalty, state, (event,), contesting.answer_opens(ALONE, remedies))


def answer(state: SpotPenalty, command: c.AnswerSpotRemedy, context: Context) -> Outcome:
    """答复、答辩. Refusals REFERENCE_UNKNOWN, REMEDY_ANSWERED."""
    party = as_party(state)
    remedy = contesting.pending_of(party, command.reference)
    remedies, met = contesting.answered(party, remedy, command, context)
    return moved(command.spot_penalty, state, (e.SpotRemedyAnswered(at=context.now, remedies=remedies),), met)


def end(state: SpotPenalty, command: c.EndSpotRemedy, context: Context) -> Outcome:
    """The outcome took effect; the table of `rulings` says what follows.

    Refusals REFERENCE_UNKNOWN, RULING_ITEMS_DIFFER, HEAVIER_THAN_DECIDED, DECISIONS_TOO_MANY, DAYS_OUT_OF_ORDER.
    """
    party = as_party(state)
    remedy = contesting.pending_of(party, command.reference)
    day, done = ruling.ended_with(remedy, command, context)
    done = _unpublished(done)
    after = replace(party, remedies=contesting.with_remedy(party, done))
    first = e.SpotRemedyEnded(at=context.now, remedies=after.remedies)
    follows, limits = _follows(state, after, done, command.items, day, context)
    answered = ruling.nothing_to_answer(party, remedy)
    return moved(command.spot_penalty, state, (first, *follows), answered, *limits)


def remake(state: SpotPenalty, command: c.RemakeSpotPenalty, context: Context) -> Outcome:
    """重新作出决定. Refusals NO_REMAKE_DUE, DOCUMENT_NOT_FOUND, DOCUMENT_OF_ANOTHER_UNIT, REMAKE_NOT_DECIDED."""
    ordered = state.to_remake
    if ordered is None or ordered.ended_on is None:
        raise refuse("NO_REMAKE_DUE")
    document = context.records.get(command.document)
    if not isinstance(document, CaseDocument):
        raise refuse("DOCUMENT_NOT_FOUND", "document", document=command.document)
    if document.unit != state.unit:
        raise refuse("DOCUMENT_OF_ANOTHER_UNIT", "document", number=document.number)
    used_on, decides = document.used_on, series.is_of(document.series, DECISIONS)
    if not decides or used_on is None or used_on < ordered.ended_on or document.number == state.document:
        raise refuse("REMAKE_NOT_DECIDED", "document", number=document.number, ruling=ordered.ruling)
    day = day_of("on", command.on, context.today, used_on)
    event = e.SpotPenaltyRemade(at=context.now, document=document.number, on=day)
    return moved(command.spot_penalty, state, (event,), Meets(rule=REMAKE, on=used_on, occurrence=ordered.decision))


def _reconsidered(state: SpotPenalty, kind: RemedyKind) -> None:
    """复议前置: no suit before reconsideration was decided, or not accepted (NPC-行政复议法:23, 34)."""
    _, day = imposed_on(state)
    row = row_of(Act.SPOT_PENALTY, day)
    done = any(each.kind is RemedyKind.RECONSIDERATION and each.outcome not in GONE for each in state.remedies)
    if row and row.reconsideration_first and kind is RemedyKind.FIRST_INSTANCE and not done:
        raise refuse("RECONSIDERATION_FIRST", "kind")


def _unpublished(remedy: Remedy) -> Remedy:
    """A penalty on the spot was never shown to the public (SAMR-45/2021:2)."""
    effect = remedy.effect
    return replace(remedy, effect=replace(effect, publicity=PublicityEffect.NONE)) if effect else remedy


def _follows(
    state: SpotPenalty, party: Party, remedy: Remedy, items: tuple[PenaltyItem, ...], day: date, context: Context
) -> tuple[Sequence[e.SpotEvent], Sequence[Limit]]:
    """Further events and limits, by what the table says of the decision."""
    what = remedy.effect.decision if remedy.effect else DecisionEffect.KEPT
    decision = in_force(state)
    if what is DecisionEffect.KEPT:
        return (), ruling.suit_follows(ALONE, decision.number, remedy, day)
    if what is DecisionEffect.REPLACED:
        return _changed(state, party, decision, remedy, items, day, context)
    gone = over(decision, remedy.ruling, day)
    due = excess(replace(party, decisions=(gone,)), None, day)
    event = e.SpotDecisionEnded(at=context.now, decision=gone, reason=ruling.reason_of(remedy), refund_due=due)
    limits = [*_falls_away(decision), *refund_limits(party, due, day)]
    if what is DecisionEffect.REMADE:
        limits.append(Opens(rule=REMAKE, start=day, until=remedy.redo_by, occurrence=decision.number))
    return (event,), limits


def _changed(
    state: SpotPenalty,
    party: Party,
    decision: Decision,
    remedy: Remedy,
    items: tuple[PenaltyItem, ...],
    day: date,
    context: Context,
) -> tuple[Sequence[e.SpotEvent], Sequence[Limit]]:
    old, new = ruling.replaced(decision, remedy, items, day, context)
    due = excess(replace(party, decisions=(old, new)), None, day)
    reason = ruling.reason_of(remedy)
    event = e.SpotDecisionChanged(at=context.now, ended=old, decision=new, reason=reason, refund_due=due)
    limits = [*ruling.suit_follows(ALONE, new.number, remedy, day), *refund_limits(party, due, day)]
    if not in_cash(state) and not total_fen(items, FINE):
        limits.append(Lapses(rule=PAY, reason="变更"))
    return (event,), limits


def _falls_away(decision: Decision) -> list[Limit]:
    """Limits that ran because of it; cash that was taken still has to reach the bank (NPC-行政处罚法:71)."""
    rules = ((PAY, 1), (RECONSIDER, 1), *((SUE_AFTER, number) for number in range(1, decision.number + 1)))
    return [Lapses(rule=rule, reason="决定被撤销", occurrence=which) for rule, which in rules]
