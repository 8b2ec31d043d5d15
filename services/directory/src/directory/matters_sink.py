"""Reads who owns which open matter, and until when, from another service's events."""

from __future__ import annotations

from collections.abc import Sequence

from chassis.database import Connection
from chassis.envelope import Envelope
from chassis.errors import PermanentError
from chassis.mapping import MappingError
from chassis.reading import Numbered, Parked
from directory.store import DeadlineRow, MatterRow, write_deadlines, write_matters
from matters.domain.kinds import DeadlineStatus
from matters.kinds import ASSIGNMENT, DEADLINE

RUNNING = frozenset({DeadlineStatus.OPEN, DeadlineStatus.SUSPENDED})


class MattersSink:
    """Implements chassis.reading.Sink; kinds that are neither assignment nor deadline pass by."""

    def __init__(self, owner: str) -> None:
        self.name = f"matters-{owner}"

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        """Write the state after each event, guarded by its version."""
        matters: list[MatterRow] = []
        deadlines: list[DeadlineRow] = []
        parked: list[Parked] = []
        for event in events:
            try:
                match event.envelope.kind:
                    case ASSIGNMENT.kind:
                        matters.append(matter_row(event.envelope))
                    case DEADLINE.kind:
                        deadlines.append(deadline_row(event.envelope))
            except (PermanentError, MappingError) as error:
                parked.append(Parked(event.stream, event.number, event.raw, str(error)))
        if matters:
            await write_matters(connection, matters)
        if deadlines:
            await write_deadlines(connection, deadlines)
        return parked


def matter_row(envelope: Envelope) -> MatterRow:
    """An assignment after an event. PermanentError or MappingError if it cannot be read."""
    state = ASSIGNMENT.state_after(envelope.type, envelope.data)
    return MatterRow(
        assignment_id=envelope.aggregate_id,
        version=envelope.version,
        source=envelope.source,
        matter=state.matter,
        matter_kind=state.matter_kind,
        title=state.title,
        division=state.division,
        owner_post=state.owner_post,
        is_open=state.closed_at is None,
    )


def deadline_row(envelope: Envelope) -> DeadlineRow:
    """A time limit after an event. PermanentError or MappingError if it cannot be read."""
    state = DEADLINE.state_after(envelope.type, envelope.data)
    return DeadlineRow(
        deadline_id=envelope.aggregate_id,
        version=envelope.version,
        source=envelope.source,
        matter=state.matter,
        rule_id=state.rule_id,
        act_by=state.act_by,
        is_open=state.status in RUNNING,
    )
