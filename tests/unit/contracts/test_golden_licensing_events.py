"""Golden bytes of every event of the register, as they were first published.

Old bytes are read by new code for ever, and new code writes the same bytes for the same event. Whoever changes what an
event looks like adds a golden file of the next version (`EntityMoved.2.bin`) and keeps the old ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.golden_events import EVENTS, RECORD, VERSION, Golden

from chassis.aggregates import AggregateType
from licensing.aggregates import ALL_PREMISES, ENTITIES, parse_event
from smartsupervision.licensing.v1 import events_pb2

FOLDER = Path(__file__).parent / "golden"
NAMES = sorted(events_pb2.DESCRIPTOR.message_types_by_name)


def kind_of(name: str) -> AggregateType:
    return ALL_PREMISES if name.startswith("Premises") else ENTITIES


def versions(name: str) -> list[Path]:
    return sorted(FOLDER.glob(f"{name}.*.bin"), key=lambda path: int(path.suffixes[0][1:]))


def written(golden: Golden) -> bytes:
    kind = kind_of(golden.name)
    after = kind.evolve(golden.before, golden.event)
    type_name, data = kind.encode_event(RECORD, VERSION, golden.event, after)
    assert type_name == f"smartsupervision.licensing.v1.{golden.name}"
    return data


def test_every_event_of_the_contract_has_golden_bytes() -> None:
    assert sorted(EVENTS) == NAMES
    assert sorted({path.name.split(".")[0] for path in FOLDER.glob("*.bin")}) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_new_code_writes_the_newest_golden_bytes(name: str) -> None:
    assert written(EVENTS[name]) == versions(name)[-1].read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_newest_golden_bytes_are_read_as_the_event_they_were(name: str) -> None:
    golden = EVENTS[name]
    data = versions(name)[-1].read_bytes()
    assert kind_of(name).decode_event(f"smartsupervision.licensing.v1.{name}", data) == golden.event


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.bin")), ids=lambda path: path.name)
def test_all_golden_bytes_ever_published_are_read_without_loss(path: Path) -> None:
    name = path.name.split(".")[0]
    type_name = f"smartsupervision.licensing.v1.{name}"
    message: Any = parse_event(type_name, path.read_bytes())
    unknown = message.SerializeToString(deterministic=True)
    message.DiscardUnknownFields()
    assert message.SerializeToString(deterministic=True) == unknown
    assert kind_of(name).decode_event(type_name, path.read_bytes())
