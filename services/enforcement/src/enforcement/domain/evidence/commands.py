"""What can be asked of evidence. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.evidence.records import ElectronicData, EvidenceKind, Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeEvidence:
    """收集证据 by at least two officers of the case."""

    penalty_case: UUID
    kind: EvidenceKind
    title: str
    shows: str
    digest: str
    """SHA-256 in hexadecimal."""
    pages: int
    found: Provenance
    electronic: ElectronicData | None
    """Required of electronic data."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassEvidence:
    """移交证据: both posts sign."""

    evidence: UUID
    to_post: UUID
    place: str
    reason: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludeEvidence:
    """排除: taken against the law, or not found true (SAMR-2/2018:32)."""

    evidence: UUID
    reason: str
