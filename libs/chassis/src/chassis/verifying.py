"""Proof that the journal and everything derived from it in the same database agree."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from chassis.aggregates import AggregateType, Claim
from chassis.database import Connection
from chassis.envelope import Envelope, parse
from chassis.errors import PermanentError
from chassis.streams import digest, stream_of

PAGE = 500
"""Aggregates checked between two reports."""


@dataclass(frozen=True)
class Fault:
    """Something that does not agree; codes are listed in journal.proto."""

    subject: str
    code: str
    detail: str


@dataclass
class Report:
    """What one page of the proof has found."""

    events: int = 0
    aggregates: int = 0
    faults: list[Fault] = field(default_factory=list)


class JournalCopy(NamedTuple):
    """A journal row's columns beside the bytes they are copies of."""

    aggregate_id: UUID
    version: int
    kind: str
    event_id: UUID
    type: str
    stream: int
    envelope: bytes


class StateRow(NamedTuple):
    """A state as it is kept for reading."""

    aggregate_id: UUID
    kind: str
    version: int
    digest_high: int
    digest_low: int
    state: bytes


async def count_aggregates(connection: Connection) -> int:
    """How many aggregates there are to check."""
    row = await (await connection.execute("SELECT count(*) FROM state")).fetchone()
    return int(row[0]) if row else 0


async def verify_journal(connection: Connection, types: Mapping[str, AggregateType]) -> AsyncIterator[Report]:
    """Check everything, page by page, in one unchanging view of the database."""
    async with connection.transaction():
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield Report(faults=[*await _numbering_faults(connection), *await _orphans(connection)])
        after = UUID(int=0)
        while True:
            states = await _states(connection, after)
            if not states:
                return
            after = states[-1].aggregate_id
            ids = [row.aggregate_id for row in states]
            yield check_page(types, states, await _events(connection, ids), await _claims(connection, ids))


def check_page(
    types: Mapping[str, AggregateType],
    states: Sequence[StateRow],
    events: Mapping[UUID, Sequence[JournalCopy]],
    claims: Mapping[UUID, frozenset[Claim]],
) -> Report:
    """Check some aggregates against their events: pure."""
    report = Report(aggregates=len(states))
    for row in states:
        mine = events.get(row.aggregate_id, ())
        report.events += len(mine)
        report.faults.extend(_check(types[row.kind], row, mine, claims.get(row.aggregate_id, frozenset())))
    return report


def _check(kind: AggregateType, row: StateRow, events: Sequence[JournalCopy], claims: frozenset[Claim]) -> list[Fault]:
    subject = str(row.aggregate_id)
    if not events:
        return [Fault(subject, "STATE_WITHOUT_EVENTS", "a state without any event")]
    if [event.version for event in events] != list(range(1, len(events) + 1)):
        return [Fault(subject, "VERSION_GAP", f"versions {[event.version for event in events]}")]
    state: Any = None
    faults = []
    for event in events:
        try:
            envelope = parse(event.envelope)
        except PermanentError as error:
            return [Fault(subject, "COPY_DIFFERS", f"version {event.version}: {error}")]
        if not _copies_agree(event, envelope):
            faults.append(Fault(subject, "COPY_DIFFERS", f"columns of version {event.version}"))
        state = kind.evolve(state, kind.decode_event(envelope.type, envelope.data))
    folded = kind.encode_state(row.aggregate_id, len(events), state)
    if row.version != len(events) or folded != row.state:
        faults.append(Fault(subject, "STATE_IS_NOT_FOLD", f"state at version {row.version}, events {len(events)}"))
    elif digest(row.aggregate_id, row.version, folded) != (row.digest_high, row.digest_low):
        faults.append(Fault(subject, "COPY_DIFFERS", "the digest of the state"))
    if kind.claims(state) != claims:
        faults.append(Fault(subject, "CLAIM_DIFFERS", f"holds {sorted(claims)}, should {sorted(kind.claims(state))}"))
    return faults


def _copies_agree(event: JournalCopy, envelope: Envelope) -> bool:
    return (event.aggregate_id, event.version, event.kind, event.event_id, event.type, event.stream) == (
        envelope.aggregate_id,
        envelope.version,
        envelope.kind,
        envelope.id,
        envelope.type,
        stream_of(envelope.aggregate_id),
    )


async def _states(connection: Connection, after: UUID) -> list[StateRow]:
    cursor = await connection.execute(
        "SELECT aggregate_id, kind, version, digest_high, digest_low, state FROM state"
        " WHERE aggregate_id > %s ORDER BY aggregate_id LIMIT %s",
        (after, PAGE),
    )
    return [StateRow._make(row) async for row in cursor]


async def _events(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[JournalCopy]]:
    cursor = await connection.execute(
        "SELECT aggregate_id, version, kind, event_id, type, stream, envelope FROM journal"
        " WHERE aggregate_id = ANY(%s) ORDER BY aggregate_id, version",
        (list(ids),),
    )
    found: dict[UUID, list[JournalCopy]] = {}
    async for row in cursor:
        found.setdefault(row[0], []).append(JournalCopy._make(row))
    return found


async def _claims(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, frozenset[Claim]]:
    cursor = await connection.execute(
        "SELECT aggregate_id, namespace, key FROM claim WHERE aggregate_id = ANY(%s)", (list(ids),)
    )
    found: dict[UUID, set[Claim]] = {}
    async for aggregate_id, namespace, key in cursor:
        found.setdefault(aggregate_id, set()).add(Claim(namespace, key))
    return {aggregate_id: frozenset(claims) for aggregate_id, claims in found.items()}


async def _numbering_faults(connection: Connection) -> list[Fault]:
    cursor = await connection.execute(
        "SELECT h.stream, h.number, coalesce(max(s.number), 0), count(s.number)"
        " FROM stream_head h LEFT JOIN sequence s USING (stream) GROUP BY h.stream, h.number"
    )
    faults = []
    async for stream, head, highest, count in cursor:
        if highest != count:
            faults.append(Fault(str(stream), "NUMBER_GAP", f"{count} numbers up to {highest}"))
        if head != highest:
            faults.append(Fault(str(stream), "HEAD_DIFFERS", f"head {head}, highest number {highest}"))
    return faults


async def _orphans(connection: Connection) -> list[Fault]:
    cursor = await connection.execute(
        "SELECT DISTINCT j.aggregate_id FROM journal j LEFT JOIN state s USING (aggregate_id)"
        " WHERE s.aggregate_id IS NULL LIMIT 1000"
    )
    return [Fault(str(row[0]), "STATE_MISSING", "events without a state") async for row in cursor]
