"""The smallest mapped kind: a gadget with a label and a maker, on a contract built here, beside any real service's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from google.protobuf import descriptor_pb2, descriptor_pool, timestamp_pb2
from google.protobuf.message_factory import GetMessages
from google.rpc import status_pb2
from google.type import date_pb2

from chassis.acting import Act
from chassis.aggregates import Claim, Context, Decision, World
from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from chassis.serving.commanding import Entry
from chassis.serving.requests import require_reach
from smartsupervision.common.v1 import history_pb2

PACKAGE = "test.gadgets"
_FIELD = descriptor_pb2.FieldDescriptorProto
_TYPES = {"string": _FIELD.TYPE_STRING, "int32": _FIELD.TYPE_INT32, "bool": _FIELD.TYPE_BOOL}


def contract(
    messages: Mapping[str, Mapping[str, str]], enums: Sequence[str], methods: Mapping[str, tuple[str, str]]
) -> Any:
    """Message classes and the service of a contract; a field's type is a word, `*` before it means repeated,
    `|` that it is one of the oneof `command`."""
    file = descriptor_pb2.FileDescriptorProto(name="test/gadgets.proto", package=PACKAGE, syntax="proto3")
    file.dependency.extend(each.DESCRIPTOR.name for each in (timestamp_pb2, date_pb2, status_pb2, history_pb2))
    for name in enums:
        values = file.enum_type.add(name=name).value
        values.add(name=f"{name.upper()}_UNSPECIFIED", number=0)
        values.add(name=f"{name.upper()}_ROUND", number=1)
    for name, described in messages.items():
        _add_message(file.message_type.add(name=name), described, enums)
    service = file.service.add(name="GadgetService")
    for name, (request, response) in methods.items():
        service.method.add(name=name, input_type=f".{PACKAGE}.{request}", output_type=f".{PACKAGE}.{response}")
    pool = descriptor_pool.Default()
    pool.Add(file)
    found = GetMessages([file], pool=pool)
    classes = {name.removeprefix(f"{PACKAGE}."): each for name, each in found.items()}
    return SimpleNamespace(**classes, SERVICE=pool.FindServiceByName(f"{PACKAGE}.GadgetService"))


def _add_message(message: Any, described: Mapping[str, str], enums: Sequence[str]) -> None:
    for number, (name, words) in enumerate(described.items(), 1):
        word = words.lstrip("*|")
        label = _FIELD.LABEL_REPEATED if words.startswith("*") else _FIELD.LABEL_OPTIONAL
        added = message.field.add(name=name, number=number, label=label)
        if words.startswith("|"):
            if not message.oneof_decl:
                message.oneof_decl.add(name="command")
            added.oneof_index = 0
        if word in _TYPES:
            added.type = _TYPES[word]
        else:
            added.type = _FIELD.TYPE_ENUM if word in enums else _FIELD.TYPE_MESSAGE
            added.type_name = f".{word}" if "." in word else f".{PACKAGE}.{word}"


_GADGET = {
    "label": "string", "shape": "Shape", "maker": "string", "made_on": "google.type.Date", "retired": "bool",
    "parts": "*Part", "spare_for": "string", "division": "string", "weight": "int32",
    "updated_at": "google.protobuf.Timestamp",
}  # fmt: skip
_ABOUT = {"request_id": "string", "name": "string", "etag": "string"}
_MAKE = {
    "request_id": "string", "label": "string", "shape": "Shape", "made_on": "google.type.Date", "division": "string",
    "parts": "*Part", "maker": "string",
}  # fmt: skip
_PAGED = {"page_size": "int32", "page_token": "string"}

gadgets: Any = contract(
    {
        "Part": {"code": "string", "count": "int32", "fitted_on": "google.type.Date"},
        "Gadget": {"name": "string", "etag": "string", **_GADGET},
        "GadgetMade": {**{k: v for k, v in _GADGET.items() if k not in ("retired", "updated_at")},
                       "at": "google.protobuf.Timestamp", "gadget": "Gadget"},
        "GadgetRetired": {"at": "google.protobuf.Timestamp", "gadget": "Gadget"},
        "MakeGadgetRequest": _MAKE,
        "RetireGadgetRequest": _ABOUT,
        "Command": {"make_gadget": "|MakeGadgetRequest", "retire_gadget": "|RetireGadgetRequest"},
        "Result": {"gadget": "|Gadget", "refusal": "|google.rpc.Status", "replayed": "bool"},
        "BatchExecuteRequest": {"commands": "*Command"},
        "BatchExecuteResponse": {"results": "*Result"},
        "GetGadgetRequest": {"name": "string", "known_at": "google.protobuf.Timestamp"},
        "BatchGetGadgetsRequest": {"names": "*string"},
        "BatchGetGadgetsResponse": {"gadgets": "*Gadget"},
        "ListGadgetsRequest": {"division": "string", "maker": "string", "shape": "*Shape", "order_from": "string",
                               "order_before": "string", **_PAGED},
        "ListGadgetsResponse": {"gadgets": "*Gadget", "next_page_token": "string"},
        "ListGadgetEventsRequest": {"name": "string", **_PAGED},
        "ListGadgetEventsResponse": {"events": "*smartsupervision.common.v1.HistoryEvent", "next_page_token": "string"},
    },
    ["Shape"],
    {
        "MakeGadget": ("MakeGadgetRequest", "Gadget"),
        "RetireGadget": ("RetireGadgetRequest", "Gadget"),
        "BatchExecute": ("BatchExecuteRequest", "BatchExecuteResponse"),
        "GetGadget": ("GetGadgetRequest", "Gadget"),
        "BatchGetGadgets": ("BatchGetGadgetsRequest", "BatchGetGadgetsResponse"),
        "ListGadgets": ("ListGadgetsRequest", "ListGadgetsResponse"),
        "ListGadgetEvents": ("ListGadgetEventsRequest", "ListGadgetEventsResponse"),
    },
)  # fmt: skip


class Shape(IntEnum):
    UNSPECIFIED = 0
    ROUND = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    code: str = ""
    count: int = 0
    fitted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gadget:
    label: str
    shape: Shape = Shape.UNSPECIFIED
    maker: UUID | None = None
    made_on: date | None = None
    retired: bool = False
    parts: tuple[Part, ...] = ()
    spare_for: UUID | None = None
    division: str = ""
    weight: int = 0
    updated_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class GadgetMade:
    at: datetime
    label: str
    shape: Shape = Shape.UNSPECIFIED
    maker: UUID | None = None
    made_on: date | None = None
    parts: tuple[Part, ...] = ()
    spare_for: UUID | None = None
    division: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GadgetRetired:
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeGadget:
    label: str
    shape: Shape
    made_on: date | None
    division: str
    parts: tuple[Part, ...]
    maker: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireGadget:
    gadget: UUID


def evolve(state: Gadget | None, event: GadgetMade | GadgetRetired) -> Gadget:
    match event:
        case GadgetMade():
            return Gadget(
                label=event.label,
                shape=event.shape,
                maker=event.maker,
                made_on=event.made_on,
                parts=event.parts,
                spare_for=event.spare_for,
                division=event.division,
                weight=event.weight,
                updated_at=event.at,
            )
        case GadgetRetired():
            before = state or Gadget(label="")
            return Gadget(**{**_values(before), "retired": True, "updated_at": event.at})


def _values(state: Gadget) -> dict[str, Any]:
    return {name: getattr(state, name) for name in Gadget.__dataclass_fields__}


MAPPER = Mapper({"maker": "makers"})

GADGET: Kind[Gadget] = Kind(
    kind="gadget",
    collection="gadgets",
    state=Gadget,
    message=gadgets.Gadget,
    events=[GadgetMade, GadgetRetired],
    events_module=cast("Any", gadgets),
    evolve=evolve,
    mapper=MAPPER,
    listed=lambda s: Listed(s.division, s.label, {"maker": f"makers/{s.maker}", "shape": int(s.shape)}),
    claims=lambda s: frozenset({Claim("label", s.label)}),
)


def make(world: World, command: MakeGadget, context: Context) -> Decision:
    require_reach(context.caller, command.division)
    made = context.new_id()
    event = GadgetMade(
        at=context.now,
        label=command.label,
        shape=command.shape,
        maker=command.maker,
        made_on=command.made_on,
        division=command.division,
        parts=command.parts,
    )
    return Decision(made, [GADGET.change(made, event)])


def retire(world: World, command: RetireGadget, context: Context) -> Decision:
    GADGET.get(world, command.gadget)
    return Decision(command.gadget, [GADGET.change(command.gadget, GadgetRetired(at=context.now))])


ENTRIES = (
    Entry("MakeGadget", MakeGadget, Act(make), GADGET),
    Entry("RetireGadget", RetireGadget, Act(retire, loads=lambda c: [c.gadget]), GADGET),
)
