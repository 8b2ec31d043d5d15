"""`python -m enforcement serve`: answer gRPC."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Final

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.roles import serving
from chassis.roles.role import Role
from chassis.roles.serving import Served
from chassis.sealing.keys import load_key
from chassis.serving.handlers import ServiceSpec
from enforcement import service
from enforcement.bus import TYPES, Present
from enforcement.dossier import service as dossier
from enforcement.dossier.service import DossierService
from enforcement.permissions import GRANTS
from enforcement.processes.base import command_bus, present_of
from enforcement.settings import ServeSettings
from matters import service as matters_service


def specs(
    commands: CommandBus, present: Present, pool: Pool, clock: Clock, metrics: Metrics
) -> tuple[ServiceSpec, ...]:
    """The gRPC services of `serve`."""
    return (
        *service.specs(commands, present, pool, clock, metrics),
        matters_service.spec(pool, clock),
        JournalService(pool, TYPES, clock).spec(),
    )


async def served(settings: ServeSettings, pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """What `serve` answers with. SettingError if the seal key cannot be read."""
    present = present_of(settings.region, pool)
    await present.rosters.current()
    commands = command_bus(pool, present, clock)
    dossiers = DossierService(pool, clock, load_key(settings.seal_key)).spec()
    answering = *specs(commands, present, pool, clock, metrics), dossiers
    return Served(commands, answering, (*GRANTS, *dossier.GRANTS))


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """Answer gRPC calls until told to stop."""
    await serving.serve(partial(served, settings), settings.common, stopping)


ROLE: Final = Role(ServeSettings, serve)
