"""The command line of ssv: every command explains itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartsupervision.commandcenter.v1 import command_center_pb2 as pb
from ssv.cli import main, parser
from ssv.commands.verify import JournalProof, summarise

COMMANDS = ("up", "down", "status", "logs", "token", "import", "licence", "verify", "rebuild", "replay", "clean")
PROGRAMS_READ = ("up", "status", "token", "verify", "rebuild", "replay")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_takes_a_state_folder(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([command, "--help"])
    text = capsys.readouterr().out
    assert ended.value.code == 0
    assert "--state DIR" in text
    assert "exit codes" in text
    assert command not in PROGRAMS_READ or "--json" in text


@pytest.mark.parametrize(
    "words",
    [
        ["import", "--state", "x", "registry", "file.csv"],
        ["import", "registry", "file.csv", "--state", "x"],
        ["import", "--state", "x", "province"],
    ],
)
def test_the_state_folder_may_be_named_before_or_after_what_to_import(words: list[str]) -> None:
    assert str(parser().parse_args(words).state) == "x"


@pytest.mark.parametrize("command", ["down", "status", "logs", "token", "verify", "replay"])
def test_a_folder_without_a_stack_is_said_to_be_one(
    command: str, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--state", f"{tmp_path}/none"]) == 3
    assert "There is no stack in" in capsys.readouterr().err


def test_an_electronic_licence_is_checked_without_a_stack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "licence.txt").write_text("no licence")
    (tmp_path / "keys").mkdir()
    words = ["licence", "verify", "--document", str(tmp_path / "licence.txt"), "--keys", str(tmp_path / "keys")]
    assert main(words) == 5
    assert "MALFORMED" in capsys.readouterr().out


def test_a_fault_of_the_journal_is_a_difference() -> None:
    fault = {"subject": "entities/1", "code": "STATE_DIFFERS", "detail": "version 3"}
    summary = summarise(pb.VerifyCompletenessResponse(complete=True), JournalProof(events=3, faults=[fault]))
    assert not summary["complete"]
    assert summary["journal_faults"] == [fault]


def test_the_sums_of_a_verification_cover_all_kinds_and_streams() -> None:
    found = pb.VerifyCompletenessResponse(complete=False, parked=1)
    found.reconciliations.add(kind="entity", owned=10, indexed=9, missing=1, missing_ids=["a"])
    found.reconciliations.add(kind="premises", owned=5, indexed=6, extra=1, stale=2)
    found.positions.add(owner="licensing", stream=0, head=7, position=7)
    found.positions.add(owner="licensing", stream=1, head=9, position=4)
    summary = summarise(found, JournalProof(events=30))
    sums = {
        name: summary[name]
        for name in ("complete", "missing", "stale", "extra", "behind", "parked", "events", "faults")
    }
    assert sums == {
        "complete": False,
        "missing": 1,
        "stale": 2,
        "extra": 1,
        "behind": 5,
        "parked": 1,
        "events": 30,
        "faults": 0,
    }
