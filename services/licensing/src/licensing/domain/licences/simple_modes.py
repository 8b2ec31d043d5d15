"""备案 and 告知承诺: the two modes of 证照分离 with an object of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from licensing.domain.licences.applications import NEVER, NOBODY
from licensing.domain.licences.kinds import FilingStatus, PledgeStatus
from licensing.domain.licences.values import LicenceCompetence, LicenceItem, PledgeCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """备案: filed on the spot; there is no state of review."""

    entity: UUID
    code: str = ""
    holder_name: str = ""
    number: str = ""
    """备案编号; held for ever."""
    licence_kind: str = ""
    kind_version: str = ""
    status: FilingStatus = FilingStatus.UNSPECIFIED
    division: str = ""
    authority: str = ""
    items: tuple[LicenceItem, ...] = ()
    filed_on: date | None = None
    changed_on: date | None = None
    cancelled_on: date | None = None
    cancel_reason: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


UNKNOWN_FILING = Filing(entity=NOBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """告知承诺: a signed pledge, the grant on it, the check later, and what follows."""

    entity: UUID
    code: str = ""
    applicant_name: str = ""
    licence_kind: str = ""
    kind_version: str = ""
    status: PledgeStatus = PledgeStatus.UNSPECIFIED
    division: str = ""
    competence: LicenceCompetence | None = None
    items: tuple[LicenceItem, ...] = ()
    notice_document: str = ""
    """告知书: the standards the applicant was told."""
    pledge_document: str = ""
    """承诺书, signed."""
    pledged_on: date | None = None
    granted_on: date | None = None
    decision_document: str = ""
    licence: UUID | None = None
    check_by: date | None = None
    """The last day for the check."""
    checks: tuple[PledgeCheck, ...] = ()
    closed_on: date | None = None
    closing_reason: str = ""
    owner_post: UUID | None = None
    free_trade_zone: bool = False
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


UNKNOWN_PLEDGE = Pledge(entity=NOBODY)
