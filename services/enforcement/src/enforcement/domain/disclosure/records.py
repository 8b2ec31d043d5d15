"""A published item as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class DisclosureKind(IntEnum):
    """What is published."""

    UNSPECIFIED = 0
    SUBJECT = 1
    """执法主体"""
    POWERS = 2
    """职责权限、权责清单"""
    BASIS = 3
    """执法依据"""
    PROCEDURE = 4
    """执法程序"""
    REMEDY = 5
    """救济渠道"""
    OFFICERS = 6
    """执法人员"""
    YEARLY_FIGURES = 7
    """上年度执法总体情况: one record per authority, with an edition for each year."""


class DisclosureStatus(IntEnum):
    """Where it stands."""

    UNSPECIFIED = 0
    PUBLISHED = 1
    """公开中"""
    WITHDRAWN = 2
    """已撤下"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One published item, such as the list of powers."""

    kind: DisclosureKind = DisclosureKind.UNSPECIFIED
    title: str = ""
    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    content: str = ""
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day; None for without end."""
    year: int = 0
    """Of yearly figures: the year they are about."""
    status: DisclosureStatus = DisclosureStatus.UNSPECIFIED
    approved_by: UUID | None = None
    published_on: date | None = None
    amended_on: date | None = None
    edition: int = 0
    """Counts from 1."""
    changed_on: date | None = None
    """What it rests on changed, and it is not amended yet."""
    change: str = ""
    changes: int = 0
    """How many changes were noted."""
    withdrawn_on: date | None = None
    withdrawal: str = ""
    """Document and reason."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
