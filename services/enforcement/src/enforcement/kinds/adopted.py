"""Closed cases of older systems."""

from __future__ import annotations

from typing import Final

from chassis.aggregates import Claim
from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from enforcement.domain.adoption import events as e
from enforcement.domain.adoption.records import AdoptedCase
from enforcement.domain.names import ADOPTED_CASE, COLLECTIONS, PENALTY_CASE
from enforcement.kinds.common import FIELDS, claim, day_key, unit_name
from enforcement.kinds.records import CASE_NUMBERS
from smartsupervision.enforcement.v1 import adopted_case_events_pb2, adopted_case_pb2

LOCAL_NUMBERS: Final = "adopted-local-number"


def claims_of(unit: str, local_number: str, case_number: str) -> frozenset[Claim]:
    """The numbers a case is known by: its case number is unique among all cases here, adopted or not."""
    local = claim(LOCAL_NUMBERS, f"{unit}:{local_number}" if local_number else "")
    return claim(CASE_NUMBERS, case_number) | local


def _listed(state: AdoptedCase) -> Listed:
    return Listed(
        state.division,
        day_key(state.facts.decided_on or state.facts.closed_on),
        {
            "unit": unit_name(state.unit),
            "field": state.facts.field,
            "uscc": state.parties[0].uscc if state.parties else "",
            "system": state.origin.system,
        },
    )


ADOPTED_CASES: Final[Kind[AdoptedCase]] = Kind(
    kind=ADOPTED_CASE,
    collection=COLLECTIONS[ADOPTED_CASE],
    state=AdoptedCase,
    message=adopted_case_pb2.AdoptedCase,
    events=e.EVENTS,
    events_module=adopted_case_events_pb2,
    evolve=e.evolve,
    mapper=Mapper({**FIELDS, "linked": COLLECTIONS[PENALTY_CASE]}),
    listed=_listed,
    claims=lambda state: claims_of(str(state.unit), state.local_number, state.case_number),
    subject=lambda state: state.parties[0].uscc if state.parties else "",
)
