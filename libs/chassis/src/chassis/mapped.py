"""Kinds of aggregate described by their dataclasses and messages; everything else follows by name (see `mapping`).

The published state has two fields of its own, `name` (`collection/uuid`) and `etag`. Every event message has the
event's fields and, named like the kind, the state after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from google.protobuf.message import DecodeError, Message

from chassis.aggregates import AggregateType, Change, Claim, World
from chassis.errors import PermanentError, Refusal, RefusalKind
from chassis.mapping import Mapper

State = TypeVar("State")

REMEMBERED = 1024
"""Published forms kept; more than the orders of one transaction."""

OWN_FIELDS = frozenset({"name", "etag"})


class Listed(NamedTuple):
    """What lists know of an aggregate."""

    division: str
    """GB/T 2260; lists keep officers to what their division reaches."""
    order: str
    """Lists are in the order of this text, such as a name or a date in ISO form."""
    facets: Mapping[str, str | int | bool]
    """What can be asked for, by the names of the list request's fields."""


def etag_of(version: int) -> str:
    """The etag of a version; opaque to callers."""
    return f"v{version}"


def _no_claims(_: Any) -> frozenset[Claim]:
    return frozenset()


def _no_subject(_: Any) -> str:
    return ""


@dataclass(frozen=True, eq=False)
class Kind(Generic[State]):
    """One kind of aggregate. Raises TypeError when first used if dataclasses and contract do not fit."""

    kind: str
    """Such as `licence`: also the field of every event that holds the state after it."""
    collection: str
    """Such as `licences`: the collection in resource names."""
    state: type[State]
    message: type[Message]
    events: Sequence[type]
    events_module: ModuleType
    """Generated code with a message for every event, of the same name."""
    evolve: Callable[[State | None, Any], State]
    mapper: Mapper
    listed: Callable[[State], Listed]
    claims: Callable[[State], frozenset[Claim]] = _no_claims
    subject: Callable[[State], str] = _no_subject
    _by_name: dict[str, tuple[type, type[Message]]] = field(init=False, repr=False, default_factory=dict)
    _published: dict[tuple[UUID, int], tuple[State, Any]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.mapper.check(self.state, self.message, except_for=OWN_FIELDS)
        for event in self.events:
            message: type[Message] = getattr(self.events_module, event.__name__)
            self.mapper.check(event, message, except_for=frozenset({self.kind}))
            self._by_name[message.DESCRIPTOR.full_name] = (event, message)

    @property
    def aggregate(self) -> AggregateType:
        """For the command bus."""
        return AggregateType(
            kind=self.kind,
            evolve=self.evolve,
            encode_state=self.encode_state,
            decode_state=self.decode_state,
            encode_event=self.encode_event,
            decode_event=self.decode_event,
            claims=self.claims,
            subject=self.subject,
        )

    def name_of(self, aggregate_id: UUID) -> str:
        """The resource name."""
        return f"{self.collection}/{aggregate_id}"

    def published(self, aggregate_id: UUID, version: int, state: State) -> Any:
        """The published form of a state. Never changed once built: event, state row and answer share it."""
        known = self._published.get((aggregate_id, version))
        if known is not None and known[0] is state:
            return known[1]
        message = self.mapper.to_message(state, self.message, name=self.name_of(aggregate_id), etag=etag_of(version))
        if len(self._published) >= REMEMBERED:
            self._published.clear()
        self._published[aggregate_id, version] = state, message
        return message

    def encode_state(self, aggregate_id: UUID, version: int, state: State) -> bytes:
        """The published form, always the same bytes for the same state."""
        return _bytes(self.published(aggregate_id, version, state))

    def decode_state(self, raw: bytes) -> State:
        """The state in its published form."""
        found: State = self.mapper.from_message(self.message.FromString(raw), self.state)
        return found

    def encode_event(self, aggregate_id: UUID, version: int, event: Any, after: State) -> tuple[str, bytes]:
        """(message name, bytes) of an event with the state after it."""
        message_type = getattr(self.events_module, type(event).__name__)
        also = {self.kind: self.published(aggregate_id, version, after)}
        message = self.mapper.to_message(event, message_type, **also)
        return message.DESCRIPTOR.full_name, _bytes(message)

    def decode_event(self, type_name: str, data: bytes) -> Any:
        """The event behind its wire form. PermanentError if there is no such type or it cannot be read."""
        event_type, message = self._read(type_name, data)
        return self.mapper.from_message(message, event_type)

    def state_after(self, type_name: str, data: bytes) -> State:
        """The state after an event, for readers in other services. PermanentError as for `decode_event`."""
        _, message = self._read(type_name, data)
        found: State = self.mapper.from_message(getattr(message, self.kind), self.state)
        return found

    def _read(self, type_name: str, data: bytes) -> tuple[type, Any]:
        if type_name not in self._by_name:
            raise PermanentError(f"{self.kind} has no event type {type_name}")
        event_type, message_type = self._by_name[type_name]
        try:
            return event_type, message_type.FromString(data)
        except DecodeError as error:
            raise PermanentError(f"{type_name} cannot be read: {error}") from error

    def find(self, world: World, aggregate_id: UUID) -> State | None:
        """The state as a transaction sees it, or None if the id is no aggregate of this kind."""
        found = world.state(aggregate_id)
        return found if isinstance(found, self.state) else None

    def get(self, world: World, aggregate_id: UUID) -> State:
        """As `find`. Raises Refusal NOT_FOUND."""
        found = self.find(world, aggregate_id)
        if found is None:
            raise self.not_found(self.name_of(aggregate_id))
        return found

    def change(self, aggregate_id: UUID, event: Any) -> Change:
        """An event for the bus."""
        return Change(aggregate_id, self.kind, event)

    def not_found(self, name: str) -> Refusal:
        """The refusal for a name nothing stands behind."""
        return Refusal(
            RefusalKind.NOT_FOUND,
            "NOT_FOUND",
            f"there is no {name}",
            f"不存在{name}",
            rule="AIP-131",
            remedy="check the name; list the collection to find it",
            metadata={"name": name},
        )


def _bytes(message: Any) -> bytes:
    raw: bytes = message.SerializeToString(deterministic=True)
    return raw
