"""The journal as what is counted: events of the kinds that count, with the states before and after them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from chassis.database import Connection
from chassis.envelope import Envelope, parse
from chassis.mapped import Kind
from enforcement.domain.cases import party_events as pe
from enforcement.domain.evaluations import events as ee
from enforcement.domain.spot import events as sp
from enforcement.domain.statistics.amounts import SUMS
from enforcement.domain.statistics.counting import COUNTS, Happened
from enforcement.kinds import KINDS
from matters.kinds import DEADLINE

WITH_BEFORE: Final = (
    pe.RemedyEnded,
    pe.PaymentVoided,
    pe.RefundPaid,
    sp.SpotRemedyEnded,
    sp.SpotRefundPaid,
    ee.EvaluationObjectionDecided,
)
"""Events that state the whole of something of which only the change counts."""
_BETWEEN: Final = """
SELECT s.number, j.envelope FROM sequence s JOIN journal j USING (pos)
WHERE s.stream = %s AND s.number > %s AND s.number <= %s AND j.type = ANY(%s) ORDER BY s.number
"""
_BEFORE: Final = "SELECT envelope FROM journal WHERE aggregate_id = %s AND version = %s"


def _types() -> dict[str, tuple[Kind[Any], type]]:
    found: dict[str, tuple[Kind[Any], type]] = {}
    for kind in (*KINDS, DEADLINE):
        for event in kind.events:
            if event in COUNTS or event in SUMS:
                message = getattr(kind.events_module, event.__name__)
                found[message.DESCRIPTOR.full_name] = kind, event
    return found


TYPES: Final = _types()
"""Kind and event by the name it has in the journal."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event that counts, at its place."""

    stream: int
    number: int
    happened: Happened


async def events(connection: Connection, stream: int, after: int, upto: int) -> AsyncIterator[Numbered]:
    """Events that count, of one stream, above a number and up to another."""
    cursor = await connection.execute(_BETWEEN, (stream, after, upto, list(TYPES)))
    rows: Sequence[Any] = await cursor.fetchall()
    for number, raw in rows:
        yield Numbered(stream, number, await _read(connection, parse(raw)))


async def _read(connection: Connection, envelope: Envelope) -> Happened:
    kind, event = TYPES[envelope.type]
    needed = event in WITH_BEFORE and envelope.version > 1
    return Happened(
        record=envelope.aggregate_id,
        version=envelope.version,
        event=kind.decode_event(envelope.type, envelope.data),
        before=await _before(connection, kind, envelope.aggregate_id, envelope.version) if needed else None,
        after=kind.state_after(envelope.type, envelope.data),
        recorded_at=envelope.recorded_at,
    )


async def _before(connection: Connection, kind: Kind[Any], record: UUID, version: int) -> Any:
    row = await (await connection.execute(_BEFORE, (record, version - 1))).fetchone()
    if row is None:
        raise LookupError(f"{kind.name_of(record)} has no version {version - 1}")
    envelope = parse(row[0])
    return kind.state_after(envelope.type, envelope.data)
