#!/usr/bin/env python3
"""Checks a dossier (案卷证明) offline: this one file, Python 3.11 or later, nothing else. 离线核验案卷，仅需 Python。

    python verify_dossier.py DOSSIER.zip --keys seal-keys.txt --witness witness.txt

Take this program and the list of keys from the authority or from somebody you trust, never from the dossier itself. The
witness file holds seals that somebody else has kept, one a line: `<service> <stream> <number> <hash>`; without one it
cannot be found out whether the newest records were left out, and the verdict says up to which seal it is complete.

Exit codes: 0 complete, 1 tampered (each finding has a code), 2 nothing found wrong but not everything proved, 3 usage.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

COMPLETE, TAMPERED, NOT_PROVED, USAGE = 0, 1, 2, 3

CODES = {
    "ZIP_DAMAGED": ("the file cannot be read as an archive", "文件无法作为案卷包读取"),
    "NAME_TWICE": ("two files have the same name", "案卷包内有重名文件"),
    "NAME_UNSAFE": ("a file's name leads out of the archive or is not one of a dossier's", "文件名越界或不合规"),
    "NOT_STORED": ("a file is not stored as it is", "文件未按原样存放"),
    "FILE_MISSING": ("a file of the manifest is missing", "清单所列文件缺失"),
    "FILE_UNLISTED": ("a file is not in the manifest", "文件不在清单内"),
    "FILE_CHANGED": ("a file is not the one that was exported", "文件内容被改动"),
    "EVENT_CHANGED": ("an event's bytes are not those that were exported", "事件内容被改动"),
    "DOCUMENT_CHANGED": ("a document is not the one that was exported", "文书内容被改动"),
    "SEAL_CHANGED": ("a seal is not the one that was exported", "封存记录被改动"),
    "PROOF_CHANGED": ("the proofs are not those that were exported", "包含证明被改动"),
    "MANIFEST_UNREADABLE": ("the manifest cannot be read", "清单无法读取"),
    "MANIFEST_SIGNATURE": ("the manifest is not signed with the key it names", "清单签名无效"),
    "MANIFEST_KEY_UNKNOWN": ("the manifest is signed with a key that is not in the list", "清单签名密钥不在公钥清单内"),
    "EVENT_UNREADABLE": ("an event cannot be read", "事件无法读取"),
    "EVENT_TWICE": ("one event stands in two places", "同一事件出现两次"),
    "SERVICE_DIFFERS": ("an event is another service's", "事件属于其他系统"),
    "RECORD_DIFFERS": ("an event belongs to another record than the manifest says", "事件不属于所列记录"),
    "RECORD_FOREIGN": ("a record has nothing to do with the case", "记录与本案无关"),
    "RECORD_MISSING": ("the case itself is missing", "缺少本案记录"),
    "VERSION_GAP": ("a record's events do not follow one another without a gap", "记录的事件不连续"),
    "VERSION_DIFFERS": ("an event has another version than the manifest says", "事件版本与清单不符"),
    "STREAM_DIFFERS": ("an event cannot stand in that stream", "事件不应位于该序列"),
    "TIME_RUNS_BACK": ("times of a record or of seals run backwards", "时间倒退"),
    "PROOF_MISSING": ("an event has no proof", "事件缺少包含证明"),
    "PROOF_INVALID": ("an event does not stand under the seal at the place it should", "事件与封存记录不符"),
    "POSITION_OUTSIDE_SEAL": ("an event's number lies outside its seal", "事件序号不在封存范围内"),
    "SEALED_BEFORE_RECORDED": ("an event bears a later time than its seal", "事件时间晚于封存时间"),
    "SEAL_UNREADABLE": ("a seal cannot be read", "封存记录无法读取"),
    "SEAL_SIGNATURE": ("a seal is not signed with the key it names", "封存签名无效"),
    "SEAL_KEY_UNKNOWN": ("a seal is signed with a key that is not in the list", "封存密钥不在公钥清单内"),
    "SEAL_MISSING": ("seals are missing between two others", "缺少中间的封存记录"),
    "SEAL_CHAIN_BROKEN": ("a seal names another one before it than there is", "封存链断裂"),
    "SEAL_FORKED": ("two seals claim the same place", "封存记录分叉"),
    "SEAL_RANGE": ("a seal's events do not follow those of the seal before it", "封存范围不衔接"),
    "HEAD_DIFFERS": ("the newest seal is not the one the manifest names", "最新封存记录与清单不符"),
    "DOCUMENT_NOT_JOURNALLED": ("a document's hash stands in no event", "文书哈希未见于事件"),
    "EVIDENCE_DIFFERS": ("an item of evidence has another hash in its events", "证据哈希与事件不符"),
    "WITNESS_CONTRADICTED": ("a witness has kept another seal for that place", "与见证留存的封存记录不符"),
    "ENDS_BEFORE_WITNESS": ("a witness knows later seals than the file has", "案卷截止早于见证留存的封存记录"),
}
"""Every finding, in English and in Chinese."""

OPEN = {
    "NO_KEYS": ("no list of keys was given, so no signature was checked", "未提供公钥清单，未核验签名"),
    "NO_WITNESS": ("no witness for this stream", "该序列无见证"),
    "WITNESS_NOT_IN_FILE": (
        "the witnessed seal is not in the file: export it again with this witness",
        "见证的封存记录不在包内，请以该见证重新导出",
    ),
}
"""What leaves something unproved."""

MANIFEST, SIGNATURE, PROOFS = "manifest.json", "manifest.sig", "proofs.json"
FORMAT = "smartsupervision dossier 1"
NAMES = re.compile(
    r"(manifest\.json|manifest\.sig|proofs\.json|README\.txt|(events|seals|documents)/[\w.-]*\w)", re.ASCII
)
CHANGED = {"events": "EVENT_CHANGED", "documents": "DOCUMENT_CHANGED", "seals": "SEAL_CHANGED", PROOFS: "PROOF_CHANGED"}
STREAMS, BUCKETS = 12, 3072
SKEW = timedelta(minutes=1)
"""Clocks of two processes may differ by this much."""
NO_HASH = bytes(32)


# ---- Ed25519 (RFC 8032, 5.1), for checking only -------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)


def _add(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return i * j % P, k * m % P, j * k % P, i * m % P


def _double(a: Point) -> Point:
    x, y, z = a[0] * a[0] % P, a[1] * a[1] % P, 2 * a[2] * a[2] % P
    h = x + y
    e, g = h - (a[0] + a[1]) ** 2 % P, x - y
    f = z + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def _sum(first: int, a: Point, second: int, b: Point) -> Point:
    """first·a + second·b, both at once."""
    both, result = _add(a, b), NEUTRAL
    choice = {(1, 0): a, (0, 1): b, (1, 1): both}
    for bit in range(max(first.bit_length(), second.bit_length()) - 1, -1, -1):
        result = _double(result)
        bits = first >> bit & 1, second >> bit & 1
        if any(bits):
            result = _add(result, choice[bits])
    return result


def _decompress(raw: bytes) -> Point | None:
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if x * x % P != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def _compress(point: Point) -> bytes:
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = _decompress((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or NEUTRAL


def signed_by(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the key has signed the content."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, s = _decompress(public), int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + content).digest(), "little") % ORDER
    negative = (P - key[0], key[1], 1, P - key[3])
    return _compress(_sum(s, BASE, h, negative)) == signature[:32]


# ---- Hash trees (RFC 6962, 2.1) -----------------------------------------------------------------------------------


def leaf_hash(content: bytes) -> bytes:
    """Hash of one leaf."""
    return hashlib.sha256(b"\x00" + content).digest()


def root_from(leaf: bytes, index: int, size: int, way: Sequence[bytes]) -> bytes | None:
    """The root a proof leads to, or None if there is no such place or the proof has another length."""
    if not 0 <= index < size or (size == 1) != (not way):
        return None
    if size == 1:
        return leaf
    left = 1 << ((size - 1).bit_length() - 1)
    if index < left:
        below = root_from(leaf, index, left, way[:-1])
        return below and hashlib.sha256(b"\x01" + below + way[-1]).digest()
    below = root_from(leaf, index - left, size - left, way[:-1])
    return below and hashlib.sha256(b"\x01" + way[-1] + below).digest()


# ---- Events: CloudEvents 1.0 in protobuf --------------------------------------------------------------------------


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, at


def _fields(raw: bytes) -> Iterator[tuple[int, Any]]:
    """(number, value) of every field of a protobuf message. IndexError or ValueError if it is none."""
    at = 0
    while at < len(raw):
        key, at = _varint(raw, at)
        if key & 7 == 0:
            value, at = _varint(raw, at)
            yield key >> 3, value
            continue
        size, at = _varint(raw, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
        if at + size > len(raw):
            raise ValueError("cut short")
        yield key >> 3, raw[at : at + size]
        at += size


@dataclass(frozen=True)
class Event:
    """What an event says of itself."""

    id: str
    source: str
    type: str
    record: UUID
    version: int
    kind: str
    recorded_at: datetime


def read_event(raw: bytes) -> Event:
    """An event from its bytes. ValueError if it is none."""
    try:
        said: dict[int, Any] = dict(_fields(raw))
        attributes: dict[str, Any] = {}
        for number, value in _fields(raw):
            if number == 5:
                entry = dict(_fields(value))
                attributes[entry[1].decode()] = next(iter(dict(_fields(entry[2])).values()))
        time = dict(_fields(attributes["recordedtime"]))
        recorded_at = datetime.fromtimestamp(time.get(1, 0), UTC) + timedelta(microseconds=time.get(2, 0) // 1000)
        return Event(
            said[1].decode(),
            said[2].decode(),
            said[4].decode(),
            UUID(attributes["aggregateid"].decode()),
            int(attributes["aggregateversion"]),
            attributes["aggregatekind"].decode(),
            recorded_at,
        )
    except (KeyError, IndexError, ValueError, TypeError, AttributeError, StopIteration, OverflowError) as error:
        raise ValueError(f"no event: {error!r}") from error


def stream_of(record: UUID) -> int:
    """The stream a record's events stand in."""
    return zlib.crc32(record.bytes) % BUCKETS % STREAMS


# ---- Seals --------------------------------------------------------------------------------------------------------

SEAL_LINES = (
    "smartsupervision", "service", "stream", "number", "first", "last", "root", "previous", "skip", "sealed_at", "key",
    "signature",
)  # fmt: skip


@dataclass(frozen=True)
class Seal:
    """A seal as its text says it."""

    service: str
    stream: int
    number: int
    first: int
    last: int
    root: bytes
    previous: bytes
    skip: bytes
    sealed_at: datetime
    key: str
    signature: bytes
    text: bytes
    """What is signed."""
    hash: bytes
    """What later seals name it by."""

    @property
    def place(self) -> str:
        """Stream and number."""
        return f"{self.stream}/{self.number}"


def read_seal(document: bytes) -> Seal:
    """A seal from its text. ValueError if it is none."""
    lines = document.decode("ascii").split("\n")
    pairs = [line.partition(" ") for line in lines]
    if tuple(name for name, _, _ in pairs) != (*SEAL_LINES, "") or pairs[0][2] != "seal 1":
        raise ValueError("not the lines of a seal")
    said = {name: value for name, _, value in pairs}
    return Seal(
        said["service"],
        int(said["stream"]),
        int(said["number"]),
        int(said["first"]),
        int(said["last"]),
        bytes.fromhex(said["root"]),
        bytes.fromhex(said["previous"]),
        bytes.fromhex(said["skip"]),
        datetime.fromisoformat(said["sealed_at"]),
        said["key"],
        bytes.fromhex(said["signature"]),
        "".join(f"{line}\n" for line in lines[:-2]).encode(),
        hashlib.sha256(b"\x02" + document).digest(),
    )


# ---- The dossier --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Finding:
    """Something that shows that the file is not what was exported, or that what was exported was changed before."""

    code: str
    subject: str
    detail: str = ""


@dataclass
class Verdict:
    """What was found, what remains open, and what the file is about."""

    findings: list[Finding] = field(default_factory=list)
    open: list[Finding] = field(default_factory=list)
    manifest: dict[str, Any] = field(default_factory=dict)
    heads: dict[int, Seal] = field(default_factory=dict)
    """The newest seal of each stream in the file."""
    witnessed: set[int] = field(default_factory=set)
    """Streams whose witness agrees."""
    events: int = 0

    def found(self, code: str, subject: str, detail: str = "") -> None:
        """Note a finding."""
        self.findings.append(Finding(code, subject, detail))

    def left_open(self, code: str, subject: str) -> None:
        """Note what could not be proved."""
        self.open.append(Finding(code, subject))

    @property
    def exit_code(self) -> int:
        """0 complete, 1 tampered, 2 not everything proved."""
        if self.findings:
            return TAMPERED
        return NOT_PROVED if self.open else COMPLETE


Keys = Mapping[tuple[str, str], bytes]
Witness = Mapping[tuple[str, int], Sequence[tuple[int, str]]]


def read_keys(text: str) -> Keys:
    """Public keys by (service, name of the key). ValueError if a key is not named after itself."""
    found: dict[tuple[str, str], bytes] = {}
    for line in text.splitlines():
        service, name, public = line.split()
        found[service, name] = bytes.fromhex(public)
        if hashlib.sha256(found[service, name]).hexdigest() != name:
            raise ValueError(f"the key {name} of {service} is not named after itself")
    return found


def read_witness(text: str) -> Witness:
    """Kept seals, (number, hash), by (service, stream). ValueError for a line that is none."""
    found: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for line in text.splitlines():
        service, stream, number, kept = line.split()
        found.setdefault((service, int(stream)), []).append((int(number), kept.lower()))
    return found


def verify(path: Path, keys: Keys | None, witness: Witness) -> Verdict:
    """Everything that can be found out about a dossier."""
    verdict = Verdict()
    files = _unpack(path, verdict)
    if not _read_manifest(files, verdict):
        return verdict
    _check_signature(files, keys, verdict)
    _check_files(files, verdict)
    seals = _read_seals(files, verdict)
    _check_seals(seals, keys, verdict)
    _check_records(files, seals, verdict)
    _check_documents(files, verdict)
    _check_witness(seals, witness, verdict)
    if keys is None:
        verdict.left_open("NO_KEYS", str(verdict.manifest.get("service", "")))
    return verdict


def _unpack(path: Path, verdict: Verdict) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if _acceptable(entry, files, verdict):
                    files[entry.filename] = archive.read(entry)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        verdict.found("ZIP_DAMAGED", path.name, str(error))
    return files


def _acceptable(entry: zipfile.ZipInfo, files: Mapping[str, bytes], verdict: Verdict) -> bool:
    if not NAMES.fullmatch(entry.filename):
        verdict.found("NAME_UNSAFE", ascii(entry.filename))
    elif entry.filename in files:
        verdict.found("NAME_TWICE", entry.filename)
    elif entry.compress_type != zipfile.ZIP_STORED:
        verdict.found("NOT_STORED", entry.filename)
    else:
        return True
    return False


def _read_manifest(files: Mapping[str, bytes], verdict: Verdict) -> bool:
    try:
        manifest = json.loads(files[MANIFEST])
        _require_shape(manifest)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        verdict.found("MANIFEST_UNREADABLE", MANIFEST, repr(error))
        return False
    verdict.manifest = manifest
    return True


def _require_shape(manifest: Any) -> None:
    """KeyError, TypeError, AttributeError or ValueError unless every part is there and is what it should be."""
    if manifest["format"] != FORMAT:
        raise ValueError(f"format {manifest['format']!r}")
    _require(manifest, service=str, case=str, records=list, documents=list, evidence=list, heads=dict, files=dict)
    for record in manifest["records"]:
        _require(record, name=str, kind=str, events=list)
        for entry in record["events"]:
            _require(entry, version=int, stream=int, number=int, file=str)
    for document in manifest["documents"]:
        _require(document, record=str, file=str)
    for item in manifest["evidence"]:
        _require(item, record=str, digest=str)
    for stream, head in manifest["heads"].items():
        int(stream)
        _require(head, number=int, hash=str)
    for name, digest in manifest["files"].items():
        _require({name: digest}, **{name: str})


def _require(part: Any, **kinds: type) -> None:
    for name, kind in kinds.items():
        if type(part[name]) is not kind:
            raise TypeError(f"{name} is no {kind.__name__}")


def _check_signature(files: Mapping[str, bytes], keys: Keys | None, verdict: Verdict) -> None:
    lines = dict(
        line.split(" ", 1) for line in files.get(SIGNATURE, b"").decode("ascii", "replace").splitlines() if " " in line
    )
    name, signature = lines.get("key", ""), lines.get("signature", "")
    if keys is None:
        return
    public = keys.get((verdict.manifest["service"], name))
    if public is None:
        verdict.found("MANIFEST_KEY_UNKNOWN", SIGNATURE, name)
    elif not signed_by(public, f"{FORMAT}\n".encode() + files[MANIFEST], _hex(signature)):
        verdict.found("MANIFEST_SIGNATURE", MANIFEST)


def _hex(text: object) -> bytes:
    """Bytes of a hexadecimal text; empty for anything else."""
    try:
        return bytes.fromhex(str(text))
    except ValueError:
        return b""


def _check_files(files: Mapping[str, bytes], verdict: Verdict) -> None:
    listed = verdict.manifest["files"]
    for name in sorted(listed.keys() - files.keys()):
        verdict.found("FILE_MISSING", name)
    for name in sorted(files.keys() - listed.keys() - {MANIFEST, SIGNATURE}):
        verdict.found("FILE_UNLISTED", name)
    for name in sorted(listed.keys() & files.keys()):
        if hashlib.sha256(files[name]).hexdigest() != listed[name]:
            verdict.found(CHANGED.get(name.partition("/")[0], "FILE_CHANGED"), name)


# ---- Seals of the dossier -----------------------------------------------------------------------------------------

Seals = Mapping[tuple[int, int], Seal]


def _read_seals(files: Mapping[str, bytes], verdict: Verdict) -> Seals:
    seals: dict[tuple[int, int], Seal] = {}
    for name in sorted(name for name in files if name.startswith("seals/")):
        try:
            seal = read_seal(files[name])
        except ValueError as error:
            verdict.found("SEAL_UNREADABLE", name, str(error))
            continue
        if seal.service != verdict.manifest["service"]:
            verdict.found("SERVICE_DIFFERS", name, seal.service)
        if (seal.stream, seal.number) in seals:
            verdict.found("SEAL_FORKED", seal.place, name)
        else:
            seals[seal.stream, seal.number] = seal
    return seals


def _check_seals(seals: Seals, keys: Keys | None, verdict: Verdict) -> None:
    for stream in sorted({stream for stream, _ in seals}):
        of_stream = sorted((seal for seal in seals.values() if seal.stream == stream), key=lambda seal: seal.number)
        verdict.heads[stream] = of_stream[-1]
        for seal in of_stream:
            if keys is not None:
                _check_seal_key(seal, keys, verdict)
        for before, after in pairwise(of_stream):
            _check_order(before, after, verdict)
        for seal in of_stream[:-1]:
            _check_named(seal, of_stream, verdict)
    for stream, head in verdict.manifest["heads"].items():
        newest = verdict.heads.get(int(stream))
        if newest is None or newest.hash.hex() != head["hash"]:
            verdict.found("HEAD_DIFFERS", f"{stream}/{head['number']}")


def _check_seal_key(seal: Seal, keys: Keys, verdict: Verdict) -> None:
    public = keys.get((seal.service, seal.key))
    if public is None:
        verdict.found("SEAL_KEY_UNKNOWN", seal.place, seal.key)
    elif not signed_by(public, seal.text, seal.signature):
        verdict.found("SEAL_SIGNATURE", seal.place)


def _check_order(before: Seal, after: Seal, verdict: Verdict) -> None:
    follows = after.first == before.last + 1 if after.number == before.number + 1 else after.first > before.last
    if not follows or after.last < after.first:
        verdict.found("SEAL_RANGE", after.place, f"{after.first} to {after.last} after {before.last}")
    if after.sealed_at < before.sealed_at:
        verdict.found("TIME_RUNS_BACK", after.place, f"{after.sealed_at} after {before.sealed_at}")


def _check_named(seal: Seal, of_stream: Sequence[Seal], verdict: Verdict) -> None:
    """Every seal but the newest is named by a later one in the file, and all that name it name the same."""
    names = {after.number: after.previous for after in of_stream if after.number == seal.number + 1}
    names |= {after.number: after.skip for after in of_stream if after.number & (after.number - 1) == seal.number}
    if not names:
        verdict.found("SEAL_MISSING", seal.place, "no later seal in the file names it")
    for number, named in names.items():
        if named != seal.hash:
            verdict.found("SEAL_CHAIN_BROKEN", f"{seal.stream}/{number}", f"names another seal than {seal.place}")


# ---- Records and their events -------------------------------------------------------------------------------------


def _check_records(files: Mapping[str, bytes], seals: Seals, verdict: Verdict) -> None:
    proofs, places = _proofs(files, verdict), set[tuple[int, int]]()
    for record in verdict.manifest["records"]:
        previous: Event | None = None
        for expected, entry in enumerate(record["events"], 1):
            raw = files.get(entry["file"])
            if raw is None:
                continue
            verdict.events += 1
            place = entry["stream"], entry["number"]
            if place in places:
                verdict.found("EVENT_TWICE", entry["file"])
            places.add(place)
            event = _check_event(record, expected, entry, raw, verdict)
            if event is None:
                continue
            if previous and event.recorded_at < previous.recorded_at:
                verdict.found("TIME_RUNS_BACK", entry["file"])
            previous = event
            _check_proof(entry, raw, event, proofs, seals, verdict)
    _check_belonging(files, verdict)


def _proofs(files: Mapping[str, bytes], verdict: Verdict) -> Mapping[str, Any]:
    try:
        found = json.loads(files.get(PROOFS, b"{}"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        verdict.found("PROOF_MISSING", PROOFS, "cannot be read")
        return {}
    return found


def _check_event(
    record: Mapping[str, Any], expected: int, entry: Mapping[str, Any], raw: bytes, verdict: Verdict
) -> Event | None:
    name = entry["file"]
    try:
        event = read_event(raw)
    except ValueError as error:
        verdict.found("EVENT_UNREADABLE", name, str(error))
        return None
    if entry["version"] != expected:
        verdict.found("VERSION_GAP", record["name"], f"version {entry['version']} where {expected} should be")
    if event.version != entry["version"]:
        verdict.found("VERSION_DIFFERS", name, f"{event.version}, not {entry['version']}")
    if (str(event.record), event.kind) != (record["name"].rpartition("/")[2], record["kind"]):
        verdict.found("RECORD_DIFFERS", name, f"{event.kind} {event.record}")
    if event.source != f"/{verdict.manifest['service']}":
        verdict.found("SERVICE_DIFFERS", name, event.source)
    if stream_of(event.record) != entry["stream"]:
        verdict.found("STREAM_DIFFERS", name, str(entry["stream"]))
    return event


def _check_proof(
    entry: Mapping[str, Any],
    raw: bytes,
    event: Event,
    proofs: Mapping[str, Any],
    seals: Seals,
    verdict: Verdict,
) -> None:
    name, stream, number = entry["file"], entry["stream"], entry["number"]
    proof = proofs.get(f"{stream}/{number}")
    if not isinstance(proof, dict) or type(proof.get("seal")) is not int or type(proof.get("path")) is not list:
        verdict.found("PROOF_MISSING", name)
        return
    seal = seals.get((stream, proof["seal"]))
    if seal is None:
        verdict.found("SEAL_MISSING", f"{stream}/{proof['seal']}", f"covers {name}")
        return
    if not seal.first <= number <= seal.last:
        verdict.found("POSITION_OUTSIDE_SEAL", name, f"{number} is not within {seal.first} to {seal.last}")
        return
    way = [_hex(each) for each in proof["path"]]
    if root_from(leaf_hash(raw), number - seal.first, seal.last - seal.first + 1, way) != seal.root:
        verdict.found("PROOF_INVALID", name, f"seal {seal.place}")
    if event.recorded_at > seal.sealed_at + SKEW:
        verdict.found("SEALED_BEFORE_RECORDED", name, f"seal {seal.place}")


def _check_belonging(files: Mapping[str, bytes], verdict: Verdict) -> None:
    """Every record names one that belongs to the case, or is named by it."""
    texts = {
        record["name"]: b"\n".join(files.get(entry["file"], b"") for entry in record["events"])
        for record in verdict.manifest["records"]
    }
    case = verdict.manifest["case"]
    if not texts.get(case):
        verdict.found("RECORD_MISSING", case)
    belonging, grown = {case}, True
    while grown:
        new = {
            name
            for name in texts.keys() - belonging
            if any(known.encode() in texts[name] or name.encode() in texts.get(known, b"") for known in belonging)
        }
        belonging, grown = belonging | new, bool(new)
    for name in sorted(texts.keys() - belonging):
        verdict.found("RECORD_FOREIGN", name)


def _check_documents(files: Mapping[str, bytes], verdict: Verdict) -> None:
    events = {
        record["name"]: b"\n".join(files.get(entry["file"], b"") for entry in record["events"])
        for record in verdict.manifest["records"]
    }
    for each in verdict.manifest["documents"]:
        content = files.get(each["file"])
        if content is not None:
            digest = hashlib.sha256(content)
            said = events.get(each["record"], b"")
            if digest.digest() not in said and digest.hexdigest().encode() not in said:
                verdict.found("DOCUMENT_NOT_JOURNALLED", each["file"], each["record"])
    for each in verdict.manifest["evidence"]:
        if not each["digest"] or each["digest"].encode() not in events.get(each["record"], b""):
            verdict.found("EVIDENCE_DIFFERS", each["record"], each["digest"])


def _check_witness(seals: Seals, witness: Witness, verdict: Verdict) -> None:
    service = str(verdict.manifest["service"])
    for stream, head in sorted(verdict.heads.items()):
        kept = witness.get((service, stream), ())
        if not kept:
            verdict.left_open("NO_WITNESS", f"{service} {stream}")
        for number, hashed in kept:
            _check_kept(seals, head, number, hashed, verdict)


def _check_kept(seals: Seals, head: Seal, number: int, hashed: str, verdict: Verdict) -> None:
    known = seals.get((head.stream, number))
    if number > head.number:
        verdict.found("ENDS_BEFORE_WITNESS", f"{head.stream}/{number}", f"the file ends with seal {head.number}")
    elif known is None:
        verdict.left_open("WITNESS_NOT_IN_FILE", f"{head.stream}/{number}")
    elif known.hash.hex() != hashed:
        verdict.found("WITNESS_CONTRADICTED", known.place)
    else:
        verdict.witnessed.add(head.stream)


# ---- What is printed ----------------------------------------------------------------------------------------------


def report(verdict: Verdict) -> str:
    """The verdict for people, in Chinese and English."""
    manifest = verdict.manifest
    lines = [
        f"案卷 Dossier   {manifest.get('case', '?')} {manifest.get('number', '')} {manifest.get('title', '')}".rstrip(),
        f"机关 Authority {manifest.get('unit', '?')}（{manifest.get('division', '')}）",
        f"导出 Exported  {manifest.get('exported_at', '?')} {manifest.get('exported_by', '')}".rstrip(),
        f"记录 Records   {_count(manifest, 'records')}，事件 events {verdict.events}",
        f"文书 Documents {_count(manifest, 'documents')}，证据 evidence {_count(manifest, 'evidence')}",
        *(_head_line(head, head.stream in verdict.witnessed) for _, head in sorted(verdict.heads.items())),
        "",
        *(_line("✗", finding, CODES) for finding in verdict.findings),
        *(_line("?", finding, OPEN) for finding in verdict.open),
        *_conclusion(verdict),
    ]
    return "\n".join(lines)


def _count(manifest: Mapping[str, Any], part: str) -> int:
    return len(manifest.get(part, ()))


def _head_line(head: Seal, witnessed: bool) -> str:
    said = "有见证 witnessed" if witnessed else "无见证 no witness"
    return (
        f"封存 Seal      序列 stream {head.stream}：至第 {head.number} 号 up to seal {head.number}，"
        f"{head.sealed_at.isoformat()}，{said}"
    )


def _line(mark: str, finding: Finding, texts: Mapping[str, tuple[str, str]]) -> str:
    english, chinese = texts[finding.code]
    detail = f" ({finding.detail})" if finding.detail else ""
    return f"{mark} {finding.code} {finding.subject}: {chinese}。{english}{detail}"


PROVED = """\
已证明：包内每一事件均在所示时间之前已如此记录，此后未被改动；各记录的事件从第一件起连续。
Proved: every event in this file was recorded as it stands here before the time of its seal and not changed since; the
events of each record follow one another from the first.
未证明：记录内容是否属实；机关在封存之前是否应当记录更多；机关签名声明之外是否另有属于本案的后续事件。
Not proved: that what was recorded is true; that nothing should have been recorded besides; that no later event of the
case exists beyond what the authority declares here under its signature."""


def _conclusion(verdict: Verdict) -> list[str]:
    if verdict.findings:
        return [f"结论：案卷被改动或不完整（{len(verdict.findings)} 项）。 Tampered: {len(verdict.findings)} findings."]
    upto = ", ".join(f"{head.stream}/{head.number}" for _, head in sorted(verdict.heads.items()))
    if any(each.code == "NO_KEYS" for each in verdict.open):
        return [
            "结论：内部一致，但未核验签名，尚不能证明。 Consistent, but no signature was checked: nothing is proved."
        ]
    if verdict.open:
        said = f"结论：完整至封存第 {upto} 号，其后未获证明。 Complete up to seal {upto}; beyond it nothing is proved."
    else:
        said = f"结论：完整，封存至第 {upto} 号且与见证一致。 Complete up to seal {upto}, as witnessed."
    return [*PROVED.splitlines(), said]


def as_json(verdict: Verdict) -> str:
    """The verdict for programs."""
    return json.dumps(
        {
            "complete": verdict.exit_code == COMPLETE,
            "case": verdict.manifest.get("case", ""),
            "events": verdict.events,
            "findings": [vars(finding) for finding in verdict.findings],
            "open": [vars(finding) for finding in verdict.open],
            "seals": {str(stream): head.number for stream, head in sorted(verdict.heads.items())},
        },
        ensure_ascii=False,
        indent=2,
    )


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command line's options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the dossier")
    parser.add_argument("--keys", type=Path, metavar="FILE", help="public keys of the seals, from somebody you trust")
    parser.add_argument("--witness", type=Path, metavar="FILE", help="seals that somebody else has kept")
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def check(options: argparse.Namespace) -> int:
    """Verify and print; returns the exit code."""
    try:
        keys = read_keys(options.keys.read_text("utf-8")) if options.keys else None
        witness = read_witness(options.witness.read_text("utf-8")) if options.witness else {}
        if not options.file.is_file():
            raise ValueError(f"there is no file {options.file}")
    except (OSError, ValueError) as error:
        sys.stderr.write(f"verify_dossier: {error}\n")
        return USAGE
    verdict = verify(options.file, keys, witness)
    sys.stdout.write((as_json(verdict) if options.json else report(verdict)) + "\n")
    return verdict.exit_code


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    try:
        return check(parser.parse_args(arguments))
    except SystemExit as stop:
        return USAGE if stop.code else COMPLETE


if __name__ == "__main__":
    sys.exit(main())
