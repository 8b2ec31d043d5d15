"""Hash trees (RFC 6962, 2.1), the text of a seal, and the way from the newest seal to any other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from chassis.sealing import merkle
from chassis.sealing.checking import check
from chassis.sealing.keys import SealKey, key_line, key_name, read_keys, signed_by
from chassis.sealing.settings import seal_within
from chassis.sealing.statement import NO_HASH, Seal, Statement, read, skipped_to, way_back
from chassis.sealing.store import StoredSeal
from chassis.settings import SettingError

CONTENTS = st.lists(st.binary(max_size=8), min_size=1, max_size=40)
NOON = datetime(2026, 11, 30, 4, 0, 0, 123456, tzinfo=UTC)
KEY = SealKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


def hashes(contents: list[bytes]) -> list[bytes]:
    return [merkle.leaf_hash(content) for content in contents]


def test_the_root_is_that_of_rfc_6962() -> None:
    # The test vectors of the RFC's reference implementation: the tree over eight entries.
    entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = hashes([bytes.fromhex(entry) for entry in entries])
    assert leaves[0].hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert merkle.root(leaves).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@given(CONTENTS, st.data())
def test_any_other_leaf_gives_another_root(contents: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(contents) - 1))
    other = data.draw(st.binary(max_size=8).filter(lambda content: content != contents[index]))
    changed = [*contents[:index], other, *contents[index + 1 :]]
    assert merkle.root(hashes(changed)) != merkle.root(hashes(contents))
    assert merkle.root(hashes([*contents, b""])) != merkle.root(hashes(contents))


@given(CONTENTS, st.data())
def test_a_proof_holds_for_its_leaf_its_place_and_its_size_alone(contents: list[bytes], data: st.DataObject) -> None:
    leaves = [merkle.leaf_hash(bytes([i]) + content) for i, content in enumerate(contents)]
    index = data.draw(st.integers(0, len(leaves) - 1))
    way = merkle.path(leaves, index)
    root = merkle.root(leaves)
    assert merkle.root_from(leaves[index], index, len(leaves), way) == root
    for other in range(-1, len(leaves) + 1):
        if other != index:
            assert merkle.root_from(leaves[index], other, len(leaves), way) != root
            if 0 <= other < len(leaves):
                assert merkle.root_from(leaves[other], index, len(leaves), way) != root
    for size in {0, len(leaves) // 2, 2 * len(leaves), 4 * len(leaves) + 1}:
        assert merkle.root_from(leaves[index], index, size, way) != root
    assert merkle.root_from(leaves[index], index, len(leaves), [*way, NO_HASH]) != root
    assert not way or merkle.root_from(leaves[index], index, len(leaves), way[:-1]) != root


def test_a_node_cannot_be_passed_off_as_a_leaf() -> None:
    leaves = hashes([b"a", b"b"])
    assert merkle.leaf_hash(b"".join(leaves)) != merkle.root(leaves)


@given(st.integers(1, 10**9), st.data())
def test_every_earlier_seal_is_a_few_steps_from_the_newest(newest: int, data: st.DataObject) -> None:
    wanted = data.draw(st.integers(1, newest))
    way = way_back(newest, wanted)
    assert (way[0], way[-1]) == (newest, wanted)
    assert all(after in {before - 1, skipped_to(before)} for before, after in pairwise(way))
    assert len(way) <= 1 + newest.bit_length() * (newest.bit_length() + 1) // 2


def statement(**changes: object) -> Statement:
    said = Statement(
        service="enforcement",
        stream=3,
        number=1,
        first=1,
        last=2,
        root=merkle.root(hashes([b"a", b"b"])),
        previous=NO_HASH,
        skip=NO_HASH,
        sealed_at=NOON,
        key=KEY.name,
    )
    return replace(said, **changes)  # type: ignore[arg-type]  # names of fields


def sealed(said: Statement) -> Seal:
    return Seal(said, KEY.sign(said.text()))


def test_the_text_says_everything_and_is_read_back() -> None:
    seal = sealed(statement())
    assert seal.document().decode().splitlines()[:4] == [
        "smartsupervision seal 1",
        "service enforcement",
        "stream 3",
        "number 1",
    ]
    assert b"sealed_at 2026-11-30T04:00:00.123456+00:00\n" in seal.document()
    assert read(seal.document()) == seal
    assert seal.hash() == hashlib.sha256(b"\x02" + seal.document()).digest()
    assert signed_by(KEY.public, seal.statement.text(), seal.signature)
    assert not signed_by(KEY.public, statement(last=3).text(), seal.signature)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + b"\n",
        lambda text: text.replace(b"stream 3", b"stream 03"),
        lambda text: text.replace(b"+00:00", b"Z"),
        lambda text: text.replace(b"last 2\n", b""),
        lambda text: text.replace(b"seal 1\n", b"seal 2\n"),
        lambda text: text.replace(b"last 2", b"last two"),
        lambda text: text + b"\xff",
    ],
)
def test_a_text_that_is_not_exactly_a_seal_is_none(change: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any way of not being one
        read(change(sealed(statement()).document()))  # type: ignore[operator]  # a lambda of the table


def test_a_list_of_keys_names_each_by_itself() -> None:
    other = SealKey(Ed25519PrivateKey.from_private_bytes(bytes(32)))
    text = key_line("enforcement", KEY.public) + key_line("enforcement", other.public)
    assert read_keys(text) == {
        ("enforcement", KEY.name): KEY.public,
        ("enforcement", key_name(other.public)): other.public,
    }
    with pytest.raises(ValueError, match="named after itself"):
        read_keys(f"enforcement {KEY.name} {other.public.hex()}\n")


def stored(seal: Seal) -> StoredSeal:
    said = seal.statement
    return StoredSeal(said.stream, said.number, said.first, said.last, said.sealed_at, seal.hash(), seal.document())


def codes(before: StoredSeal | None, seal: StoredSeal, contents: list[bytes], known: dict[int, bytes]) -> set[str]:
    return {fault.code for fault in check(before, seal, hashes(contents), known)}


def test_a_seal_that_fits_the_journal_has_no_fault_and_each_misfit_has_its_name() -> None:
    first = stored(sealed(statement()))
    nothing = {0: NO_HASH}
    assert codes(None, first, [b"a", b"b"], nothing) == set()
    assert codes(None, first, [b"a", b"c"], nothing) == {"SEAL_ROOT_DIFFERS"}
    assert codes(None, first, [b"a"], nothing) == {"SEAL_ROOT_DIFFERS"}
    assert codes(None, first._replace(last=1), [b"a", b"b"], nothing) == {"SEAL_COPY_DIFFERS", "SEAL_ROOT_DIFFERS"}
    assert codes(None, first._replace(document=b"?"), [b"a", b"b"], nothing) == {"SEAL_COPY_DIFFERS"}
    known = {**nothing, 1: first.hash}
    root = merkle.root(hashes([b"c"]))
    second = stored(sealed(statement(number=2, first=3, last=3, root=root, previous=first.hash)))
    assert codes(first, second, [b"c"], known) == set()
    assert codes(first, second, [b"c"], {**known, 1: NO_HASH}) == {"SEAL_CHAIN_BROKEN"}
    late = stored(sealed(statement(number=2, first=4, last=4, root=root, previous=first.hash)))
    assert codes(first, late, [b"c"], known) == {"SEAL_GAP"}


def test_how_long_a_seal_may_be_missing_is_a_number_of_seconds_or_no_matter() -> None:
    assert seal_within({}) is None
    assert seal_within({"SSV_SEAL_WITHIN": "900"}) == timedelta(minutes=15)
    for text in ("soon", "0", "-1", "inf", "nan"):
        with pytest.raises(SettingError):
            seal_within({"SSV_SEAL_WITHIN": text})
