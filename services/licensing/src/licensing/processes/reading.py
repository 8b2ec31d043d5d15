"""`python -m licensing read`: keep up with the directory, carry out the orders of enforcement."""

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
from licensing.processes.base import ITSELF, SERVICE, command_bus, desk_of
from licensing.revocations.acts import follower
from licensing.revocations.sink import OrdersSink
from matters.commands import Orders
from matters.taking_over import Taker
from roster.handovers import TakenOver
from roster.sink import RosterSink
from roster.store import Rosters


async def read_others(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the directory, transfer matters taken over there, and carry out the orders of enforcement."""

    async def sinks(stack: AsyncExitStack, pool: Pool, clock: Clock, _: Metrics) -> Mapping[str, Sink]:
        bus = command_bus(pool, clock)
        bus.start()
        stack.push_async_callback(bus.stop)
        taker = Taker(bus, Orders(ITSELF))

        async def take_over(taken: TakenOver) -> None:
            await taker.take_over(taken.matter, taken.to_post, taken.handover, taken.accepted_by)

        orders = OrdersSink(bus, follower(desk_of(Rosters(pool), None)), ITSELF)
        return {"directory": RosterSink(SERVICE, take_over), "enforcement": orders}

    await reading.read_events(sinks, settings, stopping)


ROLE = Role(ReadSettings, read_others)
