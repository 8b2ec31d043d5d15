"""The process role `schedule`, put together from what a service has anyway."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chassis.aggregates import AggregateType
from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.execution import Project
from chassis.database import Pool, open_pool
from chassis.identity import Caller
from chassis.metrics import Metrics
from chassis.process import create_months, keep_months, until_stopped
from chassis.randomness import new_id
from chassis.roles.serving import MONTHLY_TABLES, salts
from chassis.settings import ProcessSettings, required
from matters.announcing import dying_before_commit
from matters.delivery.choosing import delivery_from
from matters.delivery.port import AlarmPort
from matters.law import Law
from matters.scheduler import Scheduler


@dataclass(frozen=True)
class ScheduleSettings:
    """What `schedule` needs."""

    process: ProcessSettings
    database_url: str
    delivery: AlarmPort

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ScheduleSettings:
        """Read SSV_* and SSV_MAIL_*. SettingError names what is missing."""
        return cls(ProcessSettings.from_environ(environ), required(environ, "SSV_DATABASE_URL"), delivery_from(environ))


@dataclass(frozen=True)
class Owner:
    """The service whose matters these are."""

    types: Sequence[AggregateType]
    """All its kinds, those of `matters.kinds.KINDS` among them."""
    project: Project
    """Its own projection, with that of its limits."""
    source: str
    """Such as /licensing."""
    caller: Caller
    """Its department and its name, no officer."""
    law: Law


Also = Callable[[Pool, CommandBus], Sequence[Coroutine[Any, Any, None]]]
"""Endless parts of the service's own that belong into this process."""


async def schedule(
    settings: ScheduleSettings, owner: Owner, clock: Clock, stopping: asyncio.Event, also: Also = lambda _, __: ()
) -> None:
    """Announce, follow, recompute and deliver until told to stop."""
    metrics = Metrics()
    metrics.serve(settings.process.metrics_port)
    pool = await open_pool(settings.database_url)
    try:
        await create_months(pool, clock, MONTHLY_TABLES)
        project = dying_before_commit(owner.project)
        bus = CommandBus(pool, owner.types, clock, new_id, salts, project, owner.source)
        bus.start()
        scheduler = Scheduler(
            settings.database_url, pool, bus, clock, metrics, owner.law, owner.caller, settings.delivery
        )
        parts = [scheduler.run(), keep_months(pool, clock, MONTHLY_TABLES), *also(pool, bus)]
        await until_stopped(stopping, parts)
        await bus.stop()
    finally:
        await pool.close()
