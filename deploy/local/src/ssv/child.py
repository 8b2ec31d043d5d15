"""What the supervisor knows about one process it keeps running."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ssv.account import Account


def _nothing() -> None:
    pass


def _ready() -> str | None:
    return None


@dataclass(frozen=True)
class Child:
    """A process: how to start it, how to see that it is ready, how to stop it.

    `prepare` runs before every start. `probe` returns None once the process is ready and holds what others
    need of it (roles, topics), else what is awaited. Both may block: they run in a thread.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    account: Account
    prepare: Callable[[], None] = _nothing
    probe: Callable[[], str | None] = _ready
    after: tuple[str, ...] = ()
    ports: tuple[str, ...] = ()
    stop_signal: signal.Signals = signal.SIGTERM
    start_seconds: float = 90.0
    stop_seconds: float = 20.0
    once: bool = False
    """A task that ends by itself with exit code 0, such as a migration; it counts as ready from then on."""
    optional: bool = False
    """Its failure is shown but stops nothing."""
