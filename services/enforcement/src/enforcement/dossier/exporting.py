"""The dossier of a case, put together from the journal in one unchanging view of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final
from uuid import UUID

from chassis.database import Connection
from chassis.identity import Caller
from chassis.sealing.keys import SealKey
from chassis.serving.requests import require_reach
from enforcement.domain.names import EVIDENCE
from enforcement.dossier.contents import Document, documents_of
from enforcement.dossier.gathering import Belonging, SealedEvent, gather
from enforcement.dossier.packing import as_json, pack
from enforcement.dossier.proving import Place, Proved, prove
from enforcement.dossier.readme import README

SERVICE: Final = "enforcement"


@dataclass(frozen=True)
class Wish:
    """What somebody asks for."""

    case: UUID
    caller: Caller
    witnessed: Sequence[Place]
    now: datetime


async def export(connection: Connection, wish: Wish, key: SealKey, target: BinaryIO) -> list[str]:
    """Write the dossier; returns the names of what it shows.

    Raises Refusal NOT_FOUND, DIVISION_OUT_OF_REACH and NOT_SEALED.
    """
    async with connection.transaction():
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        records = await gather(connection, wish.case)
        require_reach(wish.caller, records[0].published().division)
        documents = await documents_of(connection, records)
        places = [(event.stream, event.number) for record in records for event in record.events]
        proved = await prove(connection, places, wish.witnessed)
    pack(target, about(wish, records, documents, proved), files(records, documents, proved), key)
    return [record.name for record in records]


def about(wish: Wish, records: Sequence[Belonging], documents: Sequence[Document], proved: Proved) -> dict[str, Any]:
    """What the manifest says besides the hashes of the files; the case is the first of the records."""
    case = records[0].published()
    return {
        "service": SERVICE,
        "case": records[0].name,
        "number": case.case_number,
        "title": case.title,
        "unit": case.unit,
        "division": case.division,
        "exported_at": wish.now.astimezone(UTC).isoformat(timespec="seconds"),
        "exported_by": f"{wish.caller.department}/{wish.caller.officer or wish.caller.service}",
        "records": [_record(record) for record in records],
        "documents": [{"record": each.record, "file": each.file} for each in documents],
        "evidence": list(_evidence(records)),
        "heads": {
            str(stream): {"number": seal.number, "hash": seal.hash.hex(), "sealed_at": seal.sealed_at.isoformat()}
            for stream, seal in proved.heads.items()
        },
    }


def _record(record: Belonging) -> dict[str, Any]:
    return {
        "name": record.name,
        "kind": record.kind,
        "events": [
            {"version": each.version, "stream": each.stream, "number": each.number, "file": _file_of(each)}
            for each in record.events
        ],
    }


def _file_of(event: SealedEvent) -> str:
    return f"events/{event.stream:02}-{event.number:010}.bin"


def _evidence(records: Iterable[Belonging]) -> Iterable[Mapping[str, Any]]:
    for record in records:
        if record.kind == EVIDENCE and (digest := record.published().digest):
            yield {"record": record.name, "digest": digest}


def files(records: Sequence[Belonging], documents: Sequence[Document], proved: Proved) -> dict[str, bytes]:
    """Every file of the archive but the manifest, by name."""
    proofs = {
        f"{stream}/{number}": {"seal": proof.seal, "path": [each.hex() for each in proof.path]}
        for (stream, number), proof in proved.proofs.items()
    }
    return {
        "README.txt": README.encode(),
        "proofs.json": as_json(proofs),
        **{f"seals/{seal.stream:02}-{seal.number:010}.txt": seal.document for seal in proved.seals},
        **{_file_of(event): event.raw for record in records for event in record.events},
        **{each.file: each.content for each in documents},
    }
