"""What can be asked about orders received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.revocations.records import OrderFacts, receipt_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowOrder:
    """An order as it stands in enforcement now; sent by the service itself on enforcement's events."""

    order: UUID
    facts: OrderFacts
    ended_by: str
    """The document that annulled or changed the decision; "" while it is in force."""

    @property
    def revocation_receipt(self) -> UUID:
        """The record it is about."""
        return receipt_id(self.order)

    @property
    def licence(self) -> str:
        """What it touches."""
        return self.facts.licence


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryRevocation:
    """Try again what could not be done, after what stood in the way was mended."""

    revocation_receipt: UUID
    licence: str
    """The licence as the receipt names it, so that it is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRevocation:
    """It was done by hand, or nothing is left to do; the document says so."""

    revocation_receipt: UUID
    answer: str
    document: str
    on: date | None
