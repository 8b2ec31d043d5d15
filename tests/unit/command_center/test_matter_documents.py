"""Time limits as documents: what they are found by, and who has to be told."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import orjson
import pytest
from google.protobuf.message import Message
from support.center import state
from support.matters import assignment, deadline, instant, missed, near, proto

from command_center import documents
from command_center.index import KINDS
from command_center.matter_documents import alarm_of, due_on
from smartsupervision.matters.v1 import deadline_pb2 as pb
from smartsupervision.matters.v1.deadline_pb2 import Deadline
from smartsupervision.matters.v1.events_pb2 import DeadlineOpened

DAY = date(2026, 12, 1)


def fields(kind: str, record: Message) -> dict[str, Any]:
    identifier = UUID(getattr(record, "name").partition("/")[2])  # noqa: B009 - every record has a name
    loaded: dict[str, Any] = orjson.loads(documents.build(kind, identifier, 1, state(record)).body)
    return loaded


@pytest.mark.parametrize(
    ("kind", "record"), [("licensing-deadline", missed(1)), ("licensing-assignment", assignment())]
)
def test_the_mapping_knows_every_field_a_document_has(kind: str, record: Message) -> None:
    assert fields(kind, record).keys() <= KINDS[kind].properties.keys()


def test_a_limit_is_found_by_city_rule_and_month() -> None:
    found = fields("licensing-deadline", deadline(due=DAY))
    assert (found["city"], found["divisions"]) == ("450300", ["450000", "450300", "450302"])
    assert (found["due_day"], found["due_month"]) == (20261201, "2026-12")
    assert found["matter_kind"] == "licenceApplications"
    assert "alarm" not in found


# Domain brief 0.3: where two readings differ the authority acts by the earlier, a party's right ends on the later.
def test_an_authority_is_held_to_the_earlier_day_and_a_party_to_the_later() -> None:
    readings = {"act_by": proto(DAY), "right_ends": proto(date(2026, 12, 3))}
    assert due_on(Deadline(holder=pb.HOLDER_AUTHORITY, **readings)) == DAY
    assert due_on(Deadline(holder=pb.HOLDER_PARTY, **readings)) == date(2026, 12, 3)


def test_a_limit_in_hours_is_due_on_the_day_it_is_in_shanghai() -> None:
    stamp = instant(DAY)
    stamp.seconds += 17 * 3600
    assert due_on(Deadline(holder=pb.HOLDER_AUTHORITY, act_by_at=stamp)) == date(2026, 12, 2)


def test_a_suspended_limit_has_no_day() -> None:
    found = fields("licensing-deadline", deadline(due=None, status=pb.DEADLINE_STATUS_SUSPENDED))
    assert not {"due_day", "due_month"} & found.keys()


@pytest.mark.parametrize(
    ("record", "alarm"),
    [
        (deadline(1), ""),
        (near(1), "near"),
        (missed(1), "missed"),
        (missed(1, status=pb.DEADLINE_STATUS_MET), ""),
        (near(1, status=pb.DEADLINE_STATUS_CANCELLED), ""),
        (near(1, status=pb.DEADLINE_STATUS_SUSPENDED), ""),
        # Extended so far that the warning is to come again.
        (near(1, near_ats=[instant(DAY)]), ""),
        (near(1, near=["10wd", "3wd"], near_ats=[instant(DAY)]), "near"),
    ],
)
def test_an_alarm_stands_while_somebody_has_to_act(record: Deadline, alarm: str) -> None:
    assert alarm_of(record) == alarm
    assert fields("licensing-deadline", record).get("alarm", "") == alarm


def test_the_state_inside_an_event_of_another_package_is_read_too() -> None:
    record = deadline()
    data = DeadlineOpened(deadline=record).SerializeToString(deterministic=True)
    assert documents.state_of("deadline", "smartsupervision.matters.v1.DeadlineOpened", data) == state(record)


def test_a_closed_matter_is_not_open() -> None:
    assert fields("licensing-assignment", assignment())["open"] is True
    assert fields("licensing-assignment", assignment(closed_at=instant(DAY)))["open"] is False
