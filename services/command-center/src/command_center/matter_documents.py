"""Time limits and owners of matters as documents. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from command_center import days
from command_center.folding import index_tokens
from command_center.index import Json
from command_center.places import place_fields
from smartsupervision.matters.v1.assignment_pb2 import Assignment
from smartsupervision.matters.v1.deadline_pb2 import (
    DEADLINE_STATUS_OPEN,
    DEADLINE_STATUS_SUSPENDED,
    HOLDER_AUTHORITY,
    Basis,
    Deadline,
    DeadlineStatus,
    Holder,
)

NEAR: Final = "near"
MISSED: Final = "missed"


def deadline_fields(state: bytes) -> Json:
    """What a limit is found and counted by."""
    deadline = Deadline.FromString(state)
    fields: Json = {
        "name": deadline.name,
        "matter": deadline.matter,
        "matter_kind": collection_of(deadline.matter),
        "subject": deadline.subject,
        "title_tokens": index_tokens(deadline.title),
        "rule": deadline.rule_id,
        "basis": Basis.Name(deadline.basis),
        "holder": Holder.Name(deadline.holder),
        "status": DeadlineStatus.Name(deadline.status),
        "late": deadline.late,
        "provisional": deadline.provisional,
    }
    if deadline.owner_post:
        fields["owner_post"] = deadline.owner_post
    return fields | place_fields(deadline.division) | _due(deadline) | _alarm(deadline)


def assignment_fields(state: bytes) -> Json:
    """What the ownership of a matter is found by."""
    assignment = Assignment.FromString(state)
    fields: Json = {
        "name": assignment.name,
        "matter": assignment.matter,
        "matter_kind": assignment.matter_kind,
        "subject": assignment.subject,
        "owner_post": assignment.owner_post,
        "open": not assignment.HasField("closed_at"),
    }
    if assignment.offered_to:
        fields["offered_to"] = assignment.offered_to
    place = place_fields(assignment.division)
    place.pop("city", None)
    return fields | place


def alarm_of(deadline: Deadline) -> str:
    """NEAR or MISSED while the limit runs; "" where nobody has to be told anything.

    A warning is over once the date has moved so far ahead that all its warnings are to come again.
    """
    if deadline.HasField("missed_at") and deadline.status in (DEADLINE_STATUS_OPEN, DEADLINE_STATUS_SUSPENDED):
        return MISSED
    warned = deadline.HasField("near_announced_at") and len(deadline.near_ats) < len(deadline.near)
    return NEAR if warned and deadline.status == DEADLINE_STATUS_OPEN else ""


def due_on(deadline: Deadline) -> date | None:
    """The day its holder is held to, in Asia/Shanghai; None while time stands still.

    An authority is held to the earlier reading, a party to the later one (domain brief 0.3).
    """
    if deadline.holder == HOLDER_AUTHORITY:
        return days.civil(deadline.act_by, deadline.act_by_at)
    return days.civil(deadline.right_ends, deadline.right_ends_at)


def collection_of(resource: str) -> str:
    """The collection in a resource name: what sort of matter it is."""
    return resource.partition("/")[0]


def alarmed_at(deadline: Deadline) -> Timestamp | None:
    """When the alarm that stands was raised."""
    alarm = alarm_of(deadline)
    if not alarm:
        return None
    return deadline.missed_at if alarm == MISSED else deadline.near_announced_at


def _due(deadline: Deadline) -> Json:
    fields: Json = {}
    day = due_on(deadline)
    if day is not None:
        fields = {"due_day": days.number(day), "due_month": days.month(day)}
    if deadline.HasField("expires_at"):
        fields["expires_at"] = deadline.expires_at.ToMilliseconds()
    return fields


def _alarm(deadline: Deadline) -> Json:
    raised = alarmed_at(deadline)
    return {} if raised is None else {"alarm": alarm_of(deadline), "alarmed_at": raised.ToMilliseconds()}
