"""`python -m enforcement read`: keep up with the directory and the registry."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from typing import Final

from chassis.clock import Clock
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.reading import Sink
from chassis.roles import reading
from chassis.roles.role import Role
from enforcement.processes.base import ITSELF, SERVICE, command_bus, present_of
from enforcement.registry import RegistrySink
from enforcement.settings import ReadSettings
from matters.commands import Orders
from matters.taking_over import Taker
from roster.handovers import TakenOver
from roster.sink import RosterSink


async def read_others(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the directory, transfer matters taken over there, and follow what the registry does."""

    async def sinks(stack: AsyncExitStack, pool: Pool, clock: Clock, _: Metrics) -> Mapping[str, Sink]:
        present = present_of(settings.region, pool)
        commands = command_bus(pool, present, clock)
        commands.start()
        stack.push_async_callback(commands.stop)
        taker = Taker(commands, Orders(ITSELF))

        async def take_over(taken: TakenOver) -> None:
            await taker.take_over(taken.matter, taken.to_post, taken.handover, taken.accepted_by)

        return {"directory": RosterSink(SERVICE, take_over), "licensing": RegistrySink(commands, present, ITSELF)}

    await reading.read_events(sinks, settings.common, stopping)


ROLE: Final = Role(ReadSettings, read_others)
