"""A paper of supervision as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class SupervisionKind(IntEnum):
    """Which paper."""

    UNSPECIFIED = 0
    NOTICE = 1
    """执法监督通知书 (SAMR-22/2019:17)"""
    DECISION = 2
    """执法监督决定书 (SAMR-22/2019:18)"""
    URGING = 3
    """行政执法监督督办函 of the justice administration (SC-行政执法监督条例:26)"""
    OPINION = 4
    """行政执法监督意见书 of the justice administration (SC-行政执法监督条例:27)"""
    JUSTICE_DECISION = 5
    """行政执法监督决定书 of the justice administration (SC-行政执法监督条例:28)"""


class SupervisionStatus(IntEnum):
    """Where it stands."""

    UNSPECIFIED = 0
    ISSUED = 1
    """已制发"""
    REPLIED = 2
    """已回复"""
    OBJECTED = 3
    """有异议,复核中"""
    UPHELD = 4
    """复核维持"""
    REPORTED = 5
    """已纠正并报告"""
    CLOSED = 6
    """已办结"""
    WITHDRAWN = 7
    """已撤回、撤销"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """执法监督: one paper to one authority, with what it answered."""

    kind: SupervisionKind = SupervisionKind.UNSPECIFIED
    title: str = ""
    superior: UUID | None = None
    """The authority that supervises; unset for the justice administration."""
    superior_post: UUID | None = None
    """Who works on it there."""
    issuer: str = ""
    """The justice administration; "" for an authority of our own."""
    unit: UUID = NOBODY
    """The authority that is supervised, whose time runs."""
    division: str = ""
    post: UUID = NOBODY
    """Who answers there."""
    matter: str = ""
    """Resource name of the case, evaluation or other matter; "" for none."""
    facts: str = ""
    basis: str = ""
    demand: str = ""
    document: str = ""
    follows: UUID | None = None
    """The notice that was not answered well enough."""
    issued_on: date | None = None
    due_on: date | None = None
    status: SupervisionStatus = SupervisionStatus.UNSPECIFIED
    reply: str = ""
    reply_document: str = ""
    replied_on: date | None = None
    object_until: date | None = None
    """Last day for an objection, where one is open."""
    objection: str = ""
    objected_on: date | None = None
    review: str = ""
    """复核意见"""
    reviewed_on: date | None = None
    report: str = ""
    report_document: str = ""
    reported_on: date | None = None
    finding: str = ""
    """What the superior found in the end."""
    closed_on: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
