"""Events as facts that are counted: each at its legal day, once, by what happened and what stands after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from enforcement.domain.adoption import events as ad
from enforcement.domain.cases import events as ce
from enforcement.domain.cases import party_events as pe
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import ReviewKind, ReviewOutcome
from enforcement.domain.cases.remedies import Remedy
from enforcement.domain.cases.values import Decision, Party
from enforcement.domain.cautions import events as ca
from enforcement.domain.clues import events as cl
from enforcement.domain.days import civil
from enforcement.domain.evaluations import events as ee
from enforcement.domain.measures import events as me
from enforcement.domain.names import PENALTY_CASE, name_of
from enforcement.domain.publicity import events as pub
from enforcement.domain.spot import events as sp
from enforcement.domain.spot.records import SpotPenalty
from enforcement.domain.supervision import events as su
from matters.domain import events as de
from matters.domain.kinds import Holder
from matters.domain.states import Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One event of the journal, with the state before it where that is needed, and after it."""

    record: UUID
    version: int
    event: Any
    before: Any
    after: Any
    recorded_at: datetime


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One more of a measure."""

    measure: str
    detail: str
    day: date
    """The legal day it counts on."""
    recorded_on: date
    division: str
    unit: str
    """A UUID; "" where the record does not name the authority."""
    field: str


Counted = tuple[str, str, date | None]
"""Measure, detail, legal day."""
Count = Callable[[Happened], Iterable[Counted]]


def facts_of(happened: Happened) -> list[Fact]:
    """What an event adds; nothing for what is not counted."""
    count = COUNTS.get(type(happened.event))
    recorded_on = civil(happened.recorded_at)
    state = happened.after
    return [
        Fact(
            measure,
            detail,
            day or recorded_on,
            recorded_on,
            state.division,
            str(getattr(state, "unit", "")),
            getattr(state, "field", ""),
        )
        for measure, detail, day in (count(happened) if count else ())
    ]


def _plainly(measure: str) -> Count:
    """An event that counts one, on the day it states."""
    return lambda happened: [(measure, "", happened.event.on)]


def _registered(happened: Happened) -> Iterator[Counted]:
    yield "clue_received", happened.event.source.name, happened.event.received_on


def _declined(happened: Happened) -> Iterator[Counted]:
    yield "clue_declined", happened.event.ground.name, happened.event.on


def _filed(happened: Happened) -> Iterator[Counted]:
    # A part split off is no new case: it was filed with the one it came from.
    if happened.event.split_from is None:
        yield "case_filed", "", happened.event.filed_on


def _adopted(happened: Happened) -> Iterator[Counted]:
    # By itself: what an older system decided stands in its own figures, and is not counted as ours a second time.
    facts = happened.event.facts
    yield "case_adopted", facts.outcome.name, facts.decided_on or facts.closed_on


def _adoption_corrected(_: Happened) -> Iterator[Counted]:
    yield "adoption_corrected", "", None


def _closed(happened: Happened) -> Iterator[Counted]:
    yield "case_closed", happened.event.ground.name, happened.event.on


def _reviewed(happened: Happened) -> Iterator[Counted]:
    review = happened.event.review
    if review.outcome is not ReviewOutcome.AGREE:
        yield "review_returned", review.outcome.name, review.reviewed_on


def _decided(happened: Happened) -> Iterator[Counted]:
    decision, case = happened.event.decision, happened.after
    yield from _imposed(decision)
    if needs_legal_review(case, happened.event.party):
        yield "legal_review_required", "", decision.decided_on
        if passed_legal_review(case, happened.event.party):
            yield "legal_review_done", "", decision.decided_on
        else:
            yield "legal_review_missing", name_of(PENALTY_CASE, happened.record), decision.decided_on


def _imposed(decision: Decision) -> Iterator[Counted]:
    yield "decision", decision.outcome.name, decision.decided_on
    for item in decision.items:
        yield "penalty_kind", item.kind, decision.decided_on
    if decision.discretion:
        yield "discretion_tier", decision.discretion.tier.name, decision.decided_on


def _ended(happened: Happened) -> Iterator[Counted]:
    yield "decision_ended", "", happened.event.decision.ended_on


def _changed(happened: Happened) -> Iterator[Counted]:
    # What a ruling put in the place of a decision is not the authority's own.
    yield "decision_ended", "", happened.event.ended.ended_on


def _requested(happened: Happened) -> Iterator[Counted]:
    yield "hearing_requested", "", happened.event.hearing.requested_on


def _held(happened: Happened) -> Iterator[Counted]:
    yield "hearing_held", "", happened.event.hearing.ended_on


def _waived(happened: Happened) -> Iterator[Counted]:
    yield "hearing_waived", "", happened.event.hearing.ended_on


def _remedy_received(happened: Happened) -> Iterator[Counted]:
    newest = happened.event.remedies[-1]
    yield "remedy_received", newest.kind.name, newest.received_on


def _remedy_ended(happened: Happened) -> Iterator[Counted]:
    for remedy in newly_ended(happened):
        yield "remedy_ended", remedy.outcome.name, remedy.ended_on
        if remedy.effect and remedy.effect.corrected:
            yield "remedy_corrected", remedy.outcome.name, remedy.ended_on


def _taken(happened: Happened) -> Iterator[Counted]:
    yield "measure_taken", happened.event.kind.name, civil(happened.event.at)


def _released(happened: Happened) -> Iterator[Counted]:
    yield "measure_released", happened.event.ground.name, happened.event.on


def _cautioned(happened: Happened) -> Iterator[Counted]:
    yield "caution", happened.event.kind.name, civil(happened.event.at)


def _published(happened: Happened) -> Iterator[Counted]:
    yield "penalty_published", "", happened.event.published_on


def _withdrawn(happened: Happened) -> Iterator[Counted]:
    yield "publication_withdrawn", "", happened.event.withdrawal.withdrawn_on


def _met(happened: Happened) -> Iterator[Counted]:
    limit: Deadline = happened.after
    if limit.holder is Holder.AUTHORITY:
        yield "clock_late" if limit.late else "clock_kept", limit.rule_id, limit.met_on


def _missed(happened: Happened) -> Iterator[Counted]:
    limit: Deadline = happened.after
    if limit.holder is Holder.AUTHORITY:
        yield "clock_missed", limit.rule_id, civil(limit.missed_at) if limit.missed_at else None


def _concluded(happened: Happened) -> Iterator[Counted]:
    yield "file_evaluated", happened.event.result.name, happened.event.on
    for point in sorted({each.check.partition("@")[0] for each in happened.after.defects}):
        yield "file_defect", point, happened.event.on


def _objection_decided(happened: Happened) -> Iterator[Counted]:
    before = {each.check.partition("@")[0] for each in happened.before.defects}
    after = {each.check.partition("@")[0] for each in happened.after.defects}
    for point in sorted(before - after):
        yield "file_defect_withdrawn", point, happened.event.on


def _supervised(happened: Happened) -> Iterator[Counted]:
    yield "supervision", happened.event.kind.name, happened.event.on


def punished(happened: Happened) -> Party | SpotPenalty | None:
    """Whom the event is about, as it stood before: a party of a case, or a penalty on the spot."""
    before: PenaltyCase | SpotPenalty = happened.before
    return before if isinstance(before, SpotPenalty) else before.party(happened.event.party)


def needs_legal_review(case: PenaltyCase, party: int) -> bool:
    """Whether the decision against a party had to pass legal review (NPC-行政处罚法:58)."""
    found = case.party(party)
    heard = found is not None and found.hearing is not None and found.hearing.held
    return heard or any(each.kind is ReviewKind.LEGAL_REVIEW for each in case.reviews)


def passed_legal_review(case: PenaltyCase, party: int) -> bool:
    """Whether it did: after a hearing by the review that follows it, else by that of the case."""
    found = case.party(party)
    if found is not None and found.hearing is not None and found.hearing.held:
        return found.review is not None and found.review.outcome is ReviewOutcome.AGREE
    last = case.last_review
    return last is not None and last.kind is ReviewKind.LEGAL_REVIEW and last.outcome is ReviewOutcome.AGREE


def newly_ended(happened: Happened) -> Iterator[Remedy]:
    """Remedies that ended with this event and had not before."""
    before = punished(happened)
    over = {each.reference for each in before.remedies if each.ended_on} if before else set()
    return (each for each in happened.event.remedies if each.ended_on and each.reference not in over)


COUNTS: Final[dict[type, Count]] = {
    cl.ClueRegistered: _registered,
    cl.ClueFiled: _plainly("clue_filed"),
    cl.ClueDeclined: _declined,
    cl.ClueReferred: _plainly("clue_referred"),
    cl.ClueMerged: _plainly("clue_merged"),
    ce.CaseFiled: _filed,
    ad.CaseAdopted: _adopted,
    ad.AdoptedCaseCorrected: _adoption_corrected,
    ce.CaseTerminated: _plainly("case_terminated"),
    ce.CaseHandedOver: _plainly("case_handed_over"),
    ce.CaseClosed: _closed,
    ce.CaseExtended: _plainly("case_extended"),
    ce.CaseReviewed: _reviewed,
    pe.PartyDecided: _decided,
    pe.DecisionEnded: _ended,
    pe.DecisionChanged: _changed,
    pe.HearingRequested: _requested,
    pe.HearingHeld: _held,
    pe.HearingWaived: _waived,
    pe.RemedyReceived: _remedy_received,
    pe.RemedyEnded: _remedy_ended,
    me.MeasureTaken: _taken,
    me.MeasureReleased: _released,
    sp.SpotPenaltyImposed: _plainly("spot_penalty"),
    sp.SpotRemedyReceived: _remedy_received,
    sp.SpotRemedyEnded: _remedy_ended,
    sp.SpotDecisionEnded: _ended,
    sp.SpotDecisionChanged: _changed,
    ca.CautionIssued: _cautioned,
    pub.PenaltyPublished: _published,
    pub.PublicationWithdrawn: _withdrawn,
    de.DeadlineMet: _met,
    de.DeadlineMissed: _missed,
    ee.EvaluationConcluded: _concluded,
    ee.EvaluationObjectionDecided: _objection_decided,
    su.SupervisionIssued: _supervised,
}
"""What each kind of event counts."""
