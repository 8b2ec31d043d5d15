"""Parts of the electronic licence: encodings, status list, QR code, key files, command line."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from support.elicence_office import LICENCE, NOON, Office

from licensing.elicence import (
    IssuerKey,
    KeyFileError,
    QrTooLargeError,
    StatusList,
    load_keys,
    qr_svg,
    qr_text,
    sign_licence,
    write_key,
)
from licensing.elicence.cli import main
from licensing.elicence.encoding import base45, base64url, from_base45, from_base64url
from licensing.elicence.faults import MalformedError
from licensing.elicence.qr import LARGEST_VERSION, qr_code


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0"), (b"", "")],
)
def test_base45_agrees_with_the_examples_of_rfc_9285(data: bytes, text: str) -> None:
    assert base45(data) == text
    assert from_base45(text) == data


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "AAAA", "bb8", "BB8!", "%%"])
def test_what_is_no_base45_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        from_base45(text)


@given(st.binary(max_size=100))
def test_bytes_come_back_from_both_encodings(data: bytes) -> None:
    assert from_base45(base45(data)) == data
    assert from_base64url(base64url(data)) == data


@pytest.mark.parametrize("text", ["QR", "QUI=", "Q+I", "Q Q", "é", "Q"])
def test_a_second_writing_of_base64_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        from_base64url(text)


@given(st.integers(0, 300), st.sets(st.integers(0, 299)))
def test_exactly_the_named_serials_are_revoked(size: int, wanted: set[int]) -> None:
    revoked = {serial for serial in wanted if serial < size}
    statuses = StatusList.of("l", "a", NOON, size, revoked)
    assert {serial for serial in range(size) if statuses.is_revoked(serial)} == revoked
    assert [statuses.covers(serial) for serial in (-1, size)] == [False, False]


def test_a_serial_outside_the_list_cannot_be_marked() -> None:
    with pytest.raises(ValueError, match="outside"):
        StatusList.of("l", "a", NOON, 8, [8])
    with pytest.raises(ValueError, match="at most"):
        StatusList.of("l", "a", NOON, 2**24 + 1, [])


@pytest.mark.parametrize("changes", [{"serial": -1}, {"serial": 2**24}, {"valid_to": date(2020, 1, 1)}])
def test_an_impossible_licence_is_not_signed(office: Office, changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"serial|ends"):
        office.licence(**changes)


def test_an_ordinary_licence_fits_a_code_of_medium_correction_with_room_to_spare(office: Office) -> None:
    code = qr_code(office.licence())
    assert (code.error, code.mode, int(code.version) <= 17) == ("M", "alphanumeric", True)
    image = ET.fromstring(qr_svg(office.licence()))  # noqa: S314 - our own image
    assert image.tag.endswith("svg")
    assert image.get("width", "").endswith("mm")


def test_a_scope_of_many_lines_still_fits_and_one_beyond_measure_is_refused(office: Office) -> None:
    long = tuple(f"第{n}项食品销售与餐饮服务经营项目" for n in range(60))
    assert int(qr_code(office.licence(scope=long)).version) <= LARGEST_VERSION
    # Characters without repetition do not pack.
    beyond = ("".join(chr(0x4E00 + n * 7 % 20000) for n in range(2000)),)
    with pytest.raises(QrTooLargeError):
        qr_svg(office.licence(scope=beyond))


def test_only_alphanumeric_characters_stand_in_the_code(office: Office) -> None:
    assert set(qr_text(office.licence())) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_keys_come_back_from_their_folder(tmp_path: Path, office: Office) -> None:
    (key,) = office.keys.values()
    endless = IssuerKey(
        Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key(), frozenset({"450000"}), NOON.date()
    )
    for each in (key, endless):
        write_key(tmp_path, each)
    assert load_keys(tmp_path) == {key.kid: key, endless.kid: endless}


@pytest.mark.parametrize(
    "change",
    [{"kid": "AAAAAAAAAAAAAAAA"}, {"public_key": "AA"}, {"valid_from": ""}, {"authorities": "450103"}, {"x": "y"}],
)
def test_a_spoilt_key_file_is_named(tmp_path: Path, office: Office, change: dict[str, str]) -> None:
    (key,) = office.keys.values()
    path = write_key(tmp_path, key)
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(KeyFileError, match=path.name):
        load_keys(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_key_file_that_is_no_object_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "k.json").write_text(text)
    with pytest.raises(KeyFileError, match=r"k\.json"):
        load_keys(tmp_path)


@pytest.fixture
def desk(tmp_path: Path, office: Office) -> Path:
    """A folder with the licence, a list and the keys, as an inspector carries them."""
    (tmp_path / "keys").mkdir()
    write_key(tmp_path / "keys", next(iter(office.keys.values())))
    (tmp_path / "licence").write_text(office.licence() + "\n")
    (tmp_path / "list").write_text(office.statuses() + "\n")
    (tmp_path / "revoking").write_text(office.statuses(revoked=[LICENCE.serial]))
    return tmp_path


def check(
    desk: Path, *more: str, document: str = "licence", statuses: str = "list", now: str = NOON.isoformat()
) -> int:
    """The command's exit code."""
    paths = ["--document", str(desk / document), "--status-list", str(desk / statuses), "--keys", str(desk / "keys")]
    return main(["verify", *paths, "--now", now, *more])


def test_the_exit_code_tells_the_status(desk: Path, office: Office) -> None:
    assert check(desk) == 0
    assert check(desk, statuses="revoking") == 1
    assert check(desk, now="2026-11-24T19:00:00+08:00") == 3
    assert check(desk, now="2031-11-01T00:00:00+08:00") == 4
    assert check(desk, document="list") == 5
    assert check(desk, document="absent") == 6
    (desk / "broken").write_bytes(b"\xff\xfe\x00")
    assert check(desk, document="broken") == 5
    assert check(desk, statuses="broken") == 3
    (desk / "scanned").write_text(qr_text(office.licence()) + "\r\n")
    assert check(desk, document="scanned") == 0


def test_wrong_usage_has_its_own_exit_code(desk: Path) -> None:
    for arguments in (
        ["verify"],
        [],
        ["verify", "--qr-text", "x", "--keys", str(desk), "--now", "2026-11-23T00:00:00"],
    ):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2


def test_a_program_reads_the_verdict_as_json(desk: Path, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--qr-text", qr_text(office.licence()), "--keys", str(desk / "keys"), "--json"]
    assert main(["verify", *arguments, "--now", NOON.isoformat()]) == 3
    said = json.loads(capsys.readouterr().out)
    assert (said["status"], said["reason"]) == ("UNKNOWN", "LIST_MISSING")
    assert said["licence"]["holder"] == LICENCE.holder
    assert said["remedy"]


def test_a_person_reads_holder_term_and_what_to_do(
    desk: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    check(desk, statuses="revoking")
    said = capsys.readouterr().out
    assert said.startswith("REVOKED")
    assert LICENCE.holder in said
    assert "what to do:" in said
    (desk / "endless").write_text(sign_licence(replace(LICENCE, valid_to=None), office.signer))
    check(desk, document="endless")
    assert "长期" in capsys.readouterr().out


def test_without_an_instant_the_machines_clock_is_asked(desk: Path) -> None:
    paths = ["--document", str(desk / "licence"), "--keys", str(desk / "keys")]
    assert main(["verify", *paths]) in (3, 4)


def test_keys_that_cannot_be_read_end_the_command(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "keys" / "x.json").write_text("{")
    assert check(desk) == 6
    assert "x.json" in capsys.readouterr().err
    assert main(["verify", "--qr-text", "x", "--keys", str(desk / "nowhere")]) == 6
