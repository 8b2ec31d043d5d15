"""What happened: past tense, absolute values. `at` is when the directory recorded it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from roster.kinds import Role, UnitKind
from roster.records import (
    Certificate,
    Delegation,
    Holding,
    OwnNameAct,
    Placement,
    ReviewQualification,
    UnitName,
    UnitPlace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCreated:
    """A unit was set up."""

    at: datetime
    key: str
    kind: UnitKind
    called: UnitName
    placed: UnitPlace
    own_name_acts: tuple[OwnNameAct, ...]
    valid_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRenamed:
    """It is called otherwise from a day on."""

    at: datetime
    called: UnitName


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChanged:
    """It stands elsewhere or acts for others from a day on."""

    at: datetime
    placed: UnitPlace
    own_name_acts: tuple[OwnNameAct, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMerged:
    """It ended and went into another."""

    at: datetime
    into: UUID
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAbsorbed:
    """It took over others from a day on."""

    at: datetime
    merged: tuple[UUID, ...]
    placed: UnitPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSplit:
    """Parts of it went to other units; it ended with that, or goes on with the rest."""

    at: datetime
    parts: tuple[UUID, ...]
    placed: UnitPlace | None
    """Its place from the day on, if it goes on."""
    valid_to: date | None
    """Its last day, if it ended."""
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSplitOff:
    """It took over a part of another from a day on."""

    at: datetime
    origin: UUID
    placed: UnitPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitClosed:
    """It ended."""

    at: datetime
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRegistered:
    """A person entered service."""

    at: datetime
    number: str
    full_name: str
    division: str
    valid_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft:
    """A person left service after the day."""

    at: datetime
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCreated:
    """A post was set up."""

    at: datetime
    number: str
    title: str
    role: Role
    speciality: str
    placed: Placement
    valid_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFilled:
    """A person was appointed to the post."""

    at: datetime
    holding: Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVacated:
    """A person's time in the post ended after the day."""

    at: datetime
    person: UUID
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRenewed:
    """The holder got an enforcement certificate."""

    at: datetime
    certificate: Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerQualified:
    """The holder is qualified for legal review."""

    at: datetime
    qualification: ReviewQualification


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMoved:
    """The post belongs to another unit from a day on; its matters and powers go with it."""

    at: datetime
    placed: Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEnded:
    """The post ended after the day."""

    at: datetime
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalGranted:
    """A post got a power to approve."""

    at: datetime
    post: UUID
    division: str
    act: str
    limit_fen: int
    valid_from: date
    valid_to: date | None
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRevoked:
    """The power was revoked as of a day."""

    at: datetime
    revoked_on: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalDelegated:
    """The power was lent to another post."""

    at: datetime
    delegation: Delegation


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationTakenBack:
    """What was lent was taken back as of a day."""

    at: datetime
    number: str
    to_post: UUID
    taken_back_on: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverOffered:
    """An open matter was offered to another post."""

    at: datetime
    matter: str
    matter_kind: str
    title: str
    source: str
    division: str
    from_post: UUID
    to_post: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAccepted:
    """The new owner accepted; the service that owns the matter transfers it."""

    at: datetime
    accepted_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverDeclined:
    """The one it was offered to said no."""

    at: datetime
    declined_by: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverWithdrawn:
    """The offer was taken back."""

    at: datetime
    reason: str
