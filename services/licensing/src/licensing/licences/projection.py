"""Keeps the table of documents and the figures in step, inside the transaction that writes the journal."""

from __future__ import annotations

from collections.abc import Sequence

from chassis.commands.orders import Changed
from chassis.database import Connection
from licensing.domain.licences.kinds import LicenceStatus
from licensing.licences.kinds import LICENCE
from licensing.statistics import table

USABLE = frozenset({LicenceStatus.VALID, LicenceStatus.UNKNOWN})

_DOCUMENTS = """
INSERT INTO licence_document (licence_id, copy, issued_at, void)
SELECT * FROM unnest(%s::uuid[], %s::integer[], %s::timestamptz[], %s::boolean[])
ON CONFLICT (licence_id, copy) DO UPDATE SET void = excluded.void
"""
_REPLACED = """
UPDATE licence_document d SET void = true
FROM unnest(%s::uuid[], %s::integer[]) AS now (licence_id, copy)
WHERE d.licence_id = now.licence_id AND d.copy < now.copy AND NOT d.void
"""


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """The command bus's hook; what other kinds changed is left alone."""
    licences = [each for each in changed if each.kind == LICENCE.kind and each.new_state.copies]
    if licences:
        ids = [each.aggregate_id for each in licences]
        copies = [each.new_state.copies for each in licences]
        issued = [each.new_state.updated_at for each in licences]
        void = [each.new_state.status not in USABLE for each in licences]
        await connection.execute(_DOCUMENTS, (ids, copies, issued, void))
        await connection.execute(_REPLACED, (ids, copies))
    await table.project(connection, changed)
