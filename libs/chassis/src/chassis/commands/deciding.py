"""From orders to rows, without I/O: decide each order against the working world and collect what to write."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import NamedTuple, cast
from uuid import UUID

from chassis.aggregates import AggregateType, Change, Claim, Context, Foreseeing, Foresight
from chassis.clock import civil_date
from chassis.commands.orders import (
    ETAG_MISMATCH,
    EVENT_TOO_LARGE,
    OCCURRED_IN_FUTURE,
    Done,
    Order,
)
from chassis.commands.world import Grounds, Loaded, WorkingWorld, next_version
from chassis.envelope import MAX_EVENT_BYTES, Envelope, build
from chassis.streams import stream_of
from smartsupervision.common.v1.sensitivity_pb2 import VaultReference


class VaultRow(NamedTuple):
    """One value for the vault, as `writing` sends it."""

    reference: UUID
    aggregate_id: UUID
    field: str
    value: str
    salt: bytes
    salted_hash: bytes


class JournalRow(NamedTuple):
    """One event for the journal, as `writing` sends it."""

    stream: int
    aggregate_id: UUID
    version: int
    kind: str
    event_id: UUID
    type: str
    occurred_at: datetime
    recorded_at: datetime
    envelope: bytes


@dataclass
class Writes:
    """Everything one transaction writes."""

    journal: list[JournalRow] = field(default_factory=list)
    states: dict[UUID, Loaded] = field(default_factory=dict)
    vault: list[VaultRow] = field(default_factory=list)
    remembered: list[tuple[Order, Done]] = field(default_factory=list)


@dataclass(frozen=True)
class Foreseen:
    """The first step of an order: good as long as its grounds hold."""

    step: Foreseeing
    foresight: Foresight
    grounds: Grounds
    sealed: list[VaultRow]


@dataclass(frozen=True)
class Decider:
    """The pure middle of the command bus."""

    source: str
    types: Mapping[str, AggregateType]
    new_id: Callable[[], UUID]
    new_salt: Callable[[], bytes]

    def decide(
        self, order: Order, world: WorkingWorld, now: datetime, writes: Writes, foreseen: Foreseen | None = None
    ) -> Done:
        """Carry out one order in memory. Raises the Refusal and leaves world and writes as they were."""
        self._check_etag(order, world)
        if foreseen and foreseen.grounds.hold():
            sealed = foreseen.sealed
            decision = foreseen.step.conclude(world, foreseen.foresight, self._context(order, now, sealed))
        else:
            sealed = []
            decision = order.type.decide(world, order.command, self._context(order, now, sealed))
        after: dict[UUID, Loaded] = {}
        rows = [self._apply(order, change, world, after, now) for change in decision.changes]
        for aggregate_id, loaded in after.items():
            world.put(aggregate_id, loaded)
        writes.journal.extend(rows)
        writes.states.update(after)
        writes.vault.extend(sealed)
        answered = world.loaded(decision.answer)
        if answered is None:
            raise LookupError(f"the decision answers with {decision.answer}, which is not loaded")
        encode = self.types[answered.kind].encode_state
        state = encode(decision.answer, answered.version, answered.state)
        done = Done(decision.answer, answered.kind, answered.version, state, replayed=False)
        writes.remembered.append((order, done))
        return done

    def foresee(self, order: Order, world: WorkingWorld, now: datetime) -> Foreseen | None:
        """The first step of an order that decides in two; None for any other, and where it fails."""
        if not _is_foreseeing(type(order.type)):
            return None
        step, grounds, sealed = cast(Foreseeing, order.type), Grounds(world), list[VaultRow]()
        try:
            foresight = step.foresee(grounds, order.command, self._context(order, now, sealed))
        except Exception:  # noqa: BLE001 - the decision raises it again, for its own caller alone
            return None
        return Foreseen(step, foresight, grounds, sealed)

    def _context(self, order: Order, now: datetime, sealed: list[VaultRow]) -> Context:
        return Context(now, civil_date(now), order.caller, self.new_id, self._seal_into(sealed))

    def _check_etag(self, order: Order, world: WorkingWorld) -> None:
        if order.expected_version is None:
            return
        target = order.type.targets(order.command)[0]
        if world.version(target) != order.expected_version:
            raise ETAG_MISMATCH

    def _seal_into(self, sealed: list[VaultRow]) -> Callable[[UUID, str, str, str], VaultReference]:
        def seal(aggregate_id: UUID, name: str, value: str, masked: str) -> VaultReference:
            salt = self.new_salt()
            salted_hash = hashlib.sha256(salt + value.encode()).digest()
            row = VaultRow(self.new_id(), aggregate_id, name, value, salt, salted_hash)
            sealed.append(row)
            return VaultReference(reference=str(row.reference), salted_hash=salted_hash, masked=masked)

        return seal

    def _apply(
        self, order: Order, change: Change, world: WorkingWorld, after: dict[UUID, Loaded], now: datetime
    ) -> JournalRow:
        kind = self.types[change.kind]
        old = after.get(change.aggregate_id) or world.loaded(change.aggregate_id)
        recorded_at = max(now, old.recorded_at) if old else now
        occurred_at = change.occurred_at or recorded_at
        if occurred_at > recorded_at:
            raise OCCURRED_IN_FUTURE
        state = kind.evolve(old.state if old else None, change.event)
        new = next_version(old, change.kind, state, recorded_at)
        row = self._row(order, change, kind, new, occurred_at)
        after[change.aggregate_id] = new
        return row

    def _row(self, order: Order, change: Change, kind: AggregateType, new: Loaded, occurred_at: datetime) -> JournalRow:
        event_id = self.new_id()
        type_name, data = kind.encode_event(change.aggregate_id, new.version, change.event, new.state)
        raw = build(
            Envelope(
                id=event_id,
                source=self.source,
                type=type_name,
                subject=kind.subject(new.state),
                occurred_at=occurred_at,
                recorded_at=new.recorded_at,
                aggregate_id=change.aggregate_id,
                version=new.version,
                kind=change.kind,
                causation=order.request_id,
                correlation=trace_id(order.traceparent),
                actor_department=order.caller.department,
                actor_officer=order.caller.officer or "",
                sensitivity="internal",
                rule_version="",
                traceparent=order.traceparent,
                data=data,
            )
        )
        if len(raw) > MAX_EVENT_BYTES:
            raise EVENT_TOO_LARGE
        return JournalRow(
            stream_of(change.aggregate_id),
            change.aggregate_id,
            new.version,
            change.kind,
            event_id,
            type_name,
            occurred_at,
            new.recorded_at,
            raw,
        )


@cache
def _is_foreseeing(kind: type) -> bool:
    """Looked up once: asking an object whether it keeps to a protocol costs as much as a small decision."""
    return issubclass(kind, Foreseeing)


def trace_id(traceparent: str) -> str:
    """The trace id inside a W3C traceparent; empty if there is none."""
    parts = traceparent.split("-")
    return parts[1] if len(parts) == 4 else ""


def claim_changes(
    types: Mapping[str, AggregateType], before: Mapping[UUID, Loaded], after: Mapping[UUID, Loaded]
) -> tuple[list[tuple[Claim, UUID]], list[tuple[Claim, UUID]]]:
    """Claims (released, taken) between two views of the same aggregates."""
    released: list[tuple[Claim, UUID]] = []
    taken: list[tuple[Claim, UUID]] = []
    for aggregate_id, new in after.items():
        claims = types[new.kind].claims
        old = before.get(aggregate_id)
        held = claims(old.state) if old else frozenset()
        holds = claims(new.state)
        released.extend((claim, aggregate_id) for claim in held - holds)
        taken.extend((claim, aggregate_id) for claim in holds - held)
    return released, taken
