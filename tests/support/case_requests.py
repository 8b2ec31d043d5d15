"""Commands of enforcement as the requests of its contract."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from typing import Any, Final, get_type_hints

from google.protobuf.message_factory import GetMessageClass

from enforcement.areas import AREAS
from enforcement.areas.area import Area

ENTRIES: Final = {
    entry.command: entry
    for area in AREAS
    for entry in area.entries(None)  # type: ignore[arg-type]  # nothing is decided
}

_STATED: Final[dict[type, Any]] = {}


def area_of(method: str) -> Area:
    """The service that has a method; of BatchExecute, which all have, the first."""
    return next(each for each in AREAS if method in each.service.methods_by_name)


def request_of(command: Any, request_id: str) -> Any:
    """The contract's request of a command."""
    entry = ENTRIES[type(command)]
    message = GetMessageClass(area_of(entry.method).service.methods_by_name[entry.method].input_type)
    kind, also = entry.kind, {"request_id": request_id}
    values = {field.name: getattr(command, field.name) for field in fields(command)}
    if kind.kind in values and "name" in message.DESCRIPTOR.fields_by_name:
        also["name"] = kind.name_of(values.pop(kind.kind))
    return kind.mapper.to_message(_stated(type(command), *values)(**values), message, **also)


def _stated(command: type, *names: str) -> Any:
    """What a command states besides whom it is about; made once for each."""
    if command not in _STATED:
        hints = get_type_hints(command)
        _STATED[command] = make_dataclass("Stated", [(name, hints[name]) for name in names])
    return _STATED[command]
