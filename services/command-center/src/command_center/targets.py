"""Which aliases an event is written to, and which projectors already know.

Normally that is the serving alias alone. While an index is rebuilt, every event goes to both, and the rebuild
waits until each running projector has acknowledged it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chassis.database import Connection
from command_center.index import Kind

Phase = Literal["idle", "building", "swapped"]

SEEN_WITHIN = timedelta(seconds=10)
"""A projector not seen for longer is dead; what it may yet write, the healer finds."""


@dataclass(frozen=True)
class Plan:
    """The phase of a kind's rebuild as one batch sees it."""

    generation: int
    phase: Phase

    def aliases(self, kind: Kind) -> list[str]:
        """Where events of the kind are written; the first one serves the answers."""
        match self.phase:
            case "building":
                return [kind.alias, kind.next_alias]
            case "swapped":
                return [kind.alias, kind.previous_alias]
            case _:
                return [kind.alias]


IDLE = Plan(0, "idle")


async def current(connection: Connection, kind: Kind) -> Plan:
    """The plan now in force."""
    query = "SELECT generation, phase FROM rebuild WHERE kind = %s"
    row = await (await connection.execute(query, (kind.name,))).fetchone()
    return Plan(*row) if row else IDLE


async def enter(connection: Connection, kind: Kind, phase: Phase, now: datetime) -> int:
    """Begin a phase; returns its generation."""
    query = """
        INSERT INTO rebuild (kind, generation, phase, changed_at) VALUES (%s, 1, %s, %s)
        ON CONFLICT (kind) DO UPDATE SET generation = rebuild.generation + 1, phase = excluded.phase,
            failure = NULL, changed_at = excluded.changed_at
        RETURNING generation
    """
    row = await (await connection.execute(query, (kind.name, phase, now))).fetchone()
    return int(row[0]) if row else 0


async def report_failure(connection: Connection, kind: Kind, reason: str) -> None:
    """Say that the new index refused a document for good."""
    await connection.execute("UPDATE rebuild SET failure = %s WHERE kind = %s", (reason, kind.name))


async def failure(connection: Connection, kind: Kind) -> str | None:
    """Why the rebuild must stop, if it must."""
    query = "SELECT failure FROM rebuild WHERE kind = %s"
    row = await (await connection.execute(query, (kind.name,))).fetchone()
    return row[0] if row else None


async def acknowledge(connection: Connection, instance: str, kinds: Sequence[Kind], now: datetime) -> None:
    """Promise that every batch this instance begins from now on follows the plans now in force.

    Only to be called while the instance has no batch in hand.
    """
    for kind in kinds:
        plan = await current(connection, kind)
        await connection.execute(
            """
            INSERT INTO projector_ack (instance, kind, generation, seen_at) VALUES (%s, %s, %s, %s)
            ON CONFLICT (instance, kind)
            DO UPDATE SET generation = excluded.generation, seen_at = excluded.seen_at
            """,
            (instance, kind.name, plan.generation, now),
        )


async def leave(connection: Connection, instance: str) -> None:
    """Forget an instance that stops."""
    await connection.execute("DELETE FROM projector_ack WHERE instance = %s", (instance,))


async def laggards(connection: Connection, kind: Kind, generation: int, now: datetime) -> list[str]:
    """Running projectors that have not acknowledged a generation yet."""
    query = "SELECT instance FROM projector_ack WHERE kind = %s AND generation < %s AND seen_at > %s"
    rows = await (await connection.execute(query, (kind.name, generation, now - SEEN_WITHIN))).fetchall()
    return sorted(row[0] for row in rows)
