"""协助调查 (SAMR-2/2018:45): asked by letter, received, answered within fifteen working days."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from enforcement.domain.assistance import commands as c
from enforcement.domain.assistance import events as e
from enforcement.domain.assistance.records import Assistance, AssistanceStatus
from enforcement.domain.cases.acting import stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import CaseStatus
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import ASSISTANCE
from enforcement.domain.outcome import Caused, LeavesCharge, Limit, Meets, OfMatter, Opens, Outcome, TakesCharge
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts

REPLY: Final = "assistance.reply"


def ask(case: PenaltyCase, command: c.AskForAssistance, context: Context) -> Outcome:
    """发函. Refusal SAME_AUTHORITY."""
    stands_at(case, CaseStatus.INVESTIGATING)
    if command.unit == case.unit:
        raise refuse("SAME_AUTHORITY", "unit")
    refuse_if_any([*names(title=command.title), *texts(wanted=command.wanted)])
    day = day_of("on", command.on, context.today, case.filed_on)
    divisions = context.roster.view(command.unit, day).divisions
    record = context.new_id()
    paper, used = numbering.use(context, command.document, series.ASSISTANCE, case.unit, (ASSISTANCE, record), day)
    event = e.AssistanceAsked(
        at=context.now,
        title=command.title,
        penalty_case=command.penalty_case,
        asking_unit=case.unit,
        unit=command.unit,
        division=divisions[0] if divisions else "",
        post=case.post,
        document=paper.number,
        wanted=command.wanted,
        on=day,
    )
    return Outcome(record, (Caused(ASSISTANCE, record, event), used))


def receive(state: Assistance, command: c.ReceiveAssistance, context: Context) -> Outcome:
    """收函; whoever answers takes charge. Refusal RECEIVED_ALREADY."""
    if state.status is not AssistanceStatus.ASKED:
        raise refuse("RECEIVED_ALREADY", since=state.received_on)
    day = day_of("on", command.on, context.today, state.asked_on)
    context.roster.require_holder(command.post, day)
    event = e.AssistanceReceived(at=context.now, post=command.post, on=day)
    begins = TakesCharge(post=command.post, matter_kind=ASSISTANCE), Opens(rule=REPLY, start=day)
    return _of(command.assistance, event, *begins)


def answer(state: Assistance, command: c.AnswerAssistance, context: Context) -> Outcome:
    """回复. Refusal NOTHING_TO_ANSWER."""
    if state.status is not AssistanceStatus.RECEIVED:
        raise refuse("NOTHING_TO_ANSWER")
    refuse_if_any([*texts(answer=command.answer), *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.received_on)
    event = e.AssistanceAnswered(at=context.now, answer=command.answer, document=command.document, on=day)
    return _of(command.assistance, event, Meets(rule=REPLY, on=day), LeavesCharge())


def _of(record: UUID, event: e.AssistanceEvent, *limits: Limit) -> Outcome:
    return Outcome(record, (Caused(ASSISTANCE, record, event),), tuple(OfMatter(record, each) for each in limits))
