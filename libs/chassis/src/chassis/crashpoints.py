"""Named places where a process may be told to die, so that every gap between two lines is driven by a test."""

from __future__ import annotations

import os
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

EXIT_CODE = 137
"""As after kill -9."""


class CrashPlan:
    """At which crash point, and at which passing of it, this process dies."""

    def __init__(self, setting: str) -> None:
        """Read `name` or `name:n`; an empty setting never crashes. ValueError on an unknown name."""
        name, _, count = setting.partition(":")
        if name and name not in CRASH_POINTS:
            raise ValueError(f"SSV_CRASH_AT: unknown crash point {name!r}; known: {', '.join(CRASH_POINTS)}")
        self._name = name
        self._left = int(count or 1)

    def passing(self, point: CrashPoint) -> None:
        """Die here if the plan says so."""
        if point != self._name:
            return
        self._left -= 1
        if self._left == 0:
            os._exit(EXIT_CODE)


_plan = CrashPlan(os.environ.get("SSV_CRASH_AT", ""))


def passing(point: CrashPoint) -> None:
    """Mark a crash point; dies if SSV_CRASH_AT names it."""
    _plan.passing(point)
