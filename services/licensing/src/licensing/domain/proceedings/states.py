"""What a proceeding is and has come to. Defaults keep `evolve` total; empty text and None mean: not recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from licensing.domain.kinds import EntityType
from licensing.domain.proceedings.kinds import (
    AnnulmentGround,
    Basis,
    DeclineGround,
    DormancyGround,
    EndGround,
    KeepGround,
    MarkEnd,
    ProceedingKind,
    RefusalGround,
    Resumption,
    Stage,
    StopGround,
)
from licensing.domain.values import FieldChange, Sealed

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalSum:
    """注册资本 as applied for. `amount_fen` in 0.01 of the currency's unit, 0 where none is stated."""

    amount_fen: int = 0
    currency: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingItem:
    """One line of the one-time notice: the item, the reason code, and the words for the applicant."""

    item: str
    code: str
    message: str
    message_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationDetails:
    """设立登记 that cannot be made on the spot (SC-746:19, SAMR-52/2022:18)."""

    registered_name: str = ""
    entity_type: EntityType = EntityType.UNSPECIFIED
    entity_type_text: str = ""
    representative_name: str = ""
    representative_id: Sealed | None = None
    capital: CapitalSum | None = None
    business_scope: str = ""
    address: str = ""
    address_full: Sealed | None = None
    permit_pledge: str = ""
    """Number of the pledge not to trade before a permit (双告知)."""
    documents: tuple[str, ...] = ()
    """What was handed in, by title."""
    missing: tuple[MissingItem, ...] = ()
    """What the one-time notice names; empty once accepted."""
    told: tuple[str, ...] = ()
    """Documents the one-time notice asked for; nothing else may be asked for later."""
    receipt: str = ""
    """接收申请材料凭证"""
    accepted_date: date | None = None
    extended_by: str = ""
    """The head (登记机关负责人) who allowed three more working days."""
    refusal_ground: RefusalGround = RefusalGround.UNSPECIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class DormancyDetails:
    """歇业 (SC-746:30, SAMR-52/2022:40-43)."""

    ground: DormancyGround = DormancyGround.UNSPECIFIED
    from_date: date | None = None
    until_date: date | None = None
    """Last day of the period filed."""
    latest_date: date | None = None
    """Last day the three years in total allow."""
    service_address: str = ""
    """法律文书送达地址, published by law."""
    replaces_domicile: bool = False
    extensions: int = 0
    resumption: Resumption = Resumption.UNSPECIFIED
    resumed_date: date | None = None
    published_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleDetails:
    """简易注销 (SC-746:33, SAMR-52/2022:47-49)."""

    published: bool = False
    """False for an individual business: its application goes to tax and other departments instead."""
    from_date: date | None = None
    """The day publicity began or the application was pushed."""
    objector: Sealed | None = None
    objection: str = ""
    objected_date: date | None = None
    applied_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedDetails:
    """强制注销 (NPC-公司法:241, SAMR-105/2025:2-12)."""

    ground: EndGround = EndGround.UNSPECIFIED
    decided_date: date | None = None
    """Of the revocation, closure or annulment."""
    document: str = ""
    from_date: date | None = None
    """First day of the notice."""
    objector: Sealed | None = None
    objection: str = ""
    objected_date: date | None = None
    objections: int = 0
    deregistered_date: date | None = None
    restored_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentDetails:
    """撤销登记 (SC-746:40-42, SAMR-52/2022:50-58)."""

    ground: AnnulmentGround = AnnulmentGround.UNSPECIFIED
    ex_officio: bool = False
    applicant: Sealed | None = None
    identity_verified: bool = False
    items: tuple[str, ...] = ()
    """Registered items said to be false; empty: the registration as a whole."""
    applied_date: date | None = None
    accepted_date: date | None = None
    decline_ground: DeclineGround = DeclineGround.UNSPECIFIED
    extended_by: str = ""
    stop_ground: StopGround = StopGround.UNSPECIFIED
    published_date: date | None = None
    """First day of the 45 days, if it was published."""
    objected_date: date | None = None
    objection: str = ""
    basis: Basis = Basis.UNSPECIFIED
    keep_ground: KeepGround = KeepGround.UNSPECIFIED
    changes: tuple[FieldChange, ...] = ()
    """Items that went back to the value before the false one."""
    responsible: tuple[Sealed, ...] = ()
    """Who is directly responsible and may not apply again for three years."""
    barred_until: date | None = None
    irreversible: bool = False
    """The state before the registration cannot come back, so no restoration (SAMR-52/2022:55)."""
    decided_date: date | None = None
    restored_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelocationDetails:
    """迁移 (SC-746:27, SAMR-52/2022:62): applied for at the new authority, which asks the old one for the archives."""

    from_division: str = ""
    from_authority: str = ""
    to_division: str = ""
    to_authority: str = ""
    address: str = ""
    address_full: Sealed | None = None
    moving_date: date | None = None
    """The day the entity means to move."""
    archive_volumes: int = 0
    archive_list: str = ""
    """Number of the handover list (档案移交清单)."""
    archives_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDetails:
    """特别标注 (SAMR-52/2022:67)."""

    ground: EndGround = EndGround.UNSPECIFIED
    decided_date: date | None = None
    document: str = ""
    marked_date: date | None = None
    end: MarkEnd = MarkEnd.UNSPECIFIED
    lifted_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingOpening:
    """What every proceeding says of itself when it opens."""

    entity: UUID
    code: str
    subject_name: str
    division: str
    authority: str
    owner_post: UUID | None
    opened_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """One proceeding: what all kinds have, and the details of its own kind."""

    kind: ProceedingKind = ProceedingKind.UNSPECIFIED
    stage: Stage = Stage.UNSPECIFIED
    entity: UUID | None = None
    """The entity it is about; for an establishment the one that will come of it."""
    code: str = ""
    """统一社会信用代码, empty before establishment."""
    subject_name: str = ""
    division: str = ""
    authority: str = ""
    owner_post: UUID | None = None
    opened_date: date | None = None
    closed_date: date | None = None
    document: str = ""
    """Number of the last notice or decision."""
    reason: str = ""
    """Of a refusal, an end or a withdrawal."""
    application: ApplicationDetails | None = None
    dormancy: DormancyDetails | None = None
    simple: SimpleDetails | None = None
    forced: ForcedDetails | None = None
    annulment: AnnulmentDetails | None = None
    relocation: RelocationDetails | None = None
    mark: MarkDetails | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def closed(self) -> bool:
        """Whether the matter is over; a restoration may still follow."""
        return self.closed_date is not None
