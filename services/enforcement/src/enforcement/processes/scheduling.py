"""`python -m enforcement schedule`: announce time limits and let publicity end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, Final

from chassis.clock import SystemClock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.roles.role import Role
from enforcement.bus import SOURCE, TYPES, project
from enforcement.processes.base import ITSELF, present_of
from enforcement.publicity.sweeping import Ending
from enforcement.settings import ScheduleSettings
from enforcement.statistics.tally import Tally
from matters import role as matters_role
from matters.law import load_law


async def schedule(settings: ScheduleSettings, stopping: asyncio.Event) -> None:
    """Announce limits that are near or missed, and take off what was shown long enough, until told to stop."""
    clock = SystemClock()
    owner = matters_role.Owner(TYPES, project, SOURCE, ITSELF, load_law(settings.region))

    def following(pool: Pool, commands: CommandBus) -> Sequence[Coroutine[Any, Any, None]]:
        return [Ending(pool, commands, clock, present_of(settings.region, pool), ITSELF).run(), Tally(pool).run()]

    await matters_role.schedule(settings.common, owner, clock, stopping, following)


ROLE: Final = Role(ScheduleSettings, schedule)
