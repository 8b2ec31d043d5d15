"""Every kind of tampering with a dossier is found and has its own name.

Outsiders change the file as it was handed to them. Insiders hold the service's seal key and pack the file anew; what
they cannot make up is what was sealed before, and what others have kept of it.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from unit.enforcement.dossiers import (
    KEY,
    KEYS,
    OTHER_KEY,
    Draft,
    Scene,
    judge,
    scene,
    unpacked,
    zipped,
)

from chassis.sealing.keys import SealKey, key_line
from chassis.sealing.statement import Seal, read
from enforcement.dossier.verify_dossier import CODES, COMPLETE, NOT_PROVED, OPEN, TAMPERED, read_keys, report

Files = dict[str, bytes]


@cache
def the() -> Scene:
    return scene()


@cache
def genuine() -> bytes:
    return the().draft.packed()


def codes(folder: Path, content: bytes, witness: Any = None, keys: Any = KEYS) -> set[str]:
    verdict = judge(folder, content, witness, keys)
    assert verdict.exit_code == TAMPERED
    assert all(finding.code in report(verdict) for finding in verdict.findings)
    return {finding.code for finding in verdict.findings}


def first(files: Files, folder: str) -> str:
    return min(name for name in files if name.startswith(f"{folder}/"))


def flipped(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


# ---- What is genuine ----------------------------------------------------------------------------------------------


def test_a_genuine_dossier_is_complete_with_the_witness_of_its_time(tmp_path: Path) -> None:
    verdict = judge(tmp_path, genuine(), the().witness)
    assert (verdict.exit_code, verdict.findings, verdict.open) == (COMPLETE, [], [])
    assert verdict.events == len([name for name in unpacked(genuine()) if name.startswith("events/")])
    assert "结论：完整" in report(verdict)


def test_a_witness_of_an_earlier_time_is_found_again(tmp_path: Path) -> None:
    verdict = judge(tmp_path, genuine(), the().older_witness)
    assert verdict.findings == []
    # A stream that had nothing then has no witness yet.
    assert {each.code for each in verdict.open} <= {"NO_WITNESS"}
    assert verdict.witnessed


def test_without_a_witness_it_is_complete_up_to_a_seal(tmp_path: Path) -> None:
    verdict = judge(tmp_path, genuine())
    assert (verdict.exit_code, {each.code for each in verdict.open}) == (NOT_PROVED, {"NO_WITNESS"})
    assert "Complete up to seal" in report(verdict)


def test_without_keys_nothing_is_called_complete(tmp_path: Path) -> None:
    verdict = judge(tmp_path, genuine(), the().witness, keys=None)
    assert (verdict.exit_code, {each.code for each in verdict.open}) == (NOT_PROVED, {"NO_KEYS"})


def test_a_witness_whose_seal_is_not_in_the_file_is_asked_for(tmp_path: Path) -> None:
    kept = {place: [*seals, (0, "00" * 32)] for place, seals in the().witness.items()}
    verdict = judge(tmp_path, genuine(), kept)
    assert (verdict.exit_code, {each.code for each in verdict.open}) == (NOT_PROVED, {"WITNESS_NOT_IN_FILE"})


def test_the_same_case_gives_the_same_file(tmp_path: Path) -> None:
    assert scene().draft.packed() == genuine()


# ---- Outsiders ----------------------------------------------------------------------------------------------------


def _set(part: str, change: Callable[[bytes], bytes]) -> Callable[[Files], Files]:
    """Change a file, or the first of a folder."""

    def tamper(files: Files) -> Files:
        name = part if part in files else first(files, part)
        return {**files, name: change(files[name])}

    return tamper


def _without(folder: str) -> Callable[[Files], Files]:
    return lambda files: {name: content for name, content in files.items() if name != first(files, folder)}


def _swap(files: Files) -> Files:
    one, two, *_ = sorted(name for name in files if name.startswith("events/"))
    return {**files, one: files[two], two: files[one]}


def _shorten(files: Files) -> Files:
    proofs = json.loads(files["proofs.json"])
    place = next(place for place, proof in proofs.items() if proof["path"])
    proofs[place]["path"].pop()
    return {**files, "proofs.json": json.dumps(proofs).encode()}


def _seal_line(name: bytes, value: bytes) -> Callable[[Files], Files]:
    def change(document: bytes) -> bytes:
        lines = [line if not line.startswith(name) else name + b" " + value for line in document.split(b"\n")]
        return b"\n".join(lines)

    return _set("seals", change)


def _manifest(old: str, new: str) -> Callable[[Files], Files]:
    return _set("manifest.json", lambda raw: raw.replace(old.encode(), new.encode()))


def _reversed(signed: bytes) -> bytes:
    key, _, signature = signed.strip().rpartition(b" ")
    return key + b" " + signature[::-1] + b"\n"


def _other_name(signed: bytes) -> bytes:
    return signed.replace(b"key ", b"key 00")


OUTSIDERS: Sequence[tuple[str, Callable[[Files], Files], set[str]]] = (
    ("a byte of an event", _set("events", flipped), {"EVENT_CHANGED", "PROOF_INVALID"}),
    ("a byte of a document", _set("documents", flipped), {"DOCUMENT_CHANGED", "DOCUMENT_NOT_JOURNALLED"}),
    ("the title in the manifest", _manifest("案", "件"), {"MANIFEST_SIGNATURE"}),
    ("the manifest is no JSON", _manifest("{", "["), {"MANIFEST_UNREADABLE"}),
    ("the manifest lacks a part", _manifest('"heads"', '"tails"'), {"MANIFEST_UNREADABLE"}),
    ("the signature of the manifest", _set("manifest.sig", _reversed), {"MANIFEST_SIGNATURE"}),
    ("another key named for the manifest", _set("manifest.sig", _other_name), {"MANIFEST_KEY_UNKNOWN"}),
    ("an event left out", _without("events"), {"FILE_MISSING"}),
    ("a seal left out", _without("seals"), {"FILE_MISSING"}),
    ("an event added", lambda files: {**files, "events/00-0000099999.bin": b"?"}, {"FILE_UNLISTED"}),
    ("two events swapped", _swap, {"EVENT_CHANGED"}),
    ("a proof shortened", _shorten, {"PROOF_CHANGED", "PROOF_INVALID"}),
    ("the proofs are no JSON", _set("proofs.json", lambda raw: raw[1:]), {"PROOF_CHANGED", "PROOF_MISSING"}),
    ("the time of a seal", _seal_line(b"sealed_at", b"2020-01-01T00:00:00+00:00"), {"SEAL_CHANGED", "SEAL_SIGNATURE"}),
    ("the root of a seal", _seal_line(b"root", b"00" * 32), {"SEAL_SIGNATURE", "PROOF_INVALID"}),
    ("the signature of a seal", _seal_line(b"signature", b"00" * 64), {"SEAL_SIGNATURE"}),
    ("a seal that is none", _set("seals", lambda raw: raw[3:]), {"SEAL_UNREADABLE"}),
    ("the how-to", _set("README.txt", flipped), {"FILE_CHANGED"}),
)  # fmt: skip


@pytest.mark.parametrize(("tamper", "expected"), [row[1:] for row in OUTSIDERS], ids=[row[0] for row in OUTSIDERS])
def test_what_an_outsider_changes_is_named(
    tmp_path: Path, tamper: Callable[[Files], Files], expected: set[str]
) -> None:
    assert expected <= codes(tmp_path, zipped(tamper(unpacked(genuine())).items()), the().witness)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_archives_that_play_tricks_are_named(tmp_path: Path) -> None:
    entries = list(unpacked(genuine()).items())
    event = next(entry for entry in entries if entry[0].startswith("events/"))
    assert "NAME_TWICE" in codes(tmp_path, zipped([*entries, (event[0], b"other")]))
    for name in ("../events/x.bin", "/etc/passwd", "events/../../x", "events\\x.bin", "events/", "C:x", "Ｅvents/x"):
        assert "NAME_UNSAFE" in codes(tmp_path, zipped([*entries, (name, b"")])), name
    assert "NOT_STORED" in codes(tmp_path, zipped(entries, zipfile.ZIP_DEFLATED))
    assert "ZIP_DAMAGED" in codes(tmp_path, genuine()[: len(genuine()) // 2])
    assert "ZIP_DAMAGED" in codes(tmp_path, genuine().replace(event[1][:40], event[1][:39] + b"?", 1))


def test_a_list_of_other_keys_knows_neither_seals_nor_manifest(tmp_path: Path) -> None:
    swapped = read_keys(key_line("enforcement", OTHER_KEY.public))
    assert codes(tmp_path, genuine(), the().witness, swapped) == {"SEAL_KEY_UNKNOWN", "MANIFEST_KEY_UNKNOWN"}
    with pytest.raises(ValueError, match="named after itself"):
        read_keys(f"enforcement {KEY.name} {OTHER_KEY.public.hex()}\n")


# ---- Insiders -----------------------------------------------------------------------------------------------------


def _events(draft: Draft, kind: str = "penalty_case") -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = draft.record(kind)["events"]
    return events


def _rewrite(draft: Draft) -> None:
    entry = _events(draft)[2]
    draft.files[entry["file"]] = draft.files[entry["file"]].replace(b"450103", b"450102")


def _cut_short(draft: Draft) -> None:
    entry = _events(draft)[2]
    draft.files[entry["file"]] = draft.files[entry["file"]][:-1]


def _drop(draft: Draft) -> None:
    del draft.files[_events(draft).pop(2)["file"]]


def _renumber(draft: Draft) -> None:
    _drop(draft)
    for version, entry in enumerate(_events(draft), 1):
        entry["version"] = version


def _exchange(draft: Draft) -> None:
    one, two = _events(draft)[1:3]
    one["number"], two["number"] = two["number"], one["number"]


def _double(draft: Draft) -> None:
    draft.record("clue")["events"].append({**_events(draft)[0], "version": 3})


def _invent(draft: Draft) -> None:
    entry = _events(draft)[-1]
    raw = draft.files[entry["file"]]
    invented = {"version": entry["version"] + 1, "stream": entry["stream"], "number": 10**6, "file": "events/x.bin"}
    _events(draft).append(invented)
    draft.files["events/x.bin"] = raw


def _move(draft: Draft) -> None:
    entry = draft.record("evidence")["events"].pop(0)
    draft.record("clue")["events"].append({**entry, "version": 3})


def _bring_in(draft: Draft) -> None:
    entries = [
        {"version": each.version, "stream": each.stream, "number": each.number, "file": f"events/f{each.version}.bin"}
        for each in draft.foreign.events
    ]
    draft.about["records"].append({"name": draft.foreign.name, "kind": "evidence", "events": entries})
    draft.files |= {f"events/f{each.version}.bin": each.raw for each in draft.foreign.events}
    draft.files["proofs.json"] = json.dumps({**json.loads(draft.files["proofs.json"]), **draft.foreign_proofs}).encode()


def _place_elsewhere(draft: Draft) -> None:
    entry = _events(draft)[0]
    stream = entry["stream"] = (entry["stream"] + 1) % 12
    proofs = json.loads(draft.files["proofs.json"])
    proofs[f"{stream}/{entry['number']}"] = next(iter(proofs.values()))
    draft.files["proofs.json"] = json.dumps(proofs).encode()


def _shift(draft: Draft) -> None:
    entry = _events(draft)[0]
    proofs = json.loads(draft.files["proofs.json"])
    proofs[f"{entry['stream']}/{entry['number'] + 1000}"] = proofs[f"{entry['stream']}/{entry['number']}"]
    entry["number"] += 1000
    draft.files["proofs.json"] = json.dumps(proofs).encode()


def _no_proof(draft: Draft) -> None:
    proofs = json.loads(draft.files["proofs.json"])
    del proofs[f"{_events(draft)[0]['stream']}/{_events(draft)[0]['number']}"]
    draft.files["proofs.json"] = json.dumps(proofs).encode()


def _no_case(draft: Draft) -> None:
    draft.about["records"] = [each for each in draft.about["records"] if each["kind"] != "penalty_case"]


def _other_paper(draft: Draft) -> None:
    draft.files["documents/photo.bin"] = "另一份笔录".encode()


def _other_evidence(draft: Draft) -> None:
    draft.about["evidence"][0]["digest"] = hashlib.sha256(b"another").hexdigest()


def _other_head(draft: Draft) -> None:
    next(iter(draft.about["heads"].values()))["hash"] = "00" * 32


def _seals(draft: Draft) -> list[tuple[str, Seal]]:
    """Of the stream with the most seals, in order."""
    streams: dict[str, list[tuple[str, Seal]]] = {}
    for name in sorted(name for name in draft.files if name.startswith("seals/")):
        streams.setdefault(name[:8], []).append((name, read(draft.files[name])))
    return max(streams.values(), key=len)


def _resealed(draft: Draft, name: str, key: SealKey = KEY, **changes: Any) -> None:
    said = replace(read(draft.files[name]).statement, key=key.name, **changes)
    draft.files[name] = Seal(said, key.sign(said.text())).document()


def _reseal(index: int, key: SealKey = KEY, **changes: Any) -> Callable[[Draft], None]:
    return lambda draft: _resealed(draft, _seals(draft)[index][0], key, **changes)


def _drop_seal(draft: Draft) -> None:
    del draft.files[_seals(draft)[-2][0]]


def _fork(draft: Draft) -> None:
    name, _ = _seals(draft)[-1]
    other = name.replace(".txt", "-b.txt")
    draft.files[other] = draft.files[name]
    _resealed(draft, other, root=bytes(32))


def _backdate(draft: Draft) -> None:
    name, seal = _seals(draft)[-1]
    _resealed(draft, name, sealed_at=seal.statement.sealed_at - timedelta(days=400))


def _overlap(draft: Draft) -> None:
    (_, before), (name, _) = _seals(draft)[-2:]
    _resealed(draft, name, first=before.statement.last)


INSIDERS: Sequence[tuple[str, Callable[[Draft], None], set[str]]] = (
    ("an event rewritten", _rewrite, {"PROOF_INVALID"}),
    ("an event cut short", _cut_short, {"EVENT_UNREADABLE"}),
    ("an event dropped", _drop, {"VERSION_GAP"}),
    ("an event dropped and the rest renumbered", _renumber, {"VERSION_DIFFERS"}),
    ("two events swapped", _exchange, {"PROOF_INVALID"}),
    ("an event doubled", _double, {"EVENT_TWICE", "RECORD_DIFFERS"}),
    ("an event added", _invent, {"PROOF_MISSING", "VERSION_DIFFERS"}),
    ("an event moved to another record", _move, {"RECORD_DIFFERS"}),
    ("evidence of another case, with its proof", _bring_in, {"RECORD_FOREIGN"}),
    ("an event in another stream", _place_elsewhere, {"STREAM_DIFFERS"}),
    ("an event at another place", _shift, {"POSITION_OUTSIDE_SEAL"}),
    ("a proof left out", _no_proof, {"PROOF_MISSING"}),
    ("the case left out", _no_case, {"RECORD_MISSING"}),
    ("another document under the same name", _other_paper, {"DOCUMENT_NOT_JOURNALLED"}),
    ("another hash of evidence", _other_evidence, {"EVIDENCE_DIFFERS"}),
    ("another newest seal in the manifest", _other_head, {"HEAD_DIFFERS"}),
    ("a root changed and signed anew", _reseal(0, root=bytes(32)), {"SEAL_CHAIN_BROKEN", "PROOF_INVALID"}),
    ("a seal signed with another key", _reseal(0, OTHER_KEY), {"SEAL_KEY_UNKNOWN"}),
    ("a seal of another service", _reseal(0, service="licensing"), {"SERVICE_DIFFERS"}),
    ("a seal dropped in the middle", _drop_seal, {"SEAL_MISSING"}),
    ("two seals of one place", _fork, {"SEAL_FORKED"}),
    ("a seal moved back in time", _backdate, {"TIME_RUNS_BACK", "SEALED_BEFORE_RECORDED"}),
    ("overlapping seals", _overlap, {"SEAL_RANGE"}),
)


@pytest.mark.parametrize(("tamper", "expected"), [row[1:] for row in INSIDERS], ids=[row[0] for row in INSIDERS])
def test_what_an_insider_packs_anew_is_named(
    tmp_path: Path, tamper: Callable[[Draft], None], expected: set[str]
) -> None:
    draft = the().draft.copy()
    tamper(draft)
    found = codes(tmp_path, draft.packed(), the().witness)
    assert expected <= found
    assert "MANIFEST_SIGNATURE" not in found


# ---- What only a witness knows ------------------------------------------------------------------------------------


def test_an_older_genuine_dossier_ends_before_the_witness(tmp_path: Path) -> None:
    older = the().older.packed()
    assert judge(tmp_path, older, the().older_witness).exit_code == COMPLETE
    assert codes(tmp_path, older, the().witness) == {"ENDS_BEFORE_WITNESS"}
    assert judge(tmp_path, older).exit_code == NOT_PROVED


def test_a_tail_cut_off_by_an_insider_ends_before_the_witness(tmp_path: Path) -> None:
    # The last event, its seal and the head are gone, and everything is signed anew: it looks like an older dossier.
    draft, older = the().draft.copy(), the().older
    draft.files, draft.about = dict(older.files), {**older.about, "exported_at": draft.about["exported_at"]}
    assert judge(tmp_path, draft.packed()).exit_code == NOT_PROVED
    assert codes(tmp_path, draft.packed(), the().witness) == {"ENDS_BEFORE_WITNESS"}


def test_a_history_made_up_anew_contradicts_the_witness(tmp_path: Path) -> None:
    # An insider seals the newest events once more, another way; alone, the file is in order.
    draft = the().draft.copy()
    name, seal = _seals(draft)[-1]
    _resealed(draft, name, sealed_at=seal.statement.sealed_at + timedelta(seconds=1))
    again = read(draft.files[name])
    draft.about["heads"][str(seal.statement.stream)]["hash"] = again.hash().hex()
    assert judge(tmp_path, draft.packed()).exit_code == NOT_PROVED
    assert codes(tmp_path, draft.packed(), the().witness) == {"WITNESS_CONTRADICTED"}


def test_every_finding_there_is_has_a_test() -> None:
    source = Path(__file__).read_text("utf-8")
    assert {code for code in (*CODES, *OPEN) if f'"{code}"' not in source} == set()
