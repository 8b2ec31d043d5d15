"""The directory's records as they are published: the states of its aggregates, dated through and through.

Nothing here says "now": every question names its day. Empty text and None mean: not recorded, or open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from roster.kinds import Role, UnitKind

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
LONG_AGO = date(1949, 10, 1)
"""The first day of what is known only by its last."""
NOBODY = UUID(int=0)
UNLIMITED_FEN = 2**63 - 1
"""A limit that no amount exceeds (不限额)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """What a unit is called from a day on."""

    since: date
    full_name: str
    """全称, as 南宁市青秀区市场监督管理局."""
    short_name: str
    """机关代字 of document numbers, as 青市监; of a unit that issues none, empty."""
    document: str = ""
    """The decision it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlace:
    """Where a unit stands in the tree, and what it acts for, from a day on."""

    since: date
    duty_parent: UUID | None
    """业务领导: the line of duty; None for the region alone."""
    administration_parent: UUID | None
    """行政隶属: the line of administration; None where that is a unit outside this directory."""
    divisions: tuple[str, ...] = ()
    """GB/T 2260 codes the unit acts for."""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNameAct:
    """A kind of act that a law lets a station or team do in its own name."""

    act: str
    source: str
    """The article that names it, such as `NPC-…:…`."""
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit (机构) with all it ever was."""

    key: str = ""
    """Own key, for life: the division for an ordinary bureau, another for those without one."""
    kind: UnitKind = UnitKind.UNSPECIFIED
    names: tuple[UnitName, ...] = ()
    places: tuple[UnitPlace, ...] = ()
    own_name_acts: tuple[OwnNameAct, ...] = ()
    valid_from: date = LONG_AGO
    valid_to: date | None = None
    """Last day; None while it stands."""
    predecessors: tuple[UUID, ...] = ()
    successors: tuple[UUID, ...] = ()
    """Units that took its tasks over when it ended or was split."""
    end_document: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person (人员) who holds posts. No citizen number: nothing here needs one (PIPL:6)."""

    number: str = ""
    """Officer number, unique; person tokens name it as their subject."""
    full_name: str = ""
    division: str = ""
    """GB/T 2260 code of the place of service, which keeps lists to who may see them."""
    valid_from: date = LONG_AGO
    """First day in service."""
    valid_to: date | None = None
    """Last day in service."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The unit a post belongs to from a day on."""

    since: date
    unit: UUID
    division: str = ""
    """The first division the unit acted for on that day."""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person holds the post for a time (任职)."""

    person: UUID
    valid_from: date
    valid_to: date | None = None
    document: str = ""
    """Of the appointment; then of its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Enforcement certificate (行政执法证) of the post's holder (NPC-行政处罚法:42)."""

    person: UUID
    number: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQualification:
    """The holder passed the national legal examination, so may review as a first-timer (NPC-行政处罚法:58)."""

    person: UUID
    number: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post (岗位): owns matters and powers, whoever holds it. It keeps its id when its unit changes."""

    number: str = ""
    """岗位编号, unique and for life."""
    title: str = ""
    role: Role = Role.UNSPECIFIED
    speciality: str = ""
    """Such as 食品, 特种设备, 登记注册."""
    placements: tuple[Placement, ...] = ()
    holdings: tuple[Holding, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    qualifications: tuple[ReviewQualification, ...] = ()
    valid_from: date = LONG_AGO
    valid_to: date | None = None
    end_document: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """Part of a power lent to another post for a time, by a document. Who stands in signs in his own name."""

    number: str
    """文号 of the document."""
    to_post: UUID
    limit_fen: int
    """Up to this amount, in fen, included."""
    valid_from: date
    valid_to: date | None
    taken_back_on: date | None = None
    """First day on which it no longer holds."""
    taken_back_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A power to approve (审批权限): post × kind of act × amount × time."""

    post: UUID = NOBODY
    division: str = ""
    """That of the post when the power was granted."""
    act: str = ""
    """Kind of act, such as `licence.decide` or `enforcement.penalty`."""
    limit_fen: int = 0
    """Up to this amount, in fen, included. 0 is for acts that have none."""
    valid_from: date = LONG_AGO
    valid_to: date | None = None
    document: str = ""
    revoked_on: date | None = None
    """First day on which it no longer holds."""
    revoked_by: str = ""
    delegations: tuple[Delegation, ...] = ()
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


Record = Unit | Person | Post | Approval
"""What the roster is made of."""
