"""When an event became true, which may be long before the register learns of it."""

from __future__ import annotations

from datetime import date

from licensing.domain import events as e
from licensing.domain import premises_events as p
from licensing.domain.states import Entity


def occurred_on(event: e.EntityEvent | p.PremisesEvent, before: Entity | None) -> date | None:
    """The civil day it took effect; None means the day it is recorded.

    A correction is true since the field took its value, because the old value never was the fact.
    """
    match event:
        case e.Adopted() | e.Established():
            return event.entity.established_date
        case e.Corrected():
            return before.since(event.change.field) if before else None
        case e.CodeCorrected() | e.Confirmed() | e.Absorbed():
            return before.established_date if before else None
        case _:
            return _stated(event)


def _stated(event: e.EntityEvent | p.PremisesEvent) -> date | None:
    match event:
        case e.Changed():
            return event.changed_date
        case e.Moved():
            return event.moved_date
        case e.RevocationRecorded():
            return event.revocation.decided_date
        case e.Annulled():
            return event.annulment.decided_date
        case e.Deregistered():
            return event.deregistration.deregistered_date
        case e.Converted():
            return event.converted_date
        case e.Unlocked():
            return event.lifted_date
        case e.DormancyOver():
            return event.resumed_date
        case e.Marked():
            return event.mark.since
        case e.MarkLifted():
            return event.lifted_date
        case e.Restored():
            return event.restored_date
        case e.ItemsAnnulled():
            return event.annulment.decided_date
        case p.PremisesOpened():
            return event.premises.opened_date
        case p.PremisesChanged():
            return event.changed_date
        case p.PremisesClosed():
            return event.closed_date
        case _:
            return None
