"""The register's two kinds of aggregate, as the command bus wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from google.protobuf.message import DecodeError

from chassis.aggregates import AggregateType, Claim
from chassis.errors import PermanentError
from licensing.codec import entities, events
from licensing.codec import premises as places
from licensing.domain import events as entity_events
from licensing.domain import premises_events
from licensing.domain.kinds import NumberKind
from licensing.domain.premises_events import PremisesEvent
from licensing.domain.states import Entity, Premises
from smartsupervision.licensing.v1 import entity_pb2, events_pb2

REMEMBERED = 1024
"""Published forms kept; more than the orders of one transaction."""

ENTITY = "entity"
PREMISES = "premises"

_PREMISES_READERS: Mapping[str, Callable[[Any], PremisesEvent]] = {
    "PremisesOpened": places.opened_in,
    "PremisesChanged": places.changed_in,
    "PremisesClosed": places.closed_in,
}

CODES = "code"
"""Claims on unified social credit codes, those of merged duplicates included."""
NUMBERS = "number"
"""Claims on numbers of older registers."""
PLATFORM_KEYS = "platform-key"

_CLAIMED = {
    NumberKind.REGISTRATION_NUMBER: NUMBERS,
    NumberKind.ORGANISATION_CODE: NUMBERS,
    NumberKind.MERGED_CODE: CODES,
    NumberKind.PLATFORM_KEY: PLATFORM_KEYS,
}
"""A mistaken code is not claimed: it may be the right one of another entity."""


def entity_claims(state: Entity) -> frozenset[Claim]:
    """What no other entity may hold. A merged duplicate has given everything to the survivor."""
    if state.merged_into:
        return frozenset()
    claims = [Claim(_CLAIMED[n.kind], n.value) for n in state.former_numbers if n.kind in _CLAIMED]
    if state.code:
        claims.append(Claim(CODES, state.code))
    if state.platform_key:
        claims.append(Claim(PLATFORM_KEYS, state.platform_key))
    return frozenset(claims)


@lru_cache(REMEMBERED)
def _entity_message(entity_id: UUID, version: int, state: Entity) -> entity_pb2.Entity:
    """The published form, needed for event, answer and state row of one command. Never changed once built."""
    return entities.to_message(entity_id, version, state)


def _encode_entity(entity_id: UUID, version: int, state: Entity) -> bytes:
    return _entity_message(entity_id, version, state).SerializeToString(deterministic=True)


def _decode_entity(raw: bytes) -> Entity:
    return entities.from_message(entity_pb2.Entity.FromString(raw))


def _encode_entity_event(entity_id: UUID, version: int, event: Any, after: Entity) -> tuple[str, bytes]:
    message = events.to_message(event, _entity_message(entity_id, version, after))
    return message.DESCRIPTOR.full_name, message.SerializeToString(deterministic=True)


def _decode_entity_event(type_name: str, data: bytes) -> Any:
    return events.from_message(parse_event(type_name, data))


def _encode_premises(premises_id: UUID, version: int, state: Premises) -> bytes:
    return places.to_message(premises_id, version, state).SerializeToString(deterministic=True)


def _decode_premises(raw: bytes) -> Premises:
    return places.from_message(entity_pb2.Premises.FromString(raw))


def _encode_premises_event(premises_id: UUID, version: int, event: Any, after: Premises) -> tuple[str, bytes]:
    message = places.event_to_message(event, places.to_message(premises_id, version, after))
    return message.DESCRIPTOR.full_name, message.SerializeToString(deterministic=True)


def _decode_premises_event(type_name: str, data: bytes) -> Any:
    message = parse_event(type_name, data)
    return _PREMISES_READERS[message.DESCRIPTOR.name](message)


def parse_event(type_name: str, data: bytes) -> Any:
    """The event message of the register's package. PermanentError if there is no such type or it cannot be read."""
    message_type = getattr(events_pb2, type_name.removeprefix(events.PACKAGE), None)
    if message_type is None:
        raise PermanentError(f"the register has no event type {type_name}")
    try:
        return message_type.FromString(data)
    except DecodeError as error:
        raise PermanentError(f"{type_name} cannot be read: {error}") from error


ENTITIES = AggregateType(
    kind=ENTITY,
    evolve=entity_events.evolve,
    encode_state=_encode_entity,
    decode_state=_decode_entity,
    encode_event=_encode_entity_event,
    decode_event=_decode_entity_event,
    claims=entity_claims,
    subject=lambda state: state.code,
)

ALL_PREMISES = AggregateType(
    kind=PREMISES,
    evolve=premises_events.evolve,
    encode_state=_encode_premises,
    decode_state=_decode_premises,
    encode_event=_encode_premises_event,
    decode_event=_decode_premises_event,
    claims=lambda state: frozenset(),
    subject=lambda state: state.code,
)

TYPES = (ENTITIES, ALL_PREMISES)
