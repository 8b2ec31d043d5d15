"""The two kinds of aggregate, as every service that owns matters adds them to its own."""

from __future__ import annotations

from typing import Any

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from matters.domain import events as e
from matters.domain.evolving import evolve, evolve_assignment
from matters.domain.states import Assignment, Deadline
from matters.domain.warnings import SHANGHAI
from smartsupervision.matters.v1 import assignment_pb2, deadline_pb2, events_pb2

POSTS = "posts"
WITHOUT_DATE = "9999-12-31"
"""Where a suspended limit stands in lists: last."""

_MAPPER = Mapper({"owner_post": POSTS, "from_post": POSTS, "offered_to": POSTS})


def post_name(post: object) -> str:
    """The resource name of a post; "" for None."""
    return f"{POSTS}/{post}" if post else ""


def _deadline_listed(state: Deadline) -> Listed:
    due = state.due_on
    facets: dict[str, str | int | bool] = {
        "matter": state.matter,
        "status": int(state.status),
        "rule_id": state.rule_id,
        "basis": int(state.basis),
    }
    # What nobody can ask for costs an index entry all the same.
    if state.owner_post:
        facets["owner_post"] = post_name(state.owner_post)
    if state.missed_at is not None:
        facets["missed"] = True
    return Listed(state.division, due.isoformat() if due else WITHOUT_DATE, facets)


def _assignment_listed(state: Assignment) -> Listed:
    facets: dict[str, str | int | bool] = {"matter": state.matter, "owner_post": post_name(state.owner_post)}
    if state.offered_to:
        facets["offered_to"] = post_name(state.offered_to)
    if state.closed_at is None:
        facets["is_open"] = True
    return Listed(state.division, state.opened_at.astimezone(SHANGHAI).date().isoformat(), facets)


DEADLINE: Kind[Deadline] = Kind(
    kind="deadline",
    collection="deadlines",
    state=Deadline,
    message=deadline_pb2.Deadline,
    events=(
        e.DeadlineOpened,
        e.DeadlineSuspended,
        e.DeadlineResumed,
        e.DeadlineExtended,
        e.DeadlineMet,
        e.DeadlineCancelled,
        e.DeadlineRecomputed,
        e.DeadlineNear,
        e.DeadlineMissed,
        e.DeadlineExpired,
        e.DeadlineReassigned,
    ),
    events_module=events_pb2,
    evolve=evolve,
    mapper=_MAPPER,
    listed=_deadline_listed,
    subject=lambda state: state.subject,
)

ASSIGNMENT: Kind[Assignment] = Kind(
    kind="assignment",
    collection="assignments",
    state=Assignment,
    message=assignment_pb2.Assignment,
    events=(e.AssignmentOpened, e.AssignmentOffered, e.AssignmentTransferred, e.AssignmentClosed),
    events_module=events_pb2,
    evolve=evolve_assignment,
    mapper=_MAPPER,
    listed=_assignment_listed,
    subject=lambda state: state.subject,
)

KINDS: tuple[Kind[Any], ...] = (DEADLINE, ASSIGNMENT)
