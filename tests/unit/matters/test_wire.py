"""Golden bytes of every event, as they were first published, and what may be on the bus.

Whoever changes what an event looks like adds a golden file of the next version (`DeadlineMet.2.bin`) and keeps the old.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.limits import MATTER
from unit.matters.wire_examples import EXAMPLES

from chassis.mapped import Kind
from matters.kinds import ASSIGNMENT, DEADLINE, KINDS
from smartsupervision.common.v1 import sensitivity_pb2
from smartsupervision.matters.v1 import events_pb2

FOLDER = Path(__file__).parent / "golden"
NAMES = sorted(event.__name__ for kind in KINDS for event in kind.events)
VERSION = 7


def kind_of(name: str) -> Kind[Any]:
    return ASSIGNMENT if name.startswith("Assignment") else DEADLINE


def versions(name: str) -> list[Path]:
    return sorted(FOLDER.glob(f"{name}.*.bin"), key=lambda path: int(path.suffixes[0][1:]))


def written(name: str) -> tuple[str, bytes]:
    kind, example = kind_of(name), EXAMPLES[name]
    return kind.encode_event(MATTER, VERSION, example.event, kind.evolve(example.before, example.event))


def test_every_event_of_the_contract_has_an_example_and_golden_bytes() -> None:
    parts = {"Facts", "Terms", "Dates"}
    assert set(events_pb2.DESCRIPTOR.message_types_by_name) - parts == set(NAMES) == set(EXAMPLES)
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.bin")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_new_code_writes_the_newest_golden_bytes_and_reads_them_as_the_event_they_were(name: str) -> None:
    type_name, data = written(name)
    assert type_name == f"smartsupervision.matters.v1.{name}"
    assert data == versions(name)[-1].read_bytes()
    assert kind_of(name).decode_event(type_name, data) == EXAMPLES[name].event


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.bin")), ids=lambda path: path.name)
def test_all_golden_bytes_ever_published_are_read_without_loss(path: Path) -> None:
    name = path.name.split(".")[0]
    message = getattr(events_pb2, name).FromString(path.read_bytes())
    before = message.SerializeToString(deterministic=True)
    message.DiscardUnknownFields()
    assert message.SerializeToString(deterministic=True) == before
    type_name = f"smartsupervision.matters.v1.{name}"
    assert kind_of(name).state_after(type_name, path.read_bytes()) is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_state_is_read_back_as_it_was_written(name: str) -> None:
    kind, example = kind_of(name), EXAMPLES[name]
    after = kind.evolve(example.before, example.event)
    assert kind.decode_state(kind.encode_state(MATTER, VERSION, after)) == after


def test_every_example_fills_every_field_somewhere() -> None:
    """Else golden bytes would prove nothing of a field that is always empty."""
    filled: set[str] = set()
    for name in NAMES:
        _fields(getattr(events_pb2, name).FromString(written(name)[1]), filled)
    wanted: set[str] = set()
    for name in (*NAMES, "Facts", "Terms", "Dates"):
        descriptor = getattr(events_pb2, name).DESCRIPTOR
        wanted.update(f"{descriptor.name}.{field}" for field in descriptor.fields_by_name)
    assert wanted - filled == set()


def _fields(message: Any, filled: set[str]) -> None:
    for field, value in message.ListFields():
        filled.add(f"{message.DESCRIPTOR.name}.{field.name}")
        if field.message_type is not None and not field.is_repeated:
            _fields(value, filled)


def test_nothing_personal_is_on_the_bus() -> None:
    allowed = {sensitivity_pb2.PUBLIC, sensitivity_pb2.INTERNAL}
    for name in (*NAMES, "Facts", "Terms", "Dates"):
        for field in getattr(events_pb2, name).DESCRIPTOR.fields:
            assert field.GetOptions().Extensions[sensitivity_pb2.sensitivity] in allowed, f"{name}.{field.name}"
