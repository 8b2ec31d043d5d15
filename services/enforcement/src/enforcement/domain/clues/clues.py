"""A clue as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from enforcement.domain.clues.kinds import (
    ClueSource,
    ClueStatus,
    Jurisdiction,
    JurisdictionBasis,
    NotFiledGround,
    VerificationStop,
)

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """Whom a clue is about."""

    uscc: str = ""
    """Unified social credit code; "" if unknown or a person."""
    label: str = ""
    """Name of an enterprise; of a person nothing that identifies."""
    part: str = ""
    """What it had to do with the matter, such as seller or producer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A clue (线索)."""

    source: ClueSource = ClueSource.UNSPECIFIED
    origin_key: str = ""
    """Key of the matter at its source, unique; "" where the source has none."""
    event_key: str = ""
    """What clues of one event share, such as the number of a sample."""
    title: str = ""
    facts: str = ""
    suspect: Suspect = Suspect()
    place: str = ""
    """GB/T 2260 of the place of the act."""
    unit: UUID = NOBODY
    """The bureau that verifies it."""
    division: str = ""
    """Of that bureau."""
    post: UUID = NOBODY
    """Who verifies it."""
    received_on: date | None = None
    opens_on: date | None = None
    """First day on which it may be filed, where a party may object or have re-tested until then."""
    status: ClueStatus = ClueStatus.UNSPECIFIED
    jurisdiction: Jurisdiction = Jurisdiction.UNSPECIFIED
    jurisdiction_basis: JurisdictionBasis = JurisdictionBasis.UNSPECIFIED
    competent: str = ""
    """The organ found competent, where it is another."""
    round: int = 1
    """Counts the authorities that verified it; each has its own time."""
    stopped_since: date | None = None
    """Time of verification stands still since then."""
    stopped_for: VerificationStop = VerificationStop.UNSPECIFIED
    ground: NotFiledGround = NotFiledGround.UNSPECIFIED
    reason: str = ""
    document: str = ""
    """Of the way it ended."""
    ended_on: date | None = None
    penalty_case: UUID | None = None
    into: UUID | None = None
    """The clue it was merged into."""
    merged: tuple[UUID, ...] = ()
    """Clues merged into it."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
