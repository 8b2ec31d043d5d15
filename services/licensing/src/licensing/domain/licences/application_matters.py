"""The time limits and the owner of an application, step by step (NPC-行政许可法:32, 42, 44, 45)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from licensing.domain.licences import application_events as e
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.kinds import LimitBasis
from licensing.domain.licences.matters import (
    CloseMatter,
    ExtendLimit,
    MatterStep,
    MeetLimit,
    OpenLimit,
    OwnMatter,
    ResumeLimit,
    SuspendLimit,
)
from licensing.domain.licences.terms import DEFERRED_PAPERS_RULE, LicenceTerms, Limit
from statutes.clock import Period

EXCLUDED = "NPC-行政许可法:45"
EXTENDED = "NPC-行政许可法:42"


def application_steps(
    before: LicenceApplication | None, event: e.LicenceApplicationEvent, terms: LicenceTerms
) -> tuple[MatterStep, ...]:
    """What an event on an application means for its limits and its owner."""
    match event:
        case e.LicenceApplicationReceived():
            return _received(event.licence_application, terms)
        case e.LicenceApplicationNoticeIssued():
            # Asked in time: the limit to answer is met; after the supplement it runs anew as the second.
            return tuple(_meet(terms.accept, event.notice.told_on))
        case e.LicenceApplicationSupplemented():
            return _supplemented(before, event, terms)
        case e.LicenceApplicationAccepted():
            return _accepted(before, event.accepted_on, event.accepted_on, event, terms)
        case e.LicenceApplicationDeemedAccepted():
            # The missed limit stays missed; the time to decide runs from the day the papers came.
            return tuple(_open(terms.decide, event.accepted_on))
        case e.LicenceApplicationIntervalStarted() | e.LicenceApplicationIntervalEnded():
            return tuple(_interval(event, terms))
        case e.LicenceApplicationExtended():
            return tuple(_extended(event, terms))
        case e.LicenceApplicationGranted():
            day = event.decision.decided_on
            return (*_meet(terms.decide, day), *_open(terms.issue, day))
        case e.LicenceApplicationRefused():
            day = event.decision.decided_on
            return (*_meet(terms.decide, day), CloseMatter(closed_on=day))
        case e.LicenceApplicationIssued():
            return (*_meet(terms.issue, event.issued_on), CloseMatter(closed_on=event.issued_on))
        case _:
            return _closed_or_nothing(before, event, terms)


def answers_asked(state: LicenceApplication | None) -> int:
    """How often the limit to answer has run: once, and once more after a supplement."""
    return 2 if state and state.notice else 1


def _received(state: LicenceApplication, terms: LicenceTerms) -> tuple[MatterStep, ...]:
    day = _day(state.received_on)
    title = f"{state.applicant_name} {terms.title_zh}"
    return (OwnMatter(post=state.owner_post, title=title), *_open(terms.accept, day))


def _supplemented(
    before: LicenceApplication | None, event: e.LicenceApplicationSupplemented, terms: LicenceTerms
) -> tuple[MatterStep, ...]:
    if event.complete:
        return tuple(_open(terms.accept, event.supplied_on, occurrence=2))
    promised = before is not None and before.deferral is not None
    here = all(material.promised_by is None or material.supplied_on for material in event.materials)
    return (
        (MeetLimit(rule_id=DEFERRED_PAPERS_RULE, basis=LimitBasis.PROMISED, met_on=event.supplied_on),)
        if promised and here
        else ()
    )


def _accepted(
    before: LicenceApplication | None,
    answered_on: date,
    starts: date,
    event: e.LicenceApplicationAccepted,
    terms: LicenceTerms,
) -> tuple[MatterStep, ...]:
    steps: list[MatterStep] = [
        *_meet(terms.accept, answered_on, answers_asked(before)),
        *_open(terms.decide, starts),
    ]
    if event.deferral:
        due = event.deferral.due
        steps.append(
            OpenLimit(rule_id=DEFERRED_PAPERS_RULE, basis=LimitBasis.PROMISED, started_on=starts, fixed_on=due)
        )
    return tuple(steps)


def _interval(
    event: e.LicenceApplicationIntervalStarted | e.LicenceApplicationIntervalEnded, terms: LicenceTerms
) -> Iterable[MatterStep]:
    interval = event.interval
    rule_id = terms.decide.rule_id
    for basis in terms.decide.bases:
        if interval.resumed_on:
            yield ResumeLimit(rule_id=rule_id, basis=basis, resumed_on=interval.resumed_on)
        else:
            yield SuspendLimit(
                rule_id=rule_id,
                basis=basis,
                from_date=interval.from_date,
                reason=interval.kind.name,
                source=EXCLUDED,
            )


def _extended(event: e.LicenceApplicationExtended, terms: LicenceTerms) -> Iterable[MatterStep]:
    extension = event.extension
    for basis in terms.decide.bases:
        yield ExtendLimit(
            rule_id=terms.decide.rule_id,
            basis=basis,
            period=Period.parse(extension.period),
            reason=extension.reason,
            source=EXTENDED,
            approved_by=extension.document,
        )


def _closed_or_nothing(
    before: LicenceApplication | None, event: e.LicenceApplicationEvent, terms: LicenceTerms
) -> tuple[MatterStep, ...]:
    match event:
        case e.LicenceApplicationNotAccepted():
            met = _meet(terms.accept, event.refused_on, answers_asked(before))
            return (*met, CloseMatter(closed_on=event.refused_on))
        case e.LicenceApplicationWithdrawn():
            return (CloseMatter(closed_on=event.withdrawn_on),)
        case e.LicenceApplicationTerminated():
            return (CloseMatter(closed_on=event.terminated_on),)
        case _:
            return ()


def _open(limit: Limit, day: date, occurrence: int = 1) -> Iterable[MatterStep]:
    for basis in limit.bases:
        period = limit.promised if basis is LimitBasis.PROMISED else None
        yield OpenLimit(rule_id=limit.rule_id, basis=basis, started_on=day, period=period, occurrence=occurrence)


def _meet(limit: Limit, day: date, occurrence: int = 1) -> Iterable[MatterStep]:
    return (MeetLimit(rule_id=limit.rule_id, basis=basis, met_on=day, occurrence=occurrence) for basis in limit.bases)


def _day(day: date | None) -> date:
    if day is None:
        raise ValueError("an application received has a day")
    return day
