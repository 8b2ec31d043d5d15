"""The dossier of a case that a scripted officer took to its archive, exported from the running platform."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from acceptance.officer import Officer
from support.platform_stack import Platform

from enforcement.dossier import verify_dossier
from enforcement.dossier.verify_dossier import COMPLETE, TAMPERED

ARCHIVED = {"filter": {"stages": ["CASE_STAGE_ARCHIVED"]}, "pageSize": 1, "skipFacets": True}


@pytest.fixture(scope="module")
def folder(province: Platform, officer: Officer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier, the public keys, and what the command center has kept of the seals."""
    made = tmp_path_factory.mktemp("dossier")
    answer = officer.post("/api/v1/cases:search", ARCHIVED)
    assert answer.status_code == 200, answer.text
    [case] = answer.json()["cases"]
    console, witness = province.console, str(made / "witness.txt")
    console.run("dossier", "witness", "--out", witness)
    console.run("dossier", "export", "--case", case["name"], "--out", str(made / "case.zip"), "--witness", witness)
    (made / "keys.txt").write_bytes(console.folders.seal_keys.read_bytes())
    return made


def verified(folder: Path, dossier: Path) -> tuple[int, str]:
    """What the stand-alone program says in a process of its own, without our packages."""
    words = [str(dossier), "--keys", str(folder / "keys.txt"), "--witness", str(folder / "witness.txt")]
    program = [sys.executable, "-I", "-S", verify_dossier.__file__, *words]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def flipped(content: bytes, at: int) -> bytes:
    """The same with one byte changed."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def event_in(dossier: Path) -> zipfile.ZipInfo:
    """The last event of the archive."""
    with zipfile.ZipFile(dossier) as archive:
        return max((each for each in archive.infolist() if each.filename.startswith("events/")), key=_name)


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename


def test_it_is_complete_for_whoever_has_the_keys_and_a_witness(folder: Path) -> None:
    code, said = verified(folder, folder / "case.zip")
    assert code == COMPLETE, said
    with zipfile.ZipFile(folder / "case.zip") as archive:
        events = [name for name in archive.namelist() if name.startswith("events/")]
    # From the clue to the archive, with every limit and number on the way.
    assert len(events) > 50


def test_one_byte_changed_in_an_event_is_found_by_the_events_name(folder: Path, tmp_path: Path) -> None:
    event = event_in(folder / "case.zip")
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(folder / "case.zip") as before, zipfile.ZipFile(changed, "w") as after:
        for each in before.infolist():
            content = before.read(each)
            after.writestr(each, flipped(content, len(content) // 2) if each.filename == event.filename else content)
    code, said = verified(folder, changed)
    assert code == TAMPERED
    assert "EVENT_CHANGED" in said
    assert event.filename in said


def test_one_byte_changed_on_the_way_is_found_as_damage(folder: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.zip"
    event = event_in(folder / "case.zip")
    at = event.header_offset + 30 + len(event.filename) + event.file_size // 2
    damaged.write_bytes(flipped((folder / "case.zip").read_bytes(), at))
    code, said = verified(folder, damaged)
    assert code == TAMPERED
    assert "ZIP_DAMAGED" in said
    assert event.filename in said
