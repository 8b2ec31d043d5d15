"""Entities and premises as the register publishes them, for tests of the command center."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from google.protobuf.message import Message
from google.type.date_pb2 import Date

from smartsupervision.licensing.v1.entity_pb2 import (
    ENTITY_STATUS_ACTIVE,
    ENTITY_TYPE_LIMITED_COMPANY,
    PREMISES_KIND_BUSINESS_PLACE,
    PREMISES_STATUS_OPEN,
    Entity,
    Premises,
)

NAMESPACE = UUID("6f1c2a1e-0d5c-4c43-9d54-1f5d1c7a8e11")


def entity_id(number: int) -> UUID:
    """The id of the test's n-th entity."""
    return uuid5(NAMESPACE, f"entity {number}")


def entity(number: int = 1, name: str = "桂林漓江旅游有限公司", version: int = 1, **fields: Any) -> Entity:
    """An active limited company in Guilin, unless told otherwise."""
    record = entity_id(number)
    given: dict[str, Any] = {
        "unified_social_credit_code": f"91450300{number:010}",
        "entity_type": ENTITY_TYPE_LIMITED_COMPANY,
        "status": ENTITY_STATUS_ACTIVE,
        "division": "450302",
        "established_date": Date(year=2004, month=5, day=17),
        "address": "桂林市秀峰区中山中路1号",
        **fields,
    }
    return Entity(name=f"entities/{record}", uid=str(record), version=version, registered_name=name, **given)


def premises(number: int, of: Entity, **fields: Any) -> Premises:
    """Open premises of an entity."""
    record = uuid5(NAMESPACE, f"premises {number}")
    given: dict[str, Any] = {
        "kind": PREMISES_KIND_BUSINESS_PLACE,
        "status": PREMISES_STATUS_OPEN,
        "division": of.division,
        "address": "桂林市象山区崇信路8号",
        **fields,
    }
    return Premises(name=f"premises/{record}", uid=str(record), version=1, entity=of.name, **given)


def state(message: Message) -> bytes:
    """The published state: deterministic bytes."""
    return message.SerializeToString(deterministic=True)
