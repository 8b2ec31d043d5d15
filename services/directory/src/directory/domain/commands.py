"""What can be asked of the directory: imperative, with the values of the request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from directory.domain.values import SplitPart
from roster.kinds import Role, UnitKind
from roster.records import OwnNameAct


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateUnit:
    """设立机构."""

    key: str
    kind: UnitKind
    full_name: str
    short_name: str = ""
    duty_parent: UUID | None = None
    administration_parent: UUID | None = None
    divisions: tuple[str, ...] = ()
    own_name_acts: tuple[OwnNameAct, ...] = ()
    valid_from: date
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameUnit:
    """更名, from a day on; an empty short name keeps the present one."""

    unit: UUID
    full_name: str
    short_name: str = ""
    since: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeUnit:
    """Another place in the tree, other divisions, other acts in its own name, from a day on."""

    unit: UUID
    duty_parent: UUID | None = None
    administration_parent: UUID | None = None
    divisions: tuple[str, ...] = ()
    own_name_acts: tuple[OwnNameAct, ...] = ()
    since: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeUnits:
    """合并: the units end the day before; `unit` takes over from the day on."""

    unit: UUID
    units: tuple[UUID, ...]
    on: date
    ending_posts: tuple[UUID, ...] = ()
    """Posts the merger abolishes; they must have handed over first."""
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitUnit:
    """分设: parts of `unit` go to other units from the day on; it may end with that."""

    unit: UUID
    parts: tuple[SplitPart, ...]
    on: date
    closes: bool
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseUnit:
    """撤销机构 that has nothing left in it."""

    unit: UUID
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPerson:
    """A person enters service."""

    number: str
    full_name: str
    division: str
    valid_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LetPersonLeave:
    """A person leaves service after the day; every post held ends its holding with it."""

    person: UUID
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatePost:
    """设岗."""

    number: str
    title: str
    role: Role
    speciality: str = ""
    unit: UUID
    valid_from: date
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointToPost:
    """任职."""

    post: UUID
    person: UUID
    valid_from: date
    valid_to: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAppointment:
    """免职 after a last day."""

    post: UUID
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewCertificate:
    """The holder's enforcement certificate (行政执法证), the first or a new one."""

    post: UUID
    number: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualifyReviewer:
    """The holder's qualification for legal review (法制审核)."""

    post: UUID
    number: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePost:
    """The post goes to another unit with all it owns."""

    post: UUID
    unit: UUID
    since: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPost:
    """撤岗."""

    post: UUID
    valid_to: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantApproval:
    """A power to approve."""

    post: UUID
    act: str
    limit_fen: int = 0
    valid_from: date
    valid_to: date | None = None
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeApproval:
    """The power holds no longer from the day on."""

    approval: UUID
    revoked_on: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateApproval:
    """Part of the power is lent to another post for a time."""

    approval: UUID
    number: str
    to_post: UUID
    limit_fen: int = 0
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackDelegation:
    """The delegation holds no longer from the day on."""

    approval: UUID
    number: str
    to_post: UUID
    taken_back_on: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferHandover:
    """移交: an open matter is offered to another post."""

    matter: str
    from_post: UUID
    to_post: UUID
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptHandover:
    """The new owner takes the matter; only the holder of the post it was offered to can."""

    handover: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineHandover:
    """The one it was offered to says no."""

    handover: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawHandover:
    """The offer is taken back before it was answered."""

    handover: UUID
    reason: str
