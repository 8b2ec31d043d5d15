"""The papers of a case, as they were issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chassis.database import Connection
from enforcement.domain.names import DOCUMENT
from enforcement.dossier.gathering import Belonging


@dataclass(frozen=True)
class Document:
    """A paper's file."""

    record: str
    file: str
    content: bytes = field(repr=False)


async def documents_of(connection: Connection, records: Sequence[Belonging]) -> list[Document]:
    """The papers of the documents among these records, found by the hash that was journalled when they were issued."""
    issued = [(record, record.published().issued.digest) for record in records if record.kind == DOCUMENT]
    found = await _contents(connection, {digest for _, digest in issued})
    return [
        Document(record.name, f"documents/{record.record}.pdf", found[digest])
        for record, digest in issued
        if digest in found
    ]


async def _contents(connection: Connection, digests: set[str]) -> dict[str, bytes]:
    cursor = await connection.execute("SELECT digest, bytes FROM content WHERE digest = ANY(%s)", (list(digests),))
    return {digest: content async for digest, content in cursor}
