"""Cases and what belongs to them as enforcement publishes them, made by its own commands, for tests of the center."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from google.protobuf.message import Message
from unit.enforcement import story as s
from unit.enforcement.paths import decided, filed, reported, reviewed
from unit.enforcement.scenes import Office

from chassis.mapped import Kind
from command_center.contracts import event_modules
from enforcement.bus import ALL_KINDS
from smartsupervision.commandcenter.v1 import case_search_pb2 as pb

M = TypeVar("M", bound=Message)
_KINDS: dict[str, Kind[Any]] = {kind.kind: kind for kind in ALL_KINDS}


def to_archive(stage: pb.CaseStage.ValueType) -> tuple[Office, UUID]:
    """An office with one case that has come as far as this on the thinnest lawful way, and the case."""
    office = Office()
    early = {
        pb.CASE_STAGE_INVESTIGATION: filed,
        pb.CASE_STAGE_REVIEW: reported,
        pb.CASE_STAGE_NOTICE: reviewed,
    }
    case = early.get(stage, decided)(office)
    if stage >= pb.CASE_STAGE_EXECUTION:
        office.on(date(2026, 3, 24)).do(s.serve_decision(case))
    if stage >= pb.CASE_STAGE_TO_CLOSE:
        office.on(date(2026, 3, 30)).do(s.pay(case))
        office.on(date(2026, 3, 31)).do(s.confirm(case))
        office.do(s.complete(case))
    if stage >= pb.CASE_STAGE_CLOSED:
        office.on(date(2026, 4, 2)).do(s.close(case))
    if stage >= pb.CASE_STAGE_ARCHIVED:
        office.on(date(2026, 4, 3)).do(s.archive(case))
    return office, case


def published(office: Office, record: UUID) -> Any:
    """A record as its owner publishes it."""
    loaded = office.states[record]
    return _KINDS[loaded.kind].published(record, loaded.version, loaded.state)


def all_published(office: Office) -> list[Message]:
    """Everything that has happened in an office, record by record."""
    return [published(office, record) for record in office.states]


def of_kind(office: Office, message: type[M]) -> list[M]:
    """The records of one sort."""
    return [each for each in all_published(office) if isinstance(each, message)]


def kind_of(record: Message) -> str:
    """The kind of a record, as its owner names it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record.DESCRIPTOR.name).lower()


def event_of(record: Message) -> Message:
    """Some event of enforcement that carries such a state."""
    event: Message = _carrier(kind_of(record))(**{kind_of(record): record})
    return event


@cache
def _carrier(kind: str) -> type[Any]:
    for module in event_modules("smartsupervision.enforcement.v1"):
        for name, described in module.DESCRIPTOR.message_types_by_name.items():
            field = described.fields_by_name.get(kind)
            # Some events have an id of that name instead.
            if field is not None and field.message_type is not None:
                found: type[Any] = getattr(module, name)
                return found
    raise LookupError(kind)
