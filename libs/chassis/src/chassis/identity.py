"""Who calls: a department by certificate, a person by token, and how far a division grant reaches."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

COUNTRY = "000000"


def division_reaches(granted: str, division: str) -> bool:
    """Whether a grant at one level of GB/T 2260 reaches a division: downwards, never sideways.

    >>> division_reaches("450000", "450103"), division_reaches("450100", "450203")
    (True, False)
    """
    if granted == COUNTRY:
        return True
    prefix = granted
    while len(prefix) > 2 and prefix.endswith("00"):
        prefix = prefix[:-2]
    return division.startswith(prefix)


@dataclass(frozen=True)
class Caller:
    """The identity behind a call."""

    department: str
    """From the client certificate."""
    service: str = ""
    """From the client certificate; empty for a department's own client."""
    officer: str | None = None
    """From the person token, if one was sent."""
    duties: frozenset[str] = frozenset()
    division: str | None = None
    """GB/T 2260 code the officer acts for; `000000` is the whole country."""
    post: UUID | None = None
    """The post of the directory the officer acts in, if the token names one."""

    def reaches(self, division: str) -> bool:
        """Whether the officer's division is the given one or stands above it."""
        return self.division is not None and division_reaches(self.division, division)
