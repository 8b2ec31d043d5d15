"""Setting up, filling, moving and ending posts, and what their holders are certified for."""

from __future__ import annotations

from uuid import UUID

from directory.domain import checks, units
from directory.domain.commands import (
    AppointToPost,
    CreatePost,
    EndAppointment,
    EndPost,
    MovePost,
    QualifyReviewer,
    RenewCertificate,
)
from directory.domain.context import Context, Facts
from directory.domain.events import (
    CertificateRenewed,
    PostCreated,
    PostEnded,
    PostFilled,
    PostMoved,
    PostVacated,
    ReviewerQualified,
)
from directory.domain.happening import Caused, on_post
from directory.domain.matters import owning
from directory.domain.refusal import refuse
from directory.domain.values import post_id
from roster.dated import ONE_DAY, overlap, within
from roster.kinds import Role
from roster.powers import Roster
from roster.records import Certificate, Holding, Placement, Post, ReviewQualification
from statutes.refusals import Fault, refuse_if_any


def create(facts: Facts, command: CreatePost, context: Context) -> list[Caused]:
    """设岗 in a unit that stands from the post's first day on."""
    post = post_id(command.number)
    if post in facts.roster.posts:
        raise refuse("POST_EXISTS", "number", number=command.number)
    refuse_if_any(
        [
            checks.key("number", command.number),
            checks.text("title", command.title, checks.NAME_LIMIT),
            checks.text("role", "" if command.role is Role.UNSPECIFIED else command.role.name),
            checks.not_far("valid_from", command.valid_from, context.today),
        ]
    )
    units.standing(facts.roster, command.unit)
    units.in_force_on(facts.roster, command.unit, command.valid_from)
    placed = Placement(
        since=command.valid_from,
        unit=command.unit,
        division=facts.roster.first_division(command.unit, command.valid_from),
        document=command.document,
    )
    event = PostCreated(
        at=context.now,
        number=command.number,
        title=command.title,
        role=command.role,
        speciality=command.speciality,
        placed=placed,
        valid_from=command.valid_from,
    )
    return [on_post(post, event)]


def appoint(facts: Facts, command: AppointToPost, context: Context) -> list[Caused]:
    """任职: one holder at a time; the person may hold several posts."""
    post = lasting(facts.roster, command.post)
    person = facts.roster.person(command.person)
    holding = Holding(
        person=command.person,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        document=command.document,
    )
    refuse_if_any(
        [
            checks.in_order("valid_to", command.valid_from, command.valid_to),
            checks.not_far("valid_from", command.valid_from, context.today),
        ]
    )
    if not within(holding, person):
        raise refuse("OUTSIDE_SERVICE", "valid_from", person=person.full_name, first=person.valid_from)
    if command.valid_from < post.valid_from:
        raise refuse("OUTSIDE_POSTS_DATES", "valid_from", post=post.title, first=post.valid_from)
    taken = next((held for held in post.holdings if overlap(held, holding)), None)
    if taken:
        name = facts.roster.person(taken.person).full_name
        raise refuse("POST_TAKEN", "valid_from", post=post.title, person=name, since=taken.valid_from)
    return [on_post(command.post, PostFilled(at=context.now, holding=holding))]


def end_appointment(facts: Facts, command: EndAppointment, context: Context) -> list[Caused]:
    """免职: the matters are handed over first, so that none is left to nobody."""
    post = facts.roster.post(command.post)
    refuse_if_any([checks.text("document", command.document)])
    held = next(
        (
            each
            for each in post.holdings
            if each.valid_from <= command.valid_to and (each.valid_to is None or each.valid_to > command.valid_to)
        ),
        None,
    )
    if held is None:
        raise refuse("NO_APPOINTMENT_TO_END", "valid_to", post=post.title, on=command.valid_to)
    _refuse_owning(facts, command.post, post)
    event = PostVacated(at=context.now, person=held.person, valid_to=command.valid_to, document=command.document)
    return [on_post(command.post, event)]


def renew_certificate(facts: Facts, command: RenewCertificate, context: Context) -> list[Caused]:
    """The certificate is the holder's, for this post: with the next holder it does not count."""
    person = _certified(facts, command, context)
    post = facts.roster.post(command.post)
    if any(each.number == command.number and each.valid_from == command.valid_from for each in post.certificates):
        raise refuse("CERTIFICATE_KNOWN", "number", number=command.number, begins=command.valid_from)
    certificate = Certificate(
        person=person, number=command.number, valid_from=command.valid_from, valid_to=command.valid_to
    )
    return [on_post(command.post, CertificateRenewed(at=context.now, certificate=certificate))]


def qualify_reviewer(facts: Facts, command: QualifyReviewer, context: Context) -> list[Caused]:
    """The holder passed the national legal examination (NPC-行政处罚法:58)."""
    person = _certified(facts, command, context)
    qualification = ReviewQualification(
        person=person, number=command.number, valid_from=command.valid_from, valid_to=command.valid_to
    )
    return [on_post(command.post, ReviewerQualified(at=context.now, qualification=qualification))]


def move(facts: Facts, command: MovePost, context: Context) -> list[Caused]:
    """The post goes to another unit with all it owns."""
    post = lasting(facts.roster, command.post)
    refuse_if_any(
        [
            checks.text("document", command.document),
            checks.not_past("since", command.since, context.today),
            checks.not_far("since", command.since, context.today),
            checks.in_order("since", post.valid_from, command.since),
        ]
    )
    units.standing(facts.roster, command.unit)
    units.in_force_on(facts.roster, command.unit, command.since)
    placed = Placement(
        since=command.since,
        unit=command.unit,
        division=facts.roster.first_division(command.unit, command.since),
        document=command.document,
    )
    return [on_post(command.post, PostMoved(at=context.now, placed=placed))]


def end(facts: Facts, command: EndPost, context: Context) -> list[Caused]:
    """撤岗: not while it owns open matters; its holder's time ends with it."""
    post = lasting(facts.roster, command.post)
    refuse_if_any(
        [
            checks.text("document", command.document),
            checks.in_order("valid_to", post.valid_from, command.valid_to),
            checks.not_past("valid_to", command.valid_to + ONE_DAY, context.today),
            checks.not_far("valid_to", command.valid_to, context.today),
        ]
    )
    _refuse_owning(facts, command.post, post)
    return [on_post(command.post, PostEnded(at=context.now, valid_to=command.valid_to, document=command.document))]


def lasting(roster: Roster, post: UUID) -> Post:
    """A post whose end is not yet set. Refusals POST_NOT_FOUND, POST_ENDED."""
    found = roster.post(post)
    if found.valid_to is not None:
        raise refuse("POST_ENDED", post=found.title, ended=found.valid_to)
    return found


def _refuse_owning(facts: Facts, post_id: UUID, post: Post) -> None:
    owned = facts.matters.of(post_id)
    if owned:
        raise owning(post.title, owned)


def _certified(facts: Facts, command: RenewCertificate | QualifyReviewer, context: Context) -> UUID:
    """Who holds the post today, and the paper's own values are in order."""
    faults: list[Fault | None] = [
        checks.text("number", command.number),
        checks.in_order("valid_to", command.valid_from, command.valid_to),
    ]
    refuse_if_any(faults)
    return facts.roster.require_holder(command.post, context.today)
