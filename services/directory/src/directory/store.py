"""The SQL of the directory's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from chassis.database import Connection
from directory.domain.matters import OpenDeadline, OpenMatter
from roster.records import Record
from roster.wire import KINDS, record_of

_WRITE_MATTER = """
INSERT INTO open_matter
    (assignment_id, version, source, matter, matter_kind, title, division, owner_post, is_open)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (assignment_id) DO UPDATE SET
    version = excluded.version, title = excluded.title, division = excluded.division,
    owner_post = excluded.owner_post, is_open = excluded.is_open
WHERE open_matter.version < excluded.version
"""
_WRITE_DEADLINE = """
INSERT INTO open_deadline (deadline_id, version, source, matter, rule_id, act_by, is_open)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (deadline_id) DO UPDATE SET
    version = excluded.version, act_by = excluded.act_by, is_open = excluded.is_open
WHERE open_deadline.version < excluded.version
"""
_READ_MATTERS = """
SELECT m.assignment_id, m.source, m.matter, m.matter_kind, m.title, m.division, m.owner_post, d.rule_id, d.act_by
FROM open_matter m LEFT JOIN open_deadline d ON d.source = m.source AND d.matter = m.matter AND d.is_open
WHERE m.is_open AND m.owner_post = ANY(%s)
ORDER BY m.assignment_id, d.act_by NULLS LAST, d.rule_id
"""


class MatterRow(NamedTuple):
    """One assignment as the directory keeps it."""

    assignment_id: UUID
    version: int
    source: str
    matter: str
    matter_kind: str
    title: str
    division: str
    owner_post: UUID
    is_open: bool


class DeadlineRow(NamedTuple):
    """One time limit as the directory keeps it."""

    deadline_id: UUID
    version: int
    source: str
    matter: str
    rule_id: str
    act_by: date | None
    is_open: bool


async def read_turn(connection: Connection) -> UUID:
    """The last transaction that changed the roster."""
    [[turn]] = await (await connection.execute("SELECT turn FROM directory_turn")).fetchall()
    return UUID(str(turn))


async def take_turn(connection: Connection, turn: UUID) -> UUID:
    """Become the last one when this transaction commits; returns the one before. Others wait until then."""
    cursor = await connection.execute("SELECT turn FROM directory_turn FOR UPDATE")
    [[before]] = await cursor.fetchall()
    await connection.execute("UPDATE directory_turn SET turn = %s", (turn,))
    return UUID(str(before))


async def read_records(connection: Connection) -> list[tuple[UUID, Record]]:
    """Every unit, person, post and power as it stands."""
    cursor = await connection.execute(
        "SELECT aggregate_id, kind, state FROM state WHERE kind = ANY(%s)", (sorted(KINDS),)
    )
    return [(record_id, record_of(kind, state)) async for record_id, kind, state in cursor]


async def read_states(connection: Connection, kind: str, ids: Sequence[UUID]) -> list[bytes]:
    """Published states of these aggregates; those that do not exist are left out."""
    cursor = await connection.execute(
        "SELECT state FROM state WHERE kind = %s AND aggregate_id = ANY(%s)", (kind, list(ids))
    )
    return [row[0] async for row in cursor]


async def write_matters(connection: Connection, rows: Sequence[MatterRow]) -> None:
    """Assignments; an older version than is known changes nothing."""
    async with connection.cursor() as cursor:
        await cursor.executemany(_WRITE_MATTER, rows)


async def write_deadlines(connection: Connection, rows: Sequence[DeadlineRow]) -> None:
    """Time limits; an older version than is known changes nothing."""
    async with connection.cursor() as cursor:
        await cursor.executemany(_WRITE_DEADLINE, rows)


async def read_owners(connection: Connection) -> list[UUID]:
    """Every post that owns an open matter."""
    cursor = await connection.execute("SELECT DISTINCT owner_post FROM open_matter WHERE is_open")
    return [row[0] async for row in cursor]


async def read_open_matters(connection: Connection, posts: Sequence[UUID]) -> list[OpenMatter]:
    """What these posts have open, with its running limits."""
    cursor = await connection.execute(_READ_MATTERS, (list(posts),))
    found: dict[UUID, OpenMatter] = {}
    limits: dict[UUID, list[OpenDeadline]] = {}
    async for assignment, source, matter, kind, title, division, post, rule_id, act_by in cursor:
        found[assignment] = OpenMatter(
            matter=matter, source=source, matter_kind=kind, title=title, owner_post=post, division=division
        )
        if rule_id is not None:
            limits.setdefault(assignment, []).append(OpenDeadline(rule_id=rule_id, act_by=act_by))
    return [_with_limits(each, limits.get(assignment, [])) for assignment, each in found.items()]


def _with_limits(matter: OpenMatter, limits: Sequence[OpenDeadline]) -> OpenMatter:
    return OpenMatter(
        matter=matter.matter,
        source=matter.source,
        matter_kind=matter.matter_kind,
        title=matter.title,
        owner_post=matter.owner_post,
        division=matter.division,
        deadlines=tuple(limits),
    )
