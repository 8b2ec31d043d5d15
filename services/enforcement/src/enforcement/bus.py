"""What decisions rest on besides records, and what is written with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from chassis.commands.orders import Changed
from chassis.database import Connection
from chassis.listing import projection
from enforcement.domain.history.records import NO_HISTORY, History
from enforcement.history import write_history
from enforcement.kinds import KINDS
from enforcement.parties import write_parties
from matters import kinds as matters_kinds
from matters.law import Law
from matters.projection import project as project_matters
from roster.powers import Roster
from roster.store import Rosters
from statutes.rules import Rulebook

SOURCE: Final = "/enforcement"
ALL_KINDS: Final = (*KINDS, *matters_kinds.KINDS)
TYPES: Final = tuple(kind.aggregate for kind in ALL_KINDS)


class Past(Protocol):
    """Earlier matters, as last looked up."""

    async def current(self) -> History:
        """Brought up to date."""
        ...

    @property
    def seen(self) -> tuple[int, int]:
        """How far: the last changes that `known` has taken in."""
        ...

    @property
    def known(self) -> History:
        """What `current` gave last."""
        ...


class _NoPast:
    """Nobody was ever punished."""

    async def current(self) -> History:
        return NO_HISTORY

    @property
    def seen(self) -> tuple[int, int]:
        return 0, 0

    @property
    def known(self) -> History:
        return NO_HISTORY


NO_PAST: Final = _NoPast()


@dataclass(frozen=True)
class Present:
    """What decisions rest on besides records: the law of the region and the roster as last read."""

    law: Law
    rulebook: Rulebook
    rosters: Rosters

    past: Past = NO_PAST
    """What was imposed on anybody before."""

    @property
    def roster(self) -> Roster:
        """As of the beginning of the command."""
        return self.rosters.known


_list = projection(ALL_KINDS)


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """Query lists and alarms, inside the command's transaction."""
    await _list(connection, changed)
    await project_matters(connection, changed)
    await write_parties(connection, changed)
    await write_history(connection, changed)
