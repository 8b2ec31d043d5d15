"""What happened: past tense, absolute values. `at` is when the register recorded it.

Every event has `patch`, the fields of the state it sets; `evolve` needs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from licensing.domain.kinds import EntityStatus, EntityType, MarkKind, NumberKind
from licensing.domain.states import Entity
from licensing.domain.values import (
    Decided,
    Deregistration,
    Dormancy,
    FieldChange,
    FieldDate,
    FormerName,
    FormerNumber,
    Lock,
    Mark,
    Move,
)

Patch: TypeAlias = Mapping[str, Any]
"""Field of the state -> its value from now on."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A record was taken over from an older register."""

    at: datetime
    entity: Entity
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Established:
    """设立登记."""

    at: datetime
    entity: Entity


@dataclass(frozen=True, slots=True)
class Changed:
    """变更登记: the fields in `values` took these values."""

    at: datetime
    values: Patch
    changes: tuple[FieldChange, ...]
    changed_date: date

    def patch(self, state: Entity) -> Patch:
        """The values, and the name that ceased."""
        return {**self.values, **_dated(state, self.changes, self.changed_date)}


@dataclass(frozen=True, slots=True)
class Moved:
    """迁移."""

    at: datetime
    from_division: str
    from_authority: str
    to_division: str
    to_authority: str
    moved_date: date
    leaves_register: bool
    address: Patch
    """`address` and `address_full` if the domicile moved as well, else empty."""

    def patch(self, state: Entity) -> Patch:
        """The new place; whoever leaves the register keeps the old one and points to the new."""
        if self.leaves_register:
            move = Move(self.to_division, self.to_authority, self.moved_date)
            return {"status": EntityStatus.MOVED_OUT, "status_date": self.moved_date, "moved_to": move}
        dates = with_dates(state.field_dates, ("division", "registration_authority", *self.address), self.moved_date)
        place = {"division": self.to_division, "registration_authority": self.to_authority}
        return {**place, **self.address, "field_dates": dates}


@dataclass(frozen=True, slots=True)
class RevocationRecorded:
    """吊销 was recorded."""

    at: datetime
    revocation: Decided

    def patch(self, state: Entity) -> Patch:
        """The status and the decision."""
        return _status(EntityStatus.REVOKED, self.revocation.decided_date) | {"revocation": self.revocation}


@dataclass(frozen=True, slots=True)
class Annulled:
    """撤销登记."""

    at: datetime
    annulment: Decided

    def patch(self, state: Entity) -> Patch:
        """The status and the decision."""
        return _status(EntityStatus.ANNULLED, self.annulment.decided_date) | {"annulment": self.annulment}


@dataclass(frozen=True, slots=True)
class Deregistered:
    """普通注销; `status` tells whether a revoked entity left or one in good standing."""

    at: datetime
    status: EntityStatus
    deregistration: Deregistration

    def patch(self, state: Entity) -> Patch:
        """The status and the facts."""
        dated = _status(self.status, self.deregistration.deregistered_date)
        return dated | {"deregistration": self.deregistration}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A clerical error was put right."""

    at: datetime
    values: Patch
    change: FieldChange
    reason: str

    def patch(self, state: Entity) -> Patch:
        """The value as it always should have been."""
        return self.values


@dataclass(frozen=True, slots=True)
class CodeCorrected:
    """A wrong code was replaced."""

    at: datetime
    old_code: str
    new_code: str
    reason: str

    def patch(self, state: Entity) -> Patch:
        """The new code; the old one goes on finding the entity."""
        numbers = with_numbers(state.former_numbers, FormerNumber(NumberKind.MISTAKEN_CODE, self.old_code))
        kept = tuple(n for n in numbers if n.value != self.new_code)
        return {"code": self.new_code, "former_numbers": kept}


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The reservation was lifted; `code` is empty if none was found."""

    at: datetime
    code: str
    values: Patch
    changes: tuple[FieldChange, ...]
    note: str

    def patch(self, state: Entity) -> Patch:
        """No reservation; a code takes the platform key's place."""
        lifted: Patch = {**self.values, "reservation": None}
        if not self.code:
            return lifted
        key = FormerNumber(NumberKind.PLATFORM_KEY, state.platform_key)
        numbers = with_numbers(state.former_numbers, key) if state.platform_key else state.former_numbers
        return {**lifted, "code": self.code, "platform_key": "", "former_numbers": numbers}


@dataclass(frozen=True, slots=True)
class Merged:
    """This record was a duplicate of `into`."""

    at: datetime
    into: UUID
    reason: str
    merged_date: date

    def patch(self, state: Entity) -> Patch:
        """The pointer to the survivor."""
        return _status(EntityStatus.MERGED, self.merged_date) | {"merged_into": self.into}


@dataclass(frozen=True, slots=True)
class Absorbed:
    """This record took over a duplicate's numbers."""

    at: datetime
    duplicate: UUID
    numbers: tuple[FormerNumber, ...]
    reason: str

    def patch(self, state: Entity) -> Patch:
        """All numbers, each once."""
        return {"former_numbers": with_numbers(state.former_numbers, *self.numbers)}


@dataclass(frozen=True, slots=True)
class Converted:
    """An individual business became an enterprise and kept its code."""

    at: datetime
    from_type: EntityType
    to_type: EntityType
    values: Patch
    changes: tuple[FieldChange, ...]
    converted_date: date

    def patch(self, state: Entity) -> Patch:
        """The new form with its items."""
        kind = FieldChange("entity_type", "", "")
        dated = _dated(state, (*self.changes, kind), self.converted_date)
        return {**self.values, **dated, "entity_type": self.to_type}


@dataclass(frozen=True, slots=True)
class Locked:
    """An order holds acts back."""

    at: datetime
    lock: Lock

    def patch(self, state: Entity) -> Patch:
        """The lock beside the others."""
        return {"locks": (*_other_locks(state, self.lock.lock_id), self.lock)}


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A lock was lifted."""

    at: datetime
    lock: Lock
    document: str
    lifted_date: date

    def patch(self, state: Entity) -> Patch:
        """The other locks."""
        return {"locks": _other_locks(state, self.lock.lock_id)}


@dataclass(frozen=True, slots=True)
class DormancyBegun:
    """歇业 was filed or its period changed."""

    at: datetime
    dormancy: Dormancy

    def patch(self, state: Entity) -> Patch:
        """The dormancy in force."""
        return {"dormancy": self.dormancy}


@dataclass(frozen=True, slots=True)
class DormancyOver:
    """Trade goes on; `dormant_days` counts all dormancies so far, this one included."""

    at: datetime
    resumed_date: date
    dormant_days: int

    def patch(self, state: Entity) -> Patch:
        """No dormancy, and the days used up."""
        return {"dormancy": None, "dormant_days": self.dormant_days}


@dataclass(frozen=True, slots=True)
class Marked:
    """GSXT shows a mark beside the status."""

    at: datetime
    mark: Mark

    def patch(self, state: Entity) -> Patch:
        """The mark beside the others."""
        return {"marks": (*_other_marks(state, self.mark.kind), self.mark)}


@dataclass(frozen=True, slots=True)
class MarkLifted:
    """A mark is gone."""

    at: datetime
    kind: MarkKind
    lifted_date: date

    def patch(self, state: Entity) -> Patch:
        """The other marks."""
        return {"marks": _other_marks(state, self.kind)}


@dataclass(frozen=True, slots=True)
class Restored:
    """A forced deregistration, an annulment or a revocation was undone; the record stands as before it."""

    at: datetime
    status: EntityStatus
    document: str
    reason: str
    restored_date: date

    def patch(self, state: Entity) -> Patch:
        """The status before, without the end that was undone."""
        undone = _END_OF.get(state.status, "deregistration")
        marks = _other_marks(state, MarkKind.FORCIBLY_DEREGISTERED)
        return {**_status(self.status, self.restored_date), undone: None, "marks": marks}


@dataclass(frozen=True, slots=True)
class ItemsAnnulled:
    """Registered items were annulled as false (SAMR-52/2022:57); each has the value before it again."""

    at: datetime
    values: Patch
    changes: tuple[FieldChange, ...]
    annulment: Decided

    def patch(self, state: Entity) -> Patch:
        """The values before the false ones, since the decision."""
        day = self.annulment.decided_date or self.at.date()
        return {**self.values, **_dated(state, self.changes, day)}


_END_OF = {EntityStatus.ANNULLED: "annulment", EntityStatus.REVOKED: "revocation"}
"""What ended an entity of a status, where it is not a deregistration."""

EntityEvent: TypeAlias = (
    Adopted
    | Established
    | Changed
    | Moved
    | RevocationRecorded
    | Annulled
    | Deregistered
    | Corrected
    | CodeCorrected
    | Confirmed
    | Merged
    | Absorbed
    | Converted
    | Locked
    | Unlocked
    | DormancyBegun
    | DormancyOver
    | Marked
    | MarkLifted
    | Restored
    | ItemsAnnulled
)


def evolve(state: Entity | None, event: EntityEvent) -> Entity:
    """The state after an event. Total: it never refuses, whatever came before."""
    if isinstance(event, Adopted | Established):
        return event.entity
    before = state if state is not None else Entity(created_at=event.at)
    return replace(before, **event.patch(before), updated_at=event.at)


def with_numbers(known: tuple[FormerNumber, ...], *more: FormerNumber) -> tuple[FormerNumber, ...]:
    """All numbers, each once."""
    return tuple(dict.fromkeys((*known, *more)))


def with_dates(known: tuple[FieldDate, ...], fields: Iterable[str], day: date) -> tuple[FieldDate, ...]:
    """The dates with those of the fields set to the day, in alphabetical order; `address_full` has none."""
    dates = {each.field: each.since for each in known} | {f: day for f in fields if f != "address_full"}
    return tuple(FieldDate(field, dates[field]) for field in sorted(dates))


def _status(status: EntityStatus, since: date | None) -> dict[str, Any]:
    return {"status": status, "status_date": since}


def _dated(state: Entity, changes: tuple[FieldChange, ...], day: date) -> Patch:
    """Since when the changed fields have their values, and the name that ceased."""
    dates: Patch = {"field_dates": with_dates(state.field_dates, [c.field for c in changes], day)}
    old = next((c.old_value for c in changes if c.field == "registered_name"), "")
    return {**dates, "former_names": (*state.former_names, FormerName(old, day))} if old else dates


def _other_locks(state: Entity, lock_id: str) -> tuple[Lock, ...]:
    return tuple(lock for lock in state.locks if lock.lock_id != lock_id)


def _other_marks(state: Entity, kind: MarkKind) -> tuple[Mark, ...]:
    return tuple(mark for mark in state.marks if mark.kind is not kind)
