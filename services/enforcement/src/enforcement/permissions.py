"""Who may call enforcement: one row per method and department. What is not here is refused.

Commands and lists also stay within the officer's division. Which post may approve what the directory's powers say.
"""

from __future__ import annotations

from typing import Final

from chassis import journal_service
from chassis.permissions import Grant
from enforcement.service import SERVICE
from matters import service as matters_service

MARKET_REGULATION: Final = frozenset({"market-regulation"})
HANDLERS: Final = frozenset({"enforcement-officer"})
REVIEWERS: Final = frozenset({"enforcement-officer", "reviewer"})
ASKERS: Final = frozenset({"enforcement-officer", "reviewer", "supervisor", "duty-officer", "auditor"})
READERS: Final = frozenset({"directory", "licensing", "credit", "justice", "sharing", "command-center"})
REVIEWS: Final = frozenset({"ReviewCase", "ReviewAfterHearing"})

_ASKING: Final = ("Get", "BatchGet", "List")


def _grant(name: str) -> Grant:
    duties = ASKERS if name.startswith(_ASKING) else REVIEWERS if name in REVIEWS else HANDLERS
    return Grant(f"/{SERVICE.full_name}/{name}", MARKET_REGULATION, duties, note="within one's own division")


GRANTS: Final[tuple[Grant, ...]] = (
    *(_grant(method.name) for method in SERVICE.methods),
    *matters_service.grants(MARKET_REGULATION, ASKERS, frozenset({"directory", "command-center"})),
    *journal_service.grants(MARKET_REGULATION, readers=READERS, watchers=MARKET_REGULATION),
)
