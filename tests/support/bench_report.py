"""Where the benchmarks write: each line as soon as it is known, and at the end a table with the machine's facts."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
from support.bench_numbers import Row, Spread, Target, table

BUILD = Path(__file__).parents[2] / "build"
PACKAGES = ("kafka-python", "confluent-kafka", "faust-streaming", "aiokafka", "crc32c", "grpcio", "psycopg", "protobuf")


@dataclass(frozen=True)
class Scale:
    """How much is measured."""

    pairs: int
    warm_up: bool
    """A first pair that is not counted, for the servers' caches."""
    events: int
    commands: int
    """Per run."""
    latency_seconds: float


FULL = Scale(pairs=5, warm_up=True, events=20_000, commands=4_000, latency_seconds=30.0)
QUICK = Scale(pairs=2, warm_up=False, events=3_000, commands=600, latency_seconds=6.0)
"""For work on the benchmarks themselves (SSV_BENCH_QUICK=1); its figures mean nothing."""


def scale() -> Scale:
    """What the environment asks for."""
    return QUICK if os.environ.get("SSV_BENCH_QUICK") else FULL


Run = Callable[[], float]
"""One measured run; its result is a rate."""


def alternate(scale: Scale, ours: Run, bare: Run) -> tuple[list[float], list[float]]:
    """Run A B A B …; returns both lists of rates."""
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(-1 if scale.warm_up else 0, scale.pairs):
        rates = ours(), bare()
        label = f"run {number + 1}" if number >= 0 else "warm-up"
        print(f"  {label}: ours {rates[0]:,.0f}, bare {rates[1]:,.0f}, ratio {rates[0] / rates[1]:.2f}", flush=True)
        if number >= 0:
            found[0].append(rates[0])
            found[1].append(rates[1])
    return found


@dataclass
class Report:
    """The rows of one session and the machine they were measured on."""

    scale: Scale
    servers: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    machine: dict[str, Any] = field(default_factory=lambda: _machine())

    def add(self, row: Row) -> None:
        """Take a row and say it."""
        self.rows.append(row)
        print(f"  {row.name}: {Spread.of(row.figure).median:.2f}, target {row.target or '—'}: {row.verdict}")

    def finish(self) -> None:
        """Add what follows from several benchmarks, print the table and write build/bench.{md,json}."""
        self._relay_against_commands()
        if not self.rows:
            return
        text = self._text()
        print(f"\n\n{text}")
        BUILD.mkdir(exist_ok=True)
        (BUILD / "bench.md").write_text(f"# Benchmarks\n\n{text}\n", "utf-8")
        rows = [row.as_dict() for row in self.rows]
        facts = {"machine": self.machine, "servers": self.servers, "scale": vars(self.scale), "rows": rows}
        (BUILD / "bench.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", "utf-8")
        print(f"\nwritten to {BUILD / 'bench.md'} and bench.json", flush=True)

    def _relay_against_commands(self) -> None:
        rates = {row.name: row.ours for row in self.rows}
        if RELAY in rates and COMMANDS in rates:
            relay, commands = Spread.of(rates[RELAY]).median, Spread.of(rates[COMMANDS]).median
            self.add(Row("relay ÷ single commands", "1/s", [relay], [commands], [relay / commands], Target(5)))

    def _text(self) -> str:
        notes = [f"- {row.name}: {row.note}" for row in self.rows if row.note]
        facts = [f"- {name}: {value}" for name, value in {**self.machine, **self.servers}.items()]
        runs = f"{self.scale.pairs} alternated runs each" + (", one pair before them not counted" * self.scale.warm_up)
        quick = ["", "**Quick scale: these figures mean nothing.**"] if self.scale == QUICK else []
        return "\n".join([f"{runs}; ratio by the median.", *quick, "", table(self.rows), "", *notes, "", *facts])


RELAY = "relay ÷ bare kafka-python"
PROJECTION = "projection ÷ confluent-kafka"
COMMANDS = "commands ÷ bare grpc.aio"


def _machine() -> dict[str, Any]:
    """Facts that figures depend on; taken before the first run."""
    return {
        "at": time.strftime("%Y-%m-%d %H:%M %Z"),
        "processor": f"{os.cpu_count()} cores, {_processor()}",
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "load before": ", ".join(f"{load:.2f}" for load in os.getloadavg()),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
