"""What can be asked of penalties on the spot. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.remedies import RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.spot.records import CashGround


@dataclass(frozen=True, slots=True, kw_only=True)
class PunishOnTheSpot:
    """当场作出行政处罚决定 by two officers, handed over there and then."""

    unit: UUID
    document: UUID
    """Of the series 当罚."""
    title: str
    kind: PartyKind
    uscc: str
    label: str
    """Name of an enterprise; empty for a person."""
    person_name: str
    """Of a person; goes to the vault."""
    person_number: str
    """Of a person; goes to the vault."""
    items: tuple[PenaltyItem, ...]
    facts: str
    basis: str
    statement: str
    place: str
    officers: tuple[UUID, ...]
    cash: CashGround


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSpotPenalty:
    """备案 within seven working days (SAMR-2/2018:70)."""

    spot_penalty: UUID
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandInCash:
    """Cash given to the authority within two working days (NPC-行政处罚法:71)."""

    spot_penalty: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCash:
    """Cash paid to the bank within two working days after that."""

    spot_penalty: UUID
    reference: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaySpotPenalty:
    """Paid to the bank by the party."""

    spot_penalty: UUID
    reference: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveSpotRemedy:
    """收到复议或者应诉通知; reconsideration comes before any suit (NPC-行政复议法:23)."""

    spot_penalty: UUID
    reference: str
    """Its number (案号)."""
    kind: RemedyKind
    organ: str
    """The people's government or the court."""
    document: str
    """答复通知书、应诉通知书, as it was received."""
    simplified: bool
    """简易程序 of reconsideration."""
    on: date | None
    """The day it was received: the time to answer begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSpotRemedy:
    """答复、答辩 (NPC-行政复议法:48, NPC-行政诉讼法:67)."""

    spot_penalty: UUID
    reference: str
    document: str
    """答复书、答辩状."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSpotRemedy:
    """The outcome took effect; of a judgment that can be appealed, when that time was over."""

    spot_penalty: UUID
    reference: str
    outcome: RemedyOutcome
    document: str
    """复议决定书、判决书、裁定书、调解书."""
    items: tuple[PenaltyItem, ...]
    """What the ruling put in the place of the penalty; of 变更, and of a settlement that changes it."""
    procedural: bool
    """Annulled for the procedure alone."""
    redo_by: date | None
    """The day by which it is to be decided anew, where the ruling names one."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemakeSpotPenalty:
    """重新作出决定, on the spot or in a case, as a ruling ordered."""

    spot_penalty: UUID
    document: UUID
    """The number of the new decision, which rests on it already."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveSpotRefund:
    """批准退付 of all that was paid beyond what is owed."""

    spot_penalty: UUID
    reference: str
    """缴款码 of the payment, which the treasury has confirmed."""
    reason: str
    document: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSpotRefund:
    """已退付, confirmed by the treasury."""

    spot_penalty: UUID
    reference: str
    """Of the payment back."""
    confirmation: str
    """What the treasury confirmed it by."""
    on: date | None
