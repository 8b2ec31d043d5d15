"""Who owns a matter: opened with the matter, handed over when the new owner accepts, closed with it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from matters.domain.events import AssignmentClosed, AssignmentOffered, AssignmentOpened, AssignmentTransferred
from matters.domain.ids import id_in
from matters.domain.refusal import refuse
from matters.domain.states import Assignment
from matters.domain.values import Facts
from matters.domain.warnings import SHANGHAI


def open_assignment(
    facts: Facts, matter_kind: str, owner_post: UUID, now: datetime, *, existing: Assignment | None = None
) -> AssignmentOpened:
    """A matter gets its owner. Refusal ASSIGNMENT_EXISTS if one is loaded under the same id."""
    if existing is not None:
        raise refuse("ASSIGNMENT_EXISTS")
    id_in(facts.matter)
    return AssignmentOpened(
        at=now,
        matter=facts.matter,
        matter_kind=matter_kind,
        title=facts.title,
        subject=facts.subject,
        division=facts.division,
        owner_post=owner_post,
    )


def offer(state: Assignment, to_post: UUID, now: datetime) -> AssignmentOffered:
    """Another post is asked to take it over. Refusals: ASSIGNMENT_CLOSED, OWNER_UNCHANGED, OFFERED_TO_ANOTHER."""
    _open(state)
    _another(state, to_post)
    if state.offered_to is not None and state.offered_to != to_post:
        raise refuse("OFFERED_TO_ANOTHER")
    return AssignmentOffered(at=now, offered_to=to_post)


def withdraw_offer(state: Assignment, now: datetime) -> AssignmentOffered | None:
    """The offer is taken back or declined; None if there is none."""
    _open(state)
    return None if state.offered_to is None else AssignmentOffered(at=now, offered_to=None)


def transfer(state: Assignment, to_post: UUID, handover: str, accepted_by: str, now: datetime) -> AssignmentTransferred:
    """The new owner has accepted (移交). Its deadlines follow: see `running.reassign`.

    Refusals: ASSIGNMENT_CLOSED, OWNER_UNCHANGED, OFFERED_TO_ANOTHER, HANDOVER_NUMBER_REQUIRED, NOT_ACCEPTED.
    """
    _open(state)
    _another(state, to_post)
    if state.offered_to is not None and state.offered_to != to_post:
        raise refuse("OFFERED_TO_ANOTHER")
    if not handover.strip():
        raise refuse("HANDOVER_NUMBER_REQUIRED", "handover")
    if not accepted_by.strip():
        raise refuse("NOT_ACCEPTED", "accepted_by")
    return AssignmentTransferred(
        at=now, from_post=state.owner_post, owner_post=to_post, handover=handover, accepted_by=accepted_by
    )


def close(state: Assignment, now: datetime) -> AssignmentClosed:
    """The matter is done. Refusal ASSIGNMENT_CLOSED."""
    _open(state)
    return AssignmentClosed(at=now)


def _open(state: Assignment) -> None:
    if state.closed_at is not None:
        raise refuse("ASSIGNMENT_CLOSED", closed_on=state.closed_at.astimezone(SHANGHAI).date())


def _another(state: Assignment, to_post: UUID) -> None:
    if to_post == state.owner_post:
        raise refuse("OWNER_UNCHANGED", "owner_post")
