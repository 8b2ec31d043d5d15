"""送达 and 执行 (SAMR-2/2018:71-76, 81-83; NPC-行政处罚法:66-73)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain import law
from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import (
    AFTER_REVIEW,
    occurrence,
    outcome,
    party_at,
    party_of,
    runs_of,
    stands_at,
)
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.evolving import all_over, with_party
from enforcement.domain.cases.hearing_right import FINE, GAIN, total_fen
from enforcement.domain.cases.kinds import CaseStatus, DecisionOutcome, PartyStatus
from enforcement.domain.cases.money import owed, payable_until
from enforcement.domain.cases.noticing import ANNOUNCED, served
from enforcement.domain.cases.pausing import CLOSE
from enforcement.domain.cases.values import Decision, Party, Payment, Performed
from enforcement.domain.context import Context
from enforcement.domain.names import PENALTY_CASE, name_of
from enforcement.domain.outcome import Lapses, Limit, Meets, Opens, Outcome
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any
from enforcement.domain.treasury import expecting

PAY: Final = "fine.pay"
SERVE: Final = "decision.serve"
RECONSIDERATION: Final = "remedy.reconsideration"
SUIT: Final = "remedy.suit"
SUIT_AFTER: Final = "remedy.suit.reconsidered"
DECIDED = (CaseStatus.REVIEWED, CaseStatus.DECIDED)
COURT: Final = "court-enforcement.apply"
DEMAND: Final = "court-enforcement.demand"
BEYOND_NOTICES: Final = 1000
NOT_PENAL: Final = ("01", "02")
"""A warning and public criticism are performed by being served."""


def announce(state: PenaltyCase, command: pc.AnnounceDecision, context: Context) -> Outcome:
    """公告送达决定书. Refusal ANNOUNCED_ALREADY."""
    party, decision = decided_party(state, command.party)
    party_at(party, PartyStatus.DECIDED)
    if party.announced_on:
        raise refuse("ANNOUNCED_ALREADY", since=party.announced_on)
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, decision.decided_on)
    event = e.DecisionAnnounced(at=context.now, party=command.party, announced_on=day, record=command.record)
    which = announcement(command.party, decision)
    return outcome(command.penalty_case, event, Opens(rule=ANNOUNCED, start=day, occurrence=which))


def serve(state: PenaltyCase, command: pc.ServeDecision, context: Context) -> Outcome:
    """送达: the times to pay and to seek remedies begin."""
    party, decision = decided_party(state, command.party)
    party_at(party, PartyStatus.DECIDED)
    day = day_of("on", command.on, context.today, party.announced_on or decision.decided_on)
    stated = pc.ServeNotice(
        penalty_case=command.penalty_case,
        party=command.party,
        way=command.way,
        record=command.record,
        officers=command.officers,
        on=day,
    )
    event = e.DecisionServed(
        at=context.now, party=command.party, service=served(stated, party.announced_on, day, context)
    )
    which = occurrence(command.party, decision.number)
    limits: list[Limit] = [
        Meets(rule=SERVE, on=party.announced_on or day, occurrence=which),
        Meets(rule=ANNOUNCED, on=day, occurrence=announcement(command.party, decision)),
        Opens(rule=RECONSIDERATION, start=day, occurrence=which),
        Opens(rule=SUIT, start=day, occurrence=which),
    ]
    if total_fen(decision.items, FINE, GAIN):
        enforceable = law.right_ends(context, SUIT, day)
        limits += [
            Opens(rule=PAY, start=day, occurrence=which),
            Opens(rule=COURT, start=enforceable, occurrence=which),
        ]
    return outcome(command.penalty_case, event, *limits)


def pay(state: PenaltyCase, command: c.RecordPayment, context: Context) -> Outcome:
    """缴款. Refusals REFERENCE_USED, AMOUNT_NEGATIVE, PAYMENT_OVER_DEBT with what is still owed."""
    party, decision = served_party(state, command.party)
    refuse_if_any(names(reference=command.reference))
    used = {each.reference for every in state.parties for each in every.paid}
    if command.reference in used:
        raise refuse("REFERENCE_USED", "reference", reference=command.reference)
    amounts = (command.fine_fen, command.surcharge_fen, command.gain_fen)
    if min(amounts) < 0 or sum(amounts) == 0:
        raise refuse("AMOUNT_NEGATIVE")
    day = day_of("on", command.on, context.today, party.service.served_on if party.service else None)
    debt = owed(party, decision, payable_until(party, context), day)
    for name, paid, most in zip(("fine", "surcharge", "gain"), amounts, debt, strict=True):
        if paid > most:
            raise refuse("PAYMENT_OVER_DEBT", f"{name}_fen", paid=paid, most=most)
    payment = Payment(
        reference=command.reference,
        fine_fen=command.fine_fen,
        surcharge_fen=command.surcharge_fen,
        gain_fen=command.gain_fen,
        paid_on=day,
    )
    event = e.PaymentRecorded(at=context.now, party=command.party, payments=(*party.payments, payment))
    whole = debt.fine_fen == command.fine_fen and debt.gain_fen == command.gain_fen
    base = outcome(command.penalty_case, event, *(paid_up(command.party, decision, day) if whole else ()))
    return expecting.recorded(base, _paid(state, command, sum(amounts), day), context)


def confirm(state: PenaltyCase, command: c.ConfirmPayment, context: Context) -> Outcome:
    """对账: the treasury confirms. Refusals REFERENCE_UNKNOWN, PAYMENT_CONFIRMED."""
    party, found = unconfirmed(state, command.party, command.reference)
    day = day_of("on", command.on, context.today, found.paid_on)
    after = tuple(replace(each, confirmed_on=day) if each is found else each for each in party.payments)
    base = outcome(command.penalty_case, e.PaymentConfirmed(at=context.now, party=command.party, payments=after))
    return expecting.confirmed(base, command.reference, day, context)


def void(state: PenaltyCase, command: c.VoidPayment, context: Context) -> Outcome:
    """A payment recorded by mistake counts for nothing, and what is owed runs as before.

    Refusals REFERENCE_UNKNOWN, PAYMENT_CONFIRMED.
    """
    party, found = unconfirmed(state, command.party, command.reference)
    refuse_if_any(names(reason=command.reason))
    day = day_of("on", command.on, context.today, found.paid_on)
    void_ = replace(found, voided_on=day, void_reason=command.reason)
    after = tuple(void_ if each is found else each for each in party.payments)
    event = e.PaymentVoided(at=context.now, party=command.party, payments=after)
    base = outcome(command.penalty_case, event, *_owed_again(party, context))
    return expecting.voided(base, command.reference, command.reason, day, context)


def _paid(state: PenaltyCase, command: c.RecordPayment, amount_fen: int, day: date) -> expecting.Paid:
    return expecting.Paid(
        code=command.reference,
        unit=state.unit,
        division=state.division,
        post=state.post,
        title=state.title,
        matter=name_of(PENALTY_CASE, command.penalty_case),
        party=command.party,
        amount_fen=amount_fen,
        on=day,
    )


def _owed_again(party: Party, context: Context) -> list[Limit]:
    served, decision = party.service, party.decision
    if served is None or decision is None or party.deferral:
        return []
    which = occurrence(party.number, decision.number)
    enforceable = law.right_ends(context, SUIT, served.served_on)
    return [
        Opens(rule=PAY, start=served.served_on, occurrence=which),
        Opens(rule=COURT, start=enforceable, occurrence=which),
    ]


def unconfirmed(state: PenaltyCase, number: int, reference: str) -> tuple[Party, Payment]:
    """A payment that counts and that the treasury has not confirmed, whatever became of the decision since."""
    stands_at(state, *AFTER_REVIEW)
    party = party_of(state, number)
    found = next((each for each in party.paid if each.reference == reference), None)
    if found is None:
        raise refuse("REFERENCE_UNKNOWN", "reference", reference=reference[:40])
    if found.confirmed_on:
        raise refuse("PAYMENT_CONFIRMED", since=found.confirmed_on)
    return party, found


def perform(state: PenaltyCase, command: c.RecordPerformance, context: Context) -> Outcome:
    """A penalty that is not money was carried out. Refusals NOT_DECIDED, PERFORMED_ALREADY."""
    party, decision = served_party(state, command.party)
    if command.kind not in {item.kind for item in decision.items}:
        raise refuse("NOT_DECIDED", "kind", kind=command.kind[:10])
    if command.kind in {each.kind for each in party.performed}:
        raise refuse("PERFORMED_ALREADY", "kind", kind=command.kind)
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, party.service.served_on if party.service else None)
    done = Performed(kind=command.kind, on=day, record=command.record)
    event = e.PenaltyPerformed(at=context.now, party=command.party, performed=(*party.performed, done))
    return outcome(command.penalty_case, event)


def complete(state: PenaltyCase, command: c.CompleteExecution, context: Context) -> Outcome:
    """执行完毕: everything paid, confirmed and done. Refusals STILL_OWED, PAYMENT_UNCONFIRMED, NOT_PERFORMED."""
    stands_at(state, *DECIDED)
    party = party_of(state, command.party)
    decision = party.decision
    if decision is None:
        raise refuse("NO_DECISION_IN_FORCE", "party")
    party_at(party, PartyStatus.SERVED)
    day = day_of("on", command.on, context.today, _last_done(party))
    if decision.outcome is DecisionOutcome.PENALTY:
        _nothing_left(party, decision, context, day)
    after = replace(party, status=PartyStatus.EXECUTED)
    over = all_over(replace(state, parties=with_party(state, after)))
    event = e.ExecutionCompleted(at=context.now, party=command.party, on=day, ended_on=day if over else None)
    limits: list[Limit] = paid_up(command.party, decision, day)
    if over:
        limits.append(Opens(rule=CLOSE, start=day))
    return outcome(command.penalty_case, event, *limits)


def paid_up(party: int, decision: Decision, day: date) -> list[Limit]:
    """Whichever of the limits to pay still runs is met, and the court is not needed."""
    found: list[Limit] = []
    for which in runs_of(party, decision.number):
        found += [
            Meets(rule=PAY, on=day, occurrence=which),
            Lapses(rule=COURT, reason="已缴纳", occurrence=which),
            Lapses(rule=DEMAND, reason="已缴纳", occurrence=which),
        ]
    return found


def announcement(party: int, decision: Decision) -> int:
    """Beyond those of the notices, so that both announcements have their own limit."""
    return BEYOND_NOTICES + occurrence(party, decision.number)


def _nothing_left(party: Party, decision: Decision, context: Context, day: date) -> None:
    debt = owed(party, decision, payable_until(party, context), day)
    if sum(debt):
        raise refuse("STILL_OWED", "party", fine=debt.fine_fen, surcharge=debt.surcharge_fen, gain=debt.gain_fen)
    if not all(each.confirmed_on for each in party.paid):
        raise refuse("PAYMENT_UNCONFIRMED", "party")
    done = {each.kind for each in party.performed}
    left = [item.kind for item in decision.items if item.kind not in (FINE, GAIN, *NOT_PENAL, *done)]
    if left:
        raise refuse("NOT_PERFORMED", "party", kinds="、".join(left))


def nothing_owed(party: Party, decision: Decision, context: Context, day: date) -> bool:
    """Whether all money is paid."""
    return not sum(owed(party, decision, payable_until(party, context), day))


def _last_done(party: Party) -> date | None:
    days = [each.paid_on for each in party.paid] + [each.on for each in party.performed]
    return max(days, default=party.service.served_on if party.service else None)


def decided_party(state: PenaltyCase, number: int) -> tuple[Party, Decision]:
    """A party with a decision in force. Refusal NO_DECISION_IN_FORCE."""
    stands_at(state, *DECIDED)
    party = party_of(state, number)
    if party.decision is None:
        raise refuse("NO_DECISION_IN_FORCE", "party")
    return party, party.decision


def served_party(state: PenaltyCase, number: int) -> tuple[Party, Decision]:
    """A party whose decision is served and not yet carried out."""
    party, decision = decided_party(state, number)
    party_at(party, PartyStatus.SERVED)
    return party, decision
