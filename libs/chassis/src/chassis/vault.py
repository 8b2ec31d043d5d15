"""Values of persons: read by reference, erased while the journal still verifies."""

from __future__ import annotations

from uuid import UUID

from chassis.database import Connection
from chassis.errors import Refusal, RefusalKind

VAULT_VALUE_GONE = Refusal(
    RefusalKind.NOT_FOUND,
    "VAULT_VALUE_GONE",
    "the value is not kept here any more",
    "该信息已删除或已过保存期限",
    rule="PIPL:47",
    remedy="the record shows when it was erased; ask the source if you still have a legal ground",
)


async def read(connection: Connection, reference: UUID) -> str:
    """The value behind a reference. The caller journals the read first. Refusal VAULT_VALUE_GONE if erased."""
    cursor = await connection.execute("SELECT value FROM vault WHERE reference = %s", (reference,))
    row = await cursor.fetchone()
    if row is None:
        raise VAULT_VALUE_GONE
    return str(row[0])


async def erase(connection: Connection, reference: UUID) -> bool:
    """Delete a value; False if it was gone already."""
    cursor = await connection.execute("DELETE FROM vault WHERE reference = %s", (reference,))
    return cursor.rowcount == 1
