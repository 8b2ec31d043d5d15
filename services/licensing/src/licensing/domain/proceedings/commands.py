"""What may be asked in proceedings: imperative, with dates and values as stated. A date of None means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.kinds import EntityType
from licensing.domain.proceedings.kinds import (
    AnnulmentGround,
    Basis,
    DeclineGround,
    DormancyGround,
    EndGround,
    Hindrance,
    KeepGround,
    MarkEnd,
    RefusalGround,
    Resumption,
    StopGround,
)
from licensing.domain.proceedings.states import CapitalSum


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedItems:
    """The items of an application (SC-746:8) as stated; empty text and None mean: not stated."""

    registered_name: str = ""
    entity_type: EntityType = EntityType.UNSPECIFIED
    entity_type_text: str = ""
    representative_name: str = ""
    representative_id: str = ""
    capital: CapitalSum | None = None
    business_scope: str = ""
    division: str = ""
    authority: str = ""
    address: str = ""
    permit_pledge: str = ""
    """Number of the pledge not to trade before a permit (双告知), where the scope needs one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveApplication:
    """设立申请. `documents` were handed in; `wanted` are titles the officer finds missing besides the items."""

    items: StatedItems
    documents: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    owner_post: UUID | None = None
    received_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResubmitApplication:
    """The applicant hands in again after the one-time notice."""

    proceeding: UUID
    items: StatedItems
    documents: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    received_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDecision:
    """Three more working days, allowed by the head."""

    proceeding: UUID
    extended_by: str
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveEstablishment:
    """准予设立登记 with the code the entity gets."""

    proceeding: UUID
    code: str
    document: str
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseEstablishment:
    """不予登记."""

    proceeding: UUID
    ground: RefusalGround
    reason: str
    document: str
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProceeding:
    """The applicant takes an application back."""

    proceeding: UUID
    reason: str
    withdrawn_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDormancy:
    """歇业备案. Both days are included in the dormancy."""

    entity: UUID
    ground: DormancyGround
    from_date: date | None = None
    until_date: date | None = None
    service_address: str = ""
    replaces_domicile: bool = False
    staff_consulted: bool = False
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDormancy:
    """Make the period longer, to a new last day."""

    proceeding: UUID
    entity: UUID
    until_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeTrading:
    """Trade goes on before the period ends: declared, or found by the authority."""

    proceeding: UUID
    entity: UUID
    resumption: Resumption
    resumed_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpireDormancy:
    """The period is over: trade counts as resumed."""

    proceeding: UUID
    entity: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishResumption:
    """The resumption was published."""

    proceeding: UUID
    published_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSimpleDeregistration:
    """简易注销: the pledge of all investors and what the check of the other registers found."""

    entity: UUID
    no_debts: bool
    pledged_by_all: bool
    hindrances: tuple[Hindrance, ...] = ()
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToSimpleDeregistration:
    """A department, creditor or somebody else concerned objects."""

    proceeding: UUID
    objector: str
    objection: str
    objected_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteSimpleDeregistration:
    """The application after the publicity, or for an individual business the end of the departments' term."""

    proceeding: UUID
    entity: UUID
    document: str
    applied_date: date | None = None
    hindrances: tuple[Hindrance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseSimpleDeregistration:
    """Nobody applied in time."""

    proceeding: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceForcedDeregistration:
    """公告 of a forced deregistration. Decision day and document are stated for an order to close only."""

    entity: UUID
    ground: EndGround
    document: str
    decided_date: date | None = None
    decision: str = ""
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToForcedDeregistration:
    """An objection during the notice."""

    proceeding: UUID
    objector: str
    objection: str
    objected_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideForcedObjection:
    """What checking the objection found."""

    proceeding: UUID
    upheld: bool
    reason: str
    document: str
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregisterForcibly:
    """强制注销."""

    proceeding: UUID
    entity: UUID
    document: str
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreRegistration:
    """Restore what was forcibly deregistered, or annulled by a wrong decision."""

    proceeding: UUID
    entity: UUID
    reason: str
    document: str
    restored_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyForAnnulment:
    """撤销登记 applied for, or taken up by the authority (`ex_officio`). No `items`: the registration as a whole."""

    entity: UUID
    ground: AnnulmentGround
    ex_officio: bool = False
    applicant: str = ""
    identity_verified: bool = False
    items: tuple[str, ...] = ()
    reason: str = ""
    owner_post: UUID | None = None
    applied_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAnnulment:
    """受理."""

    proceeding: UUID
    document: str
    accepted_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineAnnulment:
    """不予受理."""

    proceeding: UUID
    entity: UUID
    ground: DeclineGround
    reason: str
    document: str
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendInvestigation:
    """Three more months, allowed by the head."""

    proceeding: UUID
    extended_by: str
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopInvestigation:
    """中止调查 on request of a party or somebody concerned."""

    proceeding: UUID
    ground: StopGround
    reason: str
    document: str
    stopped_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeInvestigation:
    """恢复调查."""

    proceeding: UUID
    resumed_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishUnreachable:
    """公示 of what is registered, for 45 days."""

    proceeding: UUID
    published_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToAnnulment:
    """An objection of the entity or somebody concerned during the 45 days."""

    proceeding: UUID
    objection: str
    objected_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulRegistration:
    """Annul the registration as a whole. `responsible` names those directly responsible.

    `irreversible`: the state before the registration cannot come back (SAMR-52/2022:55), and it is annulled all the
    same; then nothing restores it later.
    """

    proceeding: UUID
    entity: UUID
    basis: Basis
    reason: str
    document: str
    responsible: tuple[str, ...] = ()
    irreversible: bool = False
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerValue:
    """A registered item and the value it had before the false one, in the form a timeline shows it."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulItems:
    """Annul false items only; each goes back to its former value."""

    proceeding: UUID
    entity: UUID
    basis: Basis
    reason: str
    document: str
    former: tuple[FormerValue, ...] = ()
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAnnulment:
    """不予撤销."""

    proceeding: UUID
    ground: KeepGround
    reason: str
    document: str
    decided_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyForRelocation:
    """迁移, applied for at the new authority before the entity moves."""

    entity: UUID
    to_division: str
    to_authority: str
    address: str
    document: str
    moving_date: date | None = None
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverArchives:
    """The old authority hands the archives over."""

    proceeding: UUID
    archive_volumes: int
    archive_list: str
    archives_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteRelocation:
    """The new authority registers the move."""

    proceeding: UUID
    entity: UUID
    document: str
    completed_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSpecially:
    """特别标注. Decision day and document are stated for an order to close only."""

    entity: UUID
    ground: EndGround
    liquidation_announced: bool = False
    decided_date: date | None = None
    decision: str = ""
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftSpecialMark:
    """The reason for the mark is gone."""

    proceeding: UUID
    entity: UUID
    end: MarkEnd
    lifted_date: date | None = None
