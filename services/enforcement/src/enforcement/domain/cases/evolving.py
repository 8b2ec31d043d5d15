"""The case after an event: every event holds the part it changes as it is afterwards."""

from __future__ import annotations

from dataclasses import replace

from enforcement.domain.cases import events as e
from enforcement.domain.cases import party_events as p
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import CaseStatus, PartyStatus
from enforcement.domain.cases.party_evolving import PartyEvent, evolve_party
from enforcement.domain.cases.values import Party, Pause

CaseEvent = (
    e.CaseFiled
    | e.CasePartyAdded
    | e.CaseOfficersAssigned
    | e.CaseRecusalDecided
    | e.CaseRightsTold
    | e.CaseFiguresRecorded
    | e.CaseSuspended
    | e.CaseResumed
    | e.CaseTimeStopped
    | e.CaseTimeResumed
    | e.CaseTerminated
    | e.CaseExtended
    | e.CaseReported
    | e.CaseReviewed
    | e.CaseDiscussed
    | e.CaseClosed
    | e.CaseArchived
    | e.CaseMoved
    | e.CaseHandedOver
    | e.CaseMerged
    | e.CaseAbsorbed
    | e.CaseSplit
    | e.CaseSupervised
    | e.CaseReportedToSuperior
)


def evolve(state: PenaltyCase | None, event: CaseEvent | PartyEvent) -> PenaltyCase:
    """The case after the event."""
    before = state or PenaltyCase()
    after = _with_party(before, event) if isinstance(event, PartyEvent) else _whole(before, event)
    return replace(after, created_at=state.created_at if state else event.at, updated_at=event.at)


def with_party(state: PenaltyCase, party: Party) -> tuple[Party, ...]:
    """The parties, with one of them changed."""
    return tuple(party if each.number == party.number else each for each in state.parties)


def _with_party(before: PenaltyCase, event: PartyEvent) -> PenaltyCase:
    party = before.party(event.party)
    after = replace(before, parties=with_party(before, evolve_party(party, event))) if party else before
    match event:
        case p.PartyDecided():
            return replace(after, status=event.status)
        case p.DecisionChanged():
            return _filed_anew(after, event.status)
        case p.DecisionEnded():
            return _reopened(after, event)
        case p.ExecutionCompleted() if event.ended_on:
            return replace(after, ended_on=event.ended_on)
        case p.CourtExecutionEnded() if all_over(after):
            return replace(after, ended_on=event.court.ended_on)
        case _:
            return after


def _reopened(before: PenaltyCase, event: p.DecisionEnded) -> PenaltyCase:
    """What was closed goes on, or is closed anew with the ruling in its file."""
    if event.party_status is PartyStatus.UNSPECIFIED:  # from before rulings were kept
        return replace(before, status=event.status)
    return replace(_filed_anew(before, event.status), ended_on=event.ended_on)


def _filed_anew(before: PenaltyCase, status: CaseStatus) -> PenaltyCase:
    """A file that was archived is archived again, with the ruling in it."""
    closed = before.closed_on if status is CaseStatus.CLOSED else None
    return replace(before, status=status, closed_on=closed, archived_on=None)


def all_over(state: PenaltyCase) -> bool:
    """Whether nothing is left to do with any party."""
    return all(each.status in (PartyStatus.EXECUTED, PartyStatus.ENDED) for each in state.parties)


def _whole(before: PenaltyCase, event: CaseEvent) -> PenaltyCase:
    match event:
        case e.CaseFiled():
            return _filed(event)
        case e.CasePartyAdded():
            return replace(before, parties=(*before.parties, event.party))
        case e.CaseOfficersAssigned():
            return replace(before, officers=event.officers, post=event.officers[0])
        case e.CaseRecusalDecided():
            return replace(before, recusals=(*before.recusals, event.recusal), officers=event.officers)
        case e.CaseRightsTold():
            party = before.party(event.party)
            told = with_party(before, replace(party, rights_told_on=event.on)) if party else before.parties
            return replace(before, parties=told)
        case e.CaseFiguresRecorded():
            return replace(before, figures=event.figures)
        case e.CaseSuspended():
            return replace(before, status=CaseStatus.SUSPENDED, pauses=(*before.pauses, event.pause))
        case e.CaseResumed():
            return replace(before, status=CaseStatus.INVESTIGATING, pauses=_ended(before, event.pause))
        case e.CaseTimeStopped():
            return replace(before, pauses=(*before.pauses, event.pause))
        case e.CaseTimeResumed():
            return replace(before, pauses=_ended(before, event.pause))
        case e.CaseExtended():
            return replace(before, extensions=event.extensions, decide_by=event.decide_by)
        case e.CaseReported():
            return replace(before, status=CaseStatus.REPORTED, report=event.report)
        case e.CaseReviewed():
            return replace(before, status=event.status, reviews=(*before.reviews, event.review))
        case e.CaseDiscussed():
            return replace(before, discussions=(*before.discussions, event.discussion))
        case _:
            return _moved(before, event)


def _moved(before: PenaltyCase, event: CaseEvent) -> PenaltyCase:
    match event:
        case e.CaseTerminated():
            return replace(before, status=CaseStatus.TERMINATED, ended_on=event.on, end_reason=event.reason)
        case e.CaseClosed():
            return replace(before, status=CaseStatus.CLOSED, close_ground=event.ground, closed_on=event.on)
        case e.CaseArchived():
            return replace(before, status=CaseStatus.ARCHIVED, file=event.file, archived_on=event.on)
        case e.CaseMoved():
            return replace(
                before, unit=event.unit, division=event.division, officers=event.officers, post=event.officers[0]
            )
        case e.CaseHandedOver():
            return replace(before, status=CaseStatus.HANDED_OVER, ended_on=event.on, end_reason=event.reason)
        case e.CaseMerged():
            return replace(before, status=CaseStatus.MERGED, into=event.into, ended_on=event.on)
        case e.CaseAbsorbed():
            return replace(before, merged=event.merged, parties=event.parties)
        case e.CaseSplit():
            return replace(before, split_into=event.split_into, parties=event.parties)
        case e.CaseSupervised() | e.CaseReportedToSuperior():
            return replace(before, supervised=event.supervised)
        case _:
            return before


def _filed(event: e.CaseFiled) -> PenaltyCase:
    return PenaltyCase(
        case_number=event.case_number,
        local_number=event.local_number,
        title=event.title,
        field=event.field,
        clue=event.clue,
        unit=event.unit,
        division=event.division,
        post=event.officers[0],
        status=CaseStatus.INVESTIGATING,
        filed_on=event.filed_on,
        filing_document=event.document,
        act_ended_on=event.act_ended_on,
        officers=event.officers,
        parties=event.parties,
        split_from=event.split_from,
    )


def _ended(before: PenaltyCase, pause: Pause) -> tuple[Pause, ...]:
    return tuple(pause if each.until is None else each for each in before.pauses)
