"""Who may call enforcement: one row per method and department. What is not here is refused.

Commands and lists also stay within the officer's division. Which post may approve what the directory's powers say.
"""

from __future__ import annotations

from typing import Final

from chassis import journal_service
from chassis.permissions import Grant
from enforcement.areas import AREAS
from enforcement.areas.area import Area
from matters import service as matters_service

MARKET_REGULATION: Final = frozenset({"market-regulation"})
ASKERS: Final = frozenset({"enforcement-officer", "reviewer", "supervisor", "duty-officer", "auditor"})
READERS: Final = frozenset({"directory", "licensing", "credit", "justice", "sharing", "command-center"})

_ASKING: Final = ("Get", "BatchGet", "List")


def _grant(area: Area, name: str) -> Grant:
    duties = ASKERS if name.startswith(_ASKING) else area.duties_of(name)
    return Grant(f"/{area.service.full_name}/{name}", MARKET_REGULATION, duties, note="within one's own division")


def _tells(name: str) -> bool:
    """Whether a method tells the history of a record."""
    return name.startswith("List") and name.endswith("Events")


def _timeline(area: Area, name: str) -> Grant:
    services = frozenset({"command-center"})
    return Grant(f"/{area.service.full_name}/{name}", MARKET_REGULATION, services=services, note="keeps to divisions")


GRANTS: Final[tuple[Grant, ...]] = (
    *(_grant(area, method.name) for area in AREAS for method in area.service.methods),
    *(_timeline(area, method.name) for area in AREAS for method in area.service.methods if _tells(method.name)),
    *(grant for area in AREAS for grant in area.grants),
    *matters_service.grants(MARKET_REGULATION, ASKERS, frozenset({"directory", "command-center"})),
    *journal_service.grants(MARKET_REGULATION, readers=READERS, watchers=MARKET_REGULATION),
)
