"""What the scheduler knows of alarms: SQL and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from chassis.database import Connection
from matters.domain.kinds import AlarmKind

_READY = "at <= %(now)s AND (held_until IS NULL OR held_until <= %(now)s)"


class Due(NamedTuple):
    """A limit with something to announce."""

    deadline: UUID
    version: int
    kind: AlarmKind
    at: datetime


class Standing(NamedTuple):
    """How much is waiting."""

    due: int
    held: int
    oldest: datetime | None


class Running(NamedTuple):
    """A limit that is not over, with its published state."""

    deadline: UUID
    version: int
    state: bytes


class Moved(NamedTuple):
    """A matter that changed hands."""

    matter: UUID
    owner_post: UUID


async def due_alarms(connection: Connection, now: datetime, limit: int) -> list[Due]:
    """What is to be announced, the longest waiting first."""
    cursor = await connection.execute(
        f"SELECT deadline_id, version, kind, at FROM deadline_alarm WHERE {_READY}"  # noqa: S608 - a constant
        " ORDER BY at, deadline_id LIMIT %(limit)s",
        {"now": now, "limit": limit},
    )
    return [Due(deadline, version, AlarmKind(kind), at) async for deadline, version, kind, at in cursor]


async def hold(connection: Connection, deadlines: Sequence[UUID], until: datetime) -> None:
    """Leave some alone for a while, so that others go on."""
    await connection.execute(
        "UPDATE deadline_alarm SET held_until = %s WHERE deadline_id = ANY(%s)", (until, list(deadlines))
    )


async def standing(connection: Connection, now: datetime) -> Standing:
    """How much is waiting, for the metrics."""
    cursor = await connection.execute(
        f"SELECT count(*) FILTER (WHERE {_READY}), count(*) FILTER (WHERE held_until > %(now)s),"  # noqa: S608
        " min(at) FROM deadline_alarm WHERE at <= %(now)s",
        {"now": now},
    )
    row = await cursor.fetchone()
    return Standing(*row) if row else Standing(0, 0, None)


async def running_after(connection: Connection, after: UUID, limit: int) -> list[Running]:
    """Limits that are not over, in the order of their ids."""
    cursor = await connection.execute(
        "SELECT a.deadline_id, s.version, s.state FROM deadline_alarm a JOIN state s ON s.aggregate_id = a.deadline_id"
        " WHERE a.deadline_id > %s ORDER BY a.deadline_id LIMIT %s",
        (after, limit),
    )
    return [Running(*row) async for row in cursor]


async def moved_matters(connection: Connection, limit: int) -> list[Moved]:
    """Matters whose limits are yet to follow."""
    cursor = await connection.execute("SELECT matter_id, owner_post FROM matter_moved LIMIT %s", (limit,))
    return [Moved(*row) async for row in cursor]


async def limits_of(connection: Connection, matters: Sequence[UUID]) -> list[tuple[UUID, int, UUID]]:
    """(deadline, version, matter) of every running limit of some matters."""
    cursor = await connection.execute(
        "SELECT deadline_id, version, matter_id FROM deadline_alarm WHERE matter_id = ANY(%s) ORDER BY deadline_id",
        (list(matters),),
    )
    return [(row[0], row[1], row[2]) async for row in cursor]


async def settled(connection: Connection, moved: Sequence[Moved]) -> None:
    """Their limits have followed; a matter that has moved on meanwhile stays."""
    await connection.execute(
        "DELETE FROM matter_moved m USING unnest(%s::uuid[], %s::uuid[]) AS done (matter_id, owner_post)"
        " WHERE m.matter_id = done.matter_id AND m.owner_post = done.owner_post",
        ([each.matter for each in moved], [each.owner_post for each in moved]),
    )


async def applied_digest(connection: Connection, region: str) -> str:
    """The law all limits have been computed by; "" before the first time."""
    cursor = await connection.execute("SELECT digest FROM law_applied WHERE region = %s", (region,))
    row = await cursor.fetchone()
    return str(row[0]) if row else ""


async def note_applied(connection: Connection, region: str, digest: str, now: datetime) -> None:
    """All limits are computed by this law now."""
    await connection.execute(
        "INSERT INTO law_applied (region, digest, applied_at) VALUES (%s, %s, %s)"
        " ON CONFLICT (region) DO UPDATE SET digest = excluded.digest, applied_at = excluded.applied_at",
        (region, digest, now),
    )


HELD_FOR = timedelta(minutes=10)
"""How long a limit whose announcement failed is left alone."""
