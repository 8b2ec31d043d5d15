"""复议决定、裁判 that took effect: what it does to the decision, to what is owed and paid, and to the clocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import AGAIN, MOST_DECISIONS, occurrence, outcome, runs_of
from enforcement.domain.cases.annulling import ended, over, status_after
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.collecting import GONE, enforceable_after
from enforcement.domain.cases.contesting import (
    answer_occurrence,
    answer_rule,
    runs_again,
    served_on,
    under_way,
    with_remedy,
)
from enforcement.domain.cases.deciding import REMAKE
from enforcement.domain.cases.evolving import with_party
from enforcement.domain.cases.executing import COURT, SERVE, SUIT, SUIT_AFTER, nothing_owed, paid_up
from enforcement.domain.cases.hearing_right import FINE, GAIN, total_fen
from enforcement.domain.cases.kinds import CaseStatus, DecisionOutcome, PartyStatus
from enforcement.domain.cases.money import excess, payable_until
from enforcement.domain.cases.noticing import penalties
from enforcement.domain.cases.pausing import CLOSE
from enforcement.domain.cases.refunding import refund_limits
from enforcement.domain.cases.remedies import OUTCOME_ZH, DecisionEffect, Remedy, RemedyKind, RemedyOutcome
from enforcement.domain.cases.rulings import EFFECTS, effect_of
from enforcement.domain.cases.values import Decision, Party, PenaltyItem
from enforcement.domain.context import Context
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Caused, Lapses, Limit, Opens, Outcome, TakesCharge
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any
from enforcement.domain.spot import commands as sc


def end(state: PenaltyCase, command: c.EndRemedy, context: Context) -> Outcome:
    """The outcome took effect; the table of `rulings` says what follows.

    Refusals REFERENCE_UNKNOWN, RULING_ITEMS_DIFFER, HEAVIER_THAN_DECIDED, NO_DECISION_IN_FORCE, DAYS_OUT_OF_ORDER.
    """
    party, remedy = under_way(state, command.party, command.reference)
    day, done = ended_with(remedy, command, context)
    after = replace(party, remedies=with_remedy(party, done))
    first = e.RemedyEnded(at=context.now, party=party.number, remedies=after.remedies)
    follows, limits = _follows(replace(state, parties=with_party(state, after)), after, done, command, day, context)
    closed = [nothing_to_answer(party, remedy), *(runs_again(party, remedy, day) if remedy.stayed else ())]
    also = tuple(Caused(PENALTY_CASE, command.penalty_case, each) for each in follows)
    return outcome(command.penalty_case, first, *closed, *limits, also=also)


def nothing_to_answer(party: Party, remedy: Remedy) -> Limit:
    """The time to answer falls away with the remedy."""
    return Lapses(rule=answer_rule(remedy), reason="复议、诉讼终结", occurrence=answer_occurrence(party, remedy))


def ended_with(remedy: Remedy, command: c.EndRemedy | sc.EndSpotRemedy, context: Context) -> tuple[date, Remedy]:
    """The day the outcome took effect, and the remedy with it.

    Refusals RULING_ITEMS_DIFFER, DAYS_OUT_OF_ORDER, COURT_HAS_TO_RULE.
    """
    unnamed = command.outcome not in EFFECTS
    refuse_if_any([fault("FIELD_REQUIRED", "outcome") if unnamed else None, *names(document=command.document)])
    day = day_of("on", command.on, context.today, remedy.stayed_on or remedy.received_on)
    if command.outcome is RemedyOutcome.UNANSWERED and remedy.kind is not RemedyKind.RECONSIDERATION:
        raise refuse("COURT_HAS_TO_RULE", "outcome")
    changes = command.outcome is RemedyOutcome.CHANGED
    if bool(command.items) is not changes and command.outcome is not RemedyOutcome.SETTLED:
        raise refuse("RULING_ITEMS_DIFFER", "items")
    if command.redo_by and (command.outcome is not RemedyOutcome.REMAKE or command.redo_by <= day):
        raise refuse("DAYS_OUT_OF_ORDER", "redo_by", day=command.redo_by, earlier=day)
    after = replace(
        remedy,
        ended_on=day,
        stay_ended_on=day if remedy.stayed else remedy.stay_ended_on,
        outcome=command.outcome,
        ruling=command.document,
        procedural=command.procedural,
        redo_by=command.redo_by,
        effect=effect_of(command.outcome, bool(command.items)),
    )
    return day, after


def _follows(
    state: PenaltyCase, party: Party, remedy: Remedy, command: c.EndRemedy, day: date, context: Context
) -> tuple[Sequence[object], Sequence[Limit]]:
    """Further events and limits, by what the table says of the decision."""
    what = remedy.effect.decision if remedy.effect else DecisionEffect.KEPT
    if what is DecisionEffect.KEPT:
        return (), _goes_on(party, remedy, day, context)
    decision = party.decision
    if decision is None or decision.number != remedy.decision:
        raise refuse("NO_DECISION_IN_FORCE", "party")
    if what is DecisionEffect.REPLACED:
        return _replaced(state, party, decision, remedy, command.items, day, context)
    again = what is DecisionEffect.REMADE
    event, limits = ended(state, party, decision, remedy.ruling, reason_of(remedy), day, context, again=again)
    if not again:
        return (event,), limits
    which = occurrence(party.number, decision.number)
    redo = Opens(rule=REMAKE, start=day, until=remedy.redo_by, occurrence=which)
    return (event,), (*limits, redo)


def _replaced(
    state: PenaltyCase,
    party: Party,
    decision: Decision,
    remedy: Remedy,
    items: tuple[PenaltyItem, ...],
    day: date,
    context: Context,
) -> tuple[Sequence[object], Sequence[Limit]]:
    """变更: what the ruling says is the decision now, never heavier; its service and its days to pay stay."""
    old, new = replaced(decision, remedy, items, day, context)
    changed = replace(party, decisions=(*(each for each in party.decisions if each is not decision), old, new))
    until = payable_until(changed, context)
    due = excess(changed, until, day)
    status = _still(changed, new)
    case = replace(state, parties=with_party(state, replace(changed, status=status)))
    reopened = status is not party.status and state.status in (CaseStatus.CLOSED, CaseStatus.ARCHIVED)
    event = e.DecisionChanged(
        at=context.now,
        party=party.number,
        ended=old,
        decision=new,
        reason=reason_of(remedy),
        party_status=status,
        status=CaseStatus.DECIDED if reopened else status_after(case),
        refund_due=due,
    )
    limits: list[Limit] = [*_goes_on(changed, remedy, day, context), *refund_limits(party, due, day)]
    if nothing_owed(changed, new, context, day):
        limits += paid_up(party.number, new, day)
    if party.service is None:
        limits += [
            Lapses(rule=SERVE, reason="变更", occurrence=occurrence(party.number, decision.number)),
            Opens(rule=SERVE, start=day, occurrence=occurrence(party.number, new.number)),
        ]
    if status is not party.status:
        limits.append(Lapses(rule=CLOSE, reason="变更"))
    if reopened:
        limits.append(TakesCharge(post=state.post, matter_kind=PENALTY_CASE))
    return (event,), limits


def replaced(
    decision: Decision, remedy: Remedy, items: tuple[PenaltyItem, ...], day: date, context: Context
) -> tuple[Decision, Decision]:
    """The decision as it ended, and what the ruling put in its place.

    Refusals DECISIONS_TOO_MANY, HEAVIER_THAN_DECIDED, and those of penalties.
    """
    if decision.number >= MOST_DECISIONS:
        raise refuse("DECISIONS_TOO_MANY", "party", most=MOST_DECISIONS)
    penalties(items, context, day)
    _not_heavier(decision, items, context, day)
    new = replace(
        decision,
        number=decision.number + 1,
        document=remedy.ruling,
        decided_on=day,
        outcome=DecisionOutcome.PENALTY,
        items=items,
        discretion=None,
        reasons=reason_of(remedy),
        by_ruling=remedy.reference,
    )
    return over(decision, remedy.ruling, day), new


def _still(party: Party, decision: Decision) -> PartyStatus:
    """What was carried out stays so, unless the ruling put another kind of penalty in its place."""
    done = {each.kind for each in party.performed} | {FINE, GAIN, "01", "02"}
    if party.status is PartyStatus.EXECUTED and not {each.kind for each in decision.items} <= done:
        return PartyStatus.SERVED
    return party.status


def _not_heavier(decision: Decision, items: Sequence[PenaltyItem], context: Context, day: date) -> None:
    """Neither more, nor another kind but for one of those that always have a hearing (NPC-行政复议法:63, 诉讼法:77)."""
    before = {item.kind: item.amount_fen for item in decision.items}
    kept = {item.kind for item in items}

    def grave(kind: str) -> bool:
        return context.rulebook.penalty_kind(kind, day).hearing

    dropped = any(grave(kind) for kind in before if kind not in kept)
    for item in items:
        new = item.kind not in before
        if (new and (grave(item.kind) or not dropped)) or (not new and item.amount_fen > before[item.kind]):
            raise refuse("HEAVIER_THAN_DECIDED", "items", kind=item.kind, most=before.get(item.kind, 0))


def _goes_on(party: Party, remedy: Remedy, day: date, context: Context) -> list[Limit]:
    """The decision stands: after reconsideration the suit has its own time, and the court is asked after it."""
    number = party.decision.number if party.decision else remedy.decision
    runs, which = runs_of(party.number, number), occurrence(party.number, number)
    limits = suit_follows(party.number, number, remedy, day)
    begins = enforceable_after(party, context)
    owes = party.status is PartyStatus.SERVED and party.decision and total_fen(party.decision.items, FINE, GAIN)
    if begins is None or not owes or not served_on(party):
        return limits
    return [
        *limits,
        *(Lapses(rule=COURT, reason="复议、诉讼", occurrence=each) for each in runs),
        Opens(rule=COURT, start=begins, occurrence=which + AGAIN),
    ]


def suit_follows(party: int, decision: int, remedy: Remedy, day: date) -> list[Limit]:
    """After reconsideration that decided, the suit has its own time (NPC-行政诉讼法:45)."""
    if remedy.kind is not RemedyKind.RECONSIDERATION or remedy.outcome in GONE:
        return []
    lapsed = [Lapses(rule=SUIT, reason="已复议", occurrence=each) for each in runs_of(party, decision)]
    return [*lapsed, Opens(rule=SUIT_AFTER, start=day, occurrence=occurrence(party, decision))]


def reason_of(remedy: Remedy) -> str:
    """In words that may be shown to the public where the decision was."""
    return f"{remedy.organ}{remedy.ruling}({remedy.reference}){OUTCOME_ZH[remedy.outcome]}"
