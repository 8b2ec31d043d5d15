"""What happened to a licence: past tense, absolute values. `at` is when it was recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from licensing.domain.events import Patch
from licensing.domain.licences.kinds import LicenceStatus
from licensing.domain.licences.licences import UNKNOWN_LICENCE, Licence, LicenceBar, LicenceDelegation
from licensing.domain.licences.values import (
    AnnulmentInquiry,
    DelegationRow,
    LicenceExit,
    LicenceItem,
    LicenceSuspension,
    LicenceTerm,
    LimitExtension,
    PendingRenewal,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceAdopted:
    """Taken over from an older system; every value, source and gap is in the state."""

    at: datetime
    licence: Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceIssued:
    """颁发; every other value is in the state."""

    at: datetime
    issued_on: date
    licence: Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRenewalRequested:
    """A renewal was asked for; the licence knows, because its expiry depends on it."""

    at: datetime
    pending_renewal: PendingRenewal

    def patch(self) -> Patch:
        """The renewal under way."""
        return {"pending_renewal": self.pending_renewal}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRenewalClosed:
    """The renewal asked for came to nothing: refused, withdrawn or not accepted."""

    at: datetime
    application: UUID
    reason: str

    def patch(self) -> Patch:
        """Nothing under way."""
        return {"pending_renewal": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRenewed:
    """延续, by decision or by law (`deemed`)."""

    at: datetime
    renewed_on: date
    status: LicenceStatus
    """VALID, or SUSPENDED where an order to that effect goes on."""
    term: LicenceTerm
    terms: tuple[LicenceTerm, ...]
    items: tuple[LicenceItem, ...]
    application: UUID
    pending_renewal: PendingRenewal | None
    """Stays after a deemed renewal until the decision is made up for."""

    def patch(self) -> Patch:
        """The new term; an expired licence lives again."""
        return {
            "status": self.status,
            "status_date": self.renewed_on,
            "valid_to": self.term.to_date,
            "terms": self.terms,
            "items": self.items,
            "application": self.application,
            "pending_renewal": self.pending_renewal,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceChanged:
    """变更."""

    at: datetime
    changed_on: date
    items: tuple[LicenceItem, ...]
    application: UUID

    def patch(self) -> Patch:
        """What it says from now on."""
        return {"items": self.items, "application": self.application}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceDocumentIssued:
    """A further document was handed over: after a renewal or change, or for one lost (补发)."""

    at: datetime
    issued_on: date
    application: UUID
    copies: int

    def patch(self) -> Patch:
        """One more document."""
        return {"application": self.application, "copies": self.copies}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceSuspended:
    """暂停."""

    at: datetime
    suspension: LicenceSuspension

    def patch(self) -> Patch:
        """Not to be used."""
        return {**_status(LicenceStatus.SUSPENDED, self.suspension.from_date), "suspension": self.suspension}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceResumed:
    """恢复."""

    at: datetime
    resumed_on: date
    document: str

    def patch(self) -> Patch:
        """To be used again."""
        return {**_status(LicenceStatus.VALID, self.resumed_on), "suspension": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceExpired:
    """The last day passed."""

    at: datetime
    expired_on: date
    """The last day of validity."""
    rule: str

    def patch(self) -> Patch:
        """Ended by time."""
        return _status(LicenceStatus.EXPIRED, self.expired_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceAnnulmentStarted:
    """A ground for annulment was discovered."""

    at: datetime
    inquiry: AnnulmentInquiry

    def patch(self) -> Patch:
        """The inquiry."""
        return {"inquiry": self.inquiry}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceAnnulmentExtended:
    """The inquiry got 20 working days more."""

    at: datetime
    inquiry: AnnulmentInquiry
    extension: LimitExtension

    def patch(self) -> Patch:
        """The inquiry, extended."""
        return {"inquiry": self.inquiry}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceAnnulmentDropped:
    """不予撤销."""

    at: datetime
    dropped_on: date
    reason: str
    document: str
    public_interest: bool

    def patch(self) -> Patch:
        """No inquiry."""
        return {"inquiry": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceWithdrawn:
    """撤回."""

    at: datetime
    exit: LicenceExit

    def patch(self) -> Patch:
        """Ended."""
        return _ended(LicenceStatus.WITHDRAWN, self.exit)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceAnnulled:
    """撤销."""

    at: datetime
    exit: LicenceExit

    def patch(self) -> Patch:
        """Ended; the inquiry is over."""
        return {**_ended(LicenceStatus.ANNULLED, self.exit), "inquiry": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRevoked:
    """吊销 was recorded."""

    at: datetime
    exit: LicenceExit

    def patch(self) -> Patch:
        """Ended."""
        return _ended(LicenceStatus.REVOKED, self.exit)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRestored:
    """吊销决定失效: as it stood before it was revoked."""

    at: datetime
    status: LicenceStatus
    suspension: LicenceSuspension | None
    restored_on: date
    document: str

    def patch(self) -> Patch:
        """Back in force."""
        return {**_status(self.status, self.restored_on), "suspension": self.suspension, "exit": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceCancelled:
    """注销: closed. What ended it before stays readable in the history."""

    at: datetime
    exit: LicenceExit

    def patch(self) -> Patch:
        """Closed; nothing is under way any more."""
        return {**_ended(LicenceStatus.CANCELLED, self.exit), "inquiry": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceSuspensionHinted:
    """The holder's business licence was revoked: look whether this licence is to be suspended. No effect by itself."""

    at: datetime
    reason: str
    document: str

    def patch(self) -> Patch:
        """That people were told; nothing else."""
        return {"suspension_hint": self.document}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceHolderCorrected:
    """The holder's record was a duplicate and was merged, or its code was wrong: whose licence it is did not change."""

    at: datetime
    entity: UUID
    code: str

    def patch(self) -> Patch:
        """The record and code that stand for the holder now."""
        return {"entity": self.entity, "code": self.code}


LicenceEvent: TypeAlias = (
    LicenceAdopted
    | LicenceIssued
    | LicenceRenewalRequested
    | LicenceRenewalClosed
    | LicenceRenewed
    | LicenceChanged
    | LicenceDocumentIssued
    | LicenceSuspended
    | LicenceResumed
    | LicenceExpired
    | LicenceAnnulmentStarted
    | LicenceAnnulmentExtended
    | LicenceAnnulmentDropped
    | LicenceWithdrawn
    | LicenceAnnulled
    | LicenceRevoked
    | LicenceRestored
    | LicenceCancelled
    | LicenceSuspensionHinted
    | LicenceHolderCorrected
)


def evolve_licence(state: Licence | None, event: LicenceEvent) -> Licence:
    """The state after an event. Total: it never refuses, whatever came before."""
    if isinstance(event, LicenceAdopted | LicenceIssued):
        return event.licence
    before = state if state is not None else replace(UNKNOWN_LICENCE, created_at=event.at)
    return replace(before, **event.patch(), updated_at=event.at)


def _status(status: LicenceStatus, day: date) -> dict[str, object]:
    return {"status": status, "status_date": day}


def _ended(status: LicenceStatus, leaving: LicenceExit) -> Patch:
    return {**_status(status, leaving.ended_on), "exit": leaving, "pending_renewal": None, "suspension": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceBarred:
    """不得再次申请 before `until` has passed (NPC-行政许可法:78-79)."""

    at: datetime
    entity: UUID
    code: str
    licence_kind: str
    until: date
    reason: str
    document: str


def evolve_bar(state: LicenceBar | None, event: LicenceBarred) -> LicenceBar:
    """The bar after an event: the later of the two ends."""
    longer = state is not None and state.until is not None and state.until > event.until
    if state is not None and longer:
        return replace(state, updated_at=event.at)
    return LicenceBar(
        entity=event.entity,
        code=event.code,
        licence_kind=event.licence_kind,
        until=event.until,
        reason=event.reason,
        document=event.document,
        created_at=state.created_at if state else event.at,
        updated_at=event.at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceDelegationRecorded:
    """下放 or 委托."""

    at: datetime
    licence_kind: str
    area: str
    row: DelegationRow
    rows: tuple[DelegationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceDelegationEnded:
    """收回."""

    at: datetime
    licence_kind: str
    area: str
    document: str
    last_day: date
    rows: tuple[DelegationRow, ...]


LicenceDelegationEvent: TypeAlias = LicenceDelegationRecorded | LicenceDelegationEnded


def evolve_delegation(state: LicenceDelegation | None, event: LicenceDelegationEvent) -> LicenceDelegation:
    """The rows after an event."""
    return LicenceDelegation(
        licence_kind=event.licence_kind,
        area=event.area,
        rows=event.rows,
        created_at=state.created_at if state else event.at,
        updated_at=event.at,
    )
