"""How an import shows that it moves: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

_EVERY_SECONDS: Final = 5.0


class ImportProgress:
    """Shows rows done, rows a second and the time left, by the share of the file that was read."""

    def __init__(self, console: Console, label: str) -> None:
        self._console = console
        self._label = label
        self._began = self._told = time.monotonic()
        self._begun_with: int | None = None
        self.rows = 0
        self._bar: Progress | None = None
        if console.is_terminal:
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                TaskProgressColumn(),
                TextColumn("{task.fields[told]}"),
            )
            self._bar = Progress(*columns, TimeRemainingColumn(), console=console, transient=True)
            self._task = self._bar.add_task(label, total=1.0, told="")

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def update(self, rows: int, share: float) -> None:
        """So many rows are confirmed, and this share of the file (0 to 1) has been read."""
        if self._begun_with is None:
            self._begun_with = rows
        self.rows = rows
        now = time.monotonic()
        rate = (rows - self._begun_with) / max(now - self._began, 0.001)
        if self._bar:
            self._bar.update(self._task, completed=share, told=f"{rows:,} rows, {rate:,.0f}/s")
        elif now - self._told >= _EVERY_SECONDS:
            self._told = now
            left = (now - self._began) * (1 - share) / share if share else 0.0
            text = f"{self._label}: {rows:,} rows, {rate:,.0f} rows/s, {share:.0%}, about {left:.0f} s left"
            self._console.print(text, highlight=False, soft_wrap=True)
