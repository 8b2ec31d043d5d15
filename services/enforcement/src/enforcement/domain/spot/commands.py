"""What can be asked of penalties on the spot. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.cases.kinds import PartyKind
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
