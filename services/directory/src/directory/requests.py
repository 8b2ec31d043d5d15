"""Commands as requests of the contract, for who sends them: the province's seeding, tools and tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, Final
from uuid import UUID, uuid5

from google.protobuf.message_factory import GetMessageClass

from chassis.mapping import date_out
from directory.entries import KIND_OF
from directory.service import SERVICE
from roster.wire import COLLECTIONS, MAPPER
from smartsupervision.directory.v1 import directory_service_pb2 as ds

BATCH: Final = 500
_SPACE: Final = UUID("5f0c2a2e-7f4e-5b8a-9c55-0d3b9f6f4d12")


def request_of(command: Any, request_id: str) -> Any:
    """The request of one command."""
    message_type: Any = GetMessageClass(SERVICE.methods_by_name[type(command).__name__].input_type)
    descriptors = message_type.DESCRIPTOR.fields_by_name
    values = {name: getattr(command, name) for name in command.__dataclass_fields__}
    kind = KIND_OF[type(command)]
    name = {"name": kind.name_of(values.pop(kind.kind))} if "name" in descriptors else {}
    stated = {field: _out(field, value, descriptors[field]) for field, value in values.items() if value is not None}
    return message_type(request_id=request_id, **name, **stated)


def _out(field: str, value: Any, descriptor: Any) -> Any:
    match value:
        case UUID():
            return f"{COLLECTIONS[field]}/{value}"
        case date():
            return date_out(value)
        case tuple():
            return [_out(field, each, descriptor) for each in value]
        case str() | int():
            return value
        case _:
            return MAPPER.to_message(value, GetMessageClass(descriptor.message_type))


def item_of(command: Any, request_id: str) -> ds.Command:
    """One command of a batch."""
    item = re.sub(r"(?<!^)(?=[A-Z])", "_", type(command).__name__).lower()
    found: ds.Command = ds.Command(**{item: request_of(command, request_id)})
    return found


def batches(commands: Iterable[Any], name: str) -> Iterator[ds.BatchExecuteRequest]:
    """Batches whose request ids follow from a name: sent twice they are carried out once."""
    numbered = (item_of(each, str(uuid5(_SPACE, f"{name} {n}"))) for n, each in enumerate(commands))
    while batch := list(islice(numbered, BATCH)):
        yield ds.BatchExecuteRequest(commands=batch)
