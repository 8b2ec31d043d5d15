"""What the processes are built on."""

from __future__ import annotations

from typing import Any, Final

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.identity import Caller
from chassis.randomness import new_id
from chassis.roles.serving import salts
from enforcement.bus import SOURCE, TYPES, Present, project
from enforcement.history import Histories
from enforcement.latest import Latest
from enforcement.register import InformedBus
from matters.law import Law
from roster.store import Rosters
from statutes.calendar import load_calendar
from statutes.rules import load_rulebook

SERVICE: Final = "enforcement"
ITSELF: Final = Caller("market-regulation", SERVICE)


def present_of(region: str, pool: Pool) -> Present:
    """The law of a region and the roster of a database."""
    rulebook = load_rulebook(region)
    return Present(Law.of(load_calendar(region), rulebook), rulebook, Rosters(pool), Histories(pool))


def command_bus(pool: Pool, present: Present, clock: Clock) -> CommandBus:
    """The command bus, not yet started; roster, earlier matters and registry are looked at before it decides."""
    return InformedBus(pool, list[Any](TYPES), clock, new_id, salts, project, SOURCE, Latest(present))
