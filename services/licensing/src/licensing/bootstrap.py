"""Puts the processes together; the only file that names concrete parts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from chassis import listing, roles
from chassis.clock import Clock, SystemClock
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Changed
from chassis.database import Connection, Pool
from chassis.identity import Caller
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.reading import Sink
from chassis.roles import ReadSettings, RelaySettings, Role, Served, salts
from chassis.settings import SettingError
from licensing import projection
from licensing.aggregates import TYPES as REGISTER_TYPES
from licensing.elicence import Ed25519Signer
from licensing.licences.desk import Desk
from licensing.licences.electronic import Issuer
from licensing.licences.following import Follower
from licensing.licences.guides import load_guides
from licensing.licences.kinds import KINDS as LICENCE_KINDS
from licensing.licences.listed import SeriousViolationList
from licensing.licences.projection import project as project_licences
from licensing.licences.service import spec as licence_spec
from licensing.life.following import LifeFollower
from licensing.life.kinds import KINDS as LIFE_KINDS
from licensing.life.services import SERVICES as LIFE_SERVICES
from licensing.permissions import GRANTS
from licensing.service import RegisterService
from licensing.settings import ScheduleSettings, ServeSettings
from matters import role as matters_role
from matters import service as matters_service
from matters.commands import Orders
from matters.kinds import KINDS as MATTER_KINDS
from matters.law import load_law
from matters.projection import project as project_matters
from matters.taking_over import Taker
from roster.handovers import TakenOver
from roster.sink import RosterSink
from roster.store import Rosters
from statutes import divisions

SERVICE = "licensing"
SOURCE = f"/{SERVICE}"
ITSELF = Caller("market-regulation", SERVICE)
MIGRATIONS = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.reader",
    "matters.migrations",
    "roster.migrations",
    "licensing.migrations",
    "licensing.licences.migrations",
)
KINDS = (*LICENCE_KINDS, *LIFE_KINDS, *MATTER_KINDS)
TYPES = (*REGISTER_TYPES, *(kind.aggregate for kind in KINDS))
_list = listing.projection(KINDS)


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """Keep every query table in step."""
    await projection.project(connection, changed)
    await _list(connection, changed)
    await project_matters(connection, changed)
    await project_licences(connection, changed)


def command_bus(pool: Pool, clock: Clock, before: Callable[[], Awaitable[object]] | None = None) -> CommandBus:
    """The service's command bus, not yet started."""
    return CommandBus(pool, TYPES, clock, uuid4, salts, project, SOURCE, before)


def desk_of(rosters: Rosters, serious_violations: Path | None) -> Desk:
    """What decisions on licences rest on."""
    return Desk(load_guides(), lambda: rosters.known, SeriousViolationList(serious_violations))


async def served(issuer: Issuer, serious_violations: Path | None, pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """The gRPC services of `serve`."""
    rosters = Rosters(pool)
    await rosters.current()
    # Reads the division tables before the first caller would wait for them.
    divisions.find(divisions.WHOLE_COUNTRY)
    bus = command_bus(pool, clock, rosters.current)
    specs = (
        RegisterService(bus, pool, clock, metrics).spec(),
        licence_spec(bus, desk_of(rosters, serious_violations), issuer, pool, clock, metrics),
        *(service.spec(bus, pool, clock, metrics) for service in LIFE_SERVICES),
        matters_service.spec(pool, clock),
        JournalService(pool, TYPES, clock).spec(),
    )
    return Served(bus, specs, GRANTS)


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """Answer gRPC calls until told to stop. SettingError if the key of licences is none."""
    key = load_pem_private_key(settings.licence_key.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingError("SSV_LICENCE_KEY must name an Ed25519 private key")
    build = partial(served, Issuer(Ed25519Signer(key)), settings.serious_violations)
    await roles.serve(build, settings.common, stopping)


async def read_directory(settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the directory, and transfer the matters that were taken over there."""

    async def sinks(stack: AsyncExitStack, pool: Pool, clock: Clock, _: Metrics) -> Mapping[str, Sink]:
        bus = command_bus(pool, clock)
        bus.start()
        stack.push_async_callback(bus.stop)
        taker = Taker(bus, Orders(ITSELF))

        async def take_over(taken: TakenOver) -> None:
            await taker.take_over(taken.matter, taken.to_post, taken.handover, taken.accepted_by)

        return {"directory": RosterSink(SERVICE, take_over)}

    await roles.read_events(sinks, settings, stopping)


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


ROLES = {
    "serve": Role("answer gRPC", ServeSettings, serve),
    "relay": Role("number events and send them to Kafka", RelaySettings, roles.relay_events),
    "read": Role("keep up with the directory", ReadSettings, read_directory),
    "schedule": Role("announce time limits and let terms end", ScheduleSettings, schedule),
}
