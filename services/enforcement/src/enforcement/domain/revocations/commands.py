"""What the service itself does about orders, on the registry's events; nobody calls it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.revocations.records import OrderStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeRevocation:
    """The registry has recorded an order, undone it, or could not."""

    revocation_order: UUID
    status: OrderStatus
    """As the order stands by the registry's answer."""
    answer: str
    receipt: str
    on: date
