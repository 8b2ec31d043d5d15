"""What enforcement does on the registry's events: its copy of licences, hints about parties, answers to orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from google.type.date_pb2 import Date
from unit.enforcement.paths import filed
from unit.enforcement.scenes import SELLER, Office
from unit.enforcement.test_revocations import ITSELF, NUMBER, knowing, served
from unit.enforcement.test_revocations import LICENCE as KNOWN

from chassis.envelope import Envelope
from chassis.errors import PermanentError
from enforcement.domain.changes.noting import NotePartyChange
from enforcement.domain.changes.records import ChangeKind, PartyChange, change_id
from enforcement.domain.revocations.records import OrderStatus
from enforcement.reactions import acknowledged, change_of, hints, record_in, row_of
from enforcement.registry import own_steps
from smartsupervision.licensing.v1 import (
    entity_pb2,
    events_pb2,
    licence_events_pb2,
    licence_pb2,
    revocation_receipt_events_pb2,
    revocation_receipt_pb2,
)

ENTITY, LICENCE, ORDER = (UUID(int=n) for n in (7002, 7001, 7009))
SHOP = entity_pb2.Entity(
    name=f"entities/{ENTITY}",
    unified_social_credit_code=SELLER,
    registered_name="南宁某食品店",
    registration_authority="南宁市青秀区市场监督管理局",
    status=entity_pb2.ENTITY_STATUS_ACTIVE,
)
PAPER = licence_pb2.Licence(
    name=f"licences/{LICENCE}",
    number=NUMBER,
    code=SELLER,
    holder_name="南宁某食品店",
    status=licence_pb2.LICENCE_STATUS_VALID,
    competence=licence_pb2.LicenceCompetence(decided_by="450103", in_name_of="450103"),
)


def envelope(kind: str, message: Any, record: UUID, version: int = 1) -> Envelope:
    now = datetime(2026, 3, 16, 2, tzinfo=UTC)
    return Envelope(
        id=UUID(int=version), source="/licensing", type=message.DESCRIPTOR.full_name, subject="", occurred_at=now,
        recorded_at=now, aggregate_id=record, version=version, kind=kind, causation="", correlation="",
        actor_department="", actor_officer="", sensitivity="", rule_version="", traceparent="",
        data=message.SerializeToString(),
    )  # fmt: skip


def of_entity(name: str, **changes: Any) -> Envelope:
    entity = entity_pb2.Entity()
    entity.CopyFrom(SHOP)
    for field, value in changes.items():
        setattr(entity, field, value)
    return envelope("entity", getattr(events_pb2, name)(entity=entity), ENTITY)


def row(event: Envelope) -> Any:
    return row_of(event, record_in(event))


def test_the_copy_keeps_who_issued_what_to_whom_and_whether_it_is_in_force() -> None:
    found = row(of_entity("EntityEstablished"))
    assert (found.number, found.uscc, found.issuer, found.in_force) == (
        SELLER, SELLER, "南宁市青秀区市场监督管理局", True,
    )  # fmt: skip
    found = row(envelope("licence", licence_events_pb2.LicenceIssued(licence=PAPER), LICENCE))
    assert (found.number, found.uscc, found.issuer, found.in_force) == (NUMBER, SELLER, "450103", True)
    assert not row(of_entity("EntityDeregistered", status=entity_pb2.ENTITY_STATUS_DEREGISTERED)).in_force
    ended = licence_pb2.Licence(number=NUMBER, status=licence_pb2.LICENCE_STATUS_REVOKED)
    assert not row(envelope("licence", licence_events_pb2.LicenceRevoked(licence=ended), LICENCE)).in_force
    # The numbers of a duplicate are the survivor's now.
    assert row(of_entity("EntityMerged", status=entity_pb2.ENTITY_STATUS_MERGED)).number == ""


def test_other_kinds_pass_by_and_what_cannot_be_read_is_a_defect() -> None:
    assert record_in(envelope("premises", events_pb2.PremisesOpened(), ENTITY)) is None
    with pytest.raises(PermanentError, match="EntityForgotten"):
        record_in(replace(of_entity("EntityMoved"), type="smartsupervision.licensing.v1.EntityForgotten"))
    with pytest.raises(PermanentError, match="cannot be read"):
        record_in(replace(of_entity("EntityMoved"), data=b"\xff"))


@pytest.mark.parametrize(
    ("event", "change"),
    [
        (of_entity("EntityDeregistered"), ChangeKind.DEREGISTERED),
        (of_entity("EntityRevocationRecorded"), ChangeKind.REVOKED),
        (of_entity("EntityAnnulled"), ChangeKind.ANNULLED),
        (of_entity("EntityMerged"), ChangeKind.MERGED),
        (of_entity("EntityConverted"), ChangeKind.CONVERTED),
        (of_entity("EntityMoved", status=entity_pb2.ENTITY_STATUS_MOVED_OUT), ChangeKind.MOVED_OUT),
        (of_entity("EntityMoved"), None),
        (of_entity("EntityChanged"), None),
        (envelope("licence", licence_events_pb2.LicenceRevoked(licence=PAPER), LICENCE), None),
    ],
)
def test_what_becomes_of_an_entity_concerns_the_cases_against_it(event: Envelope, change: ChangeKind | None) -> None:
    record = record_in(event)
    assert change_of(event, record) is change
    found = hints(event, record, [(UUID(int=1), 1), (UUID(int=2), 3)])
    assert [(each.penalty_case.int, each.party) for each in found] == ([(1, 1), (2, 3)] if change else [])


def notes(office: Office, case: UUID, **more: Any) -> None:
    command = NotePartyChange(
        penalty_case=case, party=1, change=ChangeKind.DEREGISTERED, entity=f"entities/{ENTITY}", successor="",
        document="", since=date(2026, 3, 16),
    )  # fmt: skip
    office.caller = ITSELF
    office.carry_out(own_steps(office._present)[NotePartyChange], replace(command, **more))


def test_a_party_deregistered_is_pointed_out_once_with_the_article_and_nothing_else_happens() -> None:
    # SAMR-2/2018:47: 终止调查 only where nobody succeeds it; that is for people to find out.
    office = Office()
    case = filed(office)
    before = office.state(case)
    notes(office, case)
    found: PartyChange = office.state(change_id(case, 1, f"entities/{ENTITY}", ChangeKind.DEREGISTERED))
    assert (found.rule, found.post, found.division) == ("SAMR-2/2018:47", before.post, "450103")
    assert office.state(case) == before
    notes(office, case)
    assert office.seen == 0
    notes(office, case, party=9)
    assert office.seen == 0


def test_what_the_case_itself_decided_is_no_news_to_it() -> None:
    office = knowing(KNOWN)
    case = served(office)
    document = office.state(case).party(1).decision.document
    notes(office, case, change=ChangeKind.REVOKED, document=document)
    assert office.seen == 0
    notes(office, case, change=ChangeKind.REVOKED, document="桂市监处罚〔2026〕9号")
    assert office.seen == 1


Stands = revocation_receipt_pb2.ReceiptStatus


def receipt(status: Any, *, ended: bool, order: str = f"revocations/{ORDER}") -> Envelope:
    state = revocation_receipt_pb2.RevocationReceipt(
        name="receipts/1", status=status, answer="话", ended_by="书" if ended else "",
        facts=revocation_receipt_pb2.OrderFacts(order=order), handled_on=Date(year=2026, month=3, day=16),
    )  # fmt: skip
    event = revocation_receipt_events_pb2.RevocationReceived(revocation_receipt=state)
    return envelope("revocation_receipt", event, UUID(int=1))


@pytest.mark.parametrize(
    ("status", "ended", "stands"),
    [
        ("APPLIED", False, OrderStatus.RECORDED),
        ("SETTLED", False, OrderStatus.RECORDED),
        ("NOT_APPLIED", False, OrderStatus.NOT_RECORDED),
        ("UNDONE", True, OrderStatus.RESTORED),
        ("SETTLED", True, OrderStatus.RESTORED),
        ("NOT_UNDONE", True, OrderStatus.NOT_RESTORED),
        ("CANCELLED", True, OrderStatus.DROPPED),
    ],
)
def test_every_answer_of_the_registry_says_where_the_order_stands(
    status: str, ended: bool, stands: OrderStatus
) -> None:
    event = receipt(Stands.Value(f"RECEIPT_STATUS_{status}"), ended=ended)
    command = acknowledged(event, record_in(event))
    assert command is not None
    assert (command.revocation_order, command.status, command.receipt) == (ORDER, stands, "receipts/1")


def test_an_answer_that_means_nothing_is_a_defect() -> None:
    for event in (
        receipt(Stands.Value("RECEIPT_STATUS_UNDONE"), ended=False),
        receipt(Stands.Value("RECEIPT_STATUS_APPLIED"), ended=False, order="cases/1"),
    ):
        with pytest.raises(PermanentError):
            acknowledged(event, record_in(event))
