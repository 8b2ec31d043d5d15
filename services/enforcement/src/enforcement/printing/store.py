"""Papers in the database: kept by hash; what nobody issued gives way to the next rendering of the same form."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.database import Connection

_ADD = "INSERT INTO content (digest, bytes, made_at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
_RENDERED = """
INSERT INTO rendering (digest, about, form, version, pages, matter, matter_id, matter_version, draft)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (digest, about) DO UPDATE SET matter_version = excluded.matter_version
"""
_GIVE_WAY = "DELETE FROM rendering WHERE about = %s AND form = %s AND digest <> %s AND NOT kept RETURNING digest"
_DROP = (
    "DELETE FROM content c WHERE digest = ANY(%s) AND NOT EXISTS (SELECT 1 FROM rendering r WHERE r.digest = c.digest)"
)
_KEEP = """
UPDATE rendering r SET kept = true FROM state s
WHERE r.digest = %s AND r.about = %s AND NOT r.draft AND s.aggregate_id = r.matter_id AND s.version = r.matter_version
RETURNING r.form, r.version, r.pages, r.matter
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was rendered, and from what."""

    about: str
    form: str
    version: str
    pages: int
    matter: str
    matter_id: UUID
    matter_version: int
    draft: bool


async def keep(connection: Connection, made: Made, content: bytes, now: datetime) -> str:
    """Keep a rendering; the hash it is kept by."""
    digest = hashlib.sha256(content).hexdigest()
    await connection.execute(_ADD, (digest, content, now))
    row = (made.form, made.version, made.pages, made.matter, made.matter_id, made.matter_version, made.draft)
    await connection.execute(_RENDERED, (digest, made.about, *row))
    cursor = await connection.execute(_GIVE_WAY, (made.about, made.form, digest))
    if gone := [old for (old,) in await cursor.fetchall()]:
        await connection.execute(_DROP, (gone,))
    return digest


async def take(connection: Connection, digest: str, about: str) -> Sequence[Any] | None:
    """(form, version, pages, matter) of what is to be issued, if its record still stands as it was rendered from."""
    cursor = await connection.execute(_KEEP, (digest, about))
    return await cursor.fetchone()


async def content(connection: Connection, digest: str, about: str) -> bytes | None:
    """The bytes of what was rendered for a record; None if there is no such rendering."""
    cursor = await connection.execute(
        "SELECT c.bytes FROM content c JOIN rendering r USING (digest) WHERE c.digest = %s AND r.about = %s",
        (digest, about),
    )
    row = await cursor.fetchone()
    return bytes(row[0]) if row else None
