"""Reads the registry's events: keeps the copy of its licences, notes what became of parties, hears what it recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from chassis.commands import orders
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Order
from chassis.database import Connection
from chassis.envelope import Envelope
from chassis.errors import PermanentError, Refusal, TransientError
from chassis.identity import Caller
from chassis.reading import Numbered, Parked
from chassis.serving.call import new_traceparent
from enforcement.bus import Present
from enforcement.domain.changes import noting
from enforcement.domain.changes.noting import NotePartyChange
from enforcement.domain.revocations import ordering
from enforcement.domain.revocations.commands import AcknowledgeRevocation
from enforcement.kinds.proposals import CHANGES, ORDERS
from enforcement.kinds.records import CASES
from enforcement.parties import cases_against
from enforcement.reactions import KnownRow, acknowledged, change_of, hints, record_in, row_of
from enforcement.stepping import Step, begins

_PASSES: Final = frozenset({orders.CONCURRENT_CHANGE.reason, orders.TOO_MANY_COMMANDS.reason})
_COLUMNS: Final = ("record_id", "kind", "version", "number", "uscc", "holder", "issuer", "in_force")
_WRITE: Final = """
INSERT INTO known_licence (record_id, kind, version, number, uscc, holder, issuer, in_force)
SELECT * FROM unnest(
    %s::uuid[], %s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::boolean[]
)
ON CONFLICT (record_id) DO UPDATE SET
    version = excluded.version, number = excluded.number, uscc = excluded.uscc, holder = excluded.holder,
    issuer = excluded.issuer, in_force = excluded.in_force
WHERE known_licence.version < excluded.version
"""


def own_steps(present: Present) -> dict[type, Step]:
    """How the service carries out what it orders itself on the registry's events."""
    return {
        NotePartyChange: Step(
            present,
            CHANGES,
            noting.note,
            begins,
            also=(("penalty_case", CASES),),
            derived=lambda command: (command.party_change,),
        ),
        AcknowledgeRevocation: Step(
            present,
            ORDERS,
            ordering.acknowledge,
            lambda command: command.revocation_order,
        ),
    }


class RegistrySink:
    """Implements chassis.reading.Sink. Rows are guarded by version, commands by what they are about: twice is once."""

    name = "registry"

    def __init__(self, bus: CommandBus, present: Present, caller: Caller) -> None:
        self._bus = bus
        self._caller = caller
        self._steps = own_steps(present)

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        """Write the copy, then do what the events ask for, in order; what cannot be read is put aside."""
        rows: dict[Any, KnownRow] = {}
        parked: list[Parked] = []
        for event in events:
            try:
                record = record_in(event.envelope)
                if record is None:
                    continue
                if (row := row_of(event.envelope, record)) is not None:
                    rows[row.record_id] = max(rows.get(row.record_id, row), row, key=lambda each: each.version)
                for command in await self._commands(connection, event.envelope, record):
                    await self._execute(command, event.envelope)
            except PermanentError as error:
                parked.append(Parked(event.stream, event.number, event.raw, str(error)))
        await write(connection, list(rows.values()))
        return parked

    async def _commands(
        self, connection: Connection, envelope: Envelope, record: Any
    ) -> Sequence[NotePartyChange | AcknowledgeRevocation]:
        heard = acknowledged(envelope, record)
        if heard is not None:
            return (heard,)
        if change_of(envelope, record) is None or not record.unified_social_credit_code:
            return ()
        found = await cases_against(connection, [record.unified_social_credit_code])
        return hints(envelope, record, [(case, party) for case, party, _ in found])

    async def _execute(self, command: NotePartyChange | AcknowledgeRevocation, envelope: Envelope) -> None:
        digest = hashlib.sha256(f"{envelope.id}:{command!r}".encode())
        kind = self._steps[type(command)]
        order = Order(digest.hexdigest(), digest.digest(), self._caller, kind, command, None, new_traceparent())
        try:
            [outcome] = await self._bus.execute([order])
        except Refusal as refusal:
            raise TransientError(str(refusal)) from refusal
        if isinstance(outcome, orders.Refused):
            if outcome.refusal.reason in _PASSES:
                raise TransientError(str(outcome.refusal))
            raise PermanentError(f"{outcome.refusal.reason}: {outcome.refusal}")


async def write(connection: Connection, rows: Sequence[KnownRow]) -> None:
    """Rows of the copy; an older version than is known changes nothing."""
    if rows:
        await connection.execute(_WRITE, [[getattr(row, column) for row in rows] for column in _COLUMNS])
