"""Puts the processes together; the only file that names concrete parts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from functools import partial
from typing import Final
from uuid import uuid4

from chassis import roles
from chassis.clock import Clock, SystemClock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.identity import Caller
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.reading import Sink
from chassis.roles import RelaySettings, Role, Served
from chassis.serving.handlers import ServiceSpec
from enforcement import bus, service
from enforcement.bus import SOURCE, TYPES, Present, project
from enforcement.permissions import GRANTS
from enforcement.settings import ReadSettings, ScheduleSettings, ServeSettings
from matters import role as matters_role
from matters import service as matters_service
from matters.commands import Orders
from matters.law import Law, load_law
from matters.taking_over import Taker
from roster.handovers import TakenOver
from roster.sink import RosterSink
from roster.store import Rosters
from statutes.calendar import load_calendar
from statutes.rules import load_rulebook

SERVICE: Final = "enforcement"
ITSELF: Final = Caller("market-regulation", SERVICE)
MIGRATIONS: Final = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.reader",
    "matters.migrations",
    "roster.migrations",
)


def present_of(region: str, pool: Pool) -> Present:
    """The law of a region and the roster of a database."""
    rulebook = load_rulebook(region)
    return Present(Law.of(load_calendar(region), rulebook), rulebook, Rosters(pool))


def command_bus(pool: Pool, present: Present, clock: Clock) -> CommandBus:
    """The command bus, not yet started."""
    return bus.command_bus(pool, present, clock, uuid4)


def specs(
    commands: CommandBus, present: Present, pool: Pool, clock: Clock, metrics: Metrics
) -> tuple[ServiceSpec, ...]:
    """The gRPC services of `serve`."""
    return (
        service.spec(commands, present, pool, clock, metrics),
        matters_service.spec(pool, clock),
        JournalService(pool, TYPES, clock).spec(),
    )


async def served(region: str, pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """What `serve` answers with."""
    present = present_of(region, pool)
    await present.rosters.current()
    commands = command_bus(pool, present, clock)
    return Served(commands, specs(commands, present, pool, clock, metrics), GRANTS)


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """Answer gRPC calls until told to stop."""
    await roles.serve(partial(served, settings.region), settings.common, stopping)


async def read_directory(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the directory, and transfer the matters that were taken over there."""

    async def sinks(stack: AsyncExitStack, pool: Pool, clock: Clock, _: Metrics) -> Mapping[str, Sink]:
        commands = command_bus(pool, present_of(settings.region, pool), clock)
        commands.start()
        stack.push_async_callback(commands.stop)
        taker = Taker(commands, Orders(ITSELF))

        async def take_over(taken: TakenOver) -> None:
            await taker.take_over(taken.matter, taken.to_post, taken.handover, taken.accepted_by)

        return {"directory": RosterSink(SERVICE, take_over)}

    await roles.read_events(sinks, settings.common, stopping)


async def schedule(settings: ScheduleSettings, stopping: asyncio.Event) -> None:
    """Announce limits that are near or missed until told to stop."""
    owner = matters_role.Owner(TYPES, project, SOURCE, ITSELF, load_law(settings.region))
    await matters_role.schedule(settings.common, owner, SystemClock(), stopping)


ROLES: Final = {
    "serve": Role("answer gRPC", ServeSettings, serve),
    "relay": Role("number events and send them to Kafka", RelaySettings, roles.relay_events),
    "read": Role("keep up with the directory", ReadSettings, read_directory),
    "schedule": Role("announce limits that are near or missed", ScheduleSettings, schedule),
}
