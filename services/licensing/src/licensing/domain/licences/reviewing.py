"""审查 (NPC-行政许可法:34, 42, 45-48): on site by two, time outside the clock, hearing, legal review, extension."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from licensing.domain import items
from licensing.domain.licences import acting, limits
from licensing.domain.licences.application_commands import (
    EndInterval,
    ExtendApplication,
    RecordLegalReview,
    RecordLicenceHearing,
    RecordSiteReview,
    StartInterval,
)
from licensing.domain.licences.application_events import (
    LicenceApplicationExtended,
    LicenceApplicationHearingRecorded,
    LicenceApplicationIntervalEnded,
    LicenceApplicationIntervalStarted,
    LicenceApplicationLegallyReviewed,
    LicenceApplicationSiteReviewed,
)
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceAct, LicenceContext
from licensing.domain.licences.kinds import APPLICATION_STATUS_ZH, LicenceApplicationStatus, ReviewIntervalKind
from licensing.domain.licences.values import LegalReview, LicenceHearing, LimitExtension, ReviewInterval, SiteReview
from licensing.domain.refusal import fault, refuse, refuse_if_any
from statutes.clock import Period

HEARING_REQUEST = Period.parse("5wd")
"""Those entitled ask for a hearing within five working days of being told (NPC-行政许可法:47)."""


def start_interval(
    state: LicenceApplication, command: StartInterval, context: LicenceContext
) -> LicenceApplicationIntervalStarted:
    """The clock stops; the time needed is told to the applicant in writing (NPC-行政许可法:45)."""
    in_review(state)
    if state.running_interval:
        raise refuse("INTERVAL_RUNNING", since=state.running_interval.from_date)
    unnamed = command.kind is ReviewIntervalKind.UNSPECIFIED
    refuse_if_any(
        [fault("INTERVAL_KIND_REQUIRED", "kind") if unnamed else None, *acting.stated(document=command.document)]
    )
    last = max((each.resumed_on for each in state.intervals if each.resumed_on), default=None)
    earliest, named = (last, "resumed_on") if last else (state.accepted_on, "accepted_on")
    day = acting.day_of("from_date", command.from_date, context.today, earliest, named)
    interval = ReviewInterval(
        kind=command.kind,
        from_date=day,
        resumed_on=None,
        document=command.document,
        expected_days=command.expected_days,
    )
    return LicenceApplicationIntervalStarted(at=context.now, interval=interval, intervals=(*state.intervals, interval))


def end_interval(
    state: LicenceApplication, command: EndInterval, context: LicenceContext
) -> LicenceApplicationIntervalEnded:
    """The clock goes on: the day stated counts again."""
    in_review(state)
    running = state.running_interval
    if running is None:
        raise refuse("NO_INTERVAL_RUNNING")
    day = acting.day_of("resumed_on", command.resumed_on, context.today, running.from_date, "from_date")
    interval = replace(running, resumed_on=day)
    intervals = (*(each for each in state.intervals if each is not running), interval)
    return LicenceApplicationIntervalEnded(at=context.now, interval=interval, intervals=intervals)


def record_site_review(
    state: LicenceApplication, command: RecordSiteReview, context: LicenceContext
) -> LicenceApplicationSiteReviewed:
    """现场核查 by two officers or more, each certified on the day (NPC-行政许可法:34)."""
    in_review(state)
    day = acting.day_of("reviewed_on", command.reviewed_on, context.today, state.received_on, "received_on")
    refuse_if_any(acting.stated(record=command.record))
    acting.certified(context, command.officers, day, "officers")
    review = SiteReview(reviewed_on=day, officers=command.officers, passed=command.passed, record=command.record)
    return LicenceApplicationSiteReviewed(at=context.now, review=review, site_reviews=(*state.site_reviews, review))


def record_hearing(
    state: LicenceApplication, command: RecordLicenceHearing, context: LicenceContext
) -> LicenceApplicationHearingRecorded:
    """听证 held, or not asked for in time (NPC-行政许可法:46-48)."""
    in_review(state)
    refuse_if_any([items.day_in_past("told_on", command.told_on, context.today), *acting.stated(record=command.record)])
    told = command.told_on or context.today
    if command.waived:
        _refuse_early_waiver(told, context)
    else:
        refuse_if_any(
            [
                items.day_in_past("held_on", command.held_on, context.today),
                items.in_order("told_on", told, "held_on", command.held_on),
            ]
        )
    held = None if command.waived else command.held_on
    hearing = LicenceHearing(told_on=told, held_on=held, waived=command.waived, record=command.record)
    return LicenceApplicationHearingRecorded(at=context.now, hearing=hearing)


def record_legal_review(
    state: LicenceApplication, command: RecordLegalReview, context: LicenceContext
) -> LicenceApplicationLegallyReviewed:
    """法制审核 (国办发〔2018〕118号)."""
    in_review(state)
    day = acting.day_of("reviewed_on", command.reviewed_on, context.today, state.accepted_on, "accepted_on")
    refuse_if_any(acting.stated(opinion=command.opinion))
    if not context.qualified(command.reviewer, day):
        raise refuse("REVIEWER_NOT_QUALIFIED", "reviewer", post=command.reviewer, day=day)
    review = LegalReview(reviewed_on=day, reviewer=command.reviewer, agrees=command.agrees, opinion=command.opinion)
    return LicenceApplicationLegallyReviewed(at=context.now, legal_review=review)


def extend(
    state: LicenceApplication, command: ExtendApplication, context: LicenceContext
) -> LicenceApplicationExtended:
    """延长 once, before the time has ended, approved by the organ's head (NPC-行政许可法:42)."""
    in_review(state)
    if state.extension:
        raise refuse("EXTENDED_ALREADY", since=state.extension.approved_on)
    longer = context.terms.decide.extension
    if longer is None:
        raise refuse("NO_EXTENSION")
    day = acting.day_of("approved_on", command.approved_on, context.today, state.accepted_on, "accepted_on")
    refuse_if_any(acting.stated(reason=command.reason, document=command.document))
    acting.empowered(context, command.approved_by, LicenceAct.EXTEND, day)
    due = legal_due(state, context)
    if due and day > due:
        raise refuse("EXTENSION_LATE", due=due)
    extension = LimitExtension(
        period=str(longer),
        reason=command.reason,
        approved_by=command.approved_by,
        approved_on=day,
        document=command.document,
    )
    return LicenceApplicationExtended(at=context.now, extension=extension)


def in_review(state: LicenceApplication) -> None:
    """Accepted and not decided."""
    acting.undecided(state)
    if state.status is not LicenceApplicationStatus.ACCEPTED:
        raise refuse("NOT_ACCEPTED_YET", status=APPLICATION_STATUS_ZH[state.status])


def legal_due(state: LicenceApplication, context: LicenceContext) -> date | None:
    """The last day by law to decide; None while an interval outside the clock runs."""
    return _due(state, context, context.terms.decide.legal)


def promised_due(state: LicenceApplication, context: LicenceContext) -> date | None:
    """The last day by the authority's own promise; None where it has made none."""
    promised = context.terms.decide.promised
    return _due(state, context, promised) if promised else None


def _due(state: LicenceApplication, context: LicenceContext, period: Period) -> date | None:
    if state.accepted_on is None:
        return None
    limit = context.terms.decide
    return limits.decided_by(limit, period, state.accepted_on, state.intervals, state.extension, context.calendar)


def _refuse_early_waiver(told: date, context: LicenceContext) -> None:
    until = limits.after(told, HEARING_REQUEST, context.calendar)
    if context.today <= until:
        raise refuse("HEARING_WAIVER_EARLY", "waived", until=until)
