"""Person tokens for local runs: what an officer's own department would issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import jwt

from ssv.errors import Exit, StackError
from ssv.folders import Folders

AUDIENCE = "smartsupervision"
LIFETIME = timedelta(minutes=15)
DUTIES = ("registrar", "supervisor", "duty-officer", "auditor", "operator")
WHOLE_COUNTRY = "000000"


@dataclass(frozen=True)
class Officer:
    """Who the token speaks for; `division` is a GB/T 2260 code, 000000 the whole country."""

    department: str
    officer: str
    duties: Sequence[str]
    division: str = WHOLE_COUNTRY


def mint(folders: Folders, officer: Officer, now: datetime, lifetime: timedelta = LIFETIME) -> str:
    """Sign a token with the department's key. `StackError` if this stack has no such department."""
    key = folders.secrets / f"{officer.department}.token.key"
    if not key.exists():
        known = sorted(p.name.removesuffix(".token.key") for p in folders.secrets.glob("*.token.key"))
        raise StackError(
            f"This stack has no department {officer.department!r}.",
            f"It has {', '.join(known)}." if known else "Start it first: ssv up.",
            Exit.USAGE,
        )
    claims = {
        "iss": officer.department,
        "aud": AUDIENCE,
        "sub": officer.officer,
        "iat": int(now.timestamp()),
        "exp": int((now + lifetime).timestamp()),
        "duty": list(officer.duties),
        "division": officer.division,
    }
    return jwt.encode(claims, key.read_bytes(), algorithm="EdDSA", headers={"kid": officer.department})
