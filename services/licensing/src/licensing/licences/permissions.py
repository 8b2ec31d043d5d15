"""Who may call LicenceService: registrars act, readers ask. What is not here is refused.

Commands and lists also stay within the officer's division, and who may approve what is the directory's to say.
"""

from __future__ import annotations

from typing import Final

from chassis.permissions import Grant
from licensing.licences.service import SERVICE

MARKET_REGULATION: Final = frozenset({"market-regulation"})
REGISTRAR: Final = frozenset({"registrar"})
READERS: Final = frozenset({"registrar", "supervisor", "auditor", "duty-officer"})

QUESTIONS: Final = tuple(method.name for method in SERVICE.methods if method.name.startswith(("Get", "List", "Print")))
COMMANDS: Final = tuple(method.name for method in SERVICE.methods if method.name not in QUESTIONS)


def _method(name: str) -> str:
    return f"/{SERVICE.full_name}/{name}"


GRANTS: Final = (
    *(Grant(_method(name), MARKET_REGULATION, REGISTRAR, note="许可经办") for name in COMMANDS),
    *(Grant(_method(name), MARKET_REGULATION, READERS, note="supervision rests on licences") for name in QUESTIONS),
)
