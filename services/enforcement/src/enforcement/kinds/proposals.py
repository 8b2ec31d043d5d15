"""Proposals between authorities, orders to the registry, hints from it: dataclasses and contract, joined by name."""

from __future__ import annotations

from typing import Any, Final

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from enforcement.domain.changes import noting
from enforcement.domain.changes.records import PartyChange
from enforcement.domain.names import COLLECTIONS, PARTY_CHANGE, PENALTY_CASE, REVOCATION_ORDER, REVOCATION_PROPOSAL
from enforcement.domain.proposals import events as pe
from enforcement.domain.proposals.records import RevocationProposal
from enforcement.domain.revocations import events as re
from enforcement.domain.revocations.records import AWAITED, RevocationOrder
from enforcement.kinds.common import FIELDS, case_name, day_key, post_name, unit_name
from smartsupervision.enforcement.v1 import (
    party_change_events_pb2,
    party_change_pb2,
    proposal_events_pb2,
    proposal_pb2,
    revocation_order_events_pb2,
    revocation_order_pb2,
)

MAPPER: Final = Mapper(
    {
        **FIELDS,
        "asking_post": "posts",
        "own_case": COLLECTIONS[PENALTY_CASE],
        "documents": FIELDS["document"],
    }
)


def _proposal(state: RevocationProposal) -> Listed:
    return Listed(
        state.division,
        day_key(state.sent_on),
        {
            "status": int(state.status),
            "unit": unit_name(state.unit),
            "asking_unit": unit_name(state.asking_unit),
            "penalty_case": case_name(state.penalty_case),
            "own_case": case_name(state.own_case),
            "post": post_name(state.post),
            "uscc": state.uscc,
        },
        state.asking_division,
    )


def _order(state: RevocationOrder) -> Listed:
    return Listed(
        state.division,
        day_key(state.decided_on),
        {
            "status": int(state.status),
            "unit": unit_name(state.unit),
            "penalty_case": case_name(state.penalty_case),
            "licence": state.licence,
            "uscc": state.uscc,
            "awaited": state.status in AWAITED,
        },
    )


def _change(state: PartyChange) -> Listed:
    return Listed(
        state.division,
        state.created_at.isoformat(),
        {
            "change": int(state.change),
            "unit": unit_name(state.unit),
            "penalty_case": case_name(state.penalty_case),
            "uscc": state.uscc,
        },
    )


PROPOSALS: Final[Kind[RevocationProposal]] = Kind(
    kind=REVOCATION_PROPOSAL,
    collection=COLLECTIONS[REVOCATION_PROPOSAL],
    state=RevocationProposal,
    message=proposal_pb2.RevocationProposal,
    events=pe.EVENTS,
    events_module=proposal_events_pb2,
    evolve=pe.evolve,
    mapper=MAPPER,
    listed=_proposal,
    subject=lambda state: state.uscc,
    two_sided=True,
)
ORDERS: Final[Kind[RevocationOrder]] = Kind(
    kind=REVOCATION_ORDER,
    collection=COLLECTIONS[REVOCATION_ORDER],
    state=RevocationOrder,
    message=revocation_order_pb2.RevocationOrder,
    events=re.EVENTS,
    events_module=revocation_order_events_pb2,
    evolve=re.evolve,
    mapper=MAPPER,
    listed=_order,
    subject=lambda state: state.uscc,
)
CHANGES: Final[Kind[PartyChange]] = Kind(
    kind=PARTY_CHANGE,
    collection=COLLECTIONS[PARTY_CHANGE],
    state=PartyChange,
    message=party_change_pb2.PartyChange,
    events=noting.EVENTS,
    events_module=party_change_events_pb2,
    evolve=noting.evolve,
    mapper=MAPPER,
    listed=_change,
    subject=lambda state: state.uscc,
)
RECORDS: Final[tuple[Kind[Any], ...]] = (PROPOSALS, ORDERS, CHANGES)
