"""名称自主申报 (SC-734:16-18): words, likeness, warning, and a reservation for two months or a year."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from licensing.domain import items
from licensing.domain.law import LegalContext
from licensing.domain.names import commands as c
from licensing.domain.names import keys, rules
from licensing.domain.names.events import NameReleased, NameReservationEnded, NameReserved
from licensing.domain.names.kinds import NameEnd, NameStage
from licensing.domain.names.states import BusinessName
from licensing.domain.proceedings import people
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from statutes.business_names import (
    Effect,
    Existing,
    Likeness,
    Objection,
    Proposal,
    Result,
    Standing,
    conflicts,
    objections,
)

Known = Mapping[UUID, BusinessName]
"""Names that share a key with the proposed one."""

_STANDING = {
    NameEnd.DEREGISTERED: Standing.DEREGISTERED,
    NameEnd.CHANGED: Standing.CHANGED,
    NameEnd.ANNULLED: Standing.ANNULLED,
}


def declare(
    command: c.DeclareName, record: UUID, entity: Entity | None, known: Known, context: LegalContext
) -> tuple[NameReserved, dict[UUID, NameReleased]]:
    """The reservation, and the release of names found whose year is over.

    A reservation that has lapsed is looked past; it gives its places up with its own end, which also ends its limit.
    """
    refuse_if_any(_unreadable(command))
    _refuse_words(command)
    passed = {name: over(state, context) for name, state in known.items()}
    released = {name: event for name, event in passed.items() if isinstance(event, NameReleased)}
    living = {name: state for name, state in known.items() if passed[name] is None}
    warned = _warned(command, entity, living, context)
    rule = rules.RESERVATION_PRE_APPROVAL if command.pre_approval else rules.RESERVATION
    taken = {key for name, state in known.items() if name not in released for key in state.keys}
    reserved = NameReserved(
        at=context.now,
        registered_name=command.registered_name,
        authority=command.authority,
        division=command.division,
        industry_code=command.industry_code,
        entity=command.entity,
        code=entity.code if entity else "",
        holder=(entity.code if entity else "") or f"business_names/{record}",
        applicant=people.sealed(record, "applicant", command.applicant, context),
        pre_approval=command.pre_approval,
        reserved_date=context.today,
        reserved_until=context.law.right_ends(rule, context.today),
        warned_of=warned,
        keys=keys.free_places(command.authority, command.registered_name, command.division, taken),
    )
    return reserved, released


def over(state: BusinessName, context: LegalContext) -> NameReservationEnded | NameReleased | None:
    """What frees a name by itself: the end of its reservation, or a year after its end."""
    if state.stage is NameStage.RESERVED and state.reserved_until and context.today > state.reserved_until:
        return NameReservationEnded(at=context.now, lapsed=True, freed_date=context.today)
    if state.stage is NameStage.ENDED and state.ended_date:
        full = context.law.anniversary(rules.RELEASE, state.ended_date, context.today)
        if context.today > full:
            return NameReleased(at=context.now, released_date=context.today)
    return None


def _unreadable(command: c.DeclareName) -> list[Fault | None]:
    return [
        items.new_name("registered_name", command.registered_name),
        items.required_text("authority", command.authority),
        items.division("division", command.division),
        items.required_text("applicant", command.applicant),
        items.text("approval", command.approval, items.SHORT_LIMIT),
    ]


def _refuse_words(command: c.DeclareName) -> None:
    """Forbidden words are refused; others need an approval or a look (SC-734:8, 11, 12)."""
    found = objections(command.registered_name, command.division)
    refuse_if_any([_word_fault(each, command) for each in found])


def _word_fault(found: Objection, command: c.DeclareName) -> Fault | None:
    said = {"why": found.message, "why_zh": found.message_zh, "article": found.rule}
    match found.effect:
        case Effect.REFUSE:
            return fault("NAME_WORD_FORBIDDEN", "registered_name", **said)
        case Effect.APPROVE if not command.approval:
            return fault("NAME_WORD_NEEDS_APPROVAL", "approval", **said)
        case Effect.REVIEW if not command.reviewed:
            return fault("NAME_WORD_NEEDS_REVIEW", "reviewed", **said)
        case _:
            return None


def _warned(command: c.DeclareName, entity: Entity | None, living: Known, context: LegalContext) -> tuple[str, ...]:
    proposal = Proposal(
        name=command.registered_name,
        authority=command.authority,
        home=command.division,
        industry_code=command.industry_code,
        related=frozenset((*command.related, *((entity.code,) if entity else ()))),
        transferred_by=frozenset(command.transferred_by),
    )
    existing = [_existing(state) for state in living.values() if state.stage is not NameStage.FREE]
    found = conflicts(proposal, existing, context.today)
    refuse_if_any([_taken(each) for each in found if each.result is Result.IDENTICAL])
    alike = tuple(each.existing.name for each in found)
    if alike and not command.warning_accepted:
        raise refuse("NAME_ALIKE", "warning_accepted", names="、".join(alike)[:200])
    return alike


def _taken(found: Likeness) -> Fault:
    said = {"why": found.message, "why_zh": found.message_zh}
    return fault("NAME_TAKEN", "registered_name", **said)


def _existing(state: BusinessName) -> Existing:
    standing = {NameStage.RESERVED: Standing.RESERVED, NameStage.REGISTERED: Standing.REGISTERED}
    return Existing(
        name=state.registered_name,
        authority=state.authority,
        holder=state.holder,
        standing=standing.get(state.stage) or _STANDING.get(state.end, Standing.DEREGISTERED),
        ended_on=state.ended_date,
        industry_code=state.industry_code,
    )
