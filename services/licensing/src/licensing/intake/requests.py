"""Adoptions as commands of the register's contract, and the register's answers as outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid5

from google.type.date_pb2 import Date

from chassis.errors import Refusal, RefusalKind
from chassis.serving.status import from_status
from licensing.intake.money import Capital
from licensing.intake.rows import Adoption
from smartsupervision.licensing.v1 import entity_pb2, register_service_pb2

_TRANSIENT: Final = frozenset(
    {RefusalKind.UNAVAILABLE, RefusalKind.RESOURCE_EXHAUSTED, RefusalKind.ABORTED, RefusalKind.DEADLINE_EXCEEDED}
)
_KNOWN: Final = frozenset({"ENTITY_ALREADY_KNOWN", "CODE_TAKEN"})


class Outcome(StrEnum):
    """What became of a row."""

    LOADED = "loaded"
    RESERVED = "reserved"
    ALREADY_KNOWN = "already_known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from, as it is recorded with each entity; `import_id` makes the request ids."""

    import_id: UUID
    system: str
    file: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The register's answer to one command; `conflicts` maps a field to (recorded, offered)."""

    outcome: Outcome
    entity: str = ""
    reason: str = ""
    message: str = ""
    message_zh: str = ""
    remedy: str = ""
    conflicts: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def command(adoption: Adoption, line: int, origin: Origin) -> register_service_pb2.Command:
    """The command of a row. Its request id depends on import and line only, so sending again acts once."""
    request = register_service_pb2.AdoptEntityRequest(
        request_id=str(uuid5(origin.import_id, str(line))),
        registration=registration(adoption),
        status=status(adoption.status.name),
        source=entity_pb2.Source(system=origin.system, file=origin.file, row=line),
        notes=list(adoption.notes),
    )
    if adoption.reservation:
        request.reservation.reason = adoption.reservation
        request.reservation.note = "旧证号,待核实统一社会信用代码"
    return register_service_pb2.Command(adopt_entity=request)


def registration(adoption: Adoption) -> register_service_pb2.Registration:
    """The registered items; what the row does not state stays empty."""
    return register_service_pb2.Registration(
        unified_social_credit_code=adoption.code,
        old_registration_number=adoption.old_number,
        registered_name=adoption.name,
        entity_type=entity_type(adoption.entity_type.name),
        entity_type_text=adoption.type_text,
        legal_representative_name=adoption.representative,
        registered_capital=_capital(adoption.capital),
        business_scope=adoption.scope,
        established_date=civil(adoption.established),
        division=adoption.division,
        registration_authority=adoption.authority,
        address=adoption.address,
    )


def answer(result: register_service_pb2.CommandResult, reservation: str) -> Answer | None:
    """What the register did with a command; None when it asks to be asked again.

    `reservation` is the reason code the row was sent with reservation for; empty if it was sent without.
    """
    if result.WhichOneof("result") != "refusal":
        outcome = Outcome.RESERVED if reservation else Outcome.LOADED
        return Answer(outcome, result.entity.name or result.premises.name, reservation)
    refusal = from_status(result.refusal)
    if refusal.kind in _TRANSIENT:
        return None
    return _refused(refusal)


def _refused(refusal: Refusal) -> Answer:
    known = refusal.reason in _KNOWN
    return Answer(
        outcome=Outcome.ALREADY_KNOWN if known else Outcome.REFUSED,
        entity=refusal.metadata.get("entity", ""),
        reason="" if known else refusal.reason,
        message="" if known else "; ".join(v.description for v in refusal.violations) or refusal.message,
        message_zh="" if known else refusal.message_zh,
        remedy="" if known else refusal.remedy,
        conflicts=_conflicts(refusal.metadata),
    )


def _conflicts(metadata: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    fields = (key.removeprefix("recorded.") for key in metadata if key.startswith("recorded."))
    return {name: (metadata[f"recorded.{name}"], metadata.get(f"offered.{name}", "")) for name in sorted(fields)}


def civil(day: date | None) -> Date | None:
    """The date on the wire; None leaves the field away."""
    return Date(year=day.year, month=day.month, day=day.day) if day else None


def entity_type(name: str) -> entity_pb2.EntityType.ValueType:
    """The contract's value of a type of the law."""
    return entity_pb2.EntityType.Value(f"ENTITY_TYPE_{name}")


def status(name: str) -> entity_pb2.EntityStatus.ValueType:
    """The contract's value of a status."""
    return entity_pb2.EntityStatus.Value(f"ENTITY_STATUS_{name}")


def _capital(capital: Capital) -> entity_pb2.RegisteredCapital | None:
    if capital.note == "CAPITAL_NOT_STATED":
        return None
    wire = entity_pb2.RegisteredCapital(currency=capital.currency, text=capital.text)
    if capital.amount_fen is not None:
        wire.amount_fen = capital.amount_fen
    return wire
