"""What the processes are built on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chassis import listing
from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.execution import Lookout
from chassis.commands.orders import Changed
from chassis.database import Connection, Pool
from chassis.identity import Caller
from chassis.randomness import new_id
from chassis.roles.serving import salts
from licensing import projection
from licensing.aggregates import TYPES as REGISTER_TYPES
from licensing.licences.desk import Desk
from licensing.licences.guides import load_guides
from licensing.licences.kinds import KINDS as LICENCE_KINDS
from licensing.licences.listed import SeriousViolationList
from licensing.licences.projection import project as project_licences
from licensing.life.kinds import KINDS as LIFE_KINDS
from licensing.revocations.kinds import RECEIPT
from matters.kinds import KINDS as MATTER_KINDS
from matters.projection import project as project_matters
from roster.store import Rosters

SERVICE = "licensing"
SOURCE = f"/{SERVICE}"
ITSELF = Caller("market-regulation", SERVICE)
KINDS = (*LICENCE_KINDS, *LIFE_KINDS, RECEIPT, *MATTER_KINDS)
TYPES = (*REGISTER_TYPES, *(kind.aggregate for kind in KINDS))
_list = listing.projection(KINDS)


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """Keep every query table in step."""
    await projection.project(connection, changed)
    await _list(connection, changed)
    await project_matters(connection, changed)
    await project_licences(connection, changed)


def command_bus(pool: Pool, clock: Clock, lookout: Lookout | None = None) -> CommandBus:
    """The service's command bus, not yet started."""
    return CommandBus(pool, TYPES, clock, new_id, salts, project, SOURCE, lookout)


def desk_of(rosters: Rosters, serious_violations: Path | None) -> Desk:
    """What decisions on licences rest on."""
    return Desk(load_guides(), lambda: rosters.known, SeriousViolationList(serious_violations))
