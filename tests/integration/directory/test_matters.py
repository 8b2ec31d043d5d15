"""Who owns which open matter, read from another service's events: late, doubled and out of order between kinds."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from integration.directory.conftest import Office, OpenOffice
from support.asynchronous import asynchronous

from chassis.envelope import Envelope
from chassis.reading import Numbered
from directory.domain.matters import OpenMatter
from directory.matters_sink import MattersSink
from directory.store import read_open_matters
from smartsupervision.matters.v1 import events_pb2

pb: Any = events_pb2
AT = datetime(2026, 11, 23, tzinfo=UTC)
FIRST, SECOND = UUID(int=11), UUID(int=12)
MATTER = f"proceedings/{UUID(int=1)}"


def assignment(owner: UUID, **more: Any) -> dict[str, Any]:
    return {
        "matter": MATTER,
        "matter_kind": "proceeding",
        "title": "设立登记",
        "owner_post": f"posts/{owner}",
        "opened_at": AT,
        "created_at": AT,
        "updated_at": AT,
        **more,
    }


def limit(day: int, status: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "matter": MATTER,
        "rule_id": f"rule.{day}",
        "status": status,
        "basis": 1,
        "holder": 1,
        "act_by": {"year": 2026, "month": 12, "day": day},
        "created_at": AT,
        "updated_at": AT,
        **more,
    }


def event(record: int, version: int, kind: str, message: Any) -> Numbered:
    values: dict[str, Any] = {field.name: "" for field in fields(Envelope)}
    values |= {"aggregate_id": UUID(int=record), "version": version, "kind": kind, "source": "/licensing"}
    values |= {"type": message.DESCRIPTOR.full_name, "data": message.SerializeToString()}
    return Numbered(0, version, b"", Envelope(**values))


OPENED = event(100, 1, "assignment", pb.AssignmentOpened(assignment=assignment(FIRST)))
MOVED = event(100, 2, "assignment", pb.AssignmentTransferred(assignment=assignment(SECOND)))
CLOSED = event(100, 3, "assignment", pb.AssignmentClosed(assignment=assignment(SECOND, closed_at=AT)))
LATE = event(200, 1, "deadline", pb.DeadlineOpened(deadline=limit(20)))
SOON = event(201, 1, "deadline", pb.DeadlineOpened(deadline=limit(5)))
STOPPED = event(201, 2, "deadline", pb.DeadlineSuspended(deadline=limit(5, status=2, act_by=None)))
MET = event(200, 2, "deadline", pb.DeadlineMet(deadline=limit(20, status=3)))


async def after(office: Office, *events: Numbered) -> tuple[list[OpenMatter], list[OpenMatter]]:
    """What the two posts have open after events."""
    async with office.pool.connection() as connection, connection.transaction():
        assert not await MattersSink("licensing").apply(connection, events)
    async with office.pool.connection() as connection:
        return await read_open_matters(connection, [FIRST]), await read_open_matters(connection, [SECOND])


@asynchronous
async def test_a_matter_has_one_owner_from_its_opening_to_its_end(open_office: OpenOffice) -> None:
    async with open_office() as office:
        # The limits come before the matter: no order holds between kinds.
        opened = await after(office, LATE, SOON, OPENED)
        moved = await after(office, MOVED, STOPPED)
        doubled = await after(office, OPENED, SOON)
        met = await after(office, MET)
        closed = await after(office, CLOSED, MOVED)
    [matter], nobody = opened
    assert (matter.matter, matter.act_by, nobody) == (MATTER, date(2026, 12, 5), [])
    assert [each.rule_id for each in matter.deadlines] == ["rule.5", "rule.20"]
    assert doubled == moved
    assert (moved[0], moved[1][0].act_by) == ([], date(2026, 12, 20))
    assert [each.act_by for each in met[1][0].deadlines] == [None]
    assert closed == ([], [])


@asynchronous
async def test_what_cannot_be_read_is_put_aside_and_the_rest_is_taken(open_office: OpenOffice) -> None:
    broken = event(300, 1, "assignment", pb.AssignmentOpened(assignment=assignment(FIRST, owner_post="x")))
    async with open_office() as office:
        async with office.pool.connection() as connection, connection.transaction():
            parked = await MattersSink("licensing").apply(connection, [broken, OPENED])
        async with office.pool.connection() as connection:
            taken = await read_open_matters(connection, [FIRST])
    assert [each.number for each in parked] == [1]
    assert "NAME_MALFORMED" in parked[0].reason
    assert [each.matter for each in taken] == [MATTER]
