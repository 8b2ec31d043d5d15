"""提醒告诫、约谈、警示函、责令改正: before a case or within one, and never instead of a penalty that is due."""

from __future__ import annotations

from typing import Final

from enforcement.domain import people
from enforcement.domain.cautions import commands as c
from enforcement.domain.cautions import events as e
from enforcement.domain.cautions.records import Caution, CautionKind, CautionStatus
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import CAUTION
from enforcement.domain.outcome import Caused, LeavesCharge, Limit, Meets, OfMatter, Opens, Outcome, TakesCharge
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from statutes import uscc

CORRECT: Final = "caution.correct"


def issue(command: c.IssueCaution, context: Context) -> Outcome:
    """制发. Refusals ORDER_INCOMPLETE of an order to correct without number or day, USCC_INVALID, DAYS_OUT_OF_ORDER."""
    unnamed = command.kind is CautionKind.UNSPECIFIED
    finding = uscc.check(command.uscc) if command.uscc else None
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "kind") if unnamed else None,
            fault("USCC_INVALID", "uscc", why=finding.message_zh) if finding else None,
            *names(title=command.title, label=command.label),
            *texts(facts=command.facts, basis=command.basis, demand=command.demand),
        ]
    )
    context.roster.require_holder(command.post, context.today)
    ordered = command.kind is CautionKind.ORDER_TO_CORRECT
    if ordered is (command.document is None) or (ordered and command.due_on is None):
        raise refuse("ORDER_INCOMPLETE", "document")
    if command.due_on and command.due_on <= context.today:
        raise refuse("DAYS_OUT_OF_ORDER", "due_on", day=command.due_on, earlier=context.today)
    view = context.roster.view(command.unit, context.today)
    record = context.new_id()
    number = ""
    also: tuple[Caused, ...] = ()
    if command.document:
        matter = (CAUTION, record)
        paper, used = numbering.use(context, command.document, series.CORRECTION, command.unit, matter, context.today)
        number, also = paper.number, (used,)
    event = e.CautionIssued(
        at=context.now,
        kind=command.kind,
        unit=command.unit,
        division=view.divisions[0] if view.divisions else "",
        title=command.title,
        post=command.post,
        uscc=command.uscc,
        label=command.label,
        facts=command.facts,
        basis=command.basis,
        demand=command.demand,
        document=number,
        matter=command.matter,
        due_on=command.due_on,
    )
    limits: list[Limit] = [TakesCharge(post=command.post, matter_kind=CAUTION)]
    if command.due_on:
        limits.append(Opens(rule=CORRECT, start=context.today, until=command.due_on))
    changes = tuple(OfMatter(record, each) for each in limits)
    return Outcome(record, (Caused(CAUTION, record, event), *also), changes)


def check(state: Caution, command: c.CheckCaution, context: Context) -> Outcome:
    """复查 by two officers. Refusal CHECKED_ALREADY."""
    if state.checked_on:
        raise refuse("CHECKED_ALREADY", since=state.checked_on)
    refuse_if_any(texts(finding=command.finding))
    day = day_of("on", command.on, context.today, state.issued_on)
    people.certified(context, command.officers, day, "officers")
    event = e.CautionChecked(
        at=context.now,
        status=CautionStatus.CORRECTED if command.corrected else CautionStatus.NOT_CORRECTED,
        finding=command.finding,
        officers=command.officers,
        on=day,
    )
    limits = (Meets(rule=CORRECT, on=day), LeavesCharge())
    changes = tuple(OfMatter(command.caution, each) for each in limits)
    return Outcome(command.caution, (Caused(CAUTION, command.caution, event),), changes)
