"""Payments and statements of the treasury: dataclasses and contract, joined by name."""

from __future__ import annotations

from typing import Any, Final

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from enforcement.domain.names import COLLECTIONS, FINE_PAYMENT, TREASURY_STATEMENT
from enforcement.domain.treasury import events as e
from enforcement.domain.treasury.records import FinePayment, TreasuryStatement
from enforcement.kinds.common import FIELDS, day_key, unit_name
from smartsupervision.enforcement.v1 import treasury_events_pb2, treasury_pb2

_MAPPER: Final = Mapper({**FIELDS, "statement": COLLECTIONS[TREASURY_STATEMENT]})


def _payment(state: FinePayment) -> Listed:
    return Listed(
        state.division,
        day_key(state.paid_on),
        {"unit": unit_name(state.unit), "status": int(state.status), "matter": state.matter, "code": state.code},
    )


def _statement(state: TreasuryStatement) -> Listed:
    return Listed(
        state.division,
        day_key(state.day),
        {"unit": unit_name(state.unit), "differing": state.open_differences > 0},
    )


FINE_PAYMENTS: Final[Kind[FinePayment]] = Kind(
    kind=FINE_PAYMENT,
    collection=COLLECTIONS[FINE_PAYMENT],
    state=FinePayment,
    message=treasury_pb2.FinePayment,
    events=e.PAYMENT_EVENTS,
    events_module=treasury_events_pb2,
    evolve=e.evolve_payment,
    mapper=_MAPPER,
    listed=_payment,
)
STATEMENTS: Final[Kind[TreasuryStatement]] = Kind(
    kind=TREASURY_STATEMENT,
    collection=COLLECTIONS[TREASURY_STATEMENT],
    state=TreasuryStatement,
    message=treasury_pb2.TreasuryStatement,
    events=e.STATEMENT_EVENTS,
    events_module=treasury_events_pb2,
    evolve=e.evolve_statement,
    mapper=_MAPPER,
    listed=_statement,
)
TREASURY: Final[tuple[Kind[Any], ...]] = (FINE_PAYMENTS, STATEMENTS)
