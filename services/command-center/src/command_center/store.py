"""What the command center reads and writes in its own database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chassis.database import Connection
from command_center.owners import LICENSING
from command_center.reconcile import Comparison, Difference

READER = LICENSING.reader


@dataclass(frozen=True)
class Verified:
    """Outcome of the last comparisons of all kinds."""

    at: datetime
    """When the oldest of them ended."""
    missing: int
    stale: int
    extra: int


@dataclass(frozen=True)
class ParkedRow:
    """An event set aside."""

    reader: str
    stream: int
    number: int
    reason: str
    parked_at: datetime

    @property
    def id(self) -> str:
        """How callers name it."""
        return f"{self.reader}/{self.stream}/{self.number}"


async def positions(connection: Connection, reader: str) -> dict[int, int]:
    """Last applied number per stream; streams without an event are absent."""
    query = "SELECT stream, number FROM reader_position WHERE reader = %s"
    rows = await (await connection.execute(query, (reader,))).fetchall()
    return {int(stream): int(number) for stream, number in rows}


async def parked_count(connection: Connection, reader: str) -> int:
    """Events a reader still has set aside."""
    query = "SELECT count(*) FROM parked WHERE reader = %s AND replayed_at IS NULL"
    row = await (await connection.execute(query, (reader,))).fetchone()
    return int(row[0]) if row else 0


async def parked_page(connection: Connection, after: tuple[str, int, int] | None, limit: int) -> list[ParkedRow]:
    """Events still set aside, by reader, stream and number."""
    query = """
        SELECT reader, stream, number, reason, parked_at FROM parked
        WHERE replayed_at IS NULL AND (reader, stream, number) > (%s, %s, %s)
        ORDER BY reader, stream, number LIMIT %s
    """
    rows = await (await connection.execute(query, (*(after or ("", -1, 0)), limit))).fetchall()
    return [ParkedRow(*row) for row in rows]


async def save_reconciliation(connection: Connection, comparison: Comparison, healed: int, now: datetime) -> None:
    """Keep the outcome of a comparison for the answers to show."""
    await connection.execute(
        """
        INSERT INTO reconciliation (kind, owned, indexed, missing, stale, extra, healed, finished_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (kind) DO UPDATE SET owned = excluded.owned, indexed = excluded.indexed,
            missing = excluded.missing, stale = excluded.stale, extra = excluded.extra,
            healed = excluded.healed, finished_at = excluded.finished_at
        """,
        (
            comparison.kind,
            comparison.owned,
            comparison.indexed,
            *(len(comparison.ids(difference)) for difference in Difference),
            healed,
            now,
        ),
    )


async def owned_before(connection: Connection, kind: str) -> int:
    """Records of a kind at its last comparison; 0 if there was none."""
    row = await (await connection.execute("SELECT owned FROM reconciliation WHERE kind = %s", (kind,))).fetchone()
    return int(row[0]) if row else 0


async def verified(connection: Connection, kinds: Sequence[str]) -> Verified | None:
    """The last comparisons taken together; None until every kind has been compared once."""
    query = """
        SELECT min(finished_at), count(*), coalesce(sum(missing), 0), coalesce(sum(stale), 0),
               coalesce(sum(extra), 0)
        FROM reconciliation WHERE kind = ANY(%s)
    """
    row = await (await connection.execute(query, (list(kinds),))).fetchone()
    if row is None or row[1] < len(kinds):
        return None
    return Verified(row[0], int(row[2]), int(row[3]), int(row[4]))


def behind(heads: Mapping[int, int], reached: Mapping[int, int]) -> int:
    """Events the owner has numbered and the reader has not applied."""
    return sum(max(0, head - reached.get(stream, 0)) for stream, head in heads.items())
