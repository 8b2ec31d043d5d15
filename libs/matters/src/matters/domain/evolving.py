"""From event to state: total, never refusing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from matters.domain import events as e
from matters.domain.kinds import DeadlineStatus
from matters.domain.states import Assignment, Deadline
from matters.domain.values import Dates, Terms


def evolve(state: Deadline | None, event: e.DeadlineEvent) -> Deadline:
    """The deadline after an event."""
    if isinstance(event, e.DeadlineOpened):
        return _opened(event)
    if state is None:
        raise ValueError(f"{type(event).__name__} before DeadlineOpened")
    return replace(state, updated_at=event.at, **_changed(event))


def _opened(event: e.DeadlineOpened) -> Deadline:
    facts = event.facts
    return Deadline(
        matter=facts.matter,
        title=facts.title,
        subject=facts.subject,
        division=facts.division,
        owner_post=facts.owner_post,
        occurrence=event.occurrence,
        started_on=event.started_on,
        started_at=event.started_at,
        fixed_on=event.fixed_on,
        suspensions=(),
        extensions=(),
        status=DeadlineStatus.OPEN,
        met_on=None,
        late=False,
        near_announced_at=None,
        created_at=event.at,
        updated_at=event.at,
        **_terms(event.terms),
        **_dates(event.dates),
    )


def _changed(event: e.DeadlineEvent) -> dict[str, Any]:
    match event:
        case e.DeadlineSuspended():
            status = DeadlineStatus.SUSPENDED if event.open else DeadlineStatus.OPEN
            return {"suspensions": event.suspensions, "status": status, **_dates(event.dates)}
        case e.DeadlineResumed():
            return {"suspensions": event.suspensions, "status": DeadlineStatus.OPEN, **_dates(event.dates)}
        case e.DeadlineExtended():
            return {"extensions": event.extensions, **_dates(event.dates)}
        case e.DeadlineMet():
            return {"status": DeadlineStatus.MET, "met_on": event.met_on, "late": event.late}
        case e.DeadlineCancelled():
            return {"status": DeadlineStatus.CANCELLED}
        case e.DeadlineRecomputed():
            return {**_terms(event.terms), **_dates(event.dates)}
        case e.DeadlineNear():
            return {**_near(event.near_ats), "near_announced_at": event.at}
        case e.DeadlineMissed():
            return {"missed_at": event.at}
        case e.DeadlineExpired():
            return {"status": DeadlineStatus.EXPIRED}
        case e.DeadlineReassigned():
            return {"owner_post": event.owner_post}
        case _:
            raise ValueError(f"{type(event).__name__} after DeadlineOpened")


def _terms(terms: Terms) -> dict[str, Any]:
    return {
        "rule_id": terms.rule_id,
        "rule_version": terms.rule_version,
        "source": terms.source,
        "basis": terms.basis,
        "holder": terms.holder,
        "regime": terms.regime,
        "period": terms.period,
        "near": terms.near,
        "is_right": terms.is_right,
    }


def _dates(dates: Dates) -> dict[str, Any]:
    return {
        "act_by": dates.act_by,
        "right_ends": dates.right_ends,
        "act_by_at": dates.act_by_at,
        "right_ends_at": dates.right_ends_at,
        "expires_at": dates.expires_at,
        "provisional": dates.provisional,
        "explanation": dates.explanation,
        "missed_at": dates.missed_at,
        **_near(dates.near_ats),
    }


def _near(near_ats: tuple[Any, ...]) -> dict[str, Any]:
    return {"near_ats": near_ats, "near_at": near_ats[0] if near_ats else None}


def evolve_assignment(state: Assignment | None, event: e.AssignmentEvent) -> Assignment:
    """The assignment after an event."""
    if isinstance(event, e.AssignmentOpened):
        return Assignment(
            matter=event.matter,
            matter_kind=event.matter_kind,
            title=event.title,
            subject=event.subject,
            division=event.division,
            owner_post=event.owner_post,
            opened_at=event.at,
            closed_at=None,
            offered_to=None,
            handover="",
            created_at=event.at,
            updated_at=event.at,
        )
    if state is None:
        raise ValueError(f"{type(event).__name__} before AssignmentOpened")
    match event:
        case e.AssignmentOffered():
            return replace(state, updated_at=event.at, offered_to=event.offered_to)
        case e.AssignmentTransferred():
            return replace(
                state, updated_at=event.at, owner_post=event.owner_post, offered_to=None, handover=event.handover
            )
        case e.AssignmentClosed():
            return replace(state, updated_at=event.at, closed_at=event.at, offered_to=None)
