"""The whole platform as a user starts it, once per test session, for acceptance and fault tests.

It is started by the real `ssv up` in a process of its own; tests talk to it through `ssv` and the page's address. Every
process of ours listens to a crash file, so that a test can let it die at a named place.
"""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from support.console import Console, console, eventually

from province.generator import generate
from ssv import backoff
from ssv import stack as stacks
from ssv.landscape import SERVICES
from ssv.stack import Stack
from statutes import divisions

Report = dict[str, Any]
"""What `ssv import` reports."""

PROCESSES = tuple(f"{service.name}-{role}" for service in SERVICES for role in service.roles)
CRASHING = ("licensing-serve", "licensing-relay", "command-center-project", "command-center-serve")
"""Those that look into the crash file: of several relays and readers the first to pass a place would take it."""
SERVERS = ("kafka", "elasticsearch", "postgresql")
START_SECONDS = 600.0
RESTART_SECONDS = 300.0
COLUMNS = (
    "企业名称",
    "统一社会信用代码",
    "注册日期",
    "企业类型",
    "法人代表",
    "注册资金",
    "经营范围",
    "所在省份",
    "地区",
    "注册地址",
)


@dataclass(frozen=True)
class Platform:
    """A running stack with services and page."""

    console: Console
    crash_file: Path
    _supervisors: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _deaths: dict[str, list[float]] = field(default_factory=dict)

    @property
    def stack(self) -> Stack:
        """Its settings: ports, folders, passwords."""
        return stacks.load(self.console.state)

    @property
    def log(self) -> Path:
        """What `ssv up` writes."""
        return self.crash_file.with_name("up.log")

    def start(self) -> None:
        """Start everything in the background; returns when all is ready."""
        settings = [f"{name}:SSV_CRASH_FILE={self.crash_file}" for name in CRASHING]
        words = [word for setting in settings for word in ("--set", setting)]
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                self.console.command("up", "--end-with-parent", *words),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._supervisors.append(process)
        eventually(lambda: self._ready(process), "the platform is ready", START_SECONDS)

    def stop(self) -> None:
        """Stop everything cleanly."""
        self.console.run("down")
        self._supervisors.pop().wait(timeout=60)

    def verify(self, wait: float = 300.0) -> dict[str, Any]:
        """The answer of `ssv verify --json`, complete or not."""
        words = [*self.console.command("verify", "--json", "--wait", str(wait))]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=wait + 300)
        assert done.returncode in (0, 7), done.stdout + done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    def begin_import(self, file: Path, report: Path, *, max_rate: int = 0) -> subprocess.Popen[str]:
        """Start `ssv import registry`."""
        words = ["import", "registry", str(file), "--report", str(report)]
        words += ["--max-rate", str(max_rate)] if max_rate else []
        return subprocess.Popen(
            self.console.command(*words), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def import_file(self, file: Path, report: Path, *, max_rate: int = 0) -> Report:
        """Run `ssv import registry` to its end; returns the report."""
        return finish_import(self.begin_import(file, report, max_rate=max_rate), report)

    def kill(self, *names: str) -> None:
        """Kill processes with -9, all at once, and wait until the supervisor has each ready again."""
        for name in names:
            self.about_to_die(name)
        before = {name: self.console.process(name) for name in names}
        for row in before.values():
            os.kill(row["pid"], signal.SIGKILL)
        for name, row in before.items():
            self.await_new_life(name, row["restarts"])

    def about_to_die(self, name: str) -> None:
        """Note a death that a test brings about, after waiting if one more would make the supervisor give up."""
        deaths = self._deaths.setdefault(name, [])
        eventually(
            lambda: sum(time.monotonic() - death < backoff.WINDOW for death in deaths) < backoff.LIMIT - 2,
            f"{name} has not died too often within a minute",
            2 * backoff.WINDOW,
        )
        deaths.append(time.monotonic())

    def await_new_life(self, name: str, restarts: int) -> None:
        """Wait until a process has died and is ready again."""
        eventually(lambda: self._reborn(name, restarts), f"{name} is ready again", RESTART_SECONDS)

    def _reborn(self, name: str, restarts: int) -> bool:
        row = self.console.process(name)
        return bool(row["restarts"] > restarts and row["state"] == "ready")

    def _ready(self, process: subprocess.Popen[bytes]) -> bool:
        assert process.poll() is None, self.log.read_text("utf-8")
        status = self.console.folders.run / "status.json"
        if not status.exists():
            return False
        rows = json.loads(status.read_text())
        return {row["name"] for row in rows if row["state"] == "ready"} >= {*PROCESSES, *SERVERS}


@contextmanager
def importing(platform: Platform, folder: Path, *, first_seed: int, rows: int, rate: int) -> Iterator[list[Report]]:
    """While the block runs, import one simulated registry file after the other; afterwards their reports are there."""
    enough, reports = Event(), list[Report]()

    def import_on() -> None:
        for seed in count(first_seed):
            file = folder / f"{seed}.csv"
            write_registry(file, seed=seed, entities=rows)
            reports.append(platform.import_file(file, file.with_suffix(".json"), max_rate=rate))
            if enough.is_set():
                break

    with ThreadPoolExecutor(1) as thread:
        work = thread.submit(import_on)
        try:
            yield reports
        finally:
            enough.set()
            work.result()


def finish_import(process: subprocess.Popen[str], report: Path) -> Report:
    """Wait for an import; returns its report."""
    written, _ = process.communicate(timeout=1800)
    assert process.returncode == 0, written
    answer: Report = json.loads(report.read_text("utf-8"))
    return answer


def write_registry(path: Path, seed: int, entities: int) -> list[dict[str, str]]:
    """A registry file of simulated enterprises, as an older register would export it; returns its rows."""
    rows = [dict(zip(COLUMNS, _row(entity), strict=True)) for entity in generate(seed, entities)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return rows


def _row(entity: Any) -> tuple[str, ...]:
    capital = f"{entity.capital_fen // 1_000_000}(万元人民币)" if entity.capital_fen else "N/A"
    return (
        entity.name,
        entity.code,
        entity.established.isoformat(),
        "N/A",
        entity.legal_representative,
        capital,
        entity.scope,
        "广西",
        divisions.name_of(divisions.city_of(entity.division)),
        entity.address,
    )


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The whole platform, running; it ends with the test session."""
    with console() as lent:
        result = Platform(lent, tmp_path_factory.mktemp("crash") / "crash-at")
        started = time.monotonic()
        result.start()
        print(f"platform ready after {time.monotonic() - started:.0f} s")
        yield result
        result.stop()
