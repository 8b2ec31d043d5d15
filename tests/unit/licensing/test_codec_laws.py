"""What is written is read back the same, for every state and event there can be."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from support import register_values as values

from chassis.aggregates import AggregateType
from licensing.aggregates import ALL_PREMISES, ENTITIES
from licensing.domain import events, premises_events
from licensing.domain.states import Entity, Premises
from smartsupervision.common.v1 import sensitivity_pb2
from smartsupervision.licensing.v1 import entity_pb2, events_pb2

versions = st.integers(1, 2**40)


def same(kind: AggregateType, record: UUID, version: int, event: Any, after: Any) -> None:
    assert kind.decode_event(*kind.encode_event(record, version, event, after)) == event


@given(st.uuids(), versions, values.entities)
def test_an_entity_is_read_back_as_it_was_written(record: UUID, version: int, state: Entity) -> None:
    raw = ENTITIES.encode_state(record, version, state)
    assert ENTITIES.decode_state(raw) == state
    assert ENTITIES.encode_state(record, version, ENTITIES.decode_state(raw)) == raw


@given(st.uuids(), versions, values.premises)
def test_premises_are_read_back_as_they_were_written(record: UUID, version: int, state: Premises) -> None:
    assert ALL_PREMISES.decode_state(ALL_PREMISES.encode_state(record, version, state)) == state


@given(st.uuids(), versions, st.none() | values.entities, values.entity_events)
def test_an_event_is_read_back_as_it_was_written(record: UUID, version: int, before: Entity | None, event: Any) -> None:
    after = events.evolve(before, event)
    # A deregistration's status stands in the state only, which evolve has just set.
    same(ENTITIES, record, version, event, after)


@given(st.uuids(), versions, st.none() | values.premises, values.premises_events)
def test_a_premises_event_is_read_back_as_it_was_written(
    record: UUID, version: int, before: Premises | None, event: Any
) -> None:
    same(ALL_PREMISES, record, version, event, premises_events.evolve(before, event))


@given(st.none() | values.entities, values.entity_events)
def test_evolve_refuses_nothing_and_is_the_same_twice(before: Entity | None, event: Any) -> None:
    assert events.evolve(before, event) == events.evolve(before, event)


@given(st.none() | values.premises, values.premises_events)
def test_evolve_of_premises_refuses_nothing(before: Premises | None, event: Any) -> None:
    assert premises_events.evolve(before, event) == premises_events.evolve(before, event)


def test_nothing_published_is_tagged_personal_sensitive_or_secret() -> None:
    public = {sensitivity_pb2.PUBLIC, sensitivity_pb2.INTERNAL}
    for module in (entity_pb2, events_pb2):
        for message in module.DESCRIPTOR.message_types_by_name.values():
            for field in message.fields:
                assert field.GetOptions().Extensions[sensitivity_pb2.sensitivity] in public, field.full_name
