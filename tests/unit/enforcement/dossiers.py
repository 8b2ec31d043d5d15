"""A real dossier without a database: a case's own events, numbered, sealed and exported by the real code.

`Draft` is what an exporter puts together: whoever holds the service's seal key could change it and sign again.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from unit.enforcement import story as s
from unit.enforcement.paths import clue_of, decided
from unit.enforcement.scenes import CALLER, Office

from chassis.commands.deciding import Decider, Foreseen, JournalRow, Writes
from chassis.commands.orders import Done, Order
from chassis.commands.world import WorkingWorld
from chassis.sealing import merkle
from chassis.sealing.keys import SealKey, key_line
from chassis.sealing.making import Reached, Signer
from chassis.sealing.statement import Seal, skipped_to
from chassis.sealing.store import StoredSeal
from chassis.streams import stream_of
from enforcement.domain.names import NUMBER_SERIES, PENALTY_CASE
from enforcement.dossier import packing, verify_dossier
from enforcement.dossier.contents import Document
from enforcement.dossier.exporting import Wish, about, files
from enforcement.dossier.gathering import BY_KIND, Belonging, SealedEvent
from enforcement.dossier.proving import Place, Proof, Proved, joined
from enforcement.dossier.verify_dossier import Verdict

KEY = SealKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_KEY = SealKey(Ed25519PrivateKey.from_private_bytes(bytes(32)))
SIGNER = Signer("enforcement", KEY)
KEYS = verify_dossier.read_keys(key_line("enforcement", KEY.public))
PAPER = "现场笔录".encode()
"""What the story's evidence is."""
ROUND = 12
"""Events between two rounds of sealing."""


@dataclass(frozen=True)
class _Keeper(Decider):
    """Decides as it is done for real, and keeps what is journalled."""

    rows: list[JournalRow] = field(default_factory=list)

    def decide(
        self, order: Order, world: WorkingWorld, now: datetime, writes: Writes, foreseen: Foreseen | None = None
    ) -> Done:
        """Carry out one order in memory."""
        done = super().decide(order, world, now, writes, foreseen)
        self.rows.extend(writes.journal)
        return done


class KeepingOffice(Office):
    """An office whose journal is kept as it would be written."""

    def __post_init__(self) -> None:
        super().__post_init__()
        keeper = _Keeper(**{part.name: getattr(self._decider, part.name) for part in fields(self._decider)})
        self._decider, self.rows = keeper, keeper.rows


@dataclass
class Ledger:
    """One service's numbered and sealed events."""

    events: dict[int, list[JournalRow]] = field(default_factory=lambda: defaultdict(list))
    """Of each stream in the order of their numbers."""
    seals: dict[int, list[Seal]] = field(default_factory=lambda: defaultdict(list))

    def take(self, rows: Sequence[JournalRow]) -> None:
        """Number and seal events, a round after every few."""
        for start in range(0, len(rows), ROUND):
            for row in rows[start : start + ROUND]:
                self.events[stream_of(row.aggregate_id)].append(row)
            self._round(rows[min(start + ROUND, len(rows)) - 1].recorded_at + timedelta(seconds=5))

    def _round(self, now: datetime) -> None:
        for stream, rows in self.events.items():
            seals = self.seals[stream]
            last = seals[-1].statement.last if seals else 0
            if len(rows) > last:
                reached = Reached(stream, len(seals), last, seals[-1].hash() if seals else None)
                skip = skipped_to(len(seals) + 1)
                leaves = [merkle.leaf_hash(row.envelope) for row in rows[last:]]
                seals.append(SIGNER.seal(reached, leaves, seals[skip - 1].hash() if skip else None, now))

    def witness(self) -> dict[tuple[str, int], list[tuple[int, str]]]:
        """What somebody has kept who looked just now."""
        return {("enforcement", stream): [(len(seals), seals[-1].hash().hex())] for stream, seals in self.seals.items()}

    def proved(self, places: Iterable[Place], witnessed: Iterable[Place]) -> Proved:
        """As the exporter, from memory."""
        proofs: dict[Place, Proof] = {}
        kept: dict[int, set[int]] = defaultdict(set)
        for stream, number in witnessed:
            kept[stream].add(number)
        for stream, number in places:
            seal = next(each.statement for each in self.seals[stream] if each.statement.last >= number)
            leaves = [merkle.leaf_hash(row.envelope) for row in self.events[stream][seal.first - 1 : seal.last]]
            proofs[stream, number] = Proof(seal.number, merkle.path(leaves, number - seal.first))
            kept[stream].add(seal.number)
        streams = sorted({stream for stream, _ in proofs})
        numbers = {stream: joined(len(self.seals[stream]), kept[stream]) for stream in streams}
        seals = [stored(self.seals[stream][number - 1]) for stream in streams for number in sorted(numbers[stream])]
        return Proved(proofs, seals, {stream: stored(self.seals[stream][-1]) for stream in streams})


def stored(seal: Seal) -> StoredSeal:
    """The seal as its row."""
    said = seal.statement
    return StoredSeal(said.stream, said.number, said.first, said.last, said.sealed_at, seal.hash(), seal.document())


def records_of(office: KeepingOffice, ledger: Ledger, rows: Sequence[JournalRow]) -> list[Belonging]:
    """The records some events are about, the case first."""
    found: dict[UUID, list[SealedEvent]] = defaultdict(list)
    for row in rows:
        if row.kind != NUMBER_SERIES:
            stream = stream_of(row.aggregate_id)
            number = ledger.events[stream].index(row) + 1
            found[row.aggregate_id].append(SealedEvent(row.version, stream, number, row.envelope))
    records = [
        Belonging(record, kind, _state(office, record, len(events)), events)
        for record, events in found.items()
        if (kind := office.states[record].kind)
    ]
    return sorted(records, key=lambda each: (each.kind != PENALTY_CASE, each.kind, each.record))


def _state(office: KeepingOffice, record: UUID, version: int) -> bytes:
    loaded = office.states[record]
    return BY_KIND[loaded.kind].encode_state(record, version, loaded.state)


@dataclass
class Draft:
    """A dossier before it is packed; may be changed."""

    about: dict[str, Any]
    files: dict[str, bytes]
    foreign: Belonging
    """Sealed evidence of another case, with …"""
    foreign_proofs: Mapping[str, Any]
    key: SealKey = KEY

    def record(self, kind: str) -> dict[str, Any]:
        """The first record of a kind."""
        return next(each for each in self.about["records"] if each["kind"] == kind)

    def packed(self) -> bytes:
        """The file, with a manifest that fits and is signed."""
        target = io.BytesIO()
        packing.pack(target, self.about, self.files, self.key)
        return target.getvalue()

    def copy(self) -> Draft:
        """Another, to be changed."""
        return copy.deepcopy(self)


@dataclass(frozen=True)
class Scene:
    """A case with its dossier at two times, and what a witness has kept then."""

    older: Draft
    draft: Draft
    older_witness: Mapping[tuple[str, int], Sequence[tuple[int, str]]]
    witness: Mapping[tuple[str, int], Sequence[tuple[int, str]]]


def scene() -> Scene:
    """One case as decided, and one served later; another case has its events in the same streams."""
    office, ledger = KeepingOffice(), Ledger()
    case = decided(office)
    own = list(office.rows)
    ledger.take(own)
    other = office.do(s.file_case(clue_of(office), case_number="450103-2026-FOOD-000002"))
    office.do(s.tell_rights(other))
    office.do(s.take(other))
    others = office.rows[len(own) :]
    ledger.take(others)
    older_witness = ledger.witness()
    older = _draft(office, ledger, own, others, older_witness)
    office.on(date(2026, 3, 24)).do(s.serve_decision(case))
    later = office.rows[len(own) + len(others) :]
    ledger.take(later)
    return Scene(older, _draft(office, ledger, [*own, *later], others, older_witness), older_witness, ledger.witness())


def _draft(
    office: KeepingOffice,
    ledger: Ledger,
    rows: Sequence[JournalRow],
    others: Sequence[JournalRow],
    witness: Mapping[tuple[str, int], Sequence[tuple[int, str]]],
) -> Draft:
    records = records_of(office, ledger, rows)
    foreign = next(each for each in records_of(office, ledger, others) if each.kind == "evidence")
    wish = Wish(records[0].record, CALLER, (), datetime(2026, 11, 30, 4, tzinfo=UTC))
    witnessed = [(stream, number) for (_, stream), kept in witness.items() for number, _ in kept]
    proved = ledger.proved(_places([*records, foreign]), witnessed)
    evidence = next(each for each in records if each.kind == "evidence")
    documents = [Document(evidence.name, "documents/photo.bin", PAPER)]
    made = files(records, documents, proved)
    proofs = ledger.proved(_places([foreign]), ()).proofs
    foreign_proofs = {
        f"{stream}/{number}": {"seal": proof.seal, "path": [each.hex() for each in proof.path]}
        for (stream, number), proof in proofs.items()
    }
    return Draft(about(wish, records, documents, proved), made, foreign, foreign_proofs)


def _places(records: Iterable[Belonging]) -> list[Place]:
    return [(event.stream, event.number) for record in records for event in record.events]


def judge(folder: Path, content: bytes, scene_witness: Any = None, keys: Any = KEYS) -> Verdict:
    """What the verifier says of a file."""
    path = folder / "dossier.zip"
    path.write_bytes(content)
    return verify_dossier.verify(path, keys, scene_witness or {})


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    """Any archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return target.getvalue()
