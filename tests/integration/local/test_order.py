"""The order in which the supervisor starts and stops processes that need each other."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from ssv import processes
from ssv.account import Account
from ssv.child import Child
from ssv.errors import StackError
from ssv.folders import Folders
from ssv.running import State
from ssv.supervisor import Member, Supervisor

OURSELVES = Account(os.geteuid(), os.getegid(), switch=False)


class Processes:
    """A supervisor over small real processes; `log` has every change of state in order."""

    def __init__(self, folder: Path) -> None:
        self.folders = Folders(folder)
        for needed in (self.folders.logs, self.folders.run):
            needed.mkdir(parents=True)
        self.log: list[tuple[str, State]] = []
        self.ready = asyncio.Event()

    def child(self, name: str, code: str, **more: object) -> Child:
        command = (sys.executable, "-c", code)
        return Child(name, command, {}, self.folders.root, OURSELVES, **more)  # type: ignore[arg-type]

    @contextlib.asynccontextmanager
    async def supervised(self, *children: Child) -> AsyncIterator[Supervisor]:
        supervisor = Supervisor(self.folders, children, os.environ, self._changed)
        task = asyncio.create_task(supervisor.run(self.ready.set))
        try:
            yield supervisor
        finally:
            supervisor.stop()
            await task

    def _changed(self, members: object) -> None:
        assert isinstance(members, list)
        for member in members:
            assert isinstance(member, Member)
            last = next((state for name, state in reversed(self.log) if name == member.child.name), None)
            if last != member.state:
                self.log.append((member.child.name, member.state))

    def order(self, state: State) -> list[str]:
        return [name for name, entered in self.log if entered is state]


FOREVER = "import time; time.sleep(600)"


async def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


def test_children_start_after_and_stop_before_those_they_need(tmp_path: Path) -> None:
    async def scenario() -> Processes:
        all_of = Processes(tmp_path / "state")
        store = all_of.child("store", FOREVER)
        migrate = all_of.child("migrate", "pass", after=("store",), once=True)
        service = all_of.child("service", FOREVER, after=("migrate", "store"))
        async with all_of.supervised(service, migrate, store):
            await asyncio.wait_for(all_of.ready.wait(), 30)
        return all_of

    all_of = asyncio.run(scenario())
    assert all_of.order(State.STARTING) == ["store", "migrate", "service"]
    assert all_of.order(State.STOPPED) == ["service", "store"]
    assert list(all_of.folders.run.iterdir()) == []


def test_a_child_is_not_started_again_while_a_server_it_needs_is_away(tmp_path: Path) -> None:
    async def scenario() -> list[int]:
        all_of = Processes(tmp_path / "state")
        closed = all_of.folders.root / "closed"
        store = all_of.child("store", FOREVER, probe=lambda: "the door" if closed.exists() else None)
        service = all_of.child("service", FOREVER, after=("store",))
        async with all_of.supervised(store, service) as supervisor:
            await asyncio.wait_for(all_of.ready.wait(), 30)
            members = {member.child.name: member for member in supervisor.members}
            closed.touch()
            for member in members.values():
                assert member.pid is not None
                os.kill(member.pid, signal.SIGKILL)
            await until(lambda: members["service"].state is State.RESTARTING)
            await asyncio.sleep(2.0)
            while_away = len(members["service"].deaths)
            assert members["service"].pid is None
            closed.unlink()
            await until(lambda: members["service"].state is State.READY)
            return [while_away, len(members["service"].deaths)]

    assert asyncio.run(scenario()) == [1, 1]


def test_an_optional_task_that_fails_stops_nothing(tmp_path: Path) -> None:
    async def scenario() -> Processes:
        all_of = Processes(tmp_path / "state")
        store = all_of.child("store", FOREVER)
        extra = all_of.child("extra", "raise SystemExit(3)", once=True, optional=True)
        async with all_of.supervised(store, extra) as supervisor:
            await asyncio.wait_for(all_of.ready.wait(), 30)
            assert supervisor.members[1].awaiting == "it ended with exit code 3"
        return all_of

    all_of = asyncio.run(scenario())
    assert all_of.order(State.FAILED) == ["extra"]
    assert all_of.order(State.READY) == ["store"]


def test_a_task_that_cannot_succeed_ends_everything_with_the_end_of_its_log(tmp_path: Path) -> None:
    async def scenario() -> None:
        all_of = Processes(tmp_path / "state")
        store = all_of.child("store", FOREVER)
        migrate = all_of.child("migrate", "raise SystemExit('no such column')", after=("store",), once=True)
        async with all_of.supervised(store, migrate) as supervisor:
            await until(lambda: supervisor.members[1].state is State.FAILED)

    with pytest.raises(StackError, match=r"migrate died 5 times within a minute[\s\S]*no such column"):
        asyncio.run(scenario())


def test_a_child_that_ignores_the_polite_signal_is_killed_with_what_it_started(tmp_path: Path) -> None:
    code = (
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); print(flush=True); time.sleep(600)"
    )

    async def scenario() -> int:
        all_of = Processes(tmp_path / "state")
        log = all_of.folders.logs / "deaf.log"

        def probe() -> str | None:
            return None if log.exists() and log.stat().st_size else "its first word"

        async with all_of.supervised(all_of.child("deaf", code, probe=probe, stop_seconds=0.3)) as supervisor:
            await asyncio.wait_for(all_of.ready.wait(), 30)
            leader = supervisor.members[0].pid
            assert leader is not None
        return leader

    leader = asyncio.run(scenario())
    assert list(processes._session(leader)) == []
