"""Orders of courts, tax and other organs that hold registration acts back."""

from __future__ import annotations

from licensing.domain import guards, items
from licensing.domain.commands import LockEntity, UnlockEntity
from licensing.domain.context import Context
from licensing.domain.events import Locked, Unlocked
from licensing.domain.kinds import LockedAct
from licensing.domain.refusal import fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Lock


def lock(state: Entity, command: LockEntity, context: Context) -> Locked:
    """Record an order; one order is recorded once."""
    guards.not_exited(state)
    refuse_if_any(
        [
            items.required_text("lock.organ", command.organ),
            items.required_text("lock.document", command.document),
            None if command.from_date else fault("DATE_REQUIRED", "lock.from_date"),
            items.in_order("lock.from_date", command.from_date, "lock.to_date", command.to_date),
            None if _forbids(command) else fault("FIELD_REQUIRED", "lock.forbids"),
        ]
    )
    for known in state.locks:
        if (known.organ, known.document) == (command.organ, command.document):
            raise refuse("LOCK_EXISTS", organ=known.organ, document=known.document, lock_id=known.lock_id)
    from_date = command.from_date or context.today
    new = Lock(str(context.new_id()), command.organ, command.document, from_date, command.to_date, _forbids(command))
    return Locked(context.now, new)


def unlock(state: Entity, command: UnlockEntity, context: Context) -> Unlocked:
    """Lift a lock by the organ's document."""
    guards.not_exited(state)
    known = next((each for each in state.locks if each.lock_id == command.lock_id), None)
    if known is None:
        raise refuse("LOCK_NOT_FOUND", "lock_id", lock_id=command.lock_id[:64])
    day = command.lifted_date or context.today
    refuse_if_any(
        [
            items.required_text("document", command.document),
            items.day_in_past("lifted_date", day, context.today),
            # A lock ordered for the future may be lifted before it begins.
            items.in_order("from_date", min(known.from_date, context.today), "lifted_date", day),
        ]
    )
    return Unlocked(context.now, known, command.document, day)


def _forbids(command: LockEntity) -> tuple[LockedAct, ...]:
    return tuple(sorted(set(command.forbids) - {LockedAct.UNSPECIFIED}))
