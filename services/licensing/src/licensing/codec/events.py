"""The events of an entity and their wire form: own fields, and the state after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from licensing.codec import parts
from licensing.codec.basics import ENTITIES, date_out, id_of, wire
from licensing.codec.entities import from_message as entity_from_message
from licensing.domain import events as e
from licensing.domain.kinds import EntityStatus, EntityType, MarkKind
from licensing.domain.states import Entity
from licensing.domain.values import FieldChange
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import events_pb2 as ev

PACKAGE = "smartsupervision.licensing.v1."


def to_message(event: e.EntityEvent, entity: pb.Entity) -> Any:
    """The event with the state after it."""
    return _WRITERS[type(event)](event, entity)


def from_message(event: Any) -> e.EntityEvent:
    """The event behind its wire form; fields it names have their values in the state after."""
    return _READERS[type(event)](event, entity_from_message(event.entity))


def _changes_out(changes: Iterable[FieldChange]) -> list[pb.FieldChange]:
    return [parts.change_out(change) for change in changes]


def _changes_in(changes: Iterable[pb.FieldChange]) -> tuple[FieldChange, ...]:
    return tuple(parts.change_in(change) for change in changes)


def values_after(after: Any, changes: Iterable[FieldChange]) -> dict[str, Any]:
    """The values the changed fields have in a state, the full address beside the address."""
    values = {change.field: getattr(after, change.field) for change in changes}
    if "address" in values:
        values["address_full"] = after.address_full
    return values


def _changed_in(m: ev.EntityChanged, after: Entity) -> e.Changed:
    changes = _changes_in(m.changes)
    return e.Changed(after.updated_at, values_after(after, changes), changes, parts.required_date(m, "changed_date"))


def _moved_out(event: e.Moved, entity: pb.Entity) -> ev.EntityMoved:
    return ev.EntityMoved(
        from_division=event.from_division,
        to_division=event.to_division,
        from_authority=event.from_authority,
        to_authority=event.to_authority,
        moved_date=date_out(event.moved_date),
        leaves_register=event.leaves_register,
        address_changed=bool(event.address),
        entity=entity,
    )


def _moved_in(m: ev.EntityMoved, after: Entity) -> e.Moved:
    return e.Moved(
        at=after.updated_at,
        from_division=m.from_division,
        from_authority=m.from_authority,
        to_division=m.to_division,
        to_authority=m.to_authority,
        moved_date=parts.required_date(m, "moved_date"),
        leaves_register=m.leaves_register,
        address={"address": after.address, "address_full": after.address_full} if m.address_changed else {},
    )


def _corrected_in(m: ev.EntityCorrected, after: Entity) -> e.Corrected:
    change = parts.change_in(m.change)
    return e.Corrected(after.updated_at, values_after(after, [change]), change, m.reason)


def _confirmed_in(m: ev.EntityConfirmed, after: Entity) -> e.Confirmed:
    changes = _changes_in(m.changes)
    return e.Confirmed(after.updated_at, m.code, values_after(after, changes), changes, m.note)


def _converted_out(event: e.Converted, entity: pb.Entity) -> ev.EntityConverted:
    return ev.EntityConverted(
        from_type=wire(event.from_type),
        to_type=wire(event.to_type),
        changes=_changes_out(event.changes),
        converted_date=date_out(event.converted_date),
        entity=entity,
    )


def _converted_in(m: ev.EntityConverted, after: Entity) -> e.Converted:
    changes = _changes_in(m.changes)
    return e.Converted(
        after.updated_at,
        EntityType(m.from_type),
        EntityType(m.to_type),
        values_after(after, changes),
        changes,
        parts.required_date(m, "converted_date"),
    )


def _unlocked_in(m: ev.EntityUnlocked, after: Entity) -> e.Unlocked:
    lifted = parts.required_date(m, "lifted_date")
    return e.Unlocked(after.updated_at, parts.lock_in(m.lock), m.document, lifted)


def _merged_in(m: ev.EntityMerged, after: Entity) -> e.Merged:
    into = id_of(m.into, ENTITIES, "into")
    return e.Merged(after.updated_at, into, m.reason, parts.required_date(m, "merged_date"))


def _absorbed_in(m: ev.EntityAbsorbed, after: Entity) -> e.Absorbed:
    numbers = tuple(parts.number_in(number) for number in m.numbers)
    return e.Absorbed(after.updated_at, id_of(m.duplicate, ENTITIES, "duplicate"), numbers, m.reason)


def _dormancy_over_in(m: ev.EntityDormancyOver, after: Entity) -> e.DormancyOver:
    return e.DormancyOver(after.updated_at, parts.required_date(m, "resumed_date"), m.dormant_days)


def _mark_lifted_in(m: ev.EntityMarkLifted, after: Entity) -> e.MarkLifted:
    return e.MarkLifted(after.updated_at, MarkKind(m.kind), parts.required_date(m, "lifted_date"))


def _restored_in(m: ev.EntityRestored, after: Entity) -> e.Restored:
    restored = parts.required_date(m, "restored_date")
    return e.Restored(after.updated_at, EntityStatus(after.status), m.document, m.reason, restored)


def _items_annulled_in(m: ev.EntityItemsAnnulled, after: Entity) -> e.ItemsAnnulled:
    changes = _changes_in(m.changes)
    return e.ItemsAnnulled(after.updated_at, values_after(after, changes), changes, parts.decided_in(m.annulment))


_WRITERS: Mapping[type, Callable[[Any, pb.Entity], Any]] = {
    e.Adopted: lambda x, s: ev.EntityAdopted(notes=x.notes, entity=s),
    e.Established: lambda x, s: ev.EntityEstablished(entity=s),
    e.Changed: lambda x, s: ev.EntityChanged(
        changes=_changes_out(x.changes), changed_date=date_out(x.changed_date), entity=s
    ),
    e.Moved: _moved_out,
    e.RevocationRecorded: lambda x, s: ev.EntityRevocationRecorded(
        revocation=parts.revocation_out(x.revocation), entity=s
    ),
    e.Annulled: lambda x, s: ev.EntityAnnulled(annulment=parts.annulment_out(x.annulment), entity=s),
    e.Deregistered: lambda x, s: ev.EntityDeregistered(
        deregistration=parts.deregistration_out(x.deregistration), entity=s
    ),
    e.Corrected: lambda x, s: ev.EntityCorrected(change=parts.change_out(x.change), reason=x.reason, entity=s),
    e.CodeCorrected: lambda x, s: ev.EntityCodeCorrected(
        old_code=x.old_code, new_code=x.new_code, reason=x.reason, entity=s
    ),
    e.Confirmed: lambda x, s: ev.EntityConfirmed(code=x.code, changes=_changes_out(x.changes), note=x.note, entity=s),
    e.Merged: lambda x, s: ev.EntityMerged(
        into=f"{ENTITIES}{x.into}", reason=x.reason, merged_date=date_out(x.merged_date), entity=s
    ),
    e.Absorbed: lambda x, s: ev.EntityAbsorbed(
        duplicate=f"{ENTITIES}{x.duplicate}",
        numbers=[parts.number_out(number) for number in x.numbers],
        reason=x.reason,
        entity=s,
    ),
    e.Converted: _converted_out,
    e.Locked: lambda x, s: ev.EntityLocked(lock=parts.lock_out(x.lock), entity=s),
    e.Unlocked: lambda x, s: ev.EntityUnlocked(
        lock=parts.lock_out(x.lock), document=x.document, lifted_date=date_out(x.lifted_date), entity=s
    ),
    e.DormancyBegun: lambda x, s: ev.EntityDormancyBegun(dormancy=parts.dormancy_out(x.dormancy), entity=s),
    e.DormancyOver: lambda x, s: ev.EntityDormancyOver(
        resumed_date=date_out(x.resumed_date), dormant_days=x.dormant_days, entity=s
    ),
    e.Marked: lambda x, s: ev.EntityMarked(mark=parts.mark_out(x.mark), entity=s),
    e.MarkLifted: lambda x, s: ev.EntityMarkLifted(kind=wire(x.kind), lifted_date=date_out(x.lifted_date), entity=s),
    e.Restored: lambda x, s: ev.EntityRestored(
        document=x.document, reason=x.reason, restored_date=date_out(x.restored_date), entity=s
    ),
    e.ItemsAnnulled: lambda x, s: ev.EntityItemsAnnulled(
        changes=_changes_out(x.changes), annulment=parts.annulment_out(x.annulment), entity=s
    ),
}

_READERS: Mapping[type, Callable[[Any, Entity], e.EntityEvent]] = {
    ev.EntityAdopted: lambda m, s: e.Adopted(s.updated_at, s, tuple(m.notes)),
    ev.EntityEstablished: lambda m, s: e.Established(s.updated_at, s),
    ev.EntityChanged: _changed_in,
    ev.EntityMoved: _moved_in,
    ev.EntityRevocationRecorded: lambda m, s: e.RevocationRecorded(s.updated_at, parts.decided_in(m.revocation)),
    ev.EntityAnnulled: lambda m, s: e.Annulled(s.updated_at, parts.decided_in(m.annulment)),
    ev.EntityDeregistered: lambda m, s: e.Deregistered(
        s.updated_at, s.status, parts.deregistration_in(m.deregistration)
    ),
    ev.EntityCorrected: _corrected_in,
    ev.EntityCodeCorrected: lambda m, s: e.CodeCorrected(s.updated_at, m.old_code, m.new_code, m.reason),
    ev.EntityConfirmed: _confirmed_in,
    ev.EntityMerged: _merged_in,
    ev.EntityAbsorbed: _absorbed_in,
    ev.EntityConverted: _converted_in,
    ev.EntityLocked: lambda m, s: e.Locked(s.updated_at, parts.lock_in(m.lock)),
    ev.EntityUnlocked: _unlocked_in,
    ev.EntityDormancyBegun: lambda m, s: e.DormancyBegun(s.updated_at, parts.dormancy_in(m.dormancy)),
    ev.EntityDormancyOver: _dormancy_over_in,
    ev.EntityMarked: lambda m, s: e.Marked(s.updated_at, parts.mark_in(m.mark)),
    ev.EntityMarkLifted: _mark_lifted_in,
    ev.EntityRestored: _restored_in,
    ev.EntityItemsAnnulled: _items_annulled_in,
}
