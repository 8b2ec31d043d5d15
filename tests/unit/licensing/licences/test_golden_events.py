"""Golden bytes of every event of licences, as first published.

Old bytes are read by new code for ever, and new code writes the same bytes for the same event. Whoever changes what an
event looks like adds a file of the next version (`LicenceIssued.2.bin`) and keeps the old ones. Missing files are
written by `SSV_WRITE_GOLDEN=1 pytest <this file>`; files that exist never are.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from support.full_values import full

from chassis.mapped import Kind
from licensing.licences.kinds import KINDS
from smartsupervision.licensing.v1 import licence_events_pb2

FOLDER = Path(__file__).parent / "golden"
RECORD = UUID("11111111-2222-4333-8444-555555555555")
VERSION = 7
EVENTS = {event.__name__: (kind, event) for kind in KINDS for event in kind.events}


def versions(name: str) -> list[Path]:
    return sorted(FOLDER.glob(f"{name}.*.bin"), key=lambda path: int(path.suffixes[0][1:]))


def example(name: str) -> tuple[Kind[Any], Any, Any]:
    """The kind, the event with every field filled, and the state after it."""
    kind, event_type = EVENTS[name]
    event = full(event_type, name)
    return kind, event, kind.evolve(full(kind.state, kind.kind), event)


def test_every_event_of_the_contract_belongs_to_a_kind() -> None:
    assert sorted(EVENTS) == sorted(licence_events_pb2.DESCRIPTOR.message_types_by_name)


@pytest.mark.parametrize("name", EVENTS)
def test_the_newest_golden_bytes_are_what_is_written_today(name: str) -> None:
    kind, event, after = example(name)
    type_name, data = kind.encode_event(RECORD, VERSION, event, after)
    assert type_name == f"smartsupervision.licensing.v1.{name}"
    if os.environ.get("SSV_WRITE_GOLDEN") and not versions(name):
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{name}.1.bin").write_bytes(data)
    assert versions(name)[-1].read_bytes() == data


@pytest.mark.parametrize("name", EVENTS)
def test_all_golden_bytes_are_read_back_into_event_and_state(name: str) -> None:
    kind, event, after = example(name)
    type_name = f"smartsupervision.licensing.v1.{name}"
    for path in versions(name):
        kind.decode_event(type_name, path.read_bytes())
        kind.state_after(type_name, path.read_bytes())
    newest = versions(name)[-1].read_bytes()
    assert kind.decode_event(type_name, newest) == event
    assert kind.state_after(type_name, newest) == after
