"""调查取证 (SAMR-2/2018:21-48): who investigates, rights told, figures, and the report."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.cases import commands as c
from enforcement.domain.cases import events as e
from enforcement.domain.cases.acting import OPEN, UNDECIDED, outcome, party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import CaseStatus
from enforcement.domain.cases.values import Figures, Recusal, Report
from enforcement.domain.context import Context
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.names import EVIDENCE, name_of
from enforcement.domain.outcome import Opens, Outcome
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts
from roster.kinds import HEADS, Head, Role

REVIEW = "case.review"


def assign_officers(state: PenaltyCase, command: c.AssignOfficers, context: Context) -> Outcome:
    """更换办案人员. Refusal OFFICER_RECUSED for one whose recusal was granted."""
    stands_at(state, *OPEN)
    people.certified(context, command.officers, context.today, "officers")
    gone = {each.post for each in state.recusals if each.granted}
    if gone & set(command.officers):
        raise refuse("OFFICER_RECUSED", "officers")
    refuse_if_any(texts(reason=command.reason))
    event = e.CaseOfficersAssigned(at=context.now, officers=command.officers, reason=command.reason)
    return outcome(command.penalty_case, event)


def decide_recusal(state: PenaltyCase, command: c.DecideRecusal, context: Context) -> Outcome:
    """回避 (SAMR-2/2018:4): who decides depends on whose it is; the investigation goes on meanwhile."""
    stands_at(state, *OPEN)
    refuse_if_any([*texts(reason=command.reason), *names(record=command.record)])
    if command.by_party:
        party_of(state, command.by_party)
    day = day_of("on", command.on, context.today, state.filed_on)
    _decider(command, context, day)
    recusal = Recusal(
        post=command.post,
        asked_on=day,
        by_party=command.by_party,
        reason=command.reason,
        decided_by=command.decided_by,
        granted=command.granted,
        record=command.record,
    )
    left = tuple(each for each in state.officers if not (command.granted and each == command.post))
    event = e.CaseRecusalDecided(at=context.now, recusal=recusal, officers=left)
    return outcome(command.penalty_case, event)


def tell_rights(state: PenaltyCase, command: c.TellRights, context: Context) -> Outcome:
    """首次向当事人收集、调取证据的,应当告知其权利 (SAMR-2/2018:21)."""
    stands_at(state, CaseStatus.INVESTIGATING)
    party_of(state, command.party)
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, state.filed_on)
    handled(state, command.officers)
    people.certified(context, command.officers, day, "officers")
    event = e.CaseRightsTold(
        at=context.now, party=command.party, officers=command.officers, record=command.record, on=day
    )
    return outcome(command.penalty_case, event)


def record_figures(state: PenaltyCase, command: c.RecordFigures, context: Context) -> Outcome:
    """三项金额 (SAMR-118/2026): kept apart; what cannot be computed is weighed, approved by the principal.

    Refusals AMOUNT_NEGATIVE, REFUND_OVER_GAIN, GAIN_STATED_THOUGH_UNKNOWN, HEAD_REQUIRED.
    """
    stands_at(state, *UNDECIDED)
    amounts = (command.sales_fen, command.value_fen, command.gain_fen, command.refunded_fen)
    if min(amounts) < 0:
        raise refuse("AMOUNT_NEGATIVE")
    if command.refunded_fen > command.gain_fen:
        raise refuse("REFUND_OVER_GAIN", "refunded_fen")
    refuse_if_any(texts(method=command.method))
    if not command.gain_known:
        if command.gain_fen:
            raise refuse("GAIN_STATED_THOUGH_UNKNOWN", "gain_fen")
        if command.approved_by is None:
            raise refuse("HEAD_REQUIRED", "approved_by", head=Head.PRINCIPAL.value, day=context.today)
        people.principal(context, command.approved_by, context.today)
    figures = Figures(
        sales_fen=command.sales_fen,
        value_fen=command.value_fen,
        gain_fen=command.gain_fen,
        refunded_fen=command.refunded_fen,
        gain_known=command.gain_known,
        method=command.method,
        approved_by=command.approved_by,
    )
    return outcome(command.penalty_case, e.CaseFiguresRecorded(at=context.now, figures=figures))


def submit_report(state: PenaltyCase, command: c.SubmitReport, context: Context) -> Outcome:
    """调查终结报告 (SAMR-2/2018:48). Refusals EVIDENCE_REQUIRED, EVIDENCE_NOT_USABLE, TWO_OFFICERS_REQUIRED."""
    stands_at(state, CaseStatus.INVESTIGATING)
    refuse_if_any(
        [
            *names(document=command.document),
            *texts(
                facts=command.facts,
                nature=command.nature,
                basis=command.basis,
                proposal=command.proposal,
                discretion=command.discretion,
            ),
        ]
    )
    day = day_of("on", command.on, context.today, state.filed_on)
    people.certified(context, state.officers, day, "officers")
    _evidence(state, command, context)
    report = Report(
        document=command.document,
        submitted_on=day,
        facts=command.facts,
        nature=command.nature,
        basis=command.basis,
        proposal=command.proposal,
        discretion=command.discretion,
        evidence=command.evidence,
    )
    again = Opens(rule=REVIEW, start=day, occurrence=len(state.reviews) + 1)
    return outcome(command.penalty_case, e.CaseReported(at=context.now, report=report), again)


def handled(state: PenaltyCase, officers: tuple[UUID, ...]) -> None:
    """Refusal OFFICER_NOT_OF_THE_CASE for one who does not handle it."""
    for post in officers:
        if post not in state.officers:
            raise refuse("OFFICER_NOT_OF_THE_CASE", "officers", post=post)


def _evidence(state: PenaltyCase, command: c.SubmitReport, context: Context) -> None:
    # Evidence of cases merged, or of the one this was split from, goes with the matter.
    cases = {command.penalty_case, *state.merged, state.split_from}
    if not command.evidence:
        raise refuse("EVIDENCE_REQUIRED", "evidence")
    for item in command.evidence:
        found = context.records.get(item)
        if not isinstance(found, Evidence) or found.penalty_case not in cases or found.excluded_on:
            raise refuse("EVIDENCE_NOT_USABLE", "evidence", evidence=name_of(EVIDENCE, item))


def _decider(command: c.DecideRecusal, context: Context, day: date) -> None:
    role = context.roster.post(command.post).role
    if role in HEADS[Head.PRINCIPAL_OR_ACTING]:
        if command.decided_by is not None:
            raise refuse("RECUSAL_DECIDER", "decided_by", decider="领导班子集体讨论")
        return
    wanted = Head.PRINCIPAL_OR_ACTING if role is Role.DEPUTY else Head.ANY_LEADER
    decider = command.decided_by
    if decider is None or decider == command.post or not context.roster.is_head(decider, wanted, day):
        raise refuse("RECUSAL_DECIDER", "decided_by", decider=wanted.value)
