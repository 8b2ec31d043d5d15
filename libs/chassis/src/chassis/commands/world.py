"""The states one transaction works on: loaded once, changed in memory, written at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.aggregates import AggregateType, Claim


@dataclass(frozen=True)
class Loaded:
    """One aggregate inside the transaction."""

    kind: str
    version: int
    recorded_at: datetime
    state: Any


class Grounds:
    """A World that remembers what was read of it: what a first step rests on."""

    def __init__(self, world: WorkingWorld) -> None:
        self._world = world
        self._states: dict[UUID, Any] = {}
        self._holders: dict[tuple[str, str], UUID | None] = {}

    def hold(self) -> bool:
        """Whether all that was read is still so."""
        return all(self._world.state(each) is state for each, state in self._states.items()) and all(
            self._world.holder(*key) == holder for key, holder in self._holders.items()
        )

    def state(self, aggregate_id: UUID) -> Any:
        """As World."""
        found = self._states[aggregate_id] = self._world.state(aggregate_id)
        return found

    def kind(self, aggregate_id: UUID) -> str | None:
        """As World."""
        self.state(aggregate_id)
        return self._world.kind(aggregate_id)

    def version(self, aggregate_id: UUID) -> int:
        """As World."""
        self.state(aggregate_id)
        return self._world.version(aggregate_id)

    def asked(self, aggregate_id: UUID) -> bool:
        """As World."""
        return self._world.asked(aggregate_id)

    def holder(self, namespace: str, key: str) -> UUID | None:
        """As World."""
        found = self._holders[namespace, key] = self._world.holder(namespace, key)
        return found


class WorkingWorld:
    """Implements World; every accepted order of the group sees the effects of those before it."""

    def __init__(
        self, types: Mapping[str, AggregateType], loaded: dict[UUID, Loaded], holders: dict[Claim, UUID]
    ) -> None:
        self._types = types
        self.originals: Mapping[UUID, Loaded] = dict(loaded)
        """The aggregates as they were loaded."""
        self._loaded = loaded
        self._asked = set(loaded)
        self._holders = holders

    def state(self, aggregate_id: UUID) -> Any:
        """The state, or None if there is no such aggregate."""
        found = self._loaded.get(aggregate_id)
        return None if found is None else found.state

    def kind(self, aggregate_id: UUID) -> str | None:
        """The kind of aggregate behind an id, or None."""
        found = self._loaded.get(aggregate_id)
        return None if found is None else found.kind

    def asked(self, aggregate_id: UUID) -> bool:
        """Whether it was looked for, or has come to be since."""
        return aggregate_id in self._asked or aggregate_id in self._loaded

    def extend(self, asked: Iterable[UUID], loaded: Mapping[UUID, Loaded]) -> None:
        """Take in more of what was looked for."""
        self._asked.update(asked)
        self._loaded.update(loaded)
        self.originals = {**self.originals, **loaded}

    def version(self, aggregate_id: UUID) -> int:
        """The version, 0 if there is no such aggregate."""
        found = self._loaded.get(aggregate_id)
        return 0 if found is None else found.version

    def holder(self, namespace: str, key: str) -> UUID | None:
        """Who holds a natural key."""
        return self._holders.get(Claim(namespace, key))

    def loaded(self, aggregate_id: UUID) -> Loaded | None:
        """The aggregate with version and time, or None."""
        return self._loaded.get(aggregate_id)

    def put(self, aggregate_id: UUID, new: Loaded) -> None:
        """Take an aggregate's next version and the claims that go with it."""
        old = self._loaded.get(aggregate_id)
        claims = self._types[new.kind].claims
        before = claims(old.state) if old else frozenset()
        after = claims(new.state)
        for claim in before - after:
            self._holders.pop(claim, None)
        for claim in after - before:
            self._holders[claim] = aggregate_id
        self._loaded[aggregate_id] = new

    def moved_claims(self) -> Iterable[Claim]:
        """Claims whose holder, as read before the lock, does not hold them any more."""
        for claim, holder in self._holders.items():
            found = self._loaded.get(holder)
            if found is None or claim not in self._types[found.kind].claims(found.state):
                yield claim


def next_version(old: Loaded | None, kind: str, state: Any, recorded_at: datetime) -> Loaded:
    """The aggregate one event later."""
    if old is None:
        return Loaded(kind, 1, recorded_at, state)
    return Loaded(old.kind, old.version + 1, recorded_at, state)
