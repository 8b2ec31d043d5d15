"""What can be asked of graduated tools. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.cautions.records import CautionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCaution:
    """提醒、约谈、警示、责令改正."""

    kind: CautionKind
    unit: UUID
    title: str
    post: UUID
    uscc: str
    label: str
    facts: str
    basis: str
    demand: str
    document: UUID | None
    """Of the series 责改; required of an order to correct."""
    matter: str
    due_on: date | None
    """Required of an order to correct."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCaution:
    """复查: corrected or not."""

    caution: UUID
    corrected: bool
    finding: str
    officers: tuple[UUID, ...]
    on: date | None
