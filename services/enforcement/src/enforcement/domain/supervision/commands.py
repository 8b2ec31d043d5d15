"""What can be asked of supervision. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.supervision.records import SupervisionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSupervision:
    """制发 by a superior; a paper of the justice administration is entered as received."""

    kind: SupervisionKind
    title: str
    superior: UUID | None
    superior_post: UUID | None
    issuer: str
    unit: UUID
    post: UUID
    matter: str
    facts: str
    basis: str
    demand: str
    document: str
    follows: UUID | None
    due_on: date | None
    """Required of decisions and of papers of the justice administration."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyToSupervision:
    """回复 a notice, or a paper of the justice administration."""

    supervision: UUID
    reply: str
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToSupervision:
    """对执法监督决定提出异议 within five working days."""

    supervision: UUID
    objection: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSupervisionObjection:
    """复核 within ten working days: upheld, or the decision is withdrawn."""

    supervision: UUID
    upheld: bool
    review: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCorrection:
    """报告纠正情况 of a decision."""

    supervision: UUID
    report: str
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSupervision:
    """办结: what was answered is enough."""

    supervision: UUID
    finding: str
    on: date | None
