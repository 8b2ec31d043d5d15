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

_BYTES = 2
"""Wire type of what is preceded by its length, such as a message."""

OWN_FIELDS = frozenset({"name", "etag"})


class Listed(NamedTuple):
    """What lists know of an aggregate."""

    division: str
    """GB/T 2260; lists keep officers to what their division reaches."""
    order: str
    """Lists are in the order of this text, such as a name or a date in ISO form."""
    facets: Mapping[str, str | int | bool]
    """What can be asked for, by the names of the list request's fields."""
    elsewhere: str = ""
    """Of a matter between two places: the other division that sees it. "" for none."""


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
    two_sided: bool = False
    """Whether records may name another division that sees them."""
    _by_name: dict[str, tuple[type, type[Message]]] = field(init=False, repr=False, default_factory=dict)
    _messages: dict[type, type[Message]] = field(init=False, repr=False, default_factory=dict)
    _tags: dict[type[Message], bytes] = field(init=False, repr=False, default_factory=dict)
    """What precedes the state after it in each event's bytes, besides its length."""
    _encoded: dict[tuple[UUID, int], tuple[State, bytes]] = field(init=False, repr=False, default_factory=dict)
    _by_form: dict[bytes, State] = field(init=False, repr=False, default_factory=dict)
    """The same states by their published form."""
    _after: dict[int, tuple[Any, State | None, State]] = field(init=False, repr=False, default_factory=dict)
    """Event, state before and state after, by the identity of the event, which is kept with them."""

    def __post_init__(self) -> None:
        self.mapper.check(self.state, self.message, except_for=OWN_FIELDS)
        for event in self.events:
            message: type[Message] = getattr(self.events_module, event.__name__)
            self.mapper.check(event, message, except_for=frozenset({self.kind}))
            number = message.DESCRIPTOR.fields_by_name[self.kind].number
            if max(each.number for each in message.DESCRIPTOR.fields) != number:
                raise TypeError(f"{message.DESCRIPTOR.name}: {self.kind} has to be the last field")
            self._by_name[message.DESCRIPTOR.full_name] = (event, message)
            self._messages[event] = message
            self._tags[message] = varint(number << 3 | _BYTES)

    @property
    def aggregate(self) -> AggregateType:
        """For the command bus."""
        return AggregateType(
            kind=self.kind,
            evolve=self.after,
            encode_state=self.encode_state,
            decode_state=self.decode_state,
            encode_event=self.encode_event,
            decode_event=self.decode_event,
            claims=self.claims,
            subject=self.subject,
        )

    def after(self, before: State | None, event: Any) -> State:
        """As `evolve`: what a decision has asked for, the command bus does not work out again."""
        known = self._after.get(id(event))
        if known is not None and known[0] is event and known[1] is before:
            return known[2]
        found = self.evolve(before, event)
        if len(self._after) >= REMEMBERED:
            self._after.clear()
        self._after[id(event)] = event, before, found
        return found

    def name_of(self, aggregate_id: UUID) -> str:
        """The resource name."""
        return f"{self.collection}/{aggregate_id}"

    def published(self, aggregate_id: UUID, version: int, state: State) -> Any:
        """The published form of a state."""
        return self.mapper.to_message(state, self.message, name=self.name_of(aggregate_id), etag=etag_of(version))

    def encode_state(self, aggregate_id: UUID, version: int, state: State) -> bytes:
        """The published form, always the same bytes for the same state: event, state row and answer share them."""
        known = self._encoded.get((aggregate_id, version))
        if known is not None and known[0] is state:
            return known[1]
        raw = _bytes(self.published(aggregate_id, version, state))
        if len(self._encoded) >= REMEMBERED:
            self._encoded.clear()
            self._by_form.clear()
        self._encoded[aggregate_id, version] = state, raw
        self._by_form[raw] = state
        return raw

    def decode_state(self, raw: bytes) -> State:
        """The state in its published form; what was written here not long ago is not read anew."""
        known = self._by_form.get(raw)
        if known is not None:
            return known
        found: State = self.mapper.from_message(self.message.FromString(raw), self.state)
        return found

    def encode_event(self, aggregate_id: UUID, version: int, event: Any, after: State) -> tuple[str, bytes]:
        """(message name, bytes) of an event with the state after it."""
        message = self.mapper.to_message(event, self.message_of(event))
        return self.with_state(message, aggregate_id, version, after)

    def message_of(self, event: Any) -> type[Message]:
        """The message type of an event."""
        return self._messages[type(event)]

    def with_state(self, message: Any, aggregate_id: UUID, version: int, after: State) -> tuple[str, bytes]:
        """(message name, bytes) of an event that does not state the state after it, with that."""
        state = self.encode_state(aggregate_id, version, after)
        # The state is the last field, so its bytes stand at the end as they are: nothing is copied or encoded twice.
        return message.DESCRIPTOR.full_name, _bytes(message) + self._tags[type(message)] + varint(len(state)) + state

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


def varint(number: int) -> bytes:
    """A number as protobuf writes it: seven bits a byte, the lowest first."""
    written = bytearray()
    while number > 127:
        written.append(number & 127 | 128)
        number >>= 7
    return bytes((*written, number))


def _bytes(message: Any) -> bytes:
    raw: bytes = message.SerializeToString(deterministic=True)
    return raw
