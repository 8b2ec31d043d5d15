"""The journal of reads: one row per request, written before the answer, never relayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chassis.database import Connection
from chassis.identity import Caller


@dataclass(frozen=True)
class Access:
    """What was read, by which call, and why."""

    method: str
    ids: Sequence[str]
    """Every record shown."""
    fields: Sequence[str] = ()
    """Sensitive fields shown in clear."""
    purpose: str = ""
    reason: str = ""


async def record(connection: Connection, caller: Caller, access: Access, now: datetime) -> None:
    """Write the row. Must be committed before the answer leaves."""
    await connection.execute(
        "INSERT INTO access_log (at, department, officer, method, purpose, reason, ids, fields)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        (
            now,
            caller.department,
            caller.officer,
            access.method,
            access.purpose,
            access.reason,
            list(access.ids),
            list(access.fields),
        ),
    )
