"""What the state of an entity allows. Each raises a Refusal or returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from licensing.domain import items
from licensing.domain.kinds import STATUS_ZH, EntityStatus, LockedAct
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Lock

UNKNOWN_DAY = "?"


def not_exited(state: Entity) -> None:
    """Nothing is registered on a record that ended."""
    if state.exited:
        since = state.status_date or UNKNOWN_DAY
        raise refuse("ENTITY_EXITED", status=STATUS_ZH[state.status], since=since)


def not_revoked(state: Entity) -> None:
    """A revoked entity must liquidate and may do nothing else."""
    if state.status is EntityStatus.REVOKED:
        document = state.revocation.document if state.revocation else UNKNOWN_DAY
        raise refuse("ENTITY_REVOKED", since=state.status_date or UNKNOWN_DAY, document=document)


def not_reserved(state: Entity) -> None:
    """No ordinary act rests on a record that is not yet confirmed."""
    if state.reservation:
        raise refuse("ENTITY_RESERVED", reason=state.reservation.reason, since=state.reservation.since)


def not_locked(locks: Sequence[Lock], act: LockedAct, day: date) -> None:
    """No organ's order forbids the act on the day; the refusal names the order."""
    for lock in locks:
        if lock.holds(act, day):
            raise refuse(
                "ENTITY_LOCKED",
                "",
                {"lock_id": lock.lock_id},
                organ=lock.organ,
                document=lock.document,
                term=lock.term,
            )


def open_to(state: Entity, act: LockedAct, today: date) -> None:
    """An ordinary act: the entity lives, is confirmed, and nothing holds the act back today."""
    not_exited(state)
    not_revoked(state)
    not_reserved(state)
    not_locked(state.locks, act, today)


def occurred(state: Entity, field: str, stated: date | None, today: date) -> date:
    """The day an act took effect: as stated, else today; not in the future, not before establishment."""
    day = stated or today
    refuse_if_any(
        [
            items.day_in_past(field, day, today),
            items.in_order("established_date", state.established_date, field, day),
        ]
    )
    return day
