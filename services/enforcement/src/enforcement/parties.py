"""Whom running cases are against, by credit code: whom a change in the registry concerns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from chassis.commands.orders import Changed
from chassis.database import Connection
from enforcement.domain.cases.acting import OPEN
from enforcement.domain.names import PENALTY_CASE

_GONE: Final = "DELETE FROM case_party WHERE case_id = ANY(%s)"
_WRITE: Final = """
INSERT INTO case_party (case_id, party, uscc) SELECT * FROM unnest(%s::uuid[], %s::integer[], %s::text[])
"""
_FIND: Final = "SELECT case_id, party, uscc FROM case_party WHERE uscc = ANY(%s) ORDER BY case_id, party"


async def write_parties(connection: Connection, changed: Sequence[Changed]) -> None:
    """Keep the table in step, inside the command's transaction; most steps of a case change nothing here."""
    moved = [each for each in changed if each.kind == PENALTY_CASE and _of(each.old_state) != _of(each.new_state)]
    if not moved:
        return
    if had := [each.aggregate_id for each in moved if _of(each.old_state)]:
        await connection.execute(_GONE, (had,))
    rows = [(each.aggregate_id, *row) for each in moved for row in _of(each.new_state)]
    if rows:
        await connection.execute(_WRITE, [list(column) for column in zip(*rows, strict=True)])


async def cases_against(connection: Connection, codes: Sequence[str]) -> list[tuple[UUID, int, str]]:
    """(case, number of the party, code) of running cases against these."""
    cursor = await connection.execute(_FIND, (list(codes),))
    return [(case, party, uscc) async for case, party, uscc in cursor]


def _of(state: Any) -> tuple[tuple[int, str], ...]:
    if state is None or state.status not in OPEN:
        return ()
    return tuple((party.number, party.uscc) for party in state.parties if party.uscc)
