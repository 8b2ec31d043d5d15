"""What the register knows of one name of one entity or applicant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from licensing.domain.names.kinds import IllegalStage, NameEnd, NameStage
from licensing.domain.values import Sealed

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKey:
    """A key a likeness search finds the name by, and the place it holds among the names of one authority with it."""

    key: str
    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IllegalFinding:
    """A name that a court or the authority found illegal."""

    stage: IllegalStage = IllegalStage.UNSPECIFIED
    organ: str = ""
    document: str = ""
    ground: str = ""
    served_date: date | None = None
    changed_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessName:
    """企业名称. Empty text and None mean: not recorded."""

    registered_name: str = ""
    authority: str = ""
    division: str = ""
    industry_code: str = ""
    """GB/T 4754 of the main business, "" if unknown."""
    stage: NameStage = NameStage.UNSPECIFIED
    entity: UUID | None = None
    code: str = ""
    applicant: Sealed | None = None
    holder: str = ""
    """Who has it, in words that related names can be compared by: the code, or the name's own resource name."""
    pre_approval: bool = False
    """Approval comes before registration, so it is reserved for a year."""
    reserved_date: date | None = None
    reserved_until: date | None = None
    """Last day of the reservation, by the reading that favours the applicant."""
    warned_of: tuple[str, ...] = ()
    """Names like it that the applicant was warned of and went on (SC-734:16)."""
    keys: tuple[NameKey, ...] = ()
    registered_date: date | None = None
    end: NameEnd = NameEnd.UNSPECIFIED
    ended_date: date | None = None
    illegal: IllegalFinding | None = None
    owner_post: UUID | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
