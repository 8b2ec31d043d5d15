"""The states after events: one total function per kind of record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from directory.domain import events as e
from roster.dated import with_version
from roster.records import NEVER, NOBODY, Approval, Person, Post, Unit


class HandoverStatus(IntEnum):
    """Where an offer stands."""

    UNSPECIFIED = 0
    OFFERED = 1
    ACCEPTED = 2
    DECLINED = 3
    WITHDRAWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """移交 of one open matter from post to post. Its resource name is the number the transfer cites."""

    matter: str = ""
    matter_kind: str = ""
    title: str = ""
    source: str = ""
    """The service that owns the matter."""
    division: str = ""
    from_post: UUID = NOBODY
    to_post: UUID = NOBODY
    reason: str = ""
    status: HandoverStatus = HandoverStatus.UNSPECIFIED
    answered_by: UUID | None = None
    """The person who accepted or declined."""
    answer: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


def evolve_unit(state: Unit | None, event: Any) -> Unit:
    """The unit after an event."""
    unit = replace(state or Unit(created_at=event.at), updated_at=event.at)
    match event:
        case e.UnitCreated():
            return replace(
                unit,
                key=event.key,
                kind=event.kind,
                names=(event.called,),
                places=(event.placed,),
                own_name_acts=event.own_name_acts,
                valid_from=event.valid_from,
            )
        case e.UnitRenamed():
            return replace(unit, names=with_version(unit.names, event.called))
        case e.UnitChanged():
            placed = with_version(unit.places, event.placed)
            return replace(unit, places=placed, own_name_acts=event.own_name_acts)
        case e.UnitMerged():
            ended = replace(unit, valid_to=event.valid_to, end_document=event.document)
            return replace(ended, successors=_also(unit.successors, (event.into,)))
        case e.UnitAbsorbed():
            placed = with_version(unit.places, event.placed)
            return replace(unit, places=placed, predecessors=_also(unit.predecessors, event.merged))
        case e.UnitSplit():
            rest = replace(unit, successors=_also(unit.successors, event.parts))
            if event.placed:
                return replace(rest, places=with_version(unit.places, event.placed))
            return replace(rest, valid_to=event.valid_to, end_document=event.document)
        case e.UnitSplitOff():
            placed = with_version(unit.places, event.placed)
            return replace(unit, places=placed, predecessors=_also(unit.predecessors, (event.origin,)))
        case e.UnitClosed():
            return replace(unit, valid_to=event.valid_to, end_document=event.document)
        case _:
            return unit


def evolve_person(state: Person | None, event: Any) -> Person:
    """The person after an event."""
    person = replace(state or Person(created_at=event.at), updated_at=event.at)
    match event:
        case e.PersonRegistered():
            return replace(
                person,
                number=event.number,
                full_name=event.full_name,
                division=event.division,
                valid_from=event.valid_from,
            )
        case e.PersonLeft():
            return replace(person, valid_to=event.valid_to)
        case _:
            return person


def evolve_post(state: Post | None, event: Any) -> Post:
    """The post after an event."""
    post = replace(state or Post(created_at=event.at), updated_at=event.at)
    match event:
        case e.PostCreated():
            return replace(
                post,
                number=event.number,
                title=event.title,
                role=event.role,
                speciality=event.speciality,
                placements=(event.placed,),
                valid_from=event.valid_from,
            )
        case e.PostFilled():
            return replace(post, holdings=(*post.holdings, event.holding))
        case e.PostVacated():
            return replace(post, holdings=_vacated(post, event))
        case e.CertificateRenewed():
            return replace(post, certificates=(*post.certificates, event.certificate))
        case e.ReviewerQualified():
            return replace(post, qualifications=(*post.qualifications, event.qualification))
        case e.PostMoved():
            return replace(post, placements=with_version(post.placements, event.placed))
        case e.PostEnded():
            return replace(post, valid_to=event.valid_to, end_document=event.document)
        case _:
            return post


def evolve_approval(state: Approval | None, event: Any) -> Approval:
    """The power after an event."""
    approval = replace(state or Approval(created_at=event.at), updated_at=event.at)
    match event:
        case e.ApprovalGranted():
            return replace(
                approval,
                post=event.post,
                division=event.division,
                act=event.act,
                limit_fen=event.limit_fen,
                valid_from=event.valid_from,
                valid_to=event.valid_to,
                document=event.document,
            )
        case e.ApprovalRevoked():
            return replace(approval, revoked_on=event.revoked_on, revoked_by=event.document)
        case e.ApprovalDelegated():
            return replace(approval, delegations=(*approval.delegations, event.delegation))
        case e.DelegationTakenBack():
            return replace(approval, delegations=_taken_back(approval, event))
        case _:
            return approval


def evolve_handover(state: Handover | None, event: Any) -> Handover:
    """The offer after an event."""
    handover = replace(state or Handover(created_at=event.at), updated_at=event.at)
    match event:
        case e.HandoverOffered():
            return replace(
                handover,
                matter=event.matter,
                matter_kind=event.matter_kind,
                title=event.title,
                source=event.source,
                division=event.division,
                from_post=event.from_post,
                to_post=event.to_post,
                reason=event.reason,
                status=HandoverStatus.OFFERED,
            )
        case e.HandoverAccepted():
            return replace(handover, status=HandoverStatus.ACCEPTED, answered_by=event.accepted_by)
        case e.HandoverDeclined():
            declined = replace(handover, status=HandoverStatus.DECLINED, answered_by=event.declined_by)
            return replace(declined, answer=event.reason)
        case e.HandoverWithdrawn():
            return replace(handover, status=HandoverStatus.WITHDRAWN, answer=event.reason)
        case _:
            return handover


def _also(known: tuple[UUID, ...], new: tuple[UUID, ...]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys((*known, *new)))


def _vacated(post: Post, event: e.PostVacated) -> tuple[Any, ...]:
    """The last holding of the person that reaches beyond the day ends with it."""
    return tuple(
        replace(held, valid_to=event.valid_to, document=event.document)
        if held.person == event.person and held.valid_from <= event.valid_to and _open_after(held, event.valid_to)
        else held
        for held in post.holdings
    )


def _open_after(held: Any, day: Any) -> bool:
    return held.valid_to is None or held.valid_to > day


def _taken_back(approval: Approval, event: e.DelegationTakenBack) -> tuple[Any, ...]:
    return tuple(
        replace(lent, taken_back_on=event.taken_back_on, taken_back_by=event.document)
        if (lent.number, lent.to_post) == (event.number, event.to_post)
        else lent
        for lent in approval.delegations
    )
