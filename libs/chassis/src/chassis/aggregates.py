"""What a service hands to the command bus: its aggregates and its commands, both free of I/O."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol, runtime_checkable
from uuid import UUID

from chassis.identity import Caller
from smartsupervision.common.v1.sensitivity_pb2 import VaultReference


class Claim(NamedTuple):
    """A natural key that at most one aggregate holds at a time, such as ("code", "9145…")."""

    namespace: str
    key: str


@dataclass(frozen=True)
class AggregateType:
    """How the aggregates of one kind evolve and how they look on the wire. All functions are pure."""

    kind: str
    evolve: Callable[[Any, Any], Any]
    """(state or None, event) -> state. Total: never refuses."""
    encode_state: Callable[[UUID, int, Any], bytes]
    """(id, version, state) -> published state: deterministic, only PUBLIC and INTERNAL fields."""
    decode_state: Callable[[bytes], Any]
    encode_event: Callable[[UUID, int, Any, Any], tuple[str, bytes]]
    """(id, version, event, state after) -> (message name, data)."""
    decode_event: Callable[[str, bytes], Any]
    claims: Callable[[Any], frozenset[Claim]]
    """Natural keys a state holds."""
    subject: Callable[[Any], str]
    """Unified social credit code or empty."""


@dataclass(frozen=True)
class Change:
    """One event that a command causes on one aggregate."""

    aggregate_id: UUID
    kind: str
    event: object
    occurred_at: datetime | None = None
    """When it became true; None means now."""


@dataclass(frozen=True)
class Decision:
    """What a command leads to. Without changes it answers with the aggregate as it stands."""

    answer: UUID
    changes: Sequence[Change]


Seal = Callable[[UUID, str, str, str], VaultReference]
"""(aggregate id, field, value, masked form) -> reference; stored in the command's own transaction."""


@dataclass(frozen=True)
class Context:
    """Everything a decision may know besides the states it is about."""

    now: datetime
    today: date
    caller: Caller
    new_id: Callable[[], UUID]
    seal: Seal


class World(Protocol):
    """The states a command asked for, as they are inside its transaction."""

    def state(self, aggregate_id: UUID) -> Any:
        """The state, or None if there is no such aggregate."""

    def kind(self, aggregate_id: UUID) -> str | None:
        """The kind of aggregate behind an id, or None."""

    def version(self, aggregate_id: UUID) -> int:
        """The version, 0 if there is no such aggregate."""

    def asked(self, aggregate_id: UUID) -> bool:
        """Whether it was looked for: only then no state means that there is no such aggregate."""

    def holder(self, namespace: str, key: str) -> UUID | None:
        """Who holds a natural key."""


class NotForeseenError(Exception):
    """A decision changes what was not looked for: something decided just before it led it elsewhere. It goes alone."""


class CommandType(Protocol):
    """One command of a service."""

    def targets(self, command: Any) -> Sequence[UUID]:
        """Aggregates to load and lock."""

    def lookups(self, command: Any) -> Sequence[Claim]:
        """Natural keys whose holders are to be found, loaded and locked."""

    def decide(self, world: World, command: Any, context: Context) -> Decision:
        """The changes, or a Refusal raised."""


@dataclass(frozen=True)
class Foresight:
    """What a command comes to, as far as that can be told before all of it is loaded."""

    outcome: Any
    """For the command itself."""
    also: Collection[UUID]
    """Aggregates it will change besides its targets."""


@runtime_checkable
class Foreseeing(Protocol):
    """A command that decides in two steps, as what it changes follows from what it has loaded.

    `decide` is both steps in one, with no more loaded in between.
    """

    def foresee(self, world: World, command: Any, context: Context) -> Foresight:
        """The first step. What it raises, the decision raises again."""

    def conclude(self, world: World, foresight: Foresight, context: Context) -> Decision:
        """The second, with all loaded that the first has told of. A Refusal may be raised."""
