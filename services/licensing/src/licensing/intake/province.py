"""Loads a simulated province into the register, by the same gRPC commands anyone else uses.

Request ids depend on seed, entity and event only: loading the same province again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid5

from google.protobuf.field_mask_pb2 import FieldMask

from licensing.intake.report import RowResult
from licensing.intake.requests import Outcome, civil, entity_type
from licensing.intake.sending import Outgoing, Sender, batches
from province.model import Entity, LifeEvent, LifeEventKind
from smartsupervision.licensing.v1 import entity_pb2, register_service_pb2
from statutes.entities import EntityType

_NAMESPACE: Final = UUID("5d2f5a9e-2f0c-5b7e-9d55-6a0c1e3b7f45")
_pb = register_service_pb2


@dataclass(slots=True)
class Loaded:
    """How a load went: sums, and each command that was refused as (code, kind, reason, message)."""

    established: int = 0
    already_known: int = 0
    events: int = 0
    refused: list[tuple[str, str, str, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Resource names of the entities of this load by their codes."""


@dataclass(slots=True)
class _Record:
    entity: Entity
    name: str = ""
    # Address of open premises -> their resource name.
    premises: dict[str, str] = field(default_factory=dict)


async def load(entities: Iterable[Entity], seed: int, sender: Sender, tell: Callable[[int, int], None]) -> Loaded:
    """Establish the entities, then let their lives happen, oldest event first. `tell` hears of (done, total)."""
    records = [_Record(entity) for entity in entities]
    total = sum(1 + len(record.entity.events) for record in records)
    loaded, done = Loaded(), 0
    founding = [_outgoing(seed, i, 0, record) for i, record in enumerate(records)]
    longest = max((len(record.entity.events) for record in records), default=0)
    for round_number in range(longest + 1):
        items = founding if round_number == 0 else list(_round(records, seed, round_number))
        async for results in sender.send(batches(items)):
            for result in results:
                _enter(records[result.line], round_number, result, loaded)
            done += len(results)
            tell(done, total)
    return loaded


def _round(records: Sequence[_Record], seed: int, number: int) -> Iterable[Outgoing]:
    for i, record in enumerate(records):
        if record.name and len(record.entity.events) >= number:
            yield _outgoing(seed, i, number, record)


def _outgoing(seed: int, index: int, number: int, record: _Record) -> Outgoing:
    request_id = str(uuid5(_NAMESPACE, f"{seed}/{record.entity.code}/{number}"))
    if number == 0:
        command = _establishment(record.entity, request_id)
    else:
        command = _event(record, record.entity.events[number - 1], request_id)
    return Outgoing(index, record.entity.code, command)


def _enter(record: _Record, number: int, result: RowResult, loaded: Loaded) -> None:
    answer = result.answer
    event = record.entity.events[number - 1] if number else None
    if answer.outcome is Outcome.REFUSED:
        kind = event.kind.value if event else "established"
        loaded.refused.append((record.entity.code, kind, answer.reason, answer.message))
    elif event is None:
        # One that is known under another request has a life of its own already.
        record.name = answer.entity if answer.outcome is Outcome.LOADED else ""
        if record.name:
            loaded.names[record.entity.code] = record.name
        loaded.established += answer.outcome is Outcome.LOADED
        loaded.already_known += answer.outcome is Outcome.ALREADY_KNOWN
    else:
        loaded.events += 1
        if event.kind is LifeEventKind.PREMISES_OPENED:
            record.premises[event.address] = answer.entity


def _establishment(entity: Entity, request_id: str) -> register_service_pb2.Command:
    registration = _pb.Registration(
        unified_social_credit_code=entity.code,
        registered_name=entity.name,
        entity_type=_type(entity.entity_type),
        entity_type_text=EntityType(entity.entity_type).name_zh,
        legal_representative_name=entity.legal_representative,
        legal_representative_id=entity.legal_representative_id,
        registered_capital=_capital(entity.capital_fen),
        business_scope=entity.scope,
        established_date=civil(entity.established),
        division=entity.division,
        registration_authority=entity.authority,
        address=entity.address,
    )
    return _pb.Command(establish_entity=_pb.EstablishEntityRequest(request_id=request_id, registration=registration))


def _event(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.Command:
    match event.kind:
        case LifeEventKind.MOVED:
            return _pb.Command(move_entity=_moved(record, event, request_id))
        case LifeEventKind.CONVERTED:
            return _pb.Command(convert_entity=_converted(record, event, request_id))
        case LifeEventKind.PREMISES_OPENED:
            return _pb.Command(open_premises=_opened(record, event, request_id))
        case LifeEventKind.PREMISES_CLOSED:
            return _pb.Command(close_premises=_closed(record, event, request_id))
        case LifeEventKind.REVOKED:
            return _pb.Command(record_revocation=_revoked(record, event, request_id))
        case LifeEventKind.DEREGISTERED:
            return _pb.Command(deregister_entity=_deregistered(record, event, request_id))
        case _:
            return _pb.Command(change_entity=_changed(record, event, request_id))


def _changed(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.ChangeEntityRequest:
    registration = _pb.Registration(
        registered_name=event.name,
        address=event.address,
        business_scope=event.scope,
        registered_capital=_capital(event.capital_fen),
    )
    path = {
        LifeEventKind.RENAMED: "registered_name",
        LifeEventKind.RELOCATED: "address",
        LifeEventKind.SCOPE_CHANGED: "business_scope",
        LifeEventKind.CAPITAL_CHANGED: "registered_capital",
    }[event.kind]
    return _pb.ChangeEntityRequest(
        request_id=request_id,
        name=record.name,
        registration=registration,
        update_mask=FieldMask(paths=[path]),
        changed_date=civil(event.on),
    )


def _moved(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.MoveEntityRequest:
    return _pb.MoveEntityRequest(
        request_id=request_id,
        name=record.name,
        to_division=event.division,
        to_authority=event.authority,
        address=event.address,
        moved_date=civil(event.on),
    )


def _converted(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.ConvertEntityRequest:
    registration = _pb.Registration(
        registered_name=event.name,
        registered_capital=_capital(event.capital_fen),
        entity_type_text=EntityType(event.entity_type).name_zh,
    )
    return _pb.ConvertEntityRequest(
        request_id=request_id,
        name=record.name,
        to_type=_type(event.entity_type),
        registration=registration,
        converted_date=civil(event.on),
    )


def _opened(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.OpenPremisesRequest:
    return _pb.OpenPremisesRequest(
        request_id=request_id,
        entity=record.name,
        kind=entity_pb2.PREMISES_KIND_EXTRA_PLACE,
        address=event.address,
        division=event.division,
        opened_date=civil(event.on),
    )


def _closed(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.ClosePremisesRequest:
    name = record.premises.get(event.address, "")
    return _pb.ClosePremisesRequest(request_id=request_id, name=name, entity=record.name, closed_date=civil(event.on))


def _revoked(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.RecordRevocationRequest:
    revocation = entity_pb2.Revocation(
        organ=event.authority, document=event.document, reason=event.reason, decided_date=civil(event.on)
    )
    return _pb.RecordRevocationRequest(request_id=request_id, name=record.name, revocation=revocation)


def _deregistered(record: _Record, event: LifeEvent, request_id: str) -> register_service_pb2.DeregisterEntityRequest:
    group, notice, ended, cleared, applied = event.liquidation
    facts = entity_pb2.Deregistration(
        reason=event.reason,
        tax_clearance_document=event.document,
        tax_clearance_date=civil(cleared),
        application_date=civil(applied),
        deregistered_date=civil(event.on),
        liquidation_group_date=civil(group),
        creditor_notice_date=civil(notice),
        liquidation_end_date=civil(ended),
    )
    return _pb.DeregisterEntityRequest(request_id=request_id, name=record.name, deregistration=facts)


def _capital(fen: int | None) -> entity_pb2.RegisteredCapital | None:
    return None if fen is None else entity_pb2.RegisteredCapital(amount_fen=fen, currency="CNY")


def _type(value: str) -> entity_pb2.EntityType.ValueType:
    return entity_type(EntityType(value).name)
