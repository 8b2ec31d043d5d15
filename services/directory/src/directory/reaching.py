"""Which records a command is about, and which it may change, as far as the roster tells beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from directory.domain import commands as c
from directory.domain import values
from roster.powers import Roster


def about(command: Any) -> Iterator[UUID]:
    """The record the command is about; an etag is held against its version."""
    match command:
        case c.CreateUnit():
            yield values.unit_id(command.key)
        case c.RegisterPerson():
            yield values.person_id(command.number)
        case c.CreatePost():
            yield values.post_id(command.number)
        case c.GrantApproval():
            yield values.approval_id(command.post, command.act, command.document)
        case c.RenameUnit() | c.ChangeUnit() | c.MergeUnits() | c.SplitUnit() | c.CloseUnit():
            yield command.unit
        case c.LetPersonLeave():
            yield command.person
        case c.RevokeApproval() | c.DelegateApproval() | c.TakeBackDelegation():
            yield command.approval
        case _:
            yield command.post


def affected(roster: Roster, command: Any) -> Iterator[UUID]:
    """What else it may change."""
    match command:
        case c.LetPersonLeave():
            yield from roster.posts_ever_of(command.person)
        case c.MergeUnits():
            for unit in command.units:
                yield from _inside(roster, unit)
        case c.SplitUnit():
            yield from _inside(roster, command.unit)
            yield from (part.unit for part in command.parts)


def owners(roster: Roster, command: Any) -> Iterator[UUID]:
    """Posts whose open matters decide whether the command is carried out."""
    match command:
        case c.LetPersonLeave():
            yield from roster.posts_ever_of(command.person)
        case c.MergeUnits():
            yield from command.ending_posts
        case c.EndAppointment() | c.EndPost():
            yield command.post
        case c.OfferHandover():
            yield command.from_post


def _inside(roster: Roster, unit: UUID) -> Iterator[UUID]:
    yield unit
    yield from roster.subordinates(unit)
    yield from roster.posts_ever_in(unit)
