"""A world of records in memory that commands of licences act on, as the bus does: load what is named, then write.

Every event goes through its wire form on the way, so a story told here also proves the contract.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from chassis.aggregates import Claim, Context, Decision
from chassis.identity import Caller
from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from licensing.domain.states import Entity
from licensing.licences.desk import Desk
from licensing.licences.entries import entries
from licensing.licences.guides import load_guides
from licensing.licences.kinds import KINDS
from matters.domain.states import Assignment, Deadline
from matters.kinds import ASSIGNMENT, DEADLINE
from roster.powers import Roster
from smartsupervision.common.v1.sensitivity_pb2 import VaultReference

OFFICER = Caller("market-regulation", officer="licensing-1", duties=frozenset({"registrar"}), division="450103")
BY_KIND: dict[str, Kind[Any]] = {kind.kind: kind for kind in (*KINDS, DEADLINE, ASSIGNMENT)}


class NotLoadedError(AssertionError):
    """A decision looked at a record its command did not name."""


@dataclass
class Records:
    """States, versions and natural keys; implements `chassis.aggregates.World` for one command at a time."""

    states: dict[UUID, Any] = field(default_factory=dict)
    kinds: dict[UUID, str] = field(default_factory=dict)
    versions: dict[UUID, int] = field(default_factory=dict)
    keys: dict[Claim, UUID] = field(default_factory=dict)
    journal: list[tuple[UUID, str, Any]] = field(default_factory=list)
    loaded: set[UUID] = field(default_factory=set)

    def state(self, aggregate_id: UUID) -> Any:
        """The state of a record the command named."""
        if aggregate_id in self.states and aggregate_id not in self.loaded:
            raise NotLoadedError(str(aggregate_id))
        return self.states.get(aggregate_id)

    def kind(self, aggregate_id: UUID) -> str | None:
        """The kind behind an id."""
        return self.kinds.get(aggregate_id)

    def version(self, aggregate_id: UUID) -> int:
        """The version, 0 where there is none."""
        return self.versions.get(aggregate_id, 0)

    def asked(self, aggregate_id: UUID) -> bool:
        """Whether it was loaded."""
        return aggregate_id in self.loaded

    def holder(self, namespace: str, key: str) -> UUID | None:
        """Who holds a natural key."""
        return self.keys.get(Claim(namespace, key))

    def write(self, decision: Decision) -> None:
        """Apply the changes; each event by way of its wire form."""
        for change in decision.changes:
            kind, record = BY_KIND[change.kind], change.aggregate_id
            if record in self.states and record not in self.loaded:
                raise NotLoadedError(f"{change.kind} {record}")
            after = kind.evolve(self.states.get(record), change.event)
            version = self.version(record) + 1
            name, raw = kind.encode_event(record, version, change.event, after)
            read = kind.decode_event(name, raw)
            assert kind.evolve(self.states.get(record), read) == after
            assert kind.state_after(name, raw) == after
            self.states[record], self.kinds[record], self.versions[record] = after, change.kind, version
            self.loaded.add(record)
            for claim in kind.claims(after):
                assert self.keys.setdefault(claim, record) == record
            self.journal.append((record, change.kind, change.event))


class Office:
    """A licensing desk on a day, with its records."""

    def __init__(self, roster: Roster, dishonest: Callable[[str], bool] = lambda _: False) -> None:
        self.records = Records()
        self.today = date(2026, 11, 23)
        self._entries: dict[type, Entry] = {
            entry.command: entry for entry in entries(Desk(load_guides(), lambda: roster, dishonest))
        }
        self._ids = iter(range(1000, 9999))

    def knows(self, entity_id: UUID, entity: Entity) -> None:
        """The register has an entity."""
        self.records.states[entity_id], self.records.kinds[entity_id] = entity, "entity"

    def does(self, command: Any, caller: Caller = OFFICER) -> UUID:
        """Carry a command out; the id of what it answers with."""
        act = self._entries[type(command)].type
        self.records.loaded = set(act.targets(command))
        for claim in act.lookups(command):
            holder = self.records.keys.get(claim)
            if holder:
                self.records.loaded.add(holder)
        decision = act.decide(self.records, command, self._context(caller))
        self.records.write(decision)
        return decision.answer

    def sees(self, record: UUID) -> Any:
        """A record as it stands."""
        return self.records.states[record]

    def limits(self, matter: str) -> dict[tuple[str, str], Deadline]:
        """The limits of a matter by rule and basis."""
        found = (each for each in self.records.states.values() if isinstance(each, Deadline) and each.matter == matter)
        return {(each.rule_id, each.basis.name): each for each in found}

    def assignment(self, matter: str) -> Assignment:
        """Who owns a matter."""
        return next(
            each for each in self.records.states.values() if isinstance(each, Assignment) and each.matter == matter
        )

    def _context(self, caller: Caller) -> Context:
        now = datetime(self.today.year, self.today.month, self.today.day, 2, tzinfo=UTC) + timedelta(
            seconds=len(self.records.journal)
        )
        return Context(now, self.today, caller, lambda: UUID(int=next(self._ids)), _seal)


def _seal(_record: UUID, _field: str, _value: str, masked: str) -> VaultReference:
    return VaultReference(reference=str(UUID(int=1)), salted_hash=b"", masked=masked)
