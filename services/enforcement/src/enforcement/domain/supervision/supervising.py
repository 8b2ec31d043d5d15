"""执法监督 (SAMR-22/2019:17-19; SC-行政执法监督条例:26-29): issued, answered, objected to, corrected, closed."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain import law
from enforcement.domain.context import Context
from enforcement.domain.names import SUPERVISION
from enforcement.domain.outcome import (
    Caused,
    Lapses,
    LeavesCharge,
    Limit,
    Meets,
    OfMatter,
    Opens,
    Outcome,
    TakesCharge,
)
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from enforcement.domain.supervision import commands as c
from enforcement.domain.supervision import events as e
from enforcement.domain.supervision.lines import stands_above
from enforcement.domain.supervision.records import Supervision, SupervisionKind, SupervisionStatus

REPLY: Final = "supervision.notice.reply"
REPORT: Final = "supervision.decision.report"
CORRECT: Final = "supervision.correct"
OBJECT: Final = "supervision.objection"
REVIEW: Final = "supervision.objection.review"
JUSTICE: Final = "supervision.justice"
OF_JUSTICE: Final = frozenset({SupervisionKind.URGING, SupervisionKind.OPINION, SupervisionKind.JUSTICE_DECISION})
_DECISIONS: Final = (SupervisionKind.DECISION, SupervisionKind.JUSTICE_DECISION)
_ANSWERED: Final = (SupervisionStatus.REPLIED, SupervisionStatus.REPORTED)
_BINDING: Final = (SupervisionStatus.ISSUED, SupervisionStatus.OBJECTED, SupervisionStatus.UPHELD)
"""An objection does not stop what the decision asks for."""


def issue(command: c.IssueSupervision, context: Context) -> Outcome:
    """制发. Refusals NOT_SUPERIOR, SUPERIOR_REQUIRED, ISSUER_REQUIRED, JUSTICE_NOT_YET, FOLLOWS_NOTHING."""
    unnamed = command.kind is SupervisionKind.UNSPECIFIED
    undated = command.kind is not SupervisionKind.NOTICE and command.due_on is None
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "kind") if unnamed else None,
            fault("FIELD_REQUIRED", "due_on") if undated else None,
            *names(title=command.title, document=command.document),
            *texts(facts=command.facts, basis=command.basis, demand=command.demand),
        ]
    )
    day = day_of("on", command.on, context.today)
    if command.due_on and command.due_on <= day:
        raise refuse("DAYS_OUT_OF_ORDER", "due_on", day=command.due_on, earlier=day)
    context.roster.require_holder(command.post, day)
    _issuer(command, context)
    _earlier(command, context)
    objects = command.kind is SupervisionKind.DECISION
    record = context.new_id()
    event = e.SupervisionIssued(
        at=context.now,
        kind=command.kind,
        title=command.title,
        superior=command.superior,
        superior_post=command.superior_post,
        issuer=command.issuer,
        unit=command.unit,
        division=context.roster.first_division(command.unit, day),
        post=command.post,
        matter=command.matter,
        facts=command.facts,
        basis=command.basis,
        demand=command.demand,
        document=command.document,
        follows=command.follows,
        due_on=command.due_on,
        object_until=law.right_ends(context, OBJECT, day) if objects else None,
        on=day,
    )
    return _of(record, event, TakesCharge(post=command.post, matter_kind=SUPERVISION), *_begun(command, context, day))


def reply(state: Supervision, command: c.ReplyToSupervision, context: Context) -> Outcome:
    """回复. Refusal DECISION_IS_CORRECTED of a decision, which is corrected and reported."""
    stands(state, SupervisionStatus.ISSUED)
    if state.kind in _DECISIONS:
        raise refuse("DECISION_IS_CORRECTED")
    refuse_if_any([*texts(reply=command.reply), *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.issued_on)
    event = e.SupervisionReplied(at=context.now, reply=command.reply, document=command.document, on=day)
    rule = JUSTICE if state.kind in OF_JUSTICE else REPLY
    return _of(command.supervision, event, Meets(rule=rule, on=day))


def object_to(state: Supervision, command: c.ObjectToSupervision, context: Context) -> Outcome:
    """异议 (SAMR-22/2019:19). Refusals OBJECTION_NOT_OPEN, OBJECTION_LATE. Correcting goes on."""
    stands(state, SupervisionStatus.ISSUED)
    if state.object_until is None:
        raise refuse("OBJECTION_NOT_OPEN")
    refuse_if_any(texts(objection=command.objection))
    day = day_of("on", command.on, context.today, state.issued_on)
    if day > state.object_until:
        raise refuse("OBJECTION_LATE", "on", until=state.object_until)
    event = e.SupervisionObjected(at=context.now, objection=command.objection, on=day)
    review = Opens(rule=REVIEW, start=day, owner=state.superior_post)
    return _of(command.supervision, event, Meets(rule=OBJECT, on=day), review)


def review_objection(state: Supervision, command: c.ReviewSupervisionObjection, context: Context) -> Outcome:
    """复核, also where it was corrected meanwhile. A decision that is withdrawn asks for nothing any more."""
    if not _pending(state):
        raise refuse("SUPERVISION_NOT_AT_THIS_STEP", status=state.status.name)
    refuse_if_any(texts(review=command.review))
    day = day_of("on", command.on, context.today, state.objected_on)
    kept = SupervisionStatus.REPORTED if state.reported_on else SupervisionStatus.UPHELD
    status = kept if command.upheld else SupervisionStatus.WITHDRAWN
    event = e.SupervisionObjectionReviewed(at=context.now, status=status, review=command.review, on=day)
    over: tuple[Limit, ...] = () if command.upheld else (*_fallen("监督决定已撤销"), LeavesCharge())
    return _of(command.supervision, event, Meets(rule=REVIEW, on=day), *over)


def correct(state: Supervision, command: c.ReportCorrection, context: Context) -> Outcome:
    """纠正并报告 (SAMR-22/2019:18). Refusal NOTHING_TO_CORRECT of a paper that is no decision."""
    stands(state, *_BINDING)
    if state.kind not in _DECISIONS:
        raise refuse("NOTHING_TO_CORRECT")
    refuse_if_any([*texts(report=command.report), *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.issued_on)
    event = e.SupervisionCorrected(at=context.now, report=command.report, document=command.document, on=day)
    met = (Meets(rule=rule, on=day) for rule in (REPORT, CORRECT, JUSTICE))
    return _of(command.supervision, event, *met, Lapses(rule=OBJECT, reason="已纠正"))


def close(state: Supervision, command: c.CloseSupervision, context: Context) -> Outcome:
    """办结 by whoever issued it. Refusal SUPERVISION_NOT_AT_THIS_STEP before it is answered, an objection reviewed."""
    stands(state, *_ANSWERED)
    if _pending(state):
        raise refuse("SUPERVISION_NOT_AT_THIS_STEP", status=SupervisionStatus.OBJECTED.name)
    refuse_if_any(texts(finding=command.finding))
    day = day_of("on", command.on, context.today, state.reported_on or state.replied_on)
    event = e.SupervisionClosed(at=context.now, finding=command.finding, on=day)
    return _of(command.supervision, event, *_fallen("监督事项已办结"), LeavesCharge())


def stands(state: Supervision, *allowed: SupervisionStatus) -> None:
    """Refusal SUPERVISION_NOT_AT_THIS_STEP with where it stands."""
    if state.status not in allowed:
        raise refuse("SUPERVISION_NOT_AT_THIS_STEP", status=state.status.name)


def _pending(state: Supervision) -> bool:
    """Whether an objection waits for its review."""
    return state.objected_on is not None and state.reviewed_on is None


def _issuer(command: c.IssueSupervision, context: Context) -> None:
    if command.kind in OF_JUSTICE:
        if command.superior or not command.issuer.strip():
            raise refuse("ISSUER_REQUIRED", "issuer")
        _in_force(command, context)
        return
    if command.superior is None or command.superior_post is None or command.issuer:
        raise refuse("SUPERIOR_REQUIRED", "superior")
    stands_above(context, command.superior, command.unit, "superior")
    context.roster.require_holder(command.superior_post, context.today)


def _in_force(command: c.IssueSupervision, context: Context) -> None:
    since = context.rulebook.deadlines_for(JUSTICE)[0].effective_from
    if (command.on or context.today) < since:
        raise refuse("JUSTICE_NOT_YET", "on", since=since)


def _earlier(command: c.IssueSupervision, context: Context) -> None:
    if command.follows is None:
        return
    before = context.records.get(command.follows)
    if not isinstance(before, Supervision) or before.unit != command.unit:
        raise refuse("FOLLOWS_NOTHING", "follows")


def _begun(command: c.IssueSupervision, context: Context, day: date) -> list[Limit]:
    """The clocks of the paper; all of them are the supervised authority's."""
    if command.kind is SupervisionKind.NOTICE:
        return [Opens(rule=REPLY, start=day)]
    if command.kind in OF_JUSTICE:
        return [Opens(rule=JUSTICE, start=day, until=command.due_on)]
    # The report is due in ten working days after the day by which the decision wants things put right.
    corrected = command.due_on or day
    return [
        Opens(rule=CORRECT, start=day, until=corrected),
        Opens(rule=REPORT, start=day, until=law.act_by(context, REPORT, corrected)),
        Opens(rule=OBJECT, start=day),
    ]


def _fallen(reason: str) -> list[Limit]:
    return [Lapses(rule=rule, reason=reason) for rule in (REPLY, REPORT, CORRECT, OBJECT, JUSTICE)]


def _of(record: UUID, event: e.SupervisionEvent, *limits: Limit) -> Outcome:
    return Outcome(record, (Caused(SUPERVISION, record, event),), tuple(OfMatter(record, each) for each in limits))
