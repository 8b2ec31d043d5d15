"""What can be asked of notices to other authorities. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.clues.clues import Suspect


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyOutside:
    """通报 the authority where the suspect sits."""

    origin_key: str
    event_key: str
    title: str
    facts: str
    suspect: Suspect
    place: str
    competent: str
    unit: UUID
    post: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOutsideAnswer:
    """收到回复: what the other authority made of it."""

    outside_notice: UUID
    answer: str
    reference: str
    on: date | None
