"""Keep the processes of a stack running: start in order, restart the dead, stop cleanly."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ssv import backoff, processes, spawn
from ssv.child import Child
from ssv.errors import StackError
from ssv.folders import Folders
from ssv.running import Row, State

PROBE_INTERVAL = 0.1  # seconds


@dataclass
class Member:
    """A child and how it fares."""

    child: Child
    state: State = State.WAITING
    awaiting: str = ""
    process: asyncio.subprocess.Process | None = None
    deaths: list[float] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self.process.pid if self.process and self.process.returncode is None else None

    @property
    def row(self) -> Row:
        """This member as `ssv status` shows it."""
        restarts = len(self.deaths)
        return Row(name=self.child.name, state=self.state, pid=self.pid, restarts=restarts, note=self.awaiting)


class Supervisor:
    """Runs the children of one stack until asked to stop; at most one per state folder (the caller locks)."""

    def __init__(
        self,
        folders: Folders,
        children: Sequence[Child],
        environ: Mapping[str, str],
        changed: Callable[[Sequence[Member]], None],
    ) -> None:
        self.members = [Member(child) for child in children]
        self._named = {member.child.name: member for member in self.members}
        self._folders = folders
        self._environ = environ
        self._changed = changed
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Ask for a clean stop; `run` then returns."""
        self._stopping.set()

    async def run(self, when_ready: Callable[[], None]) -> None:
        """Run everything; call `when_ready` once all is ready. `StackError` if a child cannot be kept alive."""
        keepers = [asyncio.create_task(self._keep(member)) for member in self.members]
        announcer = asyncio.create_task(self._announce(when_ready))
        stopping = asyncio.create_task(self._stopping.wait())
        everything: set[asyncio.Task[Any]] = {*keepers, announcer, stopping}
        try:
            await self._until_stopped_or_failed(everything, stopping)
        finally:
            for task in everything:
                task.cancel()
            await asyncio.gather(*everything, return_exceptions=True)
            await self._stop_all()

    @staticmethod
    async def _until_stopped_or_failed(tasks: set[asyncio.Task[Any]], stopping: asyncio.Task[Any]) -> None:
        pending = tasks
        while not stopping.done():
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()

    async def _announce(self, when_ready: Callable[[], None]) -> None:
        for member in self.members:
            await member.ready.wait()
        when_ready()

    async def _keep(self, member: Member) -> None:
        """Start one child once those it needs are ready, and again whenever it dies.

        A child that dies because a server it needs is away uses up one life, not one per try.
        """
        while True:
            for name in member.child.after:
                await self._named[name].ready.wait()
            reason = await self._live(member)
            if reason is None:
                return
            if member.child.optional:
                self._set(member, State.FAILED, reason)
                member.ready.set()
                return
            member.ready.clear()
            member.deaths.append(time.monotonic())
            pause = backoff.delay(member.deaths, time.monotonic())
            if pause is None:
                self._set(member, State.FAILED, reason)
                raise self._given_up(member, reason)
            self._set(member, State.RESTARTING, reason)
            await asyncio.sleep(pause)

    async def _live(self, member: Member) -> str | None:
        """Live one life of a child. Return why it ended, None for a task that is done."""
        child = member.child
        self._set(member, State.STARTING)
        await asyncio.to_thread(child.prepare)
        process = await spawn.start(child, self._environ, self._folders.logs)
        member.process = process
        processes.save(self._pid_file(child), process.pid)
        if child.once:
            return await self._finish(member, process)
        problem = await self._become_ready(member, process)
        if problem is None:
            self._set(member, State.READY)
            member.ready.set()
            problem = f"it ended with {_outcome(await process.wait())}"
        await self._stop(member)
        return problem

    async def _finish(self, member: Member, process: asyncio.subprocess.Process) -> str | None:
        try:
            code = await asyncio.wait_for(process.wait(), member.child.start_seconds)
        except TimeoutError:
            await self._stop(member)
            return f"it was not done after {member.child.start_seconds:.0f} s"
        if code:
            return f"it ended with {_outcome(code)}"
        self._pid_file(member.child).unlink(missing_ok=True)
        self._set(member, State.DONE)
        member.ready.set()
        return None

    async def _become_ready(self, member: Member, process: asyncio.subprocess.Process) -> str | None:
        """Wait until the child is ready. Return why that did not happen, else None."""
        deadline = time.monotonic() + member.child.start_seconds
        while time.monotonic() < deadline:
            if process.returncode is not None:
                return f"it ended with {_outcome(process.returncode)} while starting"
            awaited = await asyncio.to_thread(member.child.probe)
            if awaited is None and process.returncode is None:
                return None
            member.awaiting = awaited or ""
            await asyncio.sleep(PROBE_INTERVAL)
        return f"it was not ready after {member.child.start_seconds:.0f} s ({member.awaiting})"

    async def _stop_all(self) -> None:
        """Stop children before those they need."""
        remaining = list(self.members)
        while remaining:
            needed = {name for member in remaining for name in member.child.after}
            leaves = [member for member in remaining if member.child.name not in needed]
            await asyncio.gather(*(self._stop(member) for member in leaves))
            remaining = [member for member in remaining if member not in leaves]

    async def _stop(self, member: Member) -> None:
        """End a child and everything it started; politely first."""
        process = member.process
        if process is None:
            return
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(member.child.stop_signal)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), member.child.stop_seconds)
        await asyncio.to_thread(processes.end_session_of, process.pid)
        await process.wait()
        self._pid_file(member.child).unlink(missing_ok=True)
        if member.state in (State.READY, State.STARTING):
            self._set(member, State.STOPPED)

    def _set(self, member: Member, state: State, awaiting: str = "") -> None:
        member.state = state
        member.awaiting = awaiting
        self._changed(self.members)

    def _pid_file(self, child: Child) -> Path:
        return self._folders.run / f"{child.name}.pid"

    def _given_up(self, member: Member, reason: str) -> StackError:
        name = member.child.name
        log = self._folders.logs / f"{name}.log"
        tail = "\n".join(f"    {line}" for line in _tail(log.read_text("utf-8", "replace")))
        return StackError(
            f"{name} died {len(member.deaths)} times within a minute, last because {reason}. "
            f"The end of its log:\n{tail}",
            f"Its whole log is {log}. Put right what it says, then ssv up.",
        )


def _tail(text: str) -> list[str]:
    return text.splitlines()[-12:]


def _outcome(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
