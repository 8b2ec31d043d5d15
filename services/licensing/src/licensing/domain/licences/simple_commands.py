"""What may be asked on filings and pledges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.licences.kinds import PledgeFinding
from licensing.domain.licences.values import LicenceItem


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLicence:
    """备案, on the spot."""

    entity: UUID
    licence_kind: str
    number: str
    division: str
    authority: str
    items: tuple[LicenceItem, ...] = ()
    filed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFiling:
    """Change the filed facts."""

    filing: UUID
    items: tuple[LicenceItem, ...]
    changed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelFiling:
    """取消备案."""

    filing: UUID
    reason: str
    cancelled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPledge:
    """The applicant was told the standards and signed."""

    entity: UUID
    licence_kind: str
    division: str
    authority: str
    items: tuple[LicenceItem, ...] = ()
    notice_document: str
    pledge_document: str
    pledged_on: date | None = None
    owner_post: UUID | None = None
    free_trade_zone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantPledge:
    """Grant at once; the licence is issued with it."""

    pledge: UUID
    document: str
    number: str
    decided_by: UUID
    granted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusePledge:
    """The form was not complete."""

    pledge: UUID
    reason: str
    refused_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPledgeCheck:
    """Record that the check is due; sent by the clock, or by an officer who begins earlier."""

    pledge: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPledgeCheck:
    """What the check found, and what follows."""

    pledge: UUID
    officers: tuple[UUID, ...]
    finding: PledgeFinding
    record: str
    checked_on: date | None = None
    rectify_by: date | None = None
    document: str = ""
    """Of the annulment, where the pledge was false."""
    reason: str = ""
    decided_by: UUID | None = None
    licence: UUID | None = None
    """The licence granted on the pledge; another one refuses the command."""
