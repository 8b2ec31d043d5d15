"""`python -m directory read`: keep up with the open matters of other services."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack

from chassis.clock import Clock
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.reading import Sink
from chassis.roles import reading
from chassis.roles.role import Role
from chassis.roles.settings import ReadSettings
from directory.matters_sink import MattersSink


async def read_matters(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the open matters of every service whose events the directory reads."""

    async def sinks(_stack: AsyncExitStack, _pool: Pool, _clock: Clock, _metrics: Metrics) -> Mapping[str, Sink]:
        return {owner: MattersSink(owner) for owner in settings.targets}

    await reading.read_events(sinks, settings, stopping)


ROLE = Role(ReadSettings, read_matters)
