"""The directory's kinds of aggregate: dataclasses and contract, joined by name (see chassis.mapped)."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from chassis.aggregates import Claim
from chassis.mapped import Kind, Listed
from directory.domain import events as e
from directory.domain import evolving, happening
from directory.domain.evolving import Handover, HandoverStatus
from roster.records import Approval, Person, Post, Unit
from roster.wire import MAPPER
from smartsupervision.directory.v1 import events_pb2, person_pb2, unit_pb2

MATTERS_ON_OFFER: Final = "matter-on-offer"
"""Claims of unanswered offers: a matter is offered to one post at a time."""


def _unit(state: Unit) -> Listed:
    place = state.places[-1] if state.places else None
    division = place.divisions[0] if place and place.divisions else ""
    return Listed(division, state.key, {"kind": int(state.kind), "standing": state.valid_to is None})


def _person(state: Person) -> Listed:
    return Listed(state.division, state.number, {"number": state.number, "serving": state.valid_to is None})


def _post(state: Post) -> Listed:
    place = state.placements[-1] if state.placements else None
    return Listed(
        place.division if place else "",
        state.number,
        {
            "unit": _name("units", place.unit) if place else "",
            "role": int(state.role),
            "standing": state.valid_to is None,
        },
    )


def _approval(state: Approval) -> Listed:
    order = f"{state.act} {state.document}"
    return Listed(state.division, order, {"post": _name("posts", state.post), "act": state.act})


def _handover(state: Handover) -> Listed:
    return Listed(
        state.division,
        state.created_at.isoformat(),
        {
            "from_post": _name("posts", state.from_post),
            "to_post": _name("posts", state.to_post),
            "status": int(state.status),
            "matter": state.matter,
        },
    )


def _name(collection: str, record: UUID) -> str:
    return f"{collection}/{record}"


def _on_offer(state: Handover) -> frozenset[Claim]:
    if state.status is not HandoverStatus.OFFERED:
        return frozenset()
    return frozenset({Claim(MATTERS_ON_OFFER, state.matter)})


UNIT: Final[Kind[Unit]] = Kind(
    kind=happening.UNIT,
    collection="units",
    state=Unit,
    message=unit_pb2.Unit,
    events=(
        e.UnitCreated,
        e.UnitRenamed,
        e.UnitChanged,
        e.UnitMerged,
        e.UnitAbsorbed,
        e.UnitSplit,
        e.UnitSplitOff,
        e.UnitClosed,
    ),
    events_module=events_pb2,
    evolve=evolving.evolve_unit,
    mapper=MAPPER,
    listed=_unit,
)
PERSON: Final[Kind[Person]] = Kind(
    kind=happening.PERSON,
    collection="people",
    state=Person,
    message=person_pb2.Person,
    events=(e.PersonRegistered, e.PersonLeft),
    events_module=events_pb2,
    evolve=evolving.evolve_person,
    mapper=MAPPER,
    listed=_person,
)
POST: Final[Kind[Post]] = Kind(
    kind=happening.POST,
    collection="posts",
    state=Post,
    message=person_pb2.Post,
    events=(
        e.PostCreated,
        e.PostFilled,
        e.PostVacated,
        e.CertificateRenewed,
        e.ReviewerQualified,
        e.PostMoved,
        e.PostEnded,
    ),
    events_module=events_pb2,
    evolve=evolving.evolve_post,
    mapper=MAPPER,
    listed=_post,
)
APPROVAL: Final[Kind[Approval]] = Kind(
    kind=happening.APPROVAL,
    collection="approvals",
    state=Approval,
    message=person_pb2.Approval,
    events=(e.ApprovalGranted, e.ApprovalRevoked, e.ApprovalDelegated, e.DelegationTakenBack),
    events_module=events_pb2,
    evolve=evolving.evolve_approval,
    mapper=MAPPER,
    listed=_approval,
)
HANDOVER: Final[Kind[Handover]] = Kind(
    kind=happening.HANDOVER,
    collection="handovers",
    state=Handover,
    message=person_pb2.Handover,
    events=(e.HandoverOffered, e.HandoverAccepted, e.HandoverDeclined, e.HandoverWithdrawn),
    events_module=events_pb2,
    evolve=evolving.evolve_handover,
    mapper=MAPPER,
    listed=_handover,
    claims=_on_offer,
)
KINDS: Final[tuple[Kind[Any], ...]] = (UNIT, PERSON, POST, APPROVAL, HANDOVER)
BY_NAME: Final = {kind.kind: kind for kind in KINDS}
