"""What enforcement does on the registry's events: pure, from the event to a row of its copy and to commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final
from uuid import UUID

from google.protobuf.message import DecodeError

from chassis.clock import civil_date
from chassis.envelope import Envelope
from chassis.errors import PermanentError
from chassis.mapping import MappingError, date_in, uuid_in
from enforcement.domain.changes.noting import NotePartyChange
from enforcement.domain.changes.records import ChangeKind
from enforcement.domain.names import COLLECTIONS, REVOCATION_ORDER
from enforcement.domain.revocations.commands import AcknowledgeRevocation
from enforcement.domain.revocations.records import OrderStatus
from smartsupervision.licensing.v1 import (
    entity_pb2,
    events_pb2,
    licence_events_pb2,
    licence_pb2,
    revocation_receipt_events_pb2,
    revocation_receipt_pb2,
)

RECEIPT: Final = "revocation_receipt"
_MODULES: Final[Mapping[str, ModuleType]] = {
    "entity": events_pb2,
    "licence": licence_events_pb2,
    RECEIPT: revocation_receipt_events_pb2,
}
"""Kinds of licensing's records that matter here, and where their events are declared."""
_ENTITY_LIVES: Final = (entity_pb2.ENTITY_STATUS_UNKNOWN, entity_pb2.ENTITY_STATUS_ACTIVE)
_LICENCE_LIVES: Final = (
    licence_pb2.LICENCE_STATUS_UNKNOWN,
    licence_pb2.LICENCE_STATUS_VALID,
    licence_pb2.LICENCE_STATUS_SUSPENDED,
)
_CHANGES: Final = {
    "EntityDeregistered": ChangeKind.DEREGISTERED,
    "EntityRevocationRecorded": ChangeKind.REVOKED,
    "EntityAnnulled": ChangeKind.ANNULLED,
    "EntityMerged": ChangeKind.MERGED,
    "EntityConverted": ChangeKind.CONVERTED,
}
_HANDLED: Final = {
    # (status, whether the decision had ended)
    (revocation_receipt_pb2.RECEIPT_STATUS_APPLIED, False): OrderStatus.RECORDED,
    (revocation_receipt_pb2.RECEIPT_STATUS_SETTLED, False): OrderStatus.RECORDED,
    (revocation_receipt_pb2.RECEIPT_STATUS_NOT_APPLIED, False): OrderStatus.NOT_RECORDED,
    (revocation_receipt_pb2.RECEIPT_STATUS_UNDONE, True): OrderStatus.RESTORED,
    (revocation_receipt_pb2.RECEIPT_STATUS_SETTLED, True): OrderStatus.RESTORED,
    (revocation_receipt_pb2.RECEIPT_STATUS_NOT_UNDONE, True): OrderStatus.NOT_RESTORED,
    (revocation_receipt_pb2.RECEIPT_STATUS_CANCELLED, True): OrderStatus.DROPPED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """One row of the copy of the registry."""

    record_id: UUID
    kind: str
    version: int
    number: str
    uscc: str
    holder: str
    issuer: str
    in_force: bool


def record_in(envelope: Envelope) -> Any | None:
    """The published record after an event, None of a kind that does not matter. PermanentError if it is unreadable."""
    module = _MODULES.get(envelope.kind)
    if module is None:
        return None
    message = getattr(module, envelope.type.rpartition(".")[2], None)
    if message is None:
        raise PermanentError(f"licensing has no event type {envelope.type} that enforcement knows")
    try:
        return getattr(message.FromString(envelope.data), envelope.kind)
    except DecodeError as error:
        raise PermanentError(f"{envelope.type} cannot be read: {error}") from error


def row_of(envelope: Envelope, record: Any) -> KnownRow | None:
    """What the copy keeps of an entity or a licence; None of another record."""
    match envelope.kind:
        case "entity":
            merged = record.status == entity_pb2.ENTITY_STATUS_MERGED
            code = "" if merged else record.unified_social_credit_code
            told = (code, code, record.registered_name, record.registration_authority, record.status in _ENTITY_LIVES)
        case "licence":
            issuer, lives = record.competence.in_name_of, record.status in _LICENCE_LIVES
            told = (record.number, record.code, record.holder_name, issuer, lives)
        case _:
            return None
    number, uscc, holder, issuer, lives = told
    return KnownRow(
        record_id=envelope.aggregate_id,
        kind=envelope.kind,
        version=envelope.version,
        number=number,
        uscc=uscc,
        holder=holder,
        issuer=issuer,
        in_force=lives,
    )


def change_of(envelope: Envelope, record: Any) -> ChangeKind | None:
    """What an event says has become of an entity; None if nothing that concerns a case."""
    if envelope.kind != "entity":
        return None
    if record.status == entity_pb2.ENTITY_STATUS_MOVED_OUT:
        return ChangeKind.MOVED_OUT
    return _CHANGES.get(envelope.type.rpartition(".")[2])


def hints(envelope: Envelope, record: Any, cases: Iterable[tuple[UUID, int]]) -> Sequence[NotePartyChange]:
    """One hint per case against the entity and party; none where the event is no such change."""
    change = change_of(envelope, record)
    if change is None:
        return ()
    return [
        NotePartyChange(
            penalty_case=case,
            party=party,
            change=change,
            entity=record.name,
            successor=record.merged_into,
            document=record.revocation.document if change is ChangeKind.REVOKED else "",
            since=civil_date(envelope.occurred_at),
        )
        for case, party in cases
    ]


def acknowledged(envelope: Envelope, record: Any) -> AcknowledgeRevocation | None:
    """What the registry's receipt says of an order. PermanentError if it names none, or says what is not known."""
    if envelope.kind != RECEIPT:
        return None
    status = _HANDLED.get((record.status, bool(record.ended_by)))
    if status is None:
        raise PermanentError(f"receipt {record.name} stands at {record.status}, which says nothing of an order")
    try:
        return AcknowledgeRevocation(
            revocation_order=uuid_in(record.facts.order, f"{COLLECTIONS[REVOCATION_ORDER]}/", "order"),
            status=status,
            answer=record.answer,
            receipt=record.name,
            on=date_in(record.handled_on, "handled_on"),
        )
    except MappingError as error:
        raise PermanentError(f"receipt cannot be read: {error}") from error
