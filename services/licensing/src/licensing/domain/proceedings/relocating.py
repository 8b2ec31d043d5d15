"""迁移 (SC-746:27, SAMR-52/2022:62): applied for at the new authority before moving; the archives follow."""

from __future__ import annotations

from dataclasses import replace

from licensing.domain import fields, items
from licensing.domain import guards as register
from licensing.domain.events import Moved
from licensing.domain.kinds import LockedAct
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards
from licensing.domain.proceedings.events.relocation import ArchivesHandedOver, RelocationApplied, RelocationCompleted
from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import Proceeding, RelocationDetails
from licensing.domain.refusal import fault, refuse, refuse_if_any
from licensing.domain.states import Entity

VOLUMES_LIMIT = 10_000


def apply(entity: Entity, command: c.ApplyForRelocation, context: LegalContext) -> RelocationApplied:
    """The new authority takes the application and asks the old one for the archives."""
    register.open_to(entity, LockedAct.MOVE, context.today)
    refuse_if_any(
        [
            items.present_division("to_division", command.to_division, context.today),
            items.required_text("to_authority", command.to_authority),
            items.required_text("address", command.address, items.ADDRESS_LIMIT),
            *guards.documented(command.document),
        ]
    )
    if (command.to_division, command.to_authority) == (entity.division, entity.registration_authority):
        raise refuse("MOVE_NOWHERE", "to_division")
    moving = command.moving_date or context.today
    if moving < context.today:
        raise refuse("MOVED_BEFORE_APPLYING", "moving_date", date=moving, today=context.today)
    details = RelocationDetails(
        from_division=entity.division,
        from_authority=entity.registration_authority,
        to_division=command.to_division,
        to_authority=command.to_authority,
        moving_date=moving,
        **fields.address_values(command.address, entity.of_a_natural_person, command.entity, context),
    )
    bare = guards.opening(command.entity, entity, command.owner_post, context)
    # The new authority conducts it.
    opening = replace(bare, division=command.to_division, authority=command.to_authority)
    return RelocationApplied(at=context.now, opening=opening, relocation=details, document=command.document)


def hand_over(state: Proceeding, command: c.HandOverArchives, context: LegalContext) -> ArchivesHandedOver:
    """The old authority hands the archives over; it may not refuse to (SC-746:27)."""
    _at_stage(state, Stage.ARCHIVES_REQUESTED)
    sensible = 1 <= command.archive_volumes <= VOLUMES_LIMIT
    refuse_if_any(
        [
            None if sensible else fault("FIELD_REQUIRED", "archive_volumes"),
            items.required_text("archive_list", command.archive_list),
        ]
    )
    day = guards.happened("archives_date", command.archives_date, context.today, state.opened_date, "opened_date")
    return ArchivesHandedOver(
        at=context.now,
        archive_volumes=command.archive_volumes,
        archive_list=command.archive_list,
        archives_date=day,
    )


def complete(
    entity: Entity, state: Proceeding, command: c.CompleteRelocation, context: LegalContext
) -> tuple[RelocationCompleted, Moved]:
    """The new authority registers the move once it has the archives and the day of moving has come."""
    details = _at_stage(state, Stage.ARCHIVES_RECEIVED)
    register.open_to(entity, LockedAct.MOVE, context.today)
    refuse_if_any(guards.documented(command.document))
    since = details.archives_date
    day = guards.happened("completed_date", command.completed_date, context.today, since, "archives_date")
    moved = Moved(
        at=context.now,
        from_division=details.from_division,
        from_authority=details.from_authority,
        to_division=details.to_division,
        to_authority=details.to_authority,
        moved_date=day,
        leaves_register=False,
        address={"address": details.address, "address_full": details.address_full},
    )
    return RelocationCompleted(at=context.now, document=command.document, completed_date=day), moved


def _at_stage(state: Proceeding, stage: Stage) -> RelocationDetails:
    guards.of_kind(state, ProceedingKind.RELOCATION)
    if state.stage is not stage or state.relocation is None:
        raise refuse("RELOCATION_STAGE_FORBIDS", **guards.stage_words(state.stage))
    return state.relocation
