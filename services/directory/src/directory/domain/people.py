"""People entering and leaving service."""

from __future__ import annotations

from directory.domain import checks
from directory.domain.commands import LetPersonLeave, RegisterPerson
from directory.domain.context import Context, Facts
from directory.domain.events import PersonLeft, PersonRegistered, PostVacated
from directory.domain.happening import Caused, on_person, on_post
from directory.domain.matters import owning
from directory.domain.refusal import refuse
from directory.domain.values import person_id
from statutes.refusals import refuse_if_any


def register(facts: Facts, command: RegisterPerson, context: Context) -> list[Caused]:
    """入职."""
    person = person_id(command.number)
    if person in facts.roster.people:
        raise refuse("PERSON_EXISTS", "number", number=command.number)
    refuse_if_any(
        [
            checks.key("number", command.number),
            checks.text("full_name", command.full_name, checks.NAME_LIMIT),
            *checks.divisions("division", [command.division]),
            checks.not_far("valid_from", command.valid_from, context.today),
        ]
    )
    return [
        on_person(
            person,
            PersonRegistered(
                at=context.now,
                number=command.number,
                full_name=command.full_name,
                division=command.division,
                valid_from=command.valid_from,
            ),
        )
    ]


def leave(facts: Facts, command: LetPersonLeave, context: Context) -> list[Caused]:
    """离职: not while a post held owns open matters; each needs a new owner who accepts."""
    person = facts.roster.person(command.person)
    if person.valid_to is not None:
        raise refuse("PERSON_LEFT", person=person.full_name, ended=person.valid_to)
    refuse_if_any(
        [
            checks.text("document", command.document),
            checks.in_order("valid_to", person.valid_from, command.valid_to),
            checks.not_far("valid_to", command.valid_to, context.today),
        ]
    )
    caused = []
    for post in facts.roster.posts_ever_of(command.person):
        state = facts.roster.post(post)
        lasting = [
            held
            for held in state.holdings
            if held.person == command.person and (held.valid_to is None or held.valid_to > command.valid_to)
        ]
        if not lasting:
            continue
        owned = facts.matters.of(post)
        if owned:
            raise owning(state.title, owned)
        if lasting[-1].valid_from > command.valid_to:
            raise refuse("APPOINTED_LATER", person=person.full_name, post=state.title, begins=lasting[-1].valid_from)
        vacated = PostVacated(
            at=context.now, person=command.person, valid_to=command.valid_to, document=command.document
        )
        caused.append(on_post(post, vacated))
    left = PersonLeft(at=context.now, valid_to=command.valid_to, document=command.document)
    return [on_person(command.person, left), *caused]
