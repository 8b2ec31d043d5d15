"""TreasuryService: each day's statement of what came in, against what cases have recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from chassis.aggregates import Claim
from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.domain.context import Context
from enforcement.domain.treasury import commands as c
from enforcement.domain.treasury import reconciling
from enforcement.domain.treasury.records import payment_id, statement_id
from enforcement.kinds.records import PAYMENT_CODES
from enforcement.kinds.treasury import FINE_PAYMENTS, STATEMENTS
from enforcement.stepping import Step, begins
from smartsupervision.enforcement.v1 import treasury_service_pb2


@dataclass(frozen=True)
class _Reconciling(Step):
    """A step that looks at payments by their codes, and at the cases that hold those."""

    def lookups(self, command: Any) -> Sequence[Claim]:
        """The cases the payments belong to."""
        return [Claim(PAYMENT_CODES, code) for code in dict.fromkeys(_codes(command))]

    def _subject(self, world: Any, command: Any, context: Any) -> list[Any]:
        about = self.about(command)
        if about is None:
            known = statement_id(command.unit, command.day, command.part) if command.day else None
            return [self.kind.find(world, known) if known else None, _holders(world, command)]
        return [*super()._subject(world, command, context), _holders(world, command)]

    def _context(self, world: Any, command: Any, context: Any) -> Context:
        base = super()._context(world, command, context)
        cases = {case: world.state(case) for case in _holders(world, command).values()}
        return replace(base, records=MappingProxyType({**base.records, **cases}))


def _codes(command: Any) -> Iterator[str]:
    if isinstance(command, c.ReceiveStatement):
        yield from (each.code.strip() for each in command.lines)
    else:
        yield command.code.strip()


def _holders(world: Any, command: Any) -> Mapping[str, UUID]:
    found = ((code, world.holder(PAYMENT_CODES, code)) for code in _codes(command))
    return {code: case for code, case in found if case is not None}


def _derived(command: Any) -> Iterator[UUID]:
    if isinstance(command, c.ReceiveStatement) and command.day:
        yield statement_id(command.unit, command.day, command.part)
    yield from (payment_id(code) for code in _codes(command))


def entries(present: Present) -> list[Entry]:
    """Its commands."""

    def about(command: Any) -> UUID:
        found: UUID = getattr(command, STATEMENTS.kind)
        return found

    receives = _Reconciling(present, STATEMENTS, reconciling.receive, begins, derived=_derived)
    matches = _Reconciling(present, STATEMENTS, reconciling.match, about, derived=_derived)
    explains = Step(present, STATEMENTS, reconciling.explain, about)
    of_payment = Step(present, FINE_PAYMENTS, reconciling.explain_payment, lambda command: command.fine_payment)
    return [
        Entry("ReceiveStatement", c.ReceiveStatement, receives, STATEMENTS),
        Entry("MatchLine", c.MatchLine, matches, STATEMENTS),
        Entry("ExplainDifference", c.ExplainDifference, explains, STATEMENTS),
        Entry("ExplainPayment", c.ExplainPayment, of_payment, FINE_PAYMENTS),
    ]


AREA: Final = Area(
    treasury_service_pb2.DESCRIPTOR.services_by_name["TreasuryService"],
    entries,
    (
        Asked(STATEMENTS, "TreasuryStatement", "TreasuryStatements"),
        Asked(FINE_PAYMENTS, "FinePayment", "FinePayments"),
    ),
)
