"""案件审核、法制审核 (SAMR-2/2018:49-55) and collective discussion (NPC-行政处罚法:57)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.cases import commands as c
from enforcement.domain.cases import events as e
from enforcement.domain.cases.acting import UNDECIDED, outcome, party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.investigating import REVIEW
from enforcement.domain.cases.kinds import CaseStatus, ReviewKind, ReviewOutcome
from enforcement.domain.cases.values import Discussion, Review
from enforcement.domain.context import Context
from enforcement.domain.outcome import Meets, Outcome
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from roster.kinds import Head

AFTER = {
    ReviewOutcome.AGREE: CaseStatus.REVIEWED,
    ReviewOutcome.CORRECT: CaseStatus.INVESTIGATING,
    ReviewOutcome.SUPPLEMENT: CaseStatus.INVESTIGATING,
    ReviewOutcome.OTHER: CaseStatus.INVESTIGATING,
}
"""Without agreement the case goes back to those who handle it, and comes with a new report."""
LEADERS = 2


def review(state: PenaltyCase, command: c.ReviewCase, context: Context) -> Outcome:
    """审核. Refusals REVIEWER_HANDLED_IT, REVIEW_GROUND_REQUIRED, REVIEW_QUALIFICATION_MISSING."""
    stands_at(state, CaseStatus.REPORTED)
    submitted = state.report.submitted_on if state.report else state.filed_on
    day = day_of("on", command.on, context.today, submitted)
    unnamed = command.kind is ReviewKind.UNSPECIFIED
    open_ = command.outcome is ReviewOutcome.UNSPECIFIED
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "kind") if unnamed else None,
            fault("FIELD_REQUIRED", "outcome") if open_ else None,
            *texts(opinion=command.opinion),
        ]
    )
    if (command.kind is ReviewKind.LEGAL_REVIEW) is not bool(command.grounds):
        raise refuse("REVIEW_GROUND_REQUIRED", "grounds")
    reviewer(state, command.reviewer, command.kind, command.first_time, context, day)
    round_ = len(state.reviews) + 1
    found = Review(
        round=round_,
        kind=command.kind,
        grounds=command.grounds,
        reviewer=command.reviewer,
        outcome=command.outcome,
        opinion=command.opinion,
        reviewed_on=day,
    )
    event = e.CaseReviewed(at=context.now, review=found, status=AFTER[command.outcome])
    return outcome(command.penalty_case, event, Meets(rule=REVIEW, on=day, occurrence=round_))


def discuss(state: PenaltyCase, command: c.RecordDiscussion, context: Context) -> Outcome:
    """集体讨论 of at least two leaders. Refusals LEADERS_TOO_FEW, HEAD_REQUIRED, PARTY_NOT_FOUND."""
    stands_at(state, *UNDECIDED)
    day = day_of("on", command.on, context.today, state.filed_on)
    refuse_if_any([*names(record=command.record), *texts(conclusion=command.conclusion)])
    if len({context.roster.require_holder(post, day) for post in command.leaders}) < LEADERS:
        raise refuse("LEADERS_TOO_FEW", "leaders", least=LEADERS)
    for post in command.leaders:
        if not context.roster.is_head(post, Head.ANY_LEADER, day):
            raise refuse("HEAD_REQUIRED", "leaders", head=Head.ANY_LEADER.value, day=day)
    for number in command.parties:
        party_of(state, number)
    discussion = Discussion(
        number=len(state.discussions) + 1,
        on=day,
        leaders=command.leaders,
        record=command.record,
        conclusion=command.conclusion,
        parties=command.parties,
    )
    return outcome(command.penalty_case, e.CaseDiscussed(at=context.now, discussion=discussion))


def reviewer(state: PenaltyCase, post: UUID, kind: ReviewKind, first_time: bool, context: Context, day: date) -> None:
    """Somebody else than those who handled it (SAMR-2/2018:51); the first-timer of legal review is qualified."""
    for handler in state.officers:
        if people.same_person(context, post, handler, day):
            raise refuse("REVIEWER_HANDLED_IT", "reviewer")
    if kind is ReviewKind.LEGAL_REVIEW and first_time:
        context.roster.require_review_qualification(post, day)
