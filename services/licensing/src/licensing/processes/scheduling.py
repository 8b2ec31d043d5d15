"""`python -m licensing schedule`: announce time limits and let terms end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from chassis.clock import SystemClock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.roles.role import Role
from licensing.licences.following import Follower
from licensing.life.following import LifeFollower
from licensing.processes.base import ITSELF, SOURCE, TYPES, desk_of, project
from licensing.settings import ScheduleSettings
from matters import role as matters_role
from matters.law import load_law
from roster.store import Rosters


async def schedule(settings: ScheduleSettings, stopping: asyncio.Event) -> None:
    """Announce limits, and let happen what happens without anybody's command, until told to stop."""
    clock = SystemClock()
    owner = matters_role.Owner(TYPES, project, SOURCE, ITSELF, load_law(settings.region))

    def following(pool: Pool, bus: CommandBus) -> Sequence[Coroutine[Any, Any, None]]:
        rosters = Rosters(pool)
        desk = desk_of(rosters, settings.serious_violations)
        return [
            rosters.keep_current(),
            Follower(pool, bus, clock, desk, ITSELF).run(),
            LifeFollower(pool, bus, clock, ITSELF).run(),
        ]

    await matters_role.schedule(settings.common, owner, clock, stopping, following)


ROLE = Role(ScheduleSettings, schedule)
