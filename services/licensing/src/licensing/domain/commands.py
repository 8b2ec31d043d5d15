"""What may be asked of the register: imperative, with dates and values as stated by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.kinds import EntityStatus, EntityType, LockedAct, PremisesKind
from licensing.domain.values import Capital, Decided, Deregistration, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """The registered items (SC-746:8) as stated; empty text and None mean: not stated."""

    code: str = ""
    old_number: str = ""
    registered_name: str = ""
    entity_type: EntityType = EntityType.UNSPECIFIED
    entity_type_text: str = ""
    representative_name: str = ""
    representative_id: str = ""
    capital: Capital | None = None
    business_scope: str = ""
    established_date: date | None = None
    division: str = ""
    registration_authority: str = ""
    address: str = ""


NOTHING_STATED = Registration()


@dataclass(frozen=True, slots=True)
class ReservationAsked:
    """Why a record can only be taken over with reservation; `since` None means today."""

    reason: str
    note: str
    since: date | None


@dataclass(frozen=True, slots=True)
class AdoptEntity:
    """Take a record over from an older register."""

    registration: Registration
    status: EntityStatus
    source: Source
    reservation: ReservationAsked | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EstablishEntity:
    """设立登记."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class ChangeEntity:
    """变更登记 of the `fields` named."""

    entity: UUID
    registration: Registration
    fields: tuple[str, ...]
    changed_date: date | None


@dataclass(frozen=True, slots=True)
class MoveEntity:
    """迁移."""

    entity: UUID
    to_division: str
    to_authority: str
    address: str
    moved_date: date | None
    leaves_register: bool


@dataclass(frozen=True, slots=True)
class RecordRevocation:
    """Record a decided 吊销."""

    entity: UUID
    revocation: Decided


@dataclass(frozen=True, slots=True)
class AnnulEntity:
    """撤销登记."""

    entity: UUID
    annulment: Decided


@dataclass(frozen=True, slots=True)
class DeregisterEntity:
    """普通注销."""

    entity: UUID
    deregistration: Deregistration


@dataclass(frozen=True, slots=True)
class CorrectEntity:
    """Put one clerical error right; values in the form FieldChange shows."""

    entity: UUID
    field: str
    old_value: str
    new_value: str
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectCode:
    """Replace a wrong code."""

    entity: UUID
    new_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConfirmEntity:
    """Lift a reservation, with a code and corrections if any."""

    entity: UUID
    code: str
    registration: Registration
    fields: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class MergeEntities:
    """Merge a duplicate into a survivor."""

    survivor: UUID
    duplicate: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class ConvertEntity:
    """个体工商户 into an enterprise."""

    entity: UUID
    to_type: EntityType
    registration: Registration
    converted_date: date | None


@dataclass(frozen=True, slots=True)
class LockEntity:
    """Record an order that holds acts back."""

    entity: UUID
    organ: str
    document: str
    from_date: date | None
    to_date: date | None
    forbids: tuple[LockedAct, ...]


@dataclass(frozen=True, slots=True)
class UnlockEntity:
    """Lift a lock."""

    entity: UUID
    lock_id: str
    document: str
    lifted_date: date | None


@dataclass(frozen=True, slots=True)
class OpenPremises:
    """File premises."""

    entity: UUID
    kind: PremisesKind
    address: str
    division: str
    shared_address: bool
    opened_date: date | None


@dataclass(frozen=True, slots=True)
class ChangePremises:
    """Change filed premises in the `fields` named."""

    premises: UUID
    entity: UUID
    kind: PremisesKind
    address: str
    division: str
    shared_address: bool
    fields: tuple[str, ...]
    changed_date: date | None


@dataclass(frozen=True, slots=True)
class ClosePremises:
    """Close premises."""

    premises: UUID
    entity: UUID
    closed_date: date | None
