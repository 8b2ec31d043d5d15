"""A request for assistance as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class AssistanceStatus(IntEnum):
    """Where a request stands."""

    UNSPECIFIED = 0
    ASKED = 1
    """已发函"""
    RECEIVED = 2
    """已收到,限期回复"""
    ANSWERED = 3
    """已回复"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistance:
    """协助调查、协助扣押 (SAMR-2/2018:45): the authority asked answers in fifteen working days."""

    title: str = ""
    penalty_case: UUID = NOBODY
    asking_unit: UUID = NOBODY
    unit: UUID = NOBODY
    """The authority asked, whose time runs."""
    division: str = ""
    """Of the authority asked."""
    post: UUID = NOBODY
    """Who answers there; before it was received, who asked."""
    document: str = ""
    wanted: str = ""
    status: AssistanceStatus = AssistanceStatus.UNSPECIFIED
    asked_on: date | None = None
    received_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    answer_document: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
