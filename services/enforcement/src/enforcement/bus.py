"""What decisions rest on besides records, and the command bus that carries them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Changed
from chassis.database import Connection, Pool
from chassis.listing import projection
from chassis.roles import salts
from enforcement.kinds import KINDS
from matters import kinds as matters_kinds
from matters.law import Law
from matters.projection import project as project_matters
from roster.powers import Roster
from roster.store import Rosters
from statutes.rules import Rulebook

SOURCE: Final = "/enforcement"
ALL_KINDS: Final = (*KINDS, *matters_kinds.KINDS)
TYPES: Final = tuple(kind.aggregate for kind in ALL_KINDS)


@dataclass(frozen=True)
class Present:
    """What decisions rest on besides records: the law of the region and the roster as last read."""

    law: Law
    rulebook: Rulebook
    rosters: Rosters

    @property
    def roster(self) -> Roster:
        """As of the beginning of the command."""
        return self.rosters.known


_list = projection(ALL_KINDS)


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """Query lists and alarms, inside the command's transaction."""
    await _list(connection, changed)
    await project_matters(connection, changed)


def command_bus(pool: Pool, present: Present, clock: Clock, ids: Callable[[], UUID]) -> CommandBus:
    """The command bus, not yet started; the roster is looked at before it decides."""
    return CommandBus(pool, list[Any](TYPES), clock, ids, salts, project, SOURCE, present.rosters.current)
