"""Time limits and owners of matters as services publish them, for tests of the command center."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid5

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from support.center import NAMESPACE

from smartsupervision.matters.v1.assignment_pb2 import Assignment
from smartsupervision.matters.v1.deadline_pb2 import (
    BASIS_LEGAL,
    DEADLINE_STATUS_OPEN,
    HOLDER_AUTHORITY,
    Deadline,
)
from statutes.calendar import load_calendar
from statutes.clock import due
from statutes.rules import load_rulebook

POST = "posts/0b5c6f6e-8a53-5a6e-9df5-0f0d7d2f9a01"
RULE = "food-trade.decide"


def instant(day: date) -> Timestamp:
    """The first instant of a day, in UTC."""
    stamp = Timestamp()
    stamp.FromDatetime(datetime(day.year, day.month, day.day, tzinfo=UTC))
    return stamp


def proto(day: date) -> Date:
    """The day as messages have it."""
    return Date(year=day.year, month=day.month, day=day.day)


def matter(number: int) -> str:
    """Name of the test's n-th matter, an application for a licence."""
    return f"licenceApplications/{uuid5(NAMESPACE, f'matter {number}')}"


def deadline(number: int = 1, due: date | None = date(2026, 12, 1), **fields: Any) -> Deadline:
    """An open limit of an authority in Guilin, neither near nor missed, unless told otherwise."""
    record = uuid5(NAMESPACE, f"deadline {number}")
    given: dict[str, Any] = {
        "matter": matter(number),
        "title": "食品经营许可申请",
        "division": "450302",
        "owner_post": POST,
        "rule_id": RULE,
        "rule_version": "2023-12-01",
        "source": "SAMR-78/2023:23",
        "basis": BASIS_LEGAL,
        "holder": HOLDER_AUTHORITY,
        "status": DEADLINE_STATUS_OPEN,
        "near": ["3wd"],
        **fields,
    }
    found = Deadline(name=f"deadlines/{record}", **given)
    if due is not None:
        found.act_by.CopyFrom(proto(due))
        found.right_ends.CopyFrom(proto(due))
    return found


def explained(record: Deadline, start: date) -> Deadline:
    """The same with the dates and the reasons that the legal clock gives for its rule from that day on."""
    rule = load_rulebook().deadline(record.rule_id, start)
    found = due(rule.clock(), start, load_calendar())
    assert isinstance(found.act_by, date)
    assert isinstance(found.right_ends, date)
    record.started_on.CopyFrom(proto(start))
    record.act_by.CopyFrom(proto(found.act_by))
    record.right_ends.CopyFrom(proto(found.right_ends))
    record.period, record.source = str(rule.period), rule.source
    record.explanation = found.explanation.to_json()
    return record


def near(number: int, since: date = date(2026, 11, 20), **fields: Any) -> Deadline:
    """One whose warning was given."""
    return deadline(number, near_announced_at=instant(since), **fields)


def missed(number: int, since: date = date(2026, 11, 20), **fields: Any) -> Deadline:
    """One whose date has passed."""
    day = fields.pop("due", since)
    return deadline(number, day, near_announced_at=instant(since), missed_at=instant(since), **fields)


def assignment(number: int = 1, **fields: Any) -> Assignment:
    """An open matter of a post in Guilin."""
    record = uuid5(NAMESPACE, f"assignment {number}")
    given: dict[str, Any] = {
        "matter": matter(number),
        "matter_kind": "licence_application",
        "title": "食品经营许可申请",
        "division": "450302",
        "owner_post": POST,
        **fields,
    }
    return Assignment(name=f"assignments/{record}", **given)
