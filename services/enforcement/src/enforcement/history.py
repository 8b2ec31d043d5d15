"""Earlier matters of entities and persons: kept in step inside the command's transaction, looked up by whoever decides.

A person is found again by HMAC-SHA-256 of the number under a key of this database's own.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from chassis.commands.orders import Changed
from chassis.database import Connection, Pool
from enforcement.domain.history.entries import KINDS, entries_of, identities_of
from enforcement.domain.history.records import Earlier, Entry, History, HistoryKind
from enforcement.domain.names import name_of

_GONE: Final = "DELETE FROM history WHERE matter = ANY(%s)"
_WRITE: Final = """
INSERT INTO history (matter, party, number, kind, uscc, reference, field, decided_on, penalties, in_force)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_VALUES: Final = """
SELECT v.reference, v.value FROM vault v LEFT JOIN history_person p USING (reference)
WHERE v.reference = ANY(%s) AND p.reference IS NULL
"""
_PERSON: Final = "INSERT INTO history_person (reference, person) VALUES (%s, %s)"
_COLUMNS: Final = "h.matter, h.party, h.kind, h.field, h.number, h.decided_on, h.penalties, h.in_force"
_FIND: Final = f"""
SELECT {_COLUMNS} FROM history h LEFT JOIN history_person p USING (reference)
WHERE ((%(uscc)s <> '' AND h.uscc = %(uscc)s) OR (%(person)s <> '' AND p.person = %(person)s))
    AND (%(field)s = '' OR h.field = %(field)s) AND h.decided_on >= %(since)s
ORDER BY h.decided_on DESC, h.matter, h.party LIMIT %(limit)s
"""  # noqa: S608 - the columns are our own constant
_LATER: Final = f"""
SELECT h.change, coalesce(nullif(h.uscc, ''), p.person, ''), {_COLUMNS}
FROM history h LEFT JOIN history_person p USING (reference) WHERE h.change > %s ORDER BY h.change
"""  # noqa: S608 - the columns are our own constant
_LATER_PERSONS: Final = "SELECT change, reference, person FROM history_person WHERE change > %s ORDER BY change"


async def write_history(connection: Connection, changed: Sequence[Changed]) -> None:
    """Keep the tables in step; most steps of a matter change nothing here."""
    mine = [each for each in changed if each.kind in KINDS]
    await _write_persons(connection, mine)
    moved = [each for each in mine if _entries(each, each.old_state) != _entries(each, each.new_state)]
    if not moved:
        return
    await connection.execute(_GONE, ([name_of(each.kind, each.aggregate_id) for each in moved],))
    rows = [_row(entry) for each in moved for entry in _entries(each, each.new_state)]
    if rows:
        async with connection.cursor() as cursor:
            await cursor.executemany(_WRITE, rows)


async def find(
    connection: Connection, uscc: str, person_number: str, field: str, since: date, limit: int
) -> list[Earlier]:
    """Findings about an entity or a person, newest first."""
    person = blind(await _key(connection), person_number) if person_number.strip() else ""
    asked = {"uscc": uscc, "person": person, "field": field, "since": since, "limit": limit}
    cursor = await connection.execute(_FIND, asked)
    return [_earlier(*row) async for row in cursor]


def blind(key: bytes, person_number: str) -> str:
    """What stands for a person, the same however the number is written."""
    plain = "".join(person_number.split()).upper()
    return hmac.new(key, plain.encode(), hashlib.sha256).hexdigest()


class Histories:
    """The findings of a process, brought up to date when asked for: one cheap round trip where nothing changed.

    Changes are numbered by the one process that writes them, a transaction at a time, so that none comes late.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._history = History()
        self._entries_seen = self._persons_seen = 0
        self._looking = asyncio.Lock()

    async def current(self) -> History:
        """What has been decided by now. Never changed once given."""
        async with self._looking, self._pool.connection() as connection:
            async with connection.pipeline():
                later = await connection.execute(_LATER, (self._entries_seen,))
                later_persons = await connection.execute(_LATER_PERSONS, (self._persons_seen,))
            entries, persons = await later.fetchall(), await later_persons.fetchall()
        if entries or persons:
            self._history = self._history.later(
                [(subject, _earlier(*columns)) for _, subject, *columns in entries],
                {str(reference): person for _, reference, person in persons},
            )
            self._entries_seen = entries[-1][0] if entries else self._entries_seen
            self._persons_seen = persons[-1][0] if persons else self._persons_seen
        return self._history

    @property
    def seen(self) -> tuple[int, int]:
        """The last change of entries and of persons that `known` has taken in."""
        return self._entries_seen, self._persons_seen

    @property
    def known(self) -> History:
        """What `current` gave last; for decisions, which ask nobody."""
        return self._history


async def _write_persons(connection: Connection, changed: Sequence[Changed]) -> None:
    new = [
        reference
        for each in changed
        for reference in set(identities_of(each.new_state)) - set(identities_of(each.old_state))
    ]
    if not new:
        return
    cursor = await connection.execute(_VALUES, (new,))
    values = [(reference, value.partition("\n")[2]) async for reference, value in cursor]
    if numbered := [(reference, number) for reference, number in values if number.strip()]:
        key = await _key(connection)
        async with connection.cursor() as writing:
            await writing.executemany(_PERSON, [(reference, blind(key, number)) for reference, number in numbered])


async def _key(connection: Connection) -> bytes:
    cursor = await connection.execute("SELECT key FROM history_key")
    row = await cursor.fetchone()
    if row is None:
        raise LookupError("history_key is empty")  # the migration fills it
    return bytes(row[0])


def _entries(changed: Changed, state: Any) -> tuple[Entry, ...]:
    return entries_of(changed.kind, name_of(changed.kind, changed.aggregate_id), state)


def _row(entry: Entry) -> tuple[object, ...]:
    found = entry.earlier
    return (
        found.matter,
        found.party,
        found.number,
        int(found.kind),
        entry.uscc,
        entry.identity,
        found.field,
        found.decided_on,
        list(found.penalties),
        found.in_force,
    )


def _earlier(
    matter: str, party: int, kind: int, field: str, number: str, decided_on: date, penalties: list[str], in_force: bool
) -> Earlier:
    return Earlier(
        matter=matter,
        party=party,
        kind=HistoryKind(kind),
        field=field,
        number=number,
        decided_on=decided_on,
        penalties=tuple(penalties),
        in_force=in_force,
    )
