"""RevocationReceiptService: orders of enforcement that the registry received, and the work they left."""

from __future__ import annotations

from typing import Final

from chassis.permissions import Grant
from chassis.serving.asking import Asked
from licensing.licences.desk import Desk
from licensing.life.services import LifeService
from licensing.revocations.acts import entries
from licensing.revocations.kinds import RECEIPT
from smartsupervision.licensing.v1 import revocation_receipt_service_pb2

DESCRIPTOR: Final = revocation_receipt_service_pb2.DESCRIPTOR.services_by_name["RevocationReceiptService"]
COMMANDS: Final = frozenset({"RetryRevocation", "SettleRevocation", "BatchExecute"})


def receipts(desk: Desk) -> LifeService:
    """The service on what decisions rest on."""
    return LifeService(DESCRIPTOR, entries(desk), (Asked(RECEIPT, "RevocationReceipt", "RevocationReceipts"),))


def grants(departments: frozenset[str], acting: frozenset[str], reading: frozenset[str]) -> tuple[Grant, ...]:
    """Rows of the permission table: commands for the acting duties, questions for the reading ones."""
    return tuple(
        Grant(f"/{DESCRIPTOR.full_name}/{each.name}", departments, acting if each.name in COMMANDS else reading)
        for each in DESCRIPTOR.methods
    )
