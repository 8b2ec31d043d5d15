"""An item of evidence as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class EvidenceKind(IntEnum):
    """证据种类 (SAMR-2/2018:23)."""

    UNSPECIFIED = 0
    DOCUMENT = 1
    """书证"""
    OBJECT = 2
    """物证"""
    AUDIOVISUAL = 3
    """视听资料"""
    ELECTRONIC = 4
    """电子数据"""
    WITNESS = 5
    """证人证言"""
    PARTY_STATEMENT = 6
    """当事人的陈述"""
    EXPERT = 7
    """鉴定意见"""
    SITE_RECORD = 8
    """勘验笔录、现场笔录"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectronicData:
    """How electronic data were fixed (SAMR-2/2018:26)."""

    method: str
    """提取、固定方法"""
    device: str
    """Device and software it was taken from and with."""
    address: str
    """Network address or account it was found at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where it comes from."""

    source: str = ""
    """From whom or where."""
    party: int = 0
    """Number of the party it was taken from; 0: another."""
    place: str = ""
    officers: tuple[UUID, ...] = ()
    original: bool = False
    """原件、原物; else a copy checked against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """One step of the chain: who gave it, who has it now, both of whom signed."""

    at: datetime
    from_post: UUID | None
    """Unset for the first step, the taking."""
    to_post: UUID
    place: str
    reason: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One item (证据) of a case."""

    penalty_case: UUID = NOBODY
    division: str = ""
    kind: EvidenceKind = EvidenceKind.UNSPECIFIED
    title: str = ""
    shows: str = ""
    """证明对象: what it is to prove."""
    digest: str = ""
    """SHA-256 of its content, in hexadecimal; of an object, of its photograph."""
    pages: int = 0
    taken_on: date | None = None
    found: Provenance = Provenance()
    electronic: ElectronicData | None = None
    custody: tuple[Custody, ...] = ()
    excluded_on: date | None = None
    excluded_for: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
