"""The verifier's own Ed25519 agrees with RFC 8032 and with `cryptography`, and its formats with the service's."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chassis import streams
from chassis.envelope import Envelope, build
from chassis.sealing import merkle
from chassis.sealing.keys import SealKey
from chassis.sealing.making import Reached, Signer
from enforcement.dossier import verify_dossier as v

# RFC 8032, 7.1: TEST 1, TEST 2 and TEST 3: public key, message, signature.
VECTORS = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            "387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
)


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_vectors_of_the_rfc(public: str, message: str, signature: str) -> None:
    key, content, signed = (bytes.fromhex(text) for text in (public, message, signature))
    assert v.signed_by(key, content, signed)
    assert not v.signed_by(key, content + b"x", signed)


def valid(public: bytes, content: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True


def test_a_thousand_random_signatures_are_judged_as_by_cryptography() -> None:
    chance = random.Random(20261130)
    for turn in range(1000):
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        public, content = key.public_key().public_bytes_raw(), chance.randbytes(turn % 70)
        signature = bytearray(key.sign(content))
        if turn % 2:
            signature[chance.randrange(64)] ^= 1 << chance.randrange(8)
        assert (
            v.signed_by(public, content, bytes(signature))
            == valid(public, content, bytes(signature))
            == (turn % 2 == 0)
        )


def test_signatures_and_keys_out_of_form_are_none() -> None:
    public, message, signature = (bytes.fromhex(text) for text in VECTORS[1])
    s = int.from_bytes(signature[32:], "little")
    malleable = signature[:32] + (s + v.ORDER).to_bytes(32, "little")
    for key, signed in (
        (public, malleable),
        (public, signature[:-1]),
        (public[:-1], signature),
        (b"\xff" * 32, signature),
    ):
        assert not v.signed_by(key, message, signed)


def test_hash_trees_are_those_of_the_service() -> None:
    leaves = [v.leaf_hash(bytes([i])) for i in range(7)]
    assert leaves == [merkle.leaf_hash(bytes([i])) for i in range(7)]
    for size in range(1, 8):
        for index in range(size):
            way = merkle.path(leaves[:size], index)
            assert v.root_from(leaves[index], index, size, way) == merkle.root(leaves[:size])
            assert v.root_from(leaves[index], (index + 1) % size, size, way) != merkle.root(leaves[:size]) or size == 1


def test_seals_events_and_streams_are_read_as_the_service_writes_them() -> None:
    key = SealKey(Ed25519PrivateKey.from_private_bytes(bytes(32)))
    now = datetime(2026, 11, 30, 4, 0, 0, 999_999, tzinfo=UTC)
    seal = Signer("enforcement", key).seal(Reached(7, 0, 0, None), [merkle.leaf_hash(b"")], None, now)
    read = v.read_seal(seal.document())
    assert (read.hash, read.text, read.sealed_at) == (seal.hash(), seal.statement.text(), now)
    assert v.signed_by(key.public, read.text, read.signature)
    record = UUID("0b6f4a55-7a55-5d4c-8a43-0f6cf4c8b7d1")
    event = v.read_event(
        build(
            Envelope(
                id=record, source="/enforcement", type="x.Y", subject="", occurred_at=now, recorded_at=now,
                aggregate_id=record, version=300, kind="clue", causation="", correlation="", actor_department="",
                actor_officer="", sensitivity="internal", rule_version="", traceparent="", data=b"\x00\xff",
            )
        )
    )  # fmt: skip
    assert (event.record, event.version, event.kind, event.recorded_at) == (record, 300, "clue", now)
    assert v.stream_of(record) == streams.stream_of(record)


def test_it_runs_alone_without_anything_installed(tmp_path: Path) -> None:
    alone = tmp_path / "verify_dossier.py"
    alone.write_bytes(Path(v.__file__).read_bytes())
    (tmp_path / "none.zip").write_bytes(b"no archive")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        # -I and -S: no site packages, no environment, no current folder.
        command = [sys.executable, "-I", "-S", str(alone), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert run("none.zip").returncode == v.TAMPERED
    assert "ZIP_DAMAGED" in run("none.zip").stdout
    assert run("missing.zip").returncode == v.USAGE
    assert run().returncode == v.USAGE
    assert run("--help").returncode == 0
