"""Commands of mapped kinds over gRPC: one request or a batch of them, from a list of entries.

A contract served this way keeps to one form: every command is a method whose request has `request_id`, for a command
on something existing also `name` and `etag`, and then the fields of the command's dataclass. `BatchExecute` takes
`commands`, each a oneof with an item per method (`AcceptApplication` is `accept_application`), and answers `results`
in their order: `refusal`, or the state in a field named like its kind, and `replayed`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from google.protobuf.descriptor import ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from chassis.aggregates import CommandType
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Done, Order, Outcome, Refused
from chassis.errors import Refusal
from chassis.mapped import Kind
from chassis.metrics import Metrics
from chassis.serving.call import Answer, Call
from chassis.serving.requests import MOST, readable, request_id_in, resource_id, unreadable, version_in
from chassis.serving.status import to_status

Method = Callable[[Any, Call], Awaitable[Answer]]


@dataclass(frozen=True)
class Entry:
    """One command of a contract."""

    method: str
    """Name of the gRPC method."""
    command: type
    """Dataclass of the command; the aggregate it is about, if it exists, stands in a field named like the kind."""
    type: CommandType
    kind: Kind[Any]
    """What it is about, and what it answers with."""

    @cached_property
    def item(self) -> str:
        """Its name in a batch."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.method).lower()

    @cached_property
    def names_what_it_is_about(self) -> bool:
        """Whether the command has the field named like the kind."""
        return any(field.name == self.kind.kind for field in fields(self.command))


class CommandMethods:
    """The methods of a list of entries, as the server wants them."""

    def __init__(self, entries: Sequence[Entry], bus: CommandBus, metrics: Metrics) -> None:
        self._entries = {entry.item: entry for entry in entries}
        self._bus = bus
        self._metrics = metrics

    def methods(self, service: ServiceDescriptor) -> Mapping[str, Method]:
        """Every command's method, and BatchExecute where the contract has it. KeyError if the contract lacks one."""
        found = {entry.method: self._single(entry) for entry in self._entries.values()}
        if "BatchExecute" in service.methods_by_name:
            response = GetMessageClass(service.methods_by_name["BatchExecute"].output_type)
            found["BatchExecute"] = self._batch(response)
        for name in found:
            service.methods_by_name[name]
        return found

    def _single(self, entry: Entry) -> Method:
        async def method(request: Any, call: Call) -> bytes:
            [outcome] = await self._execute([self._read(entry, request, call)])
            if isinstance(outcome, Refused):
                raise outcome.refusal
            return outcome.state

        return method

    def _batch(self, response: Any) -> Method:
        async def method(request: Any, call: Call) -> Message:
            if not 1 <= len(request.commands) <= MOST:
                raise unreadable("BATCH_SIZE_OUT_OF_RANGE", "commands")
            items = [command.WhichOneof("command") for command in request.commands]
            read = [self._read_item(item, command, call) for item, command in zip(items, request.commands, strict=True)]
            outcomes = await self._execute(read)
            message: Message = response(
                results=[self._result(item, each) for item, each in zip(items, outcomes, strict=True)]
            )
            return message

        return method

    def _read_item(self, item: str | None, command: Any, call: Call) -> Order | Refused:
        if item is None:
            return Refused(unreadable("COMMAND_REQUIRED", "commands"))
        return self._read(self._entries[item], getattr(command, item), call)

    def _read(self, entry: Entry, request: Any, call: Call) -> Order | Refused:
        try:
            return order(entry, request, call)
        except Refusal as refusal:
            return Refused(refusal)

    async def _execute(self, read: Sequence[Order | Refused]) -> list[Outcome]:
        """Carry out what could be read; every outcome is counted."""
        carried_out = iter(await self._bus.execute([each for each in read if isinstance(each, Order)]))
        outcomes = [next(carried_out) if isinstance(each, Order) else each for each in read]
        for outcome in outcomes:
            self._metrics.add("ssv_commands_total", labels=(outcome_name(outcome),))
        return outcomes

    def _result(self, item: str | None, outcome: Outcome) -> Mapping[str, Any]:
        if isinstance(outcome, Refused):
            return {"refusal": to_status(outcome.refusal)}
        kind = self._entries[item or ""].kind
        return {kind.kind: kind.message.FromString(outcome.state), "replayed": outcome.replayed}


def order(entry: Entry, request: Any, call: Call) -> Order:
    """A request as the bus takes it. Refusal if it cannot be read as a command."""
    about = {}
    if entry.names_what_it_is_about and "name" in request.DESCRIPTOR.fields_by_name:
        about[entry.kind.kind] = resource_id(request.name, entry.kind.collection)
    with readable():
        command = entry.kind.mapper.from_message(request, entry.command, **about)
    expected = version_in(request.etag) if "etag" in request.DESCRIPTOR.fields_by_name else None
    request_id = request_id_in(request.request_id)
    return Order(request_id, _hash(entry.item, request), call.caller, entry.type, command, expected, call.traceparent)


def _hash(item: str, request: Any) -> bytes:
    # With the command's name: two commands may have the same bytes, and single and batch calls must agree.
    return hashlib.sha256(item.encode() + b"\0" + request.SerializeToString(deterministic=True)).digest()


def outcome_name(outcome: Outcome) -> str:
    """What the metrics count an outcome as."""
    match outcome:
        case Refused():
            return outcome.refusal.reason
        case Done(replayed=True):
            return "replayed"
        case _:
            return "done"
