"""Ways as generators: each yields what it asks for and gets the record back; all go step by step, side by side.

A way never waits for another one, so a batch holds one command of each. Request ids follow from the run, the matter and
the number of the step: a run begun again carries nothing out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid5

from google.protobuf.message_factory import GetMessageClass

from chassis.mapping import date_out
from smartsupervision.enforcement.v1 import enforcement_service_pb2, publicity_service_pb2
from ssv.batching import Courier, refusal_in

_SPACE: Final = UUID("9a2f1a1c-8d61-5f6a-9e0b-0a7a3b1f6c55")
ENFORCEMENT: Final = enforcement_service_pb2.DESCRIPTOR.services_by_name["EnforcementService"]
PUBLICITY: Final = publicity_service_pb2.DESCRIPTOR.services_by_name["PublicityService"]
SERVICES: Final = (ENFORCEMENT, PUBLICITY)


@dataclass(frozen=True, slots=True)
class Ask:
    """One command: its item in a batch, and its fields."""

    item: str
    fields: Mapping[str, Any]


Way = Generator[Ask, Any, None]


@dataclass(frozen=True, slots=True)
class Refused:
    """A step that the law did not allow; the way ended there."""

    matter: str
    item: str
    reason: str
    message: str


@dataclass
class Sums:
    """How a run went."""

    done: int = 0
    replayed: int = 0
    finished: int = 0
    refused: list[Refused] = field(default_factory=list)


@dataclass
class _Walk:
    matter: str
    way: Way
    asked: Ask
    step: int = 0


def ask(item: str, **fields: Any) -> Ask:
    """A command; days are dates, what is unset is left out."""
    return Ask(item, {name: _plain(value) for name, value in fields.items() if value is not None})


async def drive(
    couriers: Mapping[str, Courier], run: str, ways: Iterable[tuple[str, Way]], tell: Callable[[int, int], None]
) -> Sums:
    """Take every way to its end, or to the step that is refused. `tell` hears of (ways ended, all)."""
    sums, walks, total = Sums(), [], 0
    for matter, way in ways:
        total += 1
        first = next(way, None)
        if first is not None:
            walks.append(_Walk(matter, way, first))
    while walks:
        going: list[_Walk] = []
        # Told apart before any goes on: what a way asks for next is for the next round.
        sides = [(service, [each for each in walks if _service_of(each.asked.item) is service]) for service in SERVICES]
        for service, some in sides:
            commands = [_command(service, run, each) for each in some]
            done = 0
            async for results in couriers[service.name].send(commands):
                for walk, result in zip(some[done:], results, strict=False):
                    if _goes_on(walk, result, sums):
                        going.append(walk)
                done += len(results)
        walks = going
        tell(total - len(walks), total)
    return sums


def _goes_on(walk: _Walk, result: Any, sums: Sums) -> bool:
    if result.HasField("refusal"):
        reason = refusal_in(result.refusal).reason
        sums.refused.append(Refused(walk.matter, walk.asked.item, reason, result.refusal.message))
        return False
    sums.replayed += result.replayed
    sums.done += not result.replayed
    try:
        walk.asked = walk.way.send(getattr(result, result.WhichOneof("result")))
    except StopIteration:
        sums.finished += 1
        return False
    walk.step += 1
    return True


def _service_of(item: str) -> Any:
    return next(each for each in SERVICES if item in _items(each))


def _items(service: Any) -> Mapping[str, Any]:
    request = service.methods_by_name["BatchExecute"].input_type
    found: Mapping[str, Any] = request.fields_by_name["commands"].message_type.fields_by_name
    return found


def _command(service: Any, run: str, walk: _Walk) -> Any:
    request_id = str(uuid5(_SPACE, f"{run}/{walk.matter}/{walk.step}/{walk.asked.item}"))
    message_type = service.methods_by_name["BatchExecute"].input_type.fields_by_name["commands"].message_type
    command: Any = GetMessageClass(message_type)
    return command(**{walk.asked.item: {"request_id": request_id, **walk.asked.fields}})


def _plain(value: Any) -> Any:
    match value:
        case date():
            return date_out(value)
        case dict():
            return {name: _plain(each) for name, each in value.items() if each is not None}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return value
