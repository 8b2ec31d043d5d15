"""Named places where a process may be told to die, so that every gap between two lines is driven by a test."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, get_args

CrashPoint = Literal[
    "commands.before_commit",  # journal rows written, transaction open
    "commands.after_commit",  # committed, the caller has no answer yet
    "sequencer.before_commit",  # numbers given, transaction open
    "sequencer.after_commit",  # numbered, nothing sent
    "relay.after_send",  # the broker has the records, the outbox still holds them
    "relay.after_delete",  # outbox rows deleted
    "runner.before_apply",  # records read, nothing done
    "runner.after_effects",  # effects made, reader position not committed
    "runner.after_commit",  # position committed, Kafka offset not acknowledged
    "projector.before_bulk",  # documents built, not sent
    "projector.after_bulk",  # documents written
]

CRASH_POINTS: tuple[CrashPoint, ...] = get_args(CrashPoint)
"""Those an import passes through."""

SchedulerCrashPoint = Literal[
    "scheduler.before_commit",  # announcements written, transaction open
    "scheduler.after_commit",  # announced, the scheduler has not heard of it
    "scheduler.before_delivery",  # alarms journalled, nothing delivered
    "scheduler.after_delivery",  # alarms delivered, still noted as waiting
]

SCHEDULER_CRASH_POINTS: tuple[SchedulerCrashPoint, ...] = get_args(SchedulerCrashPoint)
"""Those deadlines pass through."""

SealCrashPoint = Literal[
    "seal.before_commit",  # a seal written, transaction open
    "seal.after_commit",  # sealed, the other streams not yet
]

SEAL_CRASH_POINTS: tuple[SealCrashPoint, ...] = get_args(SealCrashPoint)
"""Those sealing passes through."""

AnyCrashPoint = CrashPoint | SchedulerCrashPoint | SealCrashPoint

EXIT_CODE = 137
"""As after kill -9."""


class CrashFile:
    """A file in which a test names the crash point at which this process shall die next, once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def passing(self, point: AnyCrashPoint) -> None:
        """Die here if the file names this point; the file is removed first, so the next life goes on."""
        if self._path.exists() and self._path.read_text(encoding="utf-8").strip() == point:
            self._path.unlink()
            os._exit(EXIT_CODE)


_file = CrashFile(Path(os.environ["SSV_CRASH_FILE"])) if "SSV_CRASH_FILE" in os.environ else None


def passing(point: AnyCrashPoint) -> None:
    """Mark a crash point; dies if the file in SSV_CRASH_FILE names it. Without that setting, does nothing."""
    if _file is not None:
        _file.passing(point)
