"""What follows when a party does not pay at once: deferral, demand, and the court."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from enforcement.domain import law, people
from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import AGAIN, latest, occurrence, outcome, runs_of
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.evolving import all_over, with_party
from enforcement.domain.cases.executing import PAY, SUIT, SUIT_AFTER, served_party
from enforcement.domain.cases.kinds import PartyStatus
from enforcement.domain.cases.money import owed, payable_until, pending
from enforcement.domain.cases.pausing import CLOSE
from enforcement.domain.cases.remedies import RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import CourtApplication, Deferral, Demand, Instalment, Party
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Lapses, Limit, Meets, Opens, Outcome
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts

DEMAND: Final = "court-enforcement.demand"
APPLY: Final = "court-enforcement.apply"
GONE: Final = frozenset({RemedyOutcome.UNSPECIFIED, RemedyOutcome.WITHDRAWN, RemedyOutcome.SETTLED})
"""After these the party does not go on from reconsideration to court."""


def defer(state: PenaltyCase, command: c.DeferPayment, context: Context) -> Outcome:
    """暂缓、分期 (NPC-行政处罚法:66). Refusals INSTALMENTS_DIFFER, DAYS_OUT_OF_ORDER, DEFERRED_ALREADY."""
    party, decision = served_party(state, command.party)
    if party.deferral:
        raise refuse("DEFERRED_ALREADY", document=party.deferral.document)
    refuse_if_any(texts(reason=command.reason))
    day = day_of("on", command.on, context.today, _served_on(party))
    debt = owed(party, decision, payable_until(party, context), day)
    _instalments(command.instalments, debt.fine_fen, day)
    people.approved(context, command.approved_by, "enforcement.defer", day)
    matter = (PENALTY_CASE, command.penalty_case)
    paper, used = numbering.use(context, command.document, series.DEFERRAL, state.unit, matter, day)
    deferral = Deferral(
        document=paper.number,
        approved_by=command.approved_by,
        approved_on=day,
        instalments=command.instalments,
        reason=command.reason,
    )
    event = e.PaymentDeferred(at=context.now, party=command.party, deferral=deferral)
    which, until = occurrence(command.party, decision.number), command.instalments[-1].due_on
    return outcome(
        command.penalty_case,
        event,
        *(
            Lapses(rule=PAY, reason="暂缓、分期缴纳", occurrence=each)
            for each in runs_of(command.party, decision.number)
        ),
        Opens(rule=PAY, start=day, until=until, occurrence=which + AGAIN),
        also=(used,),
    )


def demand(state: PenaltyCase, command: c.DemandPerformance, context: Context) -> Outcome:
    """催告 (NPC-行政强制法:54). Refusals EXECUTION_STAYED, NOTHING_OWED, PAYMENT_NOT_DUE."""
    party, decision = served_party(state, command.party)
    _not_stayed(party)
    day = day_of("on", command.on, context.today, _served_on(party))
    until = payable_until(party, context)
    if until and day <= until:
        raise refuse("PAYMENT_NOT_DUE", until=until)
    if not sum(owed(party, decision, until, day)):
        raise refuse("NOTHING_OWED", "party")
    matter = (PENALTY_CASE, command.penalty_case)
    paper, used = numbering.use(context, command.document, series.DEMAND, state.unit, matter, day)
    made = Demand(document=paper.number, served_on=day)
    event = e.PerformanceDemanded(at=context.now, party=command.party, demand=made)
    waits = Opens(rule=DEMAND, start=day, occurrence=occurrence(command.party, decision.number))
    return outcome(command.penalty_case, event, waits, also=(used,))


def apply(state: PenaltyCase, command: c.ApplyToCourt, context: Context) -> Outcome:
    """申请强制执行: after the demand's time and the remedy's, within three months (NPC-行政强制法:53-54).

    Refusals DEMAND_MISSING, DEMAND_TIME_RUNS, REMEDY_TIME_RUNS, COURT_TIME_PASSED, APPLIED_ALREADY.
    """
    party, decision = served_party(state, command.party)
    if party.court:
        raise refuse("APPLIED_ALREADY", document=party.court.document)
    if party.demand is None:
        raise refuse("DEMAND_MISSING", "party")
    refuse_if_any(names(court=command.court))
    day = day_of("on", command.on, context.today, party.demand.served_on)
    waits = law.act_by(context, DEMAND, party.demand.served_on)
    if day <= waits:
        raise refuse("DEMAND_TIME_RUNS", "on", until=waits)
    begins = enforceable_after(party, context)
    if pending(party.remedies, day) or begins is None or day <= begins:
        raise refuse("REMEDY_TIME_RUNS", "on", until=begins)
    ends = law.act_by(context, APPLY, begins)
    if day > ends:
        raise refuse("COURT_TIME_PASSED", "on", ended=ends)
    people.approved(context, command.approved_by, "enforcement.court", day)
    matter = (PENALTY_CASE, command.penalty_case)
    paper, used = numbering.use(context, command.document, series.COURT, state.unit, matter, day)
    made = CourtApplication(document=paper.number, applied_on=day, court=command.court)
    runs = runs_of(command.party, decision.number)
    return outcome(
        command.penalty_case,
        e.CourtApplied(at=context.now, party=command.party, court=made),
        *(Meets(rule=rule, on=day, occurrence=each) for rule in (DEMAND, APPLY) for each in runs),
        also=(used,),
    )


def end_court(state: PenaltyCase, command: c.EndCourtExecution, context: Context) -> Outcome:
    """人民法院裁定终结执行 (SAMR-2/2018:77). Refusal NOT_APPLIED."""
    party, decision = served_party(state, command.party)
    if party.court is None:
        raise refuse("NOT_APPLIED", "party")
    refuse_if_any(names(ruling=command.ruling))
    day = day_of("on", command.on, context.today, party.court.applied_on)
    ended = replace(party.court, ended_on=day, ruling=command.ruling)
    event = e.CourtExecutionEnded(at=context.now, party=command.party, court=ended)
    over = all_over(replace(state, parties=with_party(state, replace(party, status=PartyStatus.ENDED))))
    runs = runs_of(command.party, decision.number)
    limits: list[Limit] = [Lapses(rule=PAY, reason="终结执行", occurrence=each) for each in runs]
    if over:
        limits.append(Opens(rule=CLOSE, start=day))
    return outcome(command.penalty_case, event, *limits)


def enforceable_after(party: Party, context: Context) -> date | None:
    """The last day on which the decision can still be contested, or the end of deferral or remedy if that is later.

    After reconsideration a suit is brought within fifteen days of its decision (NPC-行政诉讼法:45), else within six
    months of service (46).
    """
    served = _served_on(party)
    if served is None:
        return None
    paying = party.deferral.instalments[-1].due_on if party.deferral else None
    contestable = law.right_ends(context, SUIT, served)
    for each in party.remedies:
        decided = each.kind is RemedyKind.RECONSIDERATION and each.outcome not in GONE
        if decided and each.ended_on and each.ended_on >= served:
            contestable = law.right_ends(context, SUIT_AFTER, each.ended_on)
    return latest(contestable, paying, *(each.ended_on for each in party.remedies))


def _not_stayed(party: Party) -> None:
    stayed = next((each for each in party.remedies if each.stayed), None)
    if stayed:
        raise refuse("EXECUTION_STAYED", since=stayed.stayed_on, document=stayed.stay_document)


def _instalments(parts: Sequence[Instalment], fine_fen: int, day: date) -> None:
    if not parts or sum(each.amount_fen for each in parts) != fine_fen or min(p.amount_fen for p in parts) <= 0:
        raise refuse("INSTALMENTS_DIFFER", "instalments", fine=fine_fen)
    days = [day, *(each.due_on for each in parts)]
    for earlier, later in pairwise(days):
        if later <= earlier:
            raise refuse("DAYS_OUT_OF_ORDER", "instalments", day=later, earlier=earlier)


def _served_on(party: Party) -> date | None:
    return party.service.served_on if party.service else None
