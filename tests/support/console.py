"""Run the real `ssv` command as a user would, in a process of its own."""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ssv import folders, running
from ssv import stack as stacks
from ssv.folders import Folders
from ssv.running import Summary

PATIENCE = 60.0  # seconds


class Console:
    """`ssv` with one state folder."""

    def __init__(self, state: Path) -> None:
        self.state = state

    @property
    def folders(self) -> Folders:
        """Paths of the state folder."""
        return Folders(self.state)

    def run(self, *words: str, expect: int = 0, seconds: float = 120) -> str:
        """Run a command to its end; return what it wrote, after checking its exit code."""
        done = subprocess.run(self.command(*words), capture_output=True, text=True, check=False, timeout=seconds)
        assert done.returncode == expect, f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def status(self) -> Summary:
        """Return what `ssv status --json` answers, without the cost of a process: tests wait with this."""
        return running.summary(stacks.load(self.state))

    def process(self, name: str) -> dict[str, Any]:
        """Return the row of one process."""
        return next(dict(row) for row in self.status()["processes"] if row["name"] == name)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start `ssv up` in the foreground; it ends with this test session at the latest."""
        return subprocess.Popen(
            self.command("up", "--end-with-parent", *words),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def command(self, *words: str) -> list[str]:
        """Return the command line that runs `ssv` with this state folder."""
        return [sys.executable, "-m", "ssv", *words, "--state", str(self.state)]


@contextlib.contextmanager
def console() -> Iterator[Console]:
    """Lend an `ssv` with a new state folder; whatever runs there is stopped and deleted afterwards."""
    state = Path(tempfile.mkdtemp(prefix="ssv-test-"))
    result = Console(state)
    try:
        yield result
    finally:
        if result.folders.settings.exists():
            result.run("down")
            folders.remove(result.folders)
        shutil.rmtree(state, ignore_errors=True)


def eventually(true: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait until something is true; fail with what was awaited."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"in vain for {seconds:.0f} s: {what}"
        time.sleep(0.1)


def interrupt(process: subprocess.Popen[str]) -> str:
    """Press Ctrl-C and return what was written."""
    process.send_signal(signal.SIGINT)
    written, _ = process.communicate(timeout=PATIENCE)
    return written
