"""The operator's commands behave as their --help says, on a running stack."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import urllib.request
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from acceptance.officer import Officer
from support.console import eventually
from support.platform_stack import PROCESSES, SERVERS, Platform, importing, write_registry

from chassis.metrics import DEFINITIONS
from ssv import cli

OK, USAGE, NOT_RUNNING, ALREADY_RUNNING = 0, 2, 3, 4
ROWS = 400
RATE = 50  # rows a second
KINDS = {
    "entity",
    "premises",
    "licence",
    "licence_application",
    "licensing-deadline",
    "licensing-assignment",
    "unit",
    "post",
    "clue",
    "penalty_case",
    "case_document",
    "evidence",
    "measure",
    "seized_goods",
    "caution",
    "spot_penalty",
    "penalty_publication",
    "enforcement-deadline",
    "enforcement-assignment",
}
STAGES = ["created", "double writing", "healing", "equal", "swapped", "done"]
# What a process moves by its work; every process knows every name.
MOVED: dict[str, tuple[str, ...]] = {
    "directory-serve": ("ssv_grpc_requests_total",),
    "directory-relay": ("ssv_relay_leader",),
    "directory-read": ("ssv_reader_applied_total",),
    "directory-seal": ("ssv_seal_leader",),
    "licensing-serve": ("ssv_grpc_requests_total", "ssv_grpc_request_seconds", "ssv_commands_total"),
    "licensing-relay": ("ssv_relay_leader", "ssv_relay_numbered_total", "ssv_relay_sent_total"),
    "licensing-seal": ("ssv_seal_leader", "ssv_seals_total"),
    "enforcement-serve": ("ssv_grpc_requests_total",),
    "enforcement-seal": ("ssv_seal_leader",),
    "enforcement-relay": ("ssv_relay_leader",),
    "enforcement-read": (),
    "enforcement-schedule": ("ssv_scheduler_leader",),
    "licensing-read": (),  # nothing happens in the directory of this stack
    "licensing-schedule": ("ssv_scheduler_leader",),
    "command-center-project": ("ssv_reader_applied_total", "ssv_reader_batch_seconds", "ssv_index_documents_total"),
    "command-center-serve": ("ssv_grpc_requests_total",),
}


def answer(platform: Platform, *words: str, expect: int = OK) -> Any:
    """The JSON a command answers on standard output."""
    command = platform.console.command(*words, "--json")
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == expect, done.stdout + done.stderr
    return json.loads(done.stdout)


def said(capsys: pytest.CaptureFixture[str], *words: str, expect: int = OK) -> str:
    """What `ssv` writes where no stack is needed; as main() in this process, which takes no second to start."""
    try:
        code: object = cli.main(words)
    except SystemExit as ended:
        code = ended.code
    assert code == expect, words
    written = capsys.readouterr()
    return written.out + written.err


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_explains_itself_with_its_exit_codes(capsys: pytest.CaptureFixture[str], command: str) -> None:
    # The kinds of import have exit codes of their own.
    kinds = [("registry",), ("sampling",), ("cases",), ("province",)] if command == "import" else [()]
    assert "--state DIR" in said(capsys, command, "--help")
    for kind in kinds:
        text = said(capsys, command, *kind, "--help")
        assert text.startswith("usage: ")
        assert "exit codes: 0 " in text


@pytest.mark.parametrize("words", [("status",), ("verify",), ("rebuild", "search"), ("replay",), ("logs",), ("token",)])
def test_where_no_stack_is_a_command_says_how_to_start_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert "ssv up" in said(capsys, *words, "--state", str(tmp_path / "nowhere"), expect=NOT_RUNNING)


def test_a_wrong_command_line_is_told_with_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert "invalid choice" in said(capsys, "rebuild", "everything", expect=USAGE)
    assert "unrecognized arguments" in said(capsys, "status", "--colour", expect=USAGE)


def test_status_shows_every_process_and_port(platform: Platform) -> None:
    found = answer(platform, "status")
    assert (found["running"], found["ready"]) == (True, True)
    assert {row["name"] for row in found["processes"]} >= {*PROCESSES, *SERVERS}
    assert all(row["pid"] for row in found["processes"] if row["name"] in PROCESSES)
    assert found["page"] == platform.stack.page_url
    assert set(found["ports"]) >= {"page", "licensing", "command-center", "kafka"}
    shown = platform.console.run("status")
    assert all(name in shown for name in (*PROCESSES, *SERVERS, found["page"]))


def test_the_command_center_keeps_the_newest_seals(platform: Platform, tmp_path: Path) -> None:
    kept = tmp_path / "witness.txt"

    def witnessed() -> bool:
        platform.console.run("dossier", "witness", "--out", str(kept))
        return "licensing " in kept.read_text()

    eventually(witnessed, "a seal of the register is kept by the command center")


def test_a_second_up_of_the_same_folder_is_refused(platform: Platform) -> None:
    assert "already running" in platform.console.run("up", expect=ALREADY_RUNNING)


def test_logs_show_the_last_lines_of_every_process(platform: Platform) -> None:
    lines = [line.partition(" | ")[0].strip() for line in platform.console.run("logs", "-n", "2").splitlines()]
    assert {"licensing-relay", "postgresql", "kafka"} <= set(lines)
    assert max(Counter(lines).values()) <= 2
    assert {line.partition(" | ")[0] for line in platform.console.run("logs", "kafka").splitlines()} == {"kafka"}


def test_logs_are_lines_of_json_without_secrets(platform: Platform) -> None:
    shown = platform.console.run("logs", "licensing-serve", "-n", "2000")
    lines = [line.partition(" | ")[2] for line in shown.splitlines()]
    # gRPC's own core tells of failed handshakes in its own form.
    ours = [line for line in lines if not re.match(r"[IWE]\d{4} ", line)]
    assert all(isinstance(json.loads(line), dict) for line in ours)
    everything = platform.console.run("logs", "-n", "2000")
    assert [secret for secret in platform.stack.passwords.values() if secret in everything] == []


def test_an_unknown_log_is_named_with_those_there_are(platform: Platform) -> None:
    assert "licensing-relay" in platform.console.run("logs", "nobody", expect=1)


def test_a_token_is_issued_for_the_officer_asked_for(platform: Platform) -> None:
    words = ("--duty", "registrar", "--division", "450100", "--officer", "0771-0042")
    found = answer(platform, "token", *words)
    claims = jwt.decode(found["token"], options={"verify_signature": False})
    assert (claims["sub"], claims["duty"], claims["division"]) == ("0771-0042", ["registrar"], "450100")
    lasting = datetime.fromisoformat(found["expires"]) - datetime.now(UTC)
    assert timedelta(minutes=14) < lasting <= timedelta(minutes=15)
    assert platform.console.run("token", "--link").startswith(f"{platform.stack.page_url}/sign-in?token=")


@pytest.mark.parametrize("words", [("--department", "nobody"), ("--duty", "king"), ("--division", "guangxi")])
def test_a_token_for_nobody_is_refused(
    platform: Platform, capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    assert said(capsys, "token", *words, "--state", str(platform.console.state), expect=USAGE)


def test_verify_says_complete_for_readers_and_for_programs(platform: Platform) -> None:
    found = platform.verify()
    assert found["complete"] is True
    assert {kind["kind"] for kind in found["kinds"]} == KINDS
    assert all(kind["owned"] == kind["indexed"] for kind in found["kinds"])
    assert len(found["streams"]) == 36
    assert "Complete." in platform.console.run("verify", "--wait", "60")


def test_nothing_is_parked_and_replay_says_so(platform: Platform) -> None:
    assert answer(platform, "replay", "--list") == {"replayed": [], "parked": []}
    assert answer(platform, "replay") == {"replayed": [], "parked": []}
    assert "Parked: 0." in platform.console.run("replay")


def test_a_rebuild_during_an_import_ends_complete(platform: Platform, officer: Officer, tmp_path: Path) -> None:
    with importing(platform, tmp_path, first_seed=4300, rows=ROWS, rate=RATE) as reports:
        done = platform.console.run("rebuild", "search", "--kind", "entity", "--json")
        done += platform.console.run("rebuild", "search", "--kind", "premises", "--json")
    assert {(each["loaded"], each["already_known"], each["refused"]) for each in reports} == {(ROWS, 0, 0)}
    steps = [json.loads(line) for line in done.splitlines()]
    for kind in ("entity", "premises"):
        stages = list(dict.fromkeys(step["stage"] for step in steps if step["kind"] == kind))
        assert stages == STAGES
    found = platform.verify()
    assert {name: found[name] for name in ("missing", "stale", "extra", "behind")} == dict.fromkeys(
        ("missing", "stale", "extra", "behind"), 0
    )
    with (tmp_path / "4300.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert [e["registeredName"] for e in officer.found(row["统一社会信用代码"])] == [row["企业名称"]]


@pytest.fixture(scope="module")
def worked(platform: Platform, officer: Officer, tmp_path_factory: pytest.TempPathFactory) -> Platform:
    """The platform after it has done something of everything."""
    folder = tmp_path_factory.mktemp("worked")
    write_registry(folder / "registry.csv", seed=44, entities=5)
    platform.import_file(folder / "registry.csv", folder / "report.json")
    assert platform.verify()["complete"]
    return platform


@pytest.mark.parametrize("name", PROCESSES)
def test_every_process_serves_every_metric(worked: Platform, name: str) -> None:
    page = scraped(worked.stack.ports[f"{name}-metrics"])
    described = set(re.findall(r"^# HELP (\S+)", page, re.MULTILINE))
    assert {definition.name for definition in DEFINITIONS} <= described
    for metric in MOVED[name]:
        values = re.findall(rf"^{metric}(?:_count)?(?:\{{[^}}]*\}})? (\S+)$", page, re.MULTILINE)
        assert sum(map(float, values)) > 0, metric


def test_prometheus_is_told_where_every_process_is(platform: Platform) -> None:
    targets = json.loads((platform.stack.folders.root / "prometheus-targets.json").read_text())
    told = {target for group in targets for target in group["targets"]}
    ports = platform.stack.ports
    assert told == {f"127.0.0.1:{ports[f'{name}-metrics']}" for name in PROCESSES}


def scraped(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as page:
        text: str = page.read().decode()
        return text
