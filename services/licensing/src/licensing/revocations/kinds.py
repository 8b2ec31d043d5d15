"""The receipt as chassis and contract want it."""

from __future__ import annotations

from datetime import date
from typing import Final

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from licensing.domain.revocations import events
from licensing.domain.revocations.records import OPEN, RevocationReceipt
from smartsupervision.licensing.v1 import revocation_receipt_events_pb2, revocation_receipt_pb2

_UNDATED: Final = "0000-00-00"


def _listed(state: RevocationReceipt) -> Listed:
    facts = state.facts
    return Listed(
        state.division,
        _day(facts.served_on if facts else None),
        {
            "status": int(state.status),
            "is_open": state.status in OPEN,
            "order": facts.order if facts else "",
            "licence": facts.licence if facts else "",
            "code": state.code,
        },
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else _UNDATED


RECEIPT: Final[Kind[RevocationReceipt]] = Kind(
    kind="revocation_receipt",
    collection="receipts",
    state=RevocationReceipt,
    message=revocation_receipt_pb2.RevocationReceipt,
    events=events.EVENTS,
    events_module=revocation_receipt_events_pb2,
    evolve=events.evolve,
    mapper=Mapper(),
    listed=_listed,
    subject=lambda state: state.code,
)
