"""Person tokens for local runs: what an officer's own department would issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from chassis.serving import tokens as wire
from ssv.certificates import OWN_DEPARTMENT
from ssv.errors import Exit, StackError
from ssv.folders import Folders
from ssv.stack import Stack

AUDIENCE = "smartsupervision"
LIFETIME = wire.LIFETIME
DUTIES = (
    "registrar",
    "supervisor",
    "duty-officer",
    "auditor",
    "operator",
    "directory-keeper",
    "enforcement-officer",
    "reviewer",
)
WHOLE_COUNTRY = "000000"


@dataclass(frozen=True)
class Officer:
    """Who the token speaks for; `division` is a GB/T 2260 code, 000000 the whole country."""

    department: str
    officer: str
    duties: Sequence[str]
    division: str = WHOLE_COUNTRY
    post: UUID | None = None
    """The post of the directory the officer acts in."""


# Signed in by the link that `ssv up` prints, and used by the commands that ask our services.
DEMONSTRATION = Officer(OWN_DEPARTMENT, "demonstration", DUTIES)


def mint(folders: Folders, officer: Officer, now: datetime) -> str:
    """Sign a token with the department's key. `StackError` if this stack has no such department."""
    path = folders.secrets / f"{officer.department}.token.key"
    if not path.exists():
        known = sorted(p.name.removesuffix(".token.key") for p in folders.secrets.glob("*.token.key"))
        raise StackError(
            f"This stack has no department {officer.department!r}.",
            f"It has {', '.join(known)}." if known else "Start it first: ssv up.",
            Exit.USAGE,
        )
    if not (len(officer.division) == 6 and officer.division.isdecimal()):
        raise StackError(f"{officer.division!r} is no division code.", "Give six digits, as in 450100.", Exit.USAGE)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path} is no Ed25519 key")
    who = (officer.department, officer.officer, officer.duties, officer.division)
    return wire.mint(key, *who, AUDIENCE, now, officer.post)


def sign_in_link(stack: Stack, token: str) -> str:
    """Return the address that signs the token's person in to the page."""
    return f"{stack.page_url}/sign-in?token={token}"
