"""A party after an event."""

from __future__ import annotations

from dataclasses import replace

from enforcement.domain.cases import party_events as p
from enforcement.domain.cases.kinds import PartyStatus
from enforcement.domain.cases.values import Decision, Notice, Party

PartyEvent = (
    p.NoticeIssued
    | p.NoticeAnnounced
    | p.NoticeServed
    | p.StatementRecorded
    | p.StatementRechecked
    | p.HearingRequested
    | p.HearingChairNamed
    | p.HearingFileHanded
    | p.HearingFixed
    | p.HearingHeld
    | p.HearingWaived
    | p.HearingReported
    | p.HeardCaseReviewed
    | p.PartyDecided
    | p.DecisionEnded
    | p.DecisionAnnounced
    | p.DecisionServed
    | p.PaymentRecorded
    | p.PaymentConfirmed
    | p.PenaltyPerformed
    | p.PaymentDeferred
    | p.PerformanceDemanded
    | p.CourtApplied
    | p.CourtExecutionEnded
    | p.RemedyReceived
    | p.RemedyEnded
    | p.ExecutionCompleted
    | p.DecisionChanged
    | p.RemedyAnswered
    | p.ExecutionStayed
    | p.ExecutionResumed
    | p.PaymentVoided
    | p.RefundApproved
    | p.RefundPaid
)


def evolve_party(before: Party, event: PartyEvent) -> Party:
    """The party after the event."""
    match event:
        case p.NoticeIssued():
            # What was said to an earlier notice does not answer this one.
            return replace(
                before,
                status=PartyStatus.NOTICE_ISSUED,
                notices=(*before.notices, event.notice),
                statement=None,
                hearing=None,
                review=None,
            )
        case p.NoticeAnnounced():
            return replace(before, notices=_notice(before, event.notice))
        case p.NoticeServed():
            return replace(before, status=PartyStatus.NOTIFIED, notices=_notice(before, event.notice))
        case p.StatementRecorded() | p.StatementRechecked():
            return replace(before, statement=event.statement)
        case p.HearingRequested():
            return replace(before, status=PartyStatus.HEARING, hearing=event.hearing)
        case p.HearingChairNamed() | p.HearingFileHanded() | p.HearingFixed() | p.HearingHeld() | p.HearingReported():
            return replace(before, hearing=event.hearing)
        case p.HearingWaived():
            return replace(before, status=PartyStatus.NOTIFIED, hearing=event.hearing)
        case p.HeardCaseReviewed():
            return replace(before, review=event.review)
        case p.PartyDecided():
            return replace(
                before,
                status=PartyStatus.DECIDED,
                decisions=(*before.decisions, event.decision),
                refund_due=event.refund_due,
            )
        case p.DecisionEnded():
            return _undecided(before, event)
        case p.DecisionChanged():
            return replace(
                before,
                status=event.party_status,
                decisions=(*_decisions(before, event.ended), event.decision),
                refund_due=event.refund_due,
            )
        case _:
            return _executing(before, event)


def _executing(before: Party, event: PartyEvent) -> Party:
    match event:
        case p.DecisionAnnounced():
            return replace(before, announced_on=event.announced_on)
        case p.DecisionServed():
            return replace(before, status=PartyStatus.SERVED, service=event.service)
        case p.PaymentRecorded() | p.PaymentConfirmed() | p.PaymentVoided():
            return replace(before, payments=event.payments)
        case p.PenaltyPerformed():
            return replace(before, performed=event.performed)
        case p.PaymentDeferred():
            return replace(before, deferral=event.deferral)
        case p.PerformanceDemanded():
            return replace(before, demand=event.demand)
        case p.CourtApplied():
            return replace(before, court=event.court)
        case p.CourtExecutionEnded():
            ruling, day = event.court.ruling, event.court.ended_on
            return replace(before, status=PartyStatus.ENDED, court=event.court, ended_on=day, end_reason=ruling)
        case p.RemedyReceived() | p.RemedyEnded() | p.RemedyAnswered() | p.ExecutionStayed() | p.ExecutionResumed():
            return replace(before, remedies=event.remedies)
        case p.RefundApproved():
            return replace(before, refunds=event.refunds)
        case p.RefundPaid():
            return replace(before, refunds=event.refunds, refund_due=event.refund_due)
        case p.ExecutionCompleted():
            return replace(before, status=PartyStatus.EXECUTED, ended_on=event.on)
        case _:
            return before


def _notice(before: Party, notice: Notice) -> tuple[Notice, ...]:
    return tuple(notice if each.number == notice.number else each for each in before.notices)


def _decisions(before: Party, ended: Decision) -> tuple[Decision, ...]:
    return tuple(ended if each.number == ended.number else each for each in before.decisions)


def _undecided(before: Party, event: p.DecisionEnded) -> Party:
    """Over, or back to where a decision can be made anew: with a notice of its own."""
    over = event.party_status is PartyStatus.ENDED
    return replace(
        before,
        status=PartyStatus.ENDED if over else PartyStatus.NAMED,
        decisions=_decisions(before, event.decision),
        refund_due=event.refund_due,
        statement=None,
        hearing=None,
        review=None,
        announced_on=None,
        service=None,
        deferral=None,
        demand=None,
        court=None,
        ended_on=event.decision.ended_on if over else None,
        end_reason=event.reason if over else "",
    )
