"""行政复议、行政诉讼 while they last: received, answered in time, execution stopped by order and resumed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import AFTER_REVIEW, NOTICES, occurrence, outcome, party_of, runs_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.executing import DEMAND, PAY
from enforcement.domain.cases.remedies import Remedy, RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import Decision, Party
from enforcement.domain.context import Context
from enforcement.domain.outcome import Limit, Meets, Opens, Outcome, Resumes, Stops
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any
from enforcement.domain.spot import commands as sc

ANSWERS: Final = {
    RemedyKind.RECONSIDERATION: "remedy.answer.reconsideration",
    RemedyKind.FIRST_INSTANCE: "remedy.answer.suit",
    RemedyKind.SECOND_INSTANCE: "remedy.answer.appeal",
    RemedyKind.RETRIAL: "remedy.answer.appeal",
}
SIMPLIFIED: Final = "remedy.answer.simplified"
SUITS: Final = frozenset({RemedyKind.FIRST_INSTANCE, RemedyKind.SECOND_INSTANCE, RemedyKind.RETRIAL})
ORGANS: Final = {RemedyKind.RECONSIDERATION: "人民政府"}
"""The people's government of the same level decides on reconsideration (NPC-行政复议法:24); on a suit a court."""
COURTS: Final = "法院"
UNDECIDED: Final = frozenset({RemedyOutcome.WITHDRAWN, RemedyOutcome.REJECTED})
"""Outcomes that say nothing about the decision."""


def receive(state: PenaltyCase, command: c.ReceiveRemedy, context: Context) -> Outcome:
    """收到: the time to answer begins, the decision goes on being carried out, the surcharge stops (NPC-行政处罚法:73).

    Refusals NO_DECISION_IN_FORCE, ORGAN_NOT_COMPETENT, REFERENCE_USED, REMEDY_PENDING, REMEDY_OUT_OF_ORDER,
    REMEDIES_TOO_MANY.
    """
    party, decision = contested(state, command.party)
    remedies = received(party, decision, command, context)
    event = e.RemedyReceived(at=context.now, party=command.party, remedies=remedies)
    return outcome(command.penalty_case, event, answer_opens(party.number, remedies))


def received(
    party: Party, decision: Decision, command: c.ReceiveRemedy | sc.ReceiveSpotRemedy, context: Context
) -> tuple[Remedy, ...]:
    """The party's remedies with the new one, which is the last. Refusals as of `receive`."""
    unnamed = command.kind is RemedyKind.UNSPECIFIED
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "kind") if unnamed else None,
            *names(reference=command.reference, organ=command.organ, document=command.document),
        ]
    )
    if not command.organ.endswith(ORGANS.get(command.kind, COURTS)):
        raise refuse("ORGAN_NOT_COMPETENT", "organ", organ=command.organ, wanted=ORGANS.get(command.kind, COURTS))
    if command.reference in {each.reference for each in party.remedies}:
        raise refuse("REFERENCE_USED", "reference", reference=command.reference)
    if len(party.remedies) >= NOTICES - 1:
        raise refuse("REMEDIES_TOO_MANY", "party", most=NOTICES - 1)
    day = day_of("on", command.on, context.today, served_on(party) or decision.decided_on)
    before = _before(party, decision, command.kind, day)
    remedy = Remedy(
        received_on=day,
        reference=command.reference,
        kind=command.kind,
        organ=command.organ,
        document=command.document,
        simplified=command.simplified,
        decision=decision.number,
    )
    return (*before, remedy)


def answer_opens(party: int, remedies: tuple[Remedy, ...]) -> Limit:
    """The time to answer the newest remedy begins."""
    newest = remedies[-1]
    return Opens(rule=answer_rule(newest), start=newest.received_on, occurrence=occurrence(party, len(remedies)))


def answer(state: PenaltyCase, command: c.AnswerRemedy, context: Context) -> Outcome:
    """答复、答辩. Refusals REFERENCE_UNKNOWN, REMEDY_ANSWERED."""
    party, remedy = under_way(state, command.party, command.reference)
    remedies, met = answered(party, remedy, command, context)
    event = e.RemedyAnswered(at=context.now, party=command.party, remedies=remedies)
    return outcome(command.penalty_case, event, met)


def answered(
    party: Party, remedy: Remedy, command: c.AnswerRemedy | sc.AnswerSpotRemedy, context: Context
) -> tuple[tuple[Remedy, ...], Limit]:
    """The party's remedies with the answer, and the time to answer met. Refusal REMEDY_ANSWERED."""
    if remedy.answered_on:
        raise refuse("REMEDY_ANSWERED", since=remedy.answered_on)
    refuse_if_any(names(document=command.document))
    day = day_of("on", command.on, context.today, remedy.received_on)
    after = replace(remedy, answered_on=day, answer=command.document)
    met = Meets(rule=answer_rule(remedy), on=day, occurrence=answer_occurrence(party, remedy))
    return with_remedy(party, after), met


def stay(state: PenaltyCase, command: c.StayExecution, context: Context) -> Outcome:
    """停止执行: nothing is demanded or enforced meanwhile (NPC-行政复议法:42, NPC-行政诉讼法:56).

    Refusals REFERENCE_UNKNOWN, STAYED_ALREADY.
    """
    party, remedy = under_way(state, command.party, command.reference)
    if remedy.stayed_on:
        raise refuse("STAYED_ALREADY", since=remedy.stayed_on)
    refuse_if_any(names(document=command.document))
    day = day_of("on", command.on, context.today, remedy.received_on)
    remedies = with_remedy(party, replace(remedy, stayed_on=day, stay_document=command.document))
    event = e.ExecutionStayed(at=context.now, party=command.party, remedies=remedies)
    source = "NPC-行政诉讼法:56" if remedy.kind in SUITS else "NPC-行政复议法:42"
    stops = [
        Stops(rule=rule, since=day, reason="停止执行", source=source, occurrence=which)
        for rule, which in _execution(party, remedy)
    ]
    return outcome(command.penalty_case, event, *stops)


def resume(state: PenaltyCase, command: c.ResumeExecution, context: Context) -> Outcome:
    """恢复执行 while the remedy goes on. Refusal NOT_STAYED."""
    party, remedy = under_way(state, command.party, command.reference)
    if not remedy.stayed:
        raise refuse("NOT_STAYED", "reference")
    refuse_if_any(names(document=command.document))
    day = day_of("on", command.on, context.today, remedy.stayed_on)
    remedies = with_remedy(party, replace(remedy, stay_ended_on=day))
    event = e.ExecutionResumed(at=context.now, party=command.party, remedies=remedies)
    return outcome(command.penalty_case, event, *runs_again(party, remedy, day))


def runs_again(party: Party, remedy: Remedy, day: date) -> list[Limit]:
    """The limits of execution, from a day on that counts."""
    return [Resumes(rule=rule, on=day, occurrence=which) for rule, which in _execution(party, remedy)]


def contested(state: PenaltyCase, number: int) -> tuple[Party, Decision]:
    """A party with a decision in force, which can be contested also when the case is closed."""
    stands_at(state, *AFTER_REVIEW)
    party = party_of(state, number)
    if party.decision is None:
        raise refuse("NO_DECISION_IN_FORCE", "party")
    return party, party.decision


def under_way(state: PenaltyCase, number: int, reference: str) -> tuple[Party, Remedy]:
    """The party's remedy of that number. Refusal REFERENCE_UNKNOWN if none is pending."""
    stands_at(state, *AFTER_REVIEW)
    party = party_of(state, number)
    return party, pending_of(party, reference)


def pending_of(party: Party, reference: str) -> Remedy:
    """The remedy of that number that is under way. Refusal REFERENCE_UNKNOWN."""
    remedy = party.remedy
    if remedy is None or remedy.reference != reference:
        raise refuse("REFERENCE_UNKNOWN", "reference", reference=reference[:40])
    return remedy


def with_remedy(party: Party, after: Remedy) -> tuple[Remedy, ...]:
    """The party's remedies, one of them changed."""
    return tuple(after if each.reference == after.reference else each for each in party.remedies)


def answer_rule(remedy: Remedy) -> str:
    """Which time limit the answer has."""
    return SIMPLIFIED if remedy.simplified else ANSWERS[remedy.kind]


def answer_occurrence(party: Party, remedy: Remedy) -> int:
    """Which of the party's answers it is."""
    place = next(n for n, each in enumerate(party.remedies, 1) if each.reference == remedy.reference)
    return occurrence(party.number, place)


def served_on(party: Party) -> date | None:
    """The day the decision was served."""
    return party.service.served_on if party.service else None


def _execution(party: Party, remedy: Remedy) -> list[tuple[str, int]]:
    # The time to ask the court begins anew when the remedy is over, stayed or not.
    return [(rule, each) for rule in (PAY, DEMAND) for each in runs_of(party.number, remedy.decision)]


def _before(party: Party, decision: Decision, kind: RemedyKind, day: date) -> tuple[Remedy, ...]:
    """The remedies before this one; a judgment that is appealed took no effect.

    Reconsideration and suit exclude each other while one lasts, and after a suit there is no reconsideration
    (NPC-行政复议法:29); the second instance follows the first (NPC-行政诉讼法:85), a retrial a suit (90).
    """
    pending = party.remedy
    if kind is RemedyKind.SECOND_INSTANCE:
        if pending is None or pending.kind is not RemedyKind.FIRST_INSTANCE:
            raise refuse("REMEDY_OUT_OF_ORDER", "kind")
        appealed = replace(pending, ended_on=day, outcome=RemedyOutcome.APPEALED)
        return with_remedy(party, appealed)
    if pending is not None:
        raise refuse("REMEDY_PENDING", "kind", reference=pending.reference)
    had = {each.kind for each in party.remedies if each.decision == decision.number and _decided(each)}
    sued = bool(had & SUITS)
    again = kind is RemedyKind.RECONSIDERATION and kind in had
    if sued is not (kind is RemedyKind.RETRIAL) or again:
        raise refuse("REMEDY_OUT_OF_ORDER", "kind")
    return party.remedies


def _decided(remedy: Remedy) -> bool:
    return remedy.outcome not in UNDECIDED
