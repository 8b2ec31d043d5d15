"""A scheduler as a process of its own, which tests may kill: `python -m support.scheduler_process`.

Set up by environment as the role `schedule` of any service, and SSV_DELIVERED: the file that its adapter writes the
keys of delivered alarms to.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from support.limit_desk import LAW, SERVICE, project

from chassis import process
from chassis.clock import SystemClock
from chassis.settings import ProcessSettings
from matters.delivery.port import Alarm
from matters.kinds import KINDS
from matters.role import Owner, ScheduleSettings, schedule


class ToFile:
    """Delivers by appending to a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def deliver(self, alarms: Sequence[Alarm]) -> Sequence[str]:
        """Write the keys."""
        with self._path.open("a", encoding="utf-8") as file:
            file.writelines(f"{alarm.key}\n" for alarm in alarms)
        return [""] * len(alarms)


OWNER = Owner([kind.aggregate for kind in KINDS], project, "/limits", SERVICE, LAW)

if __name__ == "__main__":
    settings = ScheduleSettings(
        ProcessSettings.from_environ(os.environ),
        os.environ["SSV_DATABASE_URL"],
        ToFile(Path(os.environ["SSV_DELIVERED"])),
    )
    process.run(partial(schedule, settings, OWNER, SystemClock()))
