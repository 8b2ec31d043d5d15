"""The small values inside an entity. `…_out` writes the wire form, `…_in` reads our own bytes."""

from __future__ import annotations

from datetime import date

from google.protobuf.message import Message

from licensing.codec.basics import date_in, date_out, sealed_in, sealed_out, wire
from licensing.domain.kinds import LockedAct, MarkKind, NumberKind
from licensing.domain.values import (
    Capital,
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
    Representative,
    Reservation,
    Source,
)
from smartsupervision.licensing.v1 import entity_pb2 as pb


def required_date(message: Message, field: str) -> date:
    """A date our own bytes always have."""
    found = date_in(message, field)
    if found is None:
        raise ValueError(f"{field} is missing in recorded bytes")
    return found


def number_in(m: pb.FormerNumber) -> FormerNumber:
    """A former number."""
    return FormerNumber(NumberKind(m.kind), m.value)


def number_out(value: FormerNumber) -> pb.FormerNumber:
    """A former number."""
    return pb.FormerNumber(kind=wire(value.kind), value=value.value)


def name_in(m: pb.FormerName) -> FormerName:
    """A former name."""
    return FormerName(m.registered_name, date_in(m, "until_date"))


def field_date_in(m: pb.FieldDate) -> FieldDate:
    """Since when a field has its value."""
    return FieldDate(m.field, required_date(m, "since_date"))


def representative_out(value: Representative | None) -> pb.LegalRepresentative | None:
    """The representative."""
    if value is None:
        return None
    return pb.LegalRepresentative(display_name=value.display_name, id_document=sealed_out(value.id_document))


def representative_in(m: pb.Entity) -> Representative:
    """The representative."""
    found = m.legal_representative
    return Representative(found.display_name, sealed_in(found, "id_document"))


def capital_out(value: Capital | None) -> pb.RegisteredCapital | None:
    """The capital."""
    if value is None:
        return None
    return pb.RegisteredCapital(amount_fen=value.amount_fen, currency=value.currency, text=value.text)


def capital_in(m: pb.RegisteredCapital) -> Capital:
    """The capital."""
    return Capital(m.amount_fen if m.HasField("amount_fen") else None, m.currency, m.text)


def reservation_out(value: Reservation | None) -> pb.Reservation | None:
    """The reservation."""
    if value is None:
        return None
    return pb.Reservation(reason=value.reason, note=value.note, since_date=date_out(value.since))


def reservation_in(m: pb.Reservation) -> Reservation:
    """The reservation."""
    return Reservation(m.reason, m.note, required_date(m, "since_date"))


def lock_out(value: Lock) -> pb.Lock:
    """A lock."""
    return pb.Lock(
        lock_id=value.lock_id,
        organ=value.organ,
        document=value.document,
        from_date=date_out(value.from_date),
        to_date=date_out(value.to_date),
        forbids=[wire(act) for act in value.forbids],
    )


def lock_in(m: pb.Lock) -> Lock:
    """A lock."""
    acts = tuple(LockedAct(act) for act in m.forbids)
    return Lock(m.lock_id, m.organ, m.document, required_date(m, "from_date"), date_in(m, "to_date"), acts)


def move_out(value: Move | None) -> pb.Move | None:
    """Where an entity went."""
    if value is None:
        return None
    date_ = date_out(value.date)
    return pb.Move(division=value.division, registration_authority=value.registration_authority, date=date_)


def move_in(m: pb.Move) -> Move:
    """Where an entity went."""
    return Move(m.division, m.registration_authority, required_date(m, "date"))


def source_out(value: Source | None) -> pb.Source | None:
    """The older register's record."""
    return None if value is None else pb.Source(system=value.system, file=value.file, row=value.row)


def source_in(m: pb.Source) -> Source:
    """The older register's record."""
    return Source(m.system, m.file, m.row)


def revocation_out(value: Decided | None) -> pb.Revocation | None:
    """A revocation."""
    if value is None:
        return None
    decided = date_out(value.decided_date)
    return pb.Revocation(organ=value.organ, document=value.document, reason=value.reason, decided_date=decided)


def annulment_out(value: Decided | None) -> pb.Annulment | None:
    """An annulment."""
    if value is None:
        return None
    decided = date_out(value.decided_date)
    return pb.Annulment(organ=value.organ, document=value.document, reason=value.reason, decided_date=decided)


def decided_in(m: pb.Revocation | pb.Annulment) -> Decided:
    """A decision of either kind."""
    return Decided(m.organ, m.document, m.reason, date_in(m, "decided_date"))


def deregistration_out(value: Deregistration | None) -> pb.Deregistration | None:
    """The facts of a deregistration."""
    if value is None:
        return None
    return pb.Deregistration(
        reason=value.reason,
        tax_clearance_document=value.tax_clearance_document,
        tax_clearance_date=date_out(value.tax_clearance_date),
        liquidation_group_date=date_out(value.liquidation_group_date),
        creditor_notice_date=date_out(value.creditor_notice_date),
        liquidation_end_date=date_out(value.liquidation_end_date),
        application_date=date_out(value.application_date),
        deregistered_date=date_out(value.deregistered_date),
    )


def deregistration_in(m: pb.Deregistration) -> Deregistration:
    """The facts of a deregistration."""
    return Deregistration(
        m.reason,
        m.tax_clearance_document,
        date_in(m, "tax_clearance_date"),
        date_in(m, "liquidation_group_date"),
        date_in(m, "creditor_notice_date"),
        date_in(m, "liquidation_end_date"),
        date_in(m, "application_date"),
        date_in(m, "deregistered_date"),
    )


def change_out(value: FieldChange) -> pb.FieldChange:
    """One line of a timeline."""
    return pb.FieldChange(field=value.field, old_value=value.old_value, new_value=value.new_value)


def change_in(m: pb.FieldChange) -> FieldChange:
    """One line of a timeline."""
    return FieldChange(m.field, m.old_value, m.new_value)


def dormancy_out(value: Dormancy | None) -> pb.Dormancy | None:
    """A dormancy in force."""
    if value is None:
        return None
    return pb.Dormancy(
        from_date=date_out(value.from_date),
        until_date=date_out(value.until_date),
        service_address=value.service_address,
        replaces_domicile=value.replaces_domicile,
    )


def dormancy_in(m: pb.Dormancy) -> Dormancy:
    """A dormancy in force."""
    days = required_date(m, "from_date"), required_date(m, "until_date")
    return Dormancy(*days, m.service_address, m.replaces_domicile)


def mark_out(value: Mark) -> pb.Mark:
    """A mark beside the status."""
    return pb.Mark(kind=wire(value.kind), since_date=date_out(value.since), document=value.document)


def mark_in(m: pb.Mark) -> Mark:
    """A mark beside the status."""
    return Mark(MarkKind(m.kind), required_date(m, "since_date"), m.document)
