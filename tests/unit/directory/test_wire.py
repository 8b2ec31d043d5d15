"""Every event the directory can write is read back as it was, and its state with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from chassis.envelope import Envelope
from chassis.errors import PermanentError
from directory.domain import events as e
from directory.domain.happening import EVOLVE
from directory.kinds import BY_NAME
from directory.matters_sink import deadline_row, matter_row
from roster.handovers import TakenOver, taken_over
from roster.kinds import Role, UnitKind
from roster.records import (
    Certificate,
    Delegation,
    Holding,
    OwnNameAct,
    Placement,
    ReviewQualification,
    UnitName,
    UnitPlace,
)
from roster.wire import KINDS, record_of, state_after
from smartsupervision.directory.v1 import events_pb2
from smartsupervision.matters.v1 import events_pb2 as matters_pb2

matters: Any = matters_pb2

AT = datetime(2026, 11, 23, 7, 30, 15, 123456, tzinfo=UTC)
DAY, LATER = date(2024, 2, 29), date(2027, 1, 1)
RECORD, OTHER, THIRD = (UUID(int=n) for n in (1, 2, 3))
NAME = UnitName(since=DAY, full_name="青秀区市场监督管理局", short_name="青", document="桂编1")
PLACE = UnitPlace(since=DAY, duty_parent=OTHER, administration_parent=THIRD, divisions=("450103",), document="桂编1")
ACT = OwnNameAct(act="enforcement.penalty", source="NPC-某法:9", valid_from=DAY, valid_to=LATER)

EVENTS: dict[str, list[Any]] = {
    "unit": [
        e.UnitCreated(
            at=AT,
            key="450103-S01",
            kind=UnitKind.STATION,
            called=NAME,
            placed=PLACE,
            own_name_acts=(ACT,),
            valid_from=DAY,
        ),
        e.UnitRenamed(at=AT, called=UnitName(since=LATER, full_name="新名", short_name="新", document="桂编2")),
        e.UnitChanged(at=AT, placed=PLACE, own_name_acts=(ACT,)),
        e.UnitMerged(at=AT, into=OTHER, valid_to=LATER, document="桂编3"),
        e.UnitAbsorbed(at=AT, merged=(OTHER, THIRD), placed=PLACE),
        e.UnitSplit(at=AT, parts=(OTHER,), placed=PLACE, valid_to=None, document="桂编4"),
        e.UnitSplitOff(at=AT, origin=OTHER, placed=PLACE),
        e.UnitClosed(at=AT, valid_to=LATER, document="桂编5"),
    ],
    "person": [
        e.PersonRegistered(at=AT, number="GX1", full_name="\U00020bb7明", division="450103", valid_from=DAY),
        e.PersonLeft(at=AT, valid_to=LATER, document="免1"),
    ],
    "post": [
        e.PostCreated(
            at=AT,
            number="450103-P1",
            title="局长",
            role=Role.PRINCIPAL,
            speciality="食品",
            placed=Placement(since=DAY, unit=OTHER, division="450103", document="桂编1"),
            valid_from=DAY,
        ),
        e.PostFilled(at=AT, holding=Holding(person=OTHER, valid_from=DAY, valid_to=LATER, document="任1")),
        e.PostVacated(at=AT, person=OTHER, valid_to=DAY, document="免1"),
        e.CertificateRenewed(at=AT, certificate=Certificate(person=OTHER, number="证1", valid_from=DAY)),
        e.ReviewerQualified(
            at=AT, qualification=ReviewQualification(person=OTHER, number="法1", valid_from=DAY, valid_to=LATER)
        ),
        e.PostMoved(at=AT, placed=Placement(since=LATER, unit=THIRD, division="450102", document="桂编2")),
        e.PostEnded(at=AT, valid_to=LATER, document="桂编3"),
    ],
    "approval": [
        e.ApprovalGranted(
            at=AT,
            post=OTHER,
            division="450103",
            act="licence.decide",
            limit_fen=2**63 - 1,
            valid_from=DAY,
            valid_to=LATER,
            document="审1",
        ),
        e.ApprovalDelegated(
            at=AT,
            delegation=Delegation(number="授1", to_post=THIRD, limit_fen=5, valid_from=DAY, valid_to=LATER),
        ),
        e.DelegationTakenBack(at=AT, number="授1", to_post=THIRD, taken_back_on=LATER, document="收1"),
        e.ApprovalRevoked(at=AT, revoked_on=LATER, document="审2"),
    ],
    "handover": [
        e.HandoverOffered(
            at=AT,
            matter=f"proceedings/{OTHER}",
            matter_kind="proceeding",
            title="食品经营许可",
            source="/licensing",
            division="450103",
            from_post=OTHER,
            to_post=THIRD,
            reason="合并",
        ),
        e.HandoverAccepted(at=AT, accepted_by=OTHER),
        e.HandoverDeclined(at=AT, declined_by=OTHER, reason="无此职责"),
        e.HandoverWithdrawn(at=AT, reason="误操作"),
    ],
}
WRITTEN = [(kind, event) for kind, events in EVENTS.items() for event in events]
GOLDEN = Path(__file__).parent / "golden"


def after(kind: str, event: Any) -> Any:
    """The state after the events of the list, up to this one."""
    state = None
    for each in EVENTS[kind]:
        state = EVOLVE[kind](state, each)
        if each is event:
            break
    return state


def enveloped(kind: str, event: Any, **changes: Any) -> Envelope:
    type_name, data = BY_NAME[kind].encode_event(RECORD, 7, event, after(kind, event))
    fields: dict[str, Any] = dict.fromkeys(Envelope.__dataclass_fields__, "")
    fields |= {"type": type_name, "data": data, "aggregate_id": RECORD, "version": 7, "kind": kind}
    return Envelope(**(fields | changes))


def test_every_event_of_the_contract_is_in_the_list() -> None:
    assert {type(event).__name__ for _, event in WRITTEN} == set(events_pb2.DESCRIPTOR.message_types_by_name)


@pytest.mark.parametrize(("kind", "event"), WRITTEN, ids=lambda each: getattr(type(each), "__name__", ""))
def test_what_is_written_is_read_back(kind: str, event: Any) -> None:
    aggregate = BY_NAME[kind].aggregate
    state = after(kind, event)
    type_name, data = aggregate.encode_event(RECORD, 7, event, state)
    assert aggregate.decode_event(type_name, data) == event
    assert aggregate.decode_state(aggregate.encode_state(RECORD, 7, state)) == state


@pytest.mark.parametrize(("kind", "event"), WRITTEN, ids=lambda each: getattr(type(each), "__name__", ""))
def test_the_golden_bytes_are_written_and_read_for_ever(kind: str, event: Any) -> None:
    """Whoever changes what an event looks like adds a file of the next version and keeps the old ones."""
    files = sorted(GOLDEN.glob(f"{type(event).__name__}.*.bin"), key=lambda path: int(path.suffixes[0][1:]))
    type_name, data = BY_NAME[kind].encode_event(RECORD, 7, event, after(kind, event))
    assert data == files[-1].read_bytes()
    assert BY_NAME[kind].decode_event(type_name, files[-1].read_bytes()) == event
    for path in files:
        assert BY_NAME[kind].decode_event(type_name, path.read_bytes())


@pytest.mark.parametrize(("kind", "event"), [each for each in WRITTEN if each[0] in KINDS])
def test_the_roster_takes_the_state_from_the_event(kind: str, event: Any) -> None:
    assert record_of(kind, state_after(enveloped(kind, event))) == after(kind, event)


def test_the_owning_service_learns_who_took_its_matter_over() -> None:
    accepted = enveloped("handover", EVENTS["handover"][1], actor_officer="GX003")
    expected = TakenOver(
        handover=f"handovers/{RECORD}",
        matter=f"proceedings/{OTHER}",
        from_post=OTHER,
        to_post=THIRD,
        accepted_by="GX003",
    )
    assert taken_over(accepted, "/licensing") == expected
    assert taken_over(accepted, "/enforcement") is None
    assert taken_over(enveloped("handover", EVENTS["handover"][0]), "/licensing") is None


def test_what_the_roster_cannot_read_is_put_aside_with_a_reason() -> None:
    event = EVENTS["unit"][1]
    cases = {
        "no event type": enveloped("unit", event, type="smartsupervision.directory.v1.UnitPainted"),
        "cannot be read": enveloped("unit", event, data=b"\xff\xff"),
        "carries no unit": enveloped("unit", event, data=b""),
    }
    for reason, envelope in cases.items():
        with pytest.raises(PermanentError, match=reason):
            state_after(envelope)


def test_a_matter_is_open_until_its_assignment_closes() -> None:
    opened = matters.AssignmentOpened(assignment=_assignment())
    row = matter_row(_matters("assignment", opened))
    assert (row.matter, row.owner_post, row.is_open, row.source) == (f"proceedings/{OTHER}", THIRD, True, "/licensing")
    closed = matters.AssignmentClosed(assignment={**_assignment(), "closed_at": AT})
    assert not matter_row(_matters("assignment", closed)).is_open


def test_a_limit_runs_while_it_is_open_or_suspended() -> None:
    for status, runs in ((1, True), (2, True), (3, False), (4, False)):
        deadline = {
            "matter": f"proceedings/{OTHER}",
            "rule_id": "licence.decide",
            "status": status,
            "basis": 1,
            "holder": 1,
            "act_by": {"year": 2026, "month": 12, "day": 1},
            "created_at": AT,
            "updated_at": AT,
        }
        event = matters.DeadlineMet(deadline=deadline)
        row = deadline_row(_matters("deadline", event))
        assert (row.is_open, row.act_by) == (runs, date(2026, 12, 1))


def _assignment() -> dict[str, Any]:
    return {
        "matter": f"proceedings/{OTHER}",
        "matter_kind": "proceeding",
        "owner_post": f"posts/{THIRD}",
        "opened_at": AT,
        "created_at": AT,
        "updated_at": AT,
    }


def _matters(kind: str, event: Any) -> Envelope:
    fields: dict[str, Any] = dict.fromkeys(Envelope.__dataclass_fields__, "")
    fields |= {"type": event.DESCRIPTOR.full_name, "data": event.SerializeToString(), "kind": kind}
    return Envelope(**(fields | {"aggregate_id": RECORD, "version": 1, "source": "/licensing"}))
