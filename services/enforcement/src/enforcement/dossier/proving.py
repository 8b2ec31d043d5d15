"""The seals over a dossier's events, the way between them, and where each event stands under its seal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chassis.database import Connection
from chassis.sealing import merkle, store
from chassis.sealing.seal_service import NOT_SEALED
from chassis.sealing.statement import way_back
from chassis.sealing.store import StoredSeal

Place = tuple[int, int]
"""Stream and number, of an event or of a seal."""


@dataclass(frozen=True)
class Proof:
    """That an event stands at its place under a seal."""

    seal: int
    path: Sequence[bytes]


@dataclass(frozen=True)
class Proved:
    """Everything that proves some events."""

    proofs: Mapping[Place, Proof]
    seals: Sequence[StoredSeal]
    heads: Mapping[int, StoredSeal]


async def prove(connection: Connection, events: Iterable[Place], witnessed: Iterable[Place]) -> Proved:
    """Proofs of events, and the seals that join them and the witnessed seals with the newest of each stream.

    Raises Refusal NOT_SEALED while there is an event without a seal.
    """
    proofs: dict[Place, Proof] = {}
    seals: list[StoredSeal] = []
    newest = await store.heads(connection)
    wanted = _by_stream(events)
    kept = _by_stream(witnessed)
    for stream, numbers in sorted(wanted.items()):
        covering = await _cover(connection, stream, numbers)
        for seal, covered in covering:
            leaves = await store.leaves(connection, seal)
            for number in covered:
                proofs[stream, number] = Proof(seal.number, merkle.path(leaves, number - seal.first))
        ends = {seal.number for seal, _ in covering} | kept.get(stream, set())
        seals += await store.numbered(connection, stream, sorted(joined(newest[stream].number, ends)))
    return Proved(proofs, seals, {stream: newest[stream] for stream in wanted})


def joined(newest: int, ends: Iterable[int]) -> set[int]:
    """The numbers of all seals on the ways from the newest to some others; those beyond the newest are left out."""
    return {number for end in ends if 0 < end <= newest for number in way_back(newest, end)} | {newest}


def _by_stream(places: Iterable[Place]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for stream, number in places:
        found[stream].add(number)
    return found


async def _cover(connection: Connection, stream: int, numbers: Iterable[int]) -> list[tuple[StoredSeal, list[int]]]:
    covering: list[tuple[StoredSeal, list[int]]] = []
    for number in sorted(numbers):
        if covering and number <= covering[-1][0].last:
            covering[-1][1].append(number)
            continue
        seal = await store.covering(connection, stream, number)
        if seal is None:
            raise NOT_SEALED
        covering.append((seal, [number]))
    return covering
