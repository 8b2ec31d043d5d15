"""The supervisor on real processes: what dies is started again, and what it leaves is cleaned."""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import jwt
import psutil
import psycopg
import pytest
from support.console import Console, console, eventually, interrupt

from ssv import processes
from ssv import stack as stacks

ONE = ("--only", "postgresql")  # a real server that starts in half a second


@pytest.fixture
def ssv() -> Iterator[Console]:
    with console() as lent:
        yield lent


@pytest.fixture(scope="module")
def shared() -> Iterator[Console]:
    """A stack for tests that leave it running."""
    with console() as lent:
        lent.run("up", "--detach", *ONE)
        yield lent


def tree(pid: int) -> list[psutil.Process]:
    """A process and everything below it."""
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def answers(ssv: Console) -> bool:
    stack = stacks.load(ssv.state)
    try:
        with psycopg.connect(stack.database_url("licensing_app", "licensing"), connect_timeout=2) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def is_ready(ssv: Console) -> bool:
    return bool(ssv.status()["ready"])


def test_ctrl_c_leaves_nothing_running(ssv: Console) -> None:
    supervisor = ssv.start(*ONE)
    eventually(lambda: ssv.folders.settings.exists() and is_ready(ssv), "the stack is ready")
    running = tree(supervisor.pid)
    assert len(running) > 5
    written = interrupt(supervisor)
    assert supervisor.returncode == 0
    assert "Stopping" in written
    assert [process for process in running if process.is_running()] == []


def test_a_killed_process_is_started_again(shared: Console) -> None:
    before = shared.process("postgresql")["pid"]
    os.kill(before, signal.SIGKILL)
    eventually(lambda: shared.process("postgresql")["pid"] not in (before, None) and is_ready(shared), "it is back")
    assert shared.process("postgresql")["restarts"] == 1
    assert answers(shared)


def test_what_a_killed_supervisor_left_is_cleaned_by_the_next_start(ssv: Console) -> None:
    ssv.run("up", "--detach", *ONE)
    server = ssv.process("postgresql")["pid"]
    # Stopped, it cannot follow the kernel's request to end with its supervisor.
    os.kill(server, signal.SIGSTOP)
    supervisor = processes.read(ssv.folders.run / "supervisor.mark")
    assert supervisor is not None
    os.kill(supervisor.pid, signal.SIGKILL)
    eventually(lambda: not ssv.status()["running"], "the supervisor is gone")
    assert psutil.pid_exists(server)
    written = ssv.run("up", "--detach", *ONE)
    assert "Ended postgresql, left over by an earlier run" in written
    assert processes.mark(server) is None
    assert answers(ssv)


def test_children_end_by_themselves_when_their_supervisor_is_killed(ssv: Console) -> None:
    supervisor = ssv.start(*ONE)
    eventually(lambda: ssv.folders.settings.exists() and is_ready(ssv), "the stack is ready")
    running = tree(supervisor.pid)[1:]
    supervisor.kill()
    supervisor.communicate(timeout=30)
    eventually(lambda: not any(process.is_running() for process in running), "all children have ended")


def test_it_gives_up_loudly_after_five_deaths_in_a_minute(ssv: Console) -> None:
    with ssv.start(*ONE) as supervisor:
        eventually(lambda: ssv.folders.settings.exists() and is_ready(ssv), "the stack is ready")
        for deaths in range(1, 6):
            os.kill(ssv.process("postgresql")["pid"], signal.SIGKILL)
            eventually(lambda n=deaths: died(ssv, n) or supervisor.poll() is not None, "it was noticed")  # type: ignore[misc]
        written, _ = supervisor.communicate(timeout=60)
    assert supervisor.returncode == 1
    assert "postgresql died 5 times within a minute" in written
    assert "signal 9" in written
    assert str(ssv.folders.logs / "postgresql.log") in written


def died(ssv: Console, times: int) -> bool:
    row = next(iter(ssv.status()["processes"]), None)
    return row is not None and row["restarts"] >= times and row["state"] == "ready"


def test_two_stacks_run_side_by_side(ssv: Console) -> None:
    with console() as other:
        ssv.run("up", "--detach", *ONE)
        other.run("up", "--detach", *ONE)
        assert answers(ssv)
        assert answers(other)
        assert set(ssv.status()["ports"].values()).isdisjoint(other.status()["ports"].values())
        ssv.run("down")
        assert answers(other)


def test_status_is_told_to_people_and_to_programs(shared: Console) -> None:
    eventually(lambda: is_ready(shared), "the stack is ready")
    assert json.loads(shared.run("status", "--json")) == shared.status()
    assert "postgresql" in shared.run("status")
    assert "database system is ready to accept connections" in shared.run("logs", "postgresql", "-n", "100")


def test_a_token_speaks_for_the_officer_it_was_issued_to(shared: Console) -> None:
    words = ("--department", "police", "--officer", "p-1", "--duty", "supervisor", "--division", "450100")
    issued = json.loads(shared.run("token", "--json", *words))
    key = (shared.folders.token_keys / "police.pem").read_text()
    claims = jwt.decode(issued["token"], key, algorithms=["EdDSA"], audience="smartsupervision")
    assert (claims["iss"], claims["sub"], claims["duty"], claims["division"]) == (
        "police",
        "p-1",
        ["supervisor"],
        "450100",
    )
    assert claims["exp"] - claims["iat"] == 900
    assert issued["link"].endswith(f"/sign-in?token={issued['token']}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("token", "--department", "navy"), "This stack has no department 'navy'"),
        (("token", "--division", "45"), "'45' is no division code"),
        (("logs", "nonsense"), "There is no log of nonsense"),
        (("clean", "--yes"), "is running"),
    ],
)
def test_a_wrong_command_is_told_why(shared: Console, words: tuple[str, ...], said: str) -> None:
    code = {"token": 2, "logs": 1, "clean": 4}[words[0]]
    assert said in shared.run(*words, expect=code)


def test_a_variable_for_a_process_that_does_not_exist_is_refused(ssv: Console) -> None:
    written = ssv.run("up", *ONE, "--set", "nonsense:NAME=value", expect=2)
    assert "There is no process 'nonsense'" in written


def test_a_second_supervisor_of_the_same_folder_is_refused(shared: Console) -> None:
    assert "is already running" in shared.run("up", *ONE, expect=4)
    assert answers(shared)


def test_a_taken_port_is_named_with_its_holder(ssv: Console) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        written = ssv.run("up", *ONE, "--port", f"postgresql={port}", expect=6)
    assert f"Port {port} of 127.0.0.1, meant for postgresql, is taken by" in written
    assert f"(process {os.getpid()})" in written
    assert "ssv up --port postgresql=NUMBER" in written


def test_a_port_once_chosen_is_kept_and_data_survives(ssv: Console) -> None:
    ssv.run("up", "--detach", *ONE)
    first = ssv.status()["ports"]
    with psycopg.connect(stacks.load(ssv.state).database_url("licensing_owner", "licensing")) as connection:
        connection.execute("CREATE TABLE kept (number int)")
    ssv.run("down")
    assert not ssv.status()["running"]
    ssv.run("up", "--detach", *ONE)
    assert ssv.status()["ports"] == first
    with psycopg.connect(stacks.load(ssv.state).database_url("licensing_owner", "licensing")) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_nobody_else_can_read_secrets(shared: Console) -> None:
    secret = [
        shared.folders.secrets,
        shared.folders.tls,
        shared.folders.logs,
        shared.folders.postgresql,
        shared.folders.run,
    ]
    assert {path.stat().st_mode & 0o077 for path in secret} == {0}
    files = [path for path in shared.folders.secrets.iterdir() if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in [*files, shared.folders.settings]} == {0o600}


def test_passwords_stand_on_no_command_line(shared: Console) -> None:
    passwords = stacks.load(shared.state).passwords.values()
    supervisor = processes.read(shared.folders.run / "supervisor.mark")
    assert supervisor is not None
    lines = [" ".join(process.cmdline()) for process in tree(supervisor.pid)]
    assert not any(password in line for password in passwords for line in lines)


def test_clean_deletes_data_outside_the_state_folder_too(tmp_path: Path) -> None:
    # As root pytest's own folder cannot be passed by the servers' account, so the data lies elsewhere.
    ssv = Console(tmp_path / "closed" / "state")
    ssv.state.parent.mkdir(mode=0o700)
    ssv.run("up", "--detach", *ONE)
    assert answers(ssv)
    data = ssv.folders.data
    ssv.run("down")
    assert "is running" not in ssv.run("clean", "--yes")
    assert not data.exists()
    assert not ssv.state.exists()
