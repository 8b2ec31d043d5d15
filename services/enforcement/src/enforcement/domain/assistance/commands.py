"""What can be asked of requests for assistance. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForAssistance:
    """发出协助调查函、协助扣押通知书."""

    penalty_case: UUID
    unit: UUID
    """The authority asked."""
    title: str
    wanted: str
    document: UUID
    """Of the series 协查 or 协扣."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveAssistance:
    """收到: the fifteen working days begin."""

    assistance: UUID
    post: UUID
    """Who answers."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAssistance:
    """回复."""

    assistance: UUID
    answer: str
    document: str
    on: date | None
