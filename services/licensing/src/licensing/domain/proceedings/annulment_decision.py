"""撤销登记, the decision: all of it, single items, or nothing; and the undoing of a wrong one.

SC-746:40-42, SAMR-52/2022:53, 55, 57.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from licensing.domain import checks, fields, items
from licensing.domain import guards as register
from licensing.domain.events import Annulled, ItemsAnnulled, Restored
from licensing.domain.kinds import EntityStatus
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards, people, rules
from licensing.domain.proceedings.annulling import at_stage
from licensing.domain.proceedings.events.annulment import (
    AnnulmentRefused,
    AnnulmentUndone,
    RegistrationAnnulled,
    RegistrationItemsAnnulled,
)
from licensing.domain.proceedings.kinds import Basis, Stage
from licensing.domain.proceedings.states import AnnulmentDetails, Proceeding
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.showing import changed_only, differences, parse
from licensing.domain.states import Entity
from licensing.domain.values import Decided

RESPONSIBLE_LIMIT = 20


def annul(
    entity: Entity, state: Proceeding, command: c.AnnulRegistration, context: LegalContext
) -> tuple[RegistrationAnnulled, Annulled]:
    """The registration as a whole; those directly responsible may not apply again for three years (SC-746:40)."""
    details, day = _decided(state, command, context)
    if details.items:
        raise refuse("ANNULMENT_OF_ITEMS_ONLY", items=", ".join(details.items))
    if entity.status is EntityStatus.ANNULLED or entity.status is EntityStatus.MERGED:
        register.not_exited(entity)
    barred = context.law.anniversary(rules.ANNULMENT_BAR, day, context.today) if command.responsible else None
    annulled = RegistrationAnnulled(
        at=context.now,
        basis=command.basis,
        reason=command.reason,
        document=command.document,
        responsible=_sealed(command, context),
        barred_until=barred,
        irreversible=command.irreversible,
        decided_date=day,
    )
    decision = Decided(state.authority, command.document, command.reason, day)
    return annulled, Annulled(context.now, decision)


def annul_items(
    entity: Entity, state: Proceeding, command: c.AnnulItems, context: LegalContext
) -> tuple[RegistrationItemsAnnulled, ItemsAnnulled]:
    """Only false items, where the entity goes on without them; each gets back the value before it."""
    _, day = _decided(state, command, context)
    register.not_exited(entity)
    fields.only([former.field for former in command.former], fields.CORRECTABLE, "former")
    values = _former_values(entity, state, command, context)
    changes = differences(entity, values)
    if not changes:
        raise refuse("NOTHING_CHANGED", "former")
    decision = Decided(state.authority, command.document, command.reason, day)
    annulled = RegistrationItemsAnnulled(
        at=context.now,
        basis=command.basis,
        changes=changes,
        reason=command.reason,
        document=command.document,
        decided_date=day,
    )
    return annulled, ItemsAnnulled(context.now, changed_only(values, changes), changes, decision)


def refuse_annulment(state: Proceeding, command: c.RefuseAnnulment, context: LegalContext) -> AnnulmentRefused:
    """不予撤销: nothing false, great harm to the public, no way back to the state before, or another law."""
    details = at_stage(state, Stage.INVESTIGATION)
    refuse_if_any([guards.choice("ground", command.ground), *guards.documented(command.document, command.reason)])
    since = details.accepted_date
    day = guards.happened("decided_date", command.decided_date, context.today, since, "accepted_date")
    return AnnulmentRefused(
        at=context.now, ground=command.ground, reason=command.reason, document=command.document, decided_date=day
    )


def undo(
    entity: Entity, state: Proceeding, command: c.RestoreRegistration, context: LegalContext
) -> tuple[AnnulmentUndone, Restored]:
    """A wrong annulment is undone and the registration stands as before (SC-746:42)."""
    details = at_stage(state, Stage.ANNULLED)
    refuse_if_any(guards.documented(command.document, command.reason))
    if details.irreversible:
        raise refuse("ANNULMENT_IRREVERSIBLE")
    if entity.status is not EntityStatus.ANNULLED:
        raise refuse("NOT_RESTORABLE", status=entity.status.name)
    since = details.decided_date
    day = guards.happened("restored_date", command.restored_date, context.today, since, "decided_date")
    undone = AnnulmentUndone(at=context.now, reason=command.reason, document=command.document, restored_date=day)
    status = EntityStatus.REVOKED if entity.revocation else EntityStatus.ACTIVE
    return undone, Restored(context.now, status, command.document, command.reason, day)


def _decided(
    state: Proceeding, command: c.AnnulRegistration | c.AnnulItems, context: LegalContext
) -> tuple[AnnulmentDetails, date]:
    details = at_stage(state, Stage.INVESTIGATION)
    refuse_if_any([guards.choice("basis", command.basis), *guards.documented(command.document, command.reason)])
    day = guards.happened("decided_date", command.decided_date, context.today, details.accepted_date, "accepted_date")
    if command.basis is Basis.NO_OBJECTION:
        _refuse_without_silence(details, day, context)
    return details, day


def _refuse_without_silence(details: AnnulmentDetails, day: date, context: LegalContext) -> None:
    """Silence is a ground only after the whole 45 days, and only if it was silence."""
    if details.published_date is None:
        raise refuse("ANNULMENT_NOT_PUBLISHED")
    if details.objected_date:
        raise refuse("ANNULMENT_WAS_OBJECTED", on=details.objected_date)
    ends = context.law.right_ends(rules.ANNULMENT_PUBLISH, details.published_date)
    if day <= ends:
        raise refuse("ANNULMENT_PUBLICITY_RUNNING", "decided_date", until=ends)


def _former_values(entity: Entity, state: Proceeding, command: c.AnnulItems, context: LegalContext) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for former in command.former:
        stated = parse(former.field, former.value)
        refuse_if_any(checks.thin(stated, [former.field], context.today))
        record = state.entity or command.proceeding
        values |= fields.values_of(stated, [former.field], replace(entity, **values), record, context)
    return values


def _sealed(command: c.AnnulRegistration, context: LegalContext) -> tuple[Any, ...]:
    refuse_if_any([items.required_text("responsible", name) for name in command.responsible[:RESPONSIBLE_LIMIT]])
    seals = (
        people.sealed(command.proceeding, f"annulment.responsible.{number}", name, context)
        for number, name in enumerate(command.responsible)
    )
    return tuple(seal for seal in seals if seal)
