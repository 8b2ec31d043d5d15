"""What may be asked on a licence, a bar or a delegation: imperative, as stated by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.licences.kinds import AnnulmentGround, CancellationGround, LicenceStatus
from licensing.domain.licences.values import DelegationRow, LicenceItem
from licensing.domain.values import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptLicence:
    """Take a licence over from an older system. Old or thin is no ground to refuse; gaps are recorded."""

    entity: UUID
    licence_kind: str
    number: str
    holder_name: str = ""
    status: LicenceStatus = LicenceStatus.UNSPECIFIED
    division: str = ""
    authority: str = ""
    items: tuple[LicenceItem, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLicence:
    """颁发 what a granted application was decided for: a new licence, a new term, a change or a new document."""

    licence_application: UUID
    licence: UUID | None = None
    """The licence renewed, changed or reissued; empty for a new one. Another one refuses the command."""
    number: str = ""
    """Of a new licence; claimed for ever."""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendLicence:
    """暂停."""

    licence: UUID
    reason: str
    document: str
    ordered_by: UUID
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLicence:
    """恢复."""

    licence: UUID
    document: str
    resumed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawLicence:
    """撤回: law or facts changed (NPC-行政许可法:8)."""

    licence: UUID
    reason: str
    document: str
    decided_by: UUID
    compensation_due: bool
    compensation: str = ""
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartAnnulment:
    """Begin to look into an annulment; the 60 working days run from discovery."""

    licence: UUID
    ground: AnnulmentGround
    document: str
    discovered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendAnnulment:
    """20 working days more, once."""

    licence: UUID
    reason: str
    document: str
    approved_by: UUID
    approved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulLicence:
    """撤销 (NPC-行政许可法:69)."""

    licence: UUID
    ground: AnnulmentGround
    reason: str
    document: str
    decided_by: UUID
    annulled_on: date | None = None
    entity: UUID | None = None
    """The holder and, below, the kind: needed where a bar to new applications follows."""
    licence_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropAnnulment:
    """不予撤销: the ground does not hold, or annulling would greatly harm the public interest."""

    licence: UUID
    reason: str
    document: str
    ground_holds: bool = False
    """The ground was proved, and the licence is left standing all the same."""
    public_interest: bool = False
    dropped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLicenceRevocation:
    """Record a decided 吊销; deciding it is enforcement's."""

    licence: UUID
    organ: str
    document: str
    reason: str
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreLicence:
    """The decision by which it was revoked is no longer in force: it stands again as it stood before."""

    licence: UUID
    revocation: str
    """The document by which it was revoked."""
    document: str
    """That ended the decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelLicence:
    """注销: the closing formality (NPC-行政许可法:70)."""

    licence: UUID
    ground: CancellationGround
    document: str
    reason: str = ""
    cancelled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpireLicence:
    """Record that the last day passed; sent by the clock. Deems a renewal granted where the law does."""

    licence: UUID
    application: UUID | None = None
    """The renewal under way, if any; another one refuses the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLicenceDelegation:
    """Hand down or entrust a kind in an area."""

    licence_kind: str
    area: str
    row: DelegationRow


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLicenceDelegation:
    """Take it back."""

    licence_kind: str
    area: str
    document: str
    last_day: date
