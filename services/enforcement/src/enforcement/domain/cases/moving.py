"""管辖变更、移送、并案、分案、督办 (SAMR-2/2018:13-17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import events as e
from enforcement.domain.cases.acting import OPEN, UNDECIDED, outcome, party_at, party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.filing import DECIDE, case_number
from enforcement.domain.cases.investigating import REVIEW
from enforcement.domain.cases.kinds import CaseStatus, PartyStatus
from enforcement.domain.cases.pausing import CLOSE
from enforcement.domain.cases.values import Party, Supervised
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import (
    Caused,
    Lapses,
    LeavesCharge,
    Limit,
    Meets,
    OfMatter,
    Opens,
    Outcome,
    Passes,
    TakesCharge,
)
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts

SUPERVISED: Final = "case.supervised"
MOVING: Final = (*series.DESIGNATION, *series.ASSIGNMENT)


def move(state: PenaltyCase, command: c.MoveCase, context: Context) -> Outcome:
    """指定、提级、交办 by a superior of both; the ninety days go on. Refusals NOT_THE_SUPERIOR, OTHER_AUTHORITY."""
    stands_at(state, *UNDECIDED)
    if command.unit == state.unit:
        raise refuse("SAME_AUTHORITY", "unit")
    day = day_of("on", command.on, context.today, state.filed_on)
    for unit in (state.unit, command.unit):
        if command.superior != unit and command.superior not in context.roster.ancestors(unit, day):
            raise refuse("NOT_THE_SUPERIOR", "superior", unit=context.roster.view(unit, day).full_name)
    people.certified(context, command.officers, day, "officers")
    refuse_if_any(names(accepted_by=command.accepted_by))
    matter = (PENALTY_CASE, command.penalty_case)
    paper, used = numbering.use(context, command.document, MOVING, command.superior, matter, day)
    divisions = context.roster.view(command.unit, day).divisions
    event = e.CaseMoved(
        at=context.now,
        unit=command.unit,
        division=divisions[0] if divisions else "",
        officers=command.officers,
        document=paper.number,
        on=day,
    )
    passes = Passes(post=command.officers[0], document=paper.number, accepted_by=command.accepted_by)
    return outcome(command.penalty_case, event, passes, also=(used,))


def hand_over(state: PenaltyCase, command: c.HandCaseOver, context: Context) -> Outcome:
    """移送有管辖权的机关 (SAMR-2/2018:17), by the head, before any party was told of a penalty."""
    stands_at(state, CaseStatus.INVESTIGATING, CaseStatus.REPORTED)
    refuse_if_any([*names(competent=command.competent), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, state.filed_on)
    people.approved(context, command.approved_by, "enforcement.file", day)
    matter = (PENALTY_CASE, command.penalty_case)
    paper, used = numbering.use(context, command.document, series.TRANSFER, state.unit, matter, day)
    event = e.CaseHandedOver(
        at=context.now,
        competent=command.competent,
        reason=command.reason,
        document=paper.number,
        approved_by=command.approved_by,
        on=day,
    )
    return outcome(command.penalty_case, event, *_over(state, "移送"), Opens(rule=CLOSE, start=day), also=(used,))


def merge(state: PenaltyCase, command: c.MergeCase, context: Context) -> Outcome:
    """并案: its parties go on in the other case of the same bureau. Refusals MERGED_WITH_ITSELF, OTHER_AUTHORITY."""
    stands_at(state, CaseStatus.INVESTIGATING)
    into = context.records.get(command.into)
    if command.into == command.penalty_case or not isinstance(into, PenaltyCase):
        raise refuse("MERGED_WITH_ITSELF", "into")
    stands_at(into, CaseStatus.INVESTIGATING)
    if into.unit != state.unit:
        raise refuse("OTHER_AUTHORITY", "into")
    _approved(command, context)
    gone = e.CaseMerged(
        at=context.now, into=command.into, reason=command.reason, document=command.document, on=context.today
    )
    taken = e.CaseAbsorbed(
        at=context.now, merged=(*into.merged, command.penalty_case), parties=tuple(_united(into, state))
    )
    ends = (*_over(state, "并案"), LeavesCharge())
    return Outcome(
        command.penalty_case,
        (Caused(PENALTY_CASE, command.penalty_case, gone), Caused(PENALTY_CASE, command.into, taken)),
        tuple(OfMatter(command.penalty_case, each) for each in ends),
    )


def split(state: PenaltyCase, holder: UUID | None, command: c.SplitCase, context: Context) -> Outcome:
    """分案: some parties go on by themselves; their time has run since the first filing. Refusal PARTIES_ALL."""
    stands_at(state, CaseStatus.INVESTIGATING)
    case_number(holder, command.case_number, state.division)
    leaving = tuple(party_of(state, number) for number in dict.fromkeys(command.parties))
    for party in leaving:
        party_at(party, PartyStatus.NAMED)
    if not leaving or len(leaving) == len(state.parties) or state.filed_on is None:
        raise refuse("PARTIES_ALL", "parties")
    _approved(command, context)
    case = context.new_id()
    begun = e.CaseFiled(
        at=context.now,
        case_number=command.case_number,
        local_number=state.local_number,
        title=state.title,
        field=state.field,
        clue=state.clue,
        unit=state.unit,
        division=state.division,
        officers=state.officers,
        act_ended_on=state.act_ended_on,
        document=command.document,
        filed_on=state.filed_on,
        parties=leaving,
        split_from=command.penalty_case,
    )
    left = e.CaseSplit(
        at=context.now,
        split_into=(*state.split_into, case),
        parties=tuple(each for each in state.parties if each not in leaving),
        reason=command.reason,
        document=command.document,
    )
    begins = (
        TakesCharge(post=state.officers[0], matter_kind=PENALTY_CASE),
        Opens(rule=DECIDE, start=state.filed_on),
    )
    return Outcome(
        case,
        (Caused(PENALTY_CASE, case, begun), Caused(PENALTY_CASE, command.penalty_case, left)),
        tuple(OfMatter(case, each) for each in begins),
    )


def supervise(state: PenaltyCase, command: c.SuperviseCase, context: Context) -> Outcome:
    """挂牌督办 by a superior, with the day of the report. Refusals NOT_THE_SUPERIOR, DAYS_OUT_OF_ORDER."""
    stands_at(state, *OPEN)
    if command.unit not in context.roster.ancestors(state.unit, context.today):
        name = context.roster.view(state.unit, context.today).full_name
        raise refuse("NOT_THE_SUPERIOR", "unit", unit=name)
    if state.supervised and state.supervised.reported_on is None:
        raise refuse("SUPERVISED_ALREADY", due=state.supervised.due_on)
    refuse_if_any(names(document=command.document))
    if command.due_on <= context.today:
        raise refuse("DAYS_OUT_OF_ORDER", "due_on", day=command.due_on, earlier=context.today)
    wanted = Supervised(unit=command.unit, document=command.document, due_on=command.due_on)
    begins = Opens(rule=SUPERVISED, start=context.today, until=command.due_on)
    return outcome(command.penalty_case, e.CaseSupervised(at=context.now, supervised=wanted), begins)


def report(state: PenaltyCase, command: c.ReportToSuperior, context: Context) -> Outcome:
    """向上级报告督办情况. Refusal NOT_SUPERVISED."""
    wanted = state.supervised
    if wanted is None or wanted.reported_on:
        raise refuse("NOT_SUPERVISED")
    refuse_if_any(texts(report=command.report))
    day = day_of("on", command.on, context.today, state.filed_on)
    answered = replace(wanted, reported_on=day, report=command.report)
    event = e.CaseReportedToSuperior(at=context.now, supervised=answered)
    return outcome(command.penalty_case, event, Meets(rule=SUPERVISED, on=day))


def _approved(command: c.MergeCase | c.SplitCase, context: Context) -> None:
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    people.approved(context, command.approved_by, "enforcement.file", context.today)


def _over(state: PenaltyCase, reason: str) -> tuple[Limit, ...]:
    review = Lapses(rule=REVIEW, reason=reason, occurrence=len(state.reviews) + 1)
    return Lapses(rule=DECIDE, reason=reason), Lapses(rule=DECIDE, reason=reason, occurrence=2), review


def _united(into: PenaltyCase, state: PenaltyCase) -> Iterator[Party]:
    """The parties of both, each once; those that come get the next numbers."""
    yield from into.parties
    known = {each.uscc: each.number for each in into.parties if each.uscc}
    following = max(each.number for each in into.parties) + 1
    numbers: dict[int, int] = {}
    coming: list[Party] = []
    for party in state.parties:
        if party.uscc in known:
            numbers[party.number] = known[party.uscc]
        else:
            numbers[party.number] = following + len(coming)
            coming.append(party)
    for party in coming:
        yield replace(
            party, number=numbers[party.number], answers_for=numbers.get(party.answers_for, party.answers_for)
        )
