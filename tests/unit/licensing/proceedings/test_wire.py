"""What the register's life writes is read back as it was, for ever, and requests fit their commands.

Whoever changes what an event looks like adds golden bytes of the next version and keeps the old ones.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from google.protobuf.message_factory import GetMessageClass
from support.examples import example

from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from licensing.life.kinds import KINDS
from licensing.life.services import SERVICES, LifeService
from smartsupervision.common.v1 import sensitivity_pb2 as tags

FOLDER = Path(__file__).parent / "golden"
RECORD, VERSION = UUID("11111111-2222-4333-8444-555555555555"), 7
EVENTS = [(kind, event) for kind in KINDS for event in kind.events]
ENTRIES = [(service, entry) for service in SERVICES for entry in service.entries]
PUBLIC = {tags.PUBLIC, tags.INTERNAL}


def written(kind: Kind[Any], event_type: type) -> tuple[str, bytes]:
    event = example(event_type)
    return kind.encode_event(RECORD, VERSION, event, kind.evolve(example(kind.state), event))


@pytest.mark.parametrize(("kind", "event"), EVENTS, ids=lambda each: getattr(each, "__name__", ""))
def test_new_code_writes_the_golden_bytes_and_reads_them_as_the_event_they_were(kind: Kind[Any], event: type) -> None:
    name, data = written(kind, event)
    assert data == (FOLDER / f"{event.__name__}.1.bin").read_bytes()
    assert kind.decode_event(name, data) == example(event)


@pytest.mark.parametrize(("kind", "event"), EVENTS, ids=lambda each: getattr(each, "__name__", ""))
def test_the_state_after_an_event_stands_in_it(kind: Kind[Any], event: type) -> None:
    assert kind.state_after(*written(kind, event)) == kind.evolve(example(kind.state), example(event))


@pytest.mark.parametrize(("kind", "event"), EVENTS, ids=lambda each: getattr(each, "__name__", ""))
def test_evolve_is_total(kind: Kind[Any], event: type) -> None:
    assert kind.evolve(None, example(event))


def test_every_golden_file_is_of_an_event_there_is() -> None:
    assert {path.name for path in FOLDER.glob("*.bin")} == {f"{event.__name__}.1.bin" for _, event in EVENTS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.kind))
def test_a_state_is_read_back_as_it_was_written(kind: Kind[Any]) -> None:
    state = example(kind.state)
    assert kind.decode_state(kind.encode_state(RECORD, VERSION, state)) == state


@pytest.mark.parametrize(("service", "entry"), ENTRIES, ids=lambda each: getattr(each, "method", ""))
def test_every_request_has_the_fields_of_its_command(service: LifeService, entry: Entry) -> None:
    request = GetMessageClass(service.descriptor.methods_by_name[entry.method].input_type)
    own = {"request_id", "name", "etag"}
    theirs = set(request.DESCRIPTOR.fields_by_name) - own
    ours = {field.name for field in fields(entry.command)} - {entry.kind.kind}
    assert theirs == ours
    about = {entry.kind.kind: RECORD} if "name" in request.DESCRIPTOR.fields_by_name else {}
    state = example(entry.command)
    left_out = frozenset(about)
    sent = request(
        **{
            name: out(getattr(state, name)) if out else getattr(state, name)
            for name, out, _ in entry.kind.mapper._compiled(entry.command, request, left_out).stated
        }
    )
    read = entry.kind.mapper.from_message(sent, entry.command, **about)
    assert read == replace(state, **about)


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: str(service.descriptor.name))
def test_every_method_of_a_contract_is_a_command_or_a_question(service: LifeService) -> None:
    commands = {entry.method for entry in service.entries} | {"BatchExecute"}
    questions = {
        name
        for asked in service.asked
        for name in (f"Get{asked.singular}", f"List{asked.plural}", f"List{asked.singular}Events")
    }
    assert {method.name for method in service.descriptor.methods} == commands | questions


@pytest.mark.parametrize(("kind", "event"), EVENTS, ids=lambda each: getattr(each, "__name__", ""))
def test_nothing_published_is_tagged_personal_sensitive_or_secret(kind: Kind[Any], event: type) -> None:
    seen: set[str] = set()
    found = [getattr(kind.events_module, event.__name__).DESCRIPTOR]
    while found:
        message = found.pop()
        if message.full_name in seen or not message.full_name.startswith("smartsupervision.licensing"):
            continue
        seen.add(message.full_name)
        for field in message.fields:
            assert field.GetOptions().Extensions[tags.sensitivity] in PUBLIC, field.full_name
            if field.message_type is not None:
                found.append(field.message_type)


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: str(service.descriptor.name))
def test_every_field_of_a_contract_is_tagged(service: LifeService) -> None:
    for message in service.descriptor.file.message_types_by_name.values():
        for field in message.fields:
            assert field.GetOptions().Extensions[tags.sensitivity], field.full_name
