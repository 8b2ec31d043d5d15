"""Seals against the journal they were made over: what `ssv verify` asks besides the folds."""

from __future__ import annotations

from collections.abc import AsyncIterator

from chassis.database import Connection
from chassis.sealing import merkle, store
from chassis.sealing.statement import NO_HASH, read, skipped_to
from chassis.sealing.store import StoredSeal
from chassis.streams import STREAMS
from chassis.verifying import Fault

PAGE = 100
"""Seals checked between two reports."""


async def seal_faults(connection: Connection) -> AsyncIterator[list[Fault]]:
    """Check every seal of every stream, page by page. Signatures are for whoever has the list of keys."""
    for stream in range(STREAMS):
        hashes = {0: NO_HASH}
        before: StoredSeal | None = None
        while page := await store.after(connection, stream, before.number if before else 0, PAGE):
            faults: list[Fault] = []
            for seal in page:
                hashes[seal.number] = seal.hash
                faults += check(before, seal, await store.leaves(connection, seal), hashes)
                before = seal
            yield faults


def check(before: StoredSeal | None, seal: StoredSeal, leaves: list[bytes], hashes: dict[int, bytes]) -> list[Fault]:
    """One seal against the one before it, the journal's events and the hashes of earlier seals: pure."""
    subject = f"{seal.stream}/{seal.number}"
    try:
        said = read(seal.document)
    except ValueError as error:
        return [Fault(subject, "SEAL_COPY_DIFFERS", str(error))]
    text = said.statement
    faults = []
    if (seal.stream, seal.number, seal.first, seal.last, seal.sealed_at, seal.hash) != (
        text.stream,
        text.number,
        text.first,
        text.last,
        text.sealed_at,
        said.hash(),
    ):
        faults.append(Fault(subject, "SEAL_COPY_DIFFERS", "columns and the signed text"))
    if (seal.number, seal.first) != ((before.number + 1, before.last + 1) if before else (1, 1)):
        faults.append(Fault(subject, "SEAL_GAP", f"seal {seal.number} begins at {seal.first}"))
    if (text.previous, text.skip) != (hashes.get(seal.number - 1), hashes.get(skipped_to(seal.number))):
        faults.append(Fault(subject, "SEAL_CHAIN_BROKEN", "it names other seals before it than there are"))
    if len(leaves) != seal.last - seal.first + 1 or merkle.root(leaves) != text.root:
        faults.append(Fault(subject, "SEAL_ROOT_DIFFERS", "the journal's events are not those that were sealed"))
    return faults
