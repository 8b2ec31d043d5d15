"""From a record's published state to its document in the index. Pure."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

import orjson
from google.protobuf.message import DecodeError, Message

from chassis.errors import PermanentError
from chassis.streams import bucket_of, digest
from command_center import (
    case_documents,
    case_part_documents,
    contracts,
    directory_documents,
    licence_documents,
    matter_documents,
    publication_documents,
)
from command_center.folding import index_tokens, key
from command_center.index import KINDS, Json
from command_center.places import home_division, place_fields
from smartsupervision.directory.v1 import events_pb2 as directory_events_pb2
from smartsupervision.licensing.v1 import entity_pb2, events_pb2, licence_events_pb2
from smartsupervision.licensing.v1.entity_pb2 import Entity, EntityStatus, EntityType, Premises
from smartsupervision.matters.v1 import events_pb2 as matter_events_pb2

_CLAUSES = re.compile(r"[（(【](?:除?依法须经|法律|凭有效|涉及许可)[^（(【）)】]*[）)】]")
"""（依法须经批准的项目，经相关部门批准后方可开展经营活动） and its kin: only what stands between brackets."""


@dataclass(frozen=True)
class Document:
    """A document ready to be written: identity, version and body bytes."""

    kind: str
    id: UUID
    version: int
    body: bytes


def state_of(kind: str, event_type: str, data: bytes) -> bytes:
    """The state inside an event: every event carries the state after it in the field named like its kind.

    PermanentError if the event is none of ours or does not parse.
    """
    message = _message(event_type)
    if message is None or kind not in message.DESCRIPTOR.fields_by_name:
        raise PermanentError(f"event type {event_type} of kind {kind} is not known here")
    try:
        event = message.FromString(data)
    except DecodeError as error:
        raise PermanentError(f"{event_type} does not parse: {error}") from error
    if not event.HasField(kind):
        raise PermanentError(f"{event_type} carries no {kind}")
    state: Message = getattr(event, kind)
    return state.SerializeToString(deterministic=True)


@cache
def _message(event_type: str) -> type[Message] | None:
    package, _, name = event_type.rpartition(".")
    for module in _EVENTS:
        if module.DESCRIPTOR.package == package and name in module.DESCRIPTOR.message_types_by_name:
            found: type[Message] = getattr(module, name)
            return found
    return None


def build(kind: str, record_id: UUID, version: int, state: bytes) -> Document:
    """The document of a record; `kind` is a name of the table of kinds. PermanentError if the state does not parse."""
    try:
        fields = _FIELDS[KINDS[kind].kind](state)
    except (KeyError, DecodeError) as error:
        raise PermanentError(f"state of {kind} {record_id} does not parse: {error}") from error
    high, low = digest(record_id, version, state)
    proof = {
        "id": str(record_id),
        "version": version,
        "bucket": bucket_of(record_id),
        "digest_high": high,
        "digest_low": low,
        "state": base64.b64encode(state).decode("ascii"),
    }
    return Document(kind, record_id, version, orjson.dumps(proof | fields))


def _entity_fields(state: bytes) -> Json:
    entity = Entity.FromString(state)
    fields: Json = {
        "name_tokens": index_tokens(entity.registered_name),
        "name_key": key(entity.registered_name),
        "name_raw": entity.registered_name,
        "former_name_tokens": [index_tokens(former.registered_name) for former in entity.former_names],
        "address_tokens": index_tokens(entity.address),
        "scope_tokens": index_tokens(scope_text(entity.business_scope)),
        "numbers": _numbers(entity),
        "type": EntityType.Name(entity.entity_type),
        "status": EntityStatus.Name(entity.status),
        "reserved": entity.HasField("reservation"),
    }
    return fields | place_fields(home_division(entity)) | _established(entity)


def scope_text(scope: str) -> str:
    """A business scope without the clauses that stand in all of them, which nobody looks for."""
    return _CLAUSES.sub("", scope)


def _numbers(entity: Entity) -> list[str]:
    """Every number that finds the entity. A merged record has none: its numbers find the survivor."""
    if entity.status == entity_pb2.ENTITY_STATUS_MERGED:
        return []
    numbers = [entity.unified_social_credit_code, entity.platform_key]
    numbers += [former.value for former in entity.former_numbers]
    return list(dict.fromkeys(key(number) for number in numbers if number))


def _established(entity: Entity) -> Json:
    if not entity.HasField("established_date"):
        return {}
    day = entity.established_date
    if not day.year:
        return {}
    return {"established_year": day.year, "established_day": day.year * 10000 + day.month * 100 + day.day}


def _premises_fields(state: bytes) -> Json:
    premises = Premises.FromString(state)
    fields: Json = {
        "entity": premises.entity,
        "address_tokens": index_tokens(premises.address),
        "type": entity_pb2.PremisesKind.Name(premises.kind),
        "status": entity_pb2.PremisesStatus.Name(premises.status),
    }
    place = place_fields(premises.division)
    place.pop("city", None)
    return fields | place


_FIELDS: dict[str, Callable[[bytes], Json]] = {
    "entity": _entity_fields,
    "premises": _premises_fields,
    "licence": licence_documents.licence_fields,
    "licence_application": licence_documents.application_fields,
    "deadline": matter_documents.deadline_fields,
    "assignment": matter_documents.assignment_fields,
    "unit": directory_documents.unit_fields,
    "post": directory_documents.post_fields,
    "clue": case_documents.clue_fields,
    "penalty_case": case_documents.case_fields,
    "case_document": case_part_documents.document_fields,
    "evidence": case_part_documents.evidence_fields,
    "measure": case_part_documents.measure_fields,
    "seized_goods": case_part_documents.goods_fields,
    "caution": case_part_documents.caution_fields,
    "penalty_publication": publication_documents.publication_fields,
    "spot_penalty": case_part_documents.spot_penalty_fields,
}
_EVENTS = (
    events_pb2,
    licence_events_pb2,
    matter_events_pb2,
    directory_events_pb2,
    *contracts.event_modules("smartsupervision.enforcement.v1"),
)
"""Where the events of all these kinds are defined."""
