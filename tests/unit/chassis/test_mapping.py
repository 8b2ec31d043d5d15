"""Dataclasses and messages by name: everything comes back as it went, and what does not fit is said with its path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.gadgets import GADGET, MAPPER, Gadget, GadgetMade, GadgetRetired, Part, Shape, gadgets

from chassis.errors import PermanentError
from chassis.mapping import Mapper, MappingError

INSTANTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - zone is added
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
COUNTS = st.integers(-(2**31), 2**31 - 1)
PARTS = st.builds(Part, code=TEXTS, count=COUNTS, fitted_on=st.none() | st.dates())
STATES = st.builds(
    Gadget,
    label=TEXTS,
    shape=st.sampled_from(Shape),
    maker=st.none() | st.uuids(),
    made_on=st.none() | st.dates(),
    retired=st.booleans(),
    parts=st.lists(PARTS, max_size=3).map(tuple),
    spare_for=st.none() | st.uuids(),
    division=TEXTS,
    weight=COUNTS,
    updated_at=INSTANTS,
)
ID = UUID("12345678-1234-5678-1234-567812345678")


@given(STATES, st.uuids())
def test_a_state_comes_back_from_its_published_form(state: Gadget, gadget: UUID) -> None:
    raw = GADGET.encode_state(gadget, 3, state)
    # The kind remembers what it wrote, so the bytes are read by the mapper itself.
    assert GADGET.mapper.from_message(GADGET.message.FromString(raw), Gadget) == state
    assert GADGET.decode_state(raw) is state


@given(STATES)
def test_an_event_comes_back_and_carries_the_state_after_it(state: Gadget) -> None:
    event = GadgetRetired(at=state.updated_at)
    name, data = GADGET.encode_event(ID, 3, event, state)
    assert GADGET.decode_event(name, data) == event
    assert GADGET.state_after(name, data) == state


def test_what_follows_from_an_event_is_worked_out_once_for_each_state_before_it() -> None:
    event = GadgetRetired(at=datetime(2026, 11, 23, tzinfo=UTC))
    old, other = Gadget(label="x"), Gadget(label="y")
    after = GADGET.after(old, event)
    assert after == GADGET.evolve(old, event)
    assert GADGET.after(old, event) is after
    assert GADGET.after(other, event) == GADGET.evolve(other, event)


def test_a_resource_name_stands_where_the_collection_is_known() -> None:
    message = MAPPER.to_message(Gadget(label="a", maker=ID, spare_for=ID), gadgets.Gadget)
    assert (message.maker, message.spare_for) == (f"makers/{ID}", str(ID))


@pytest.mark.parametrize(
    ("message", "code", "path"),
    [
        (gadgets.Gadget(maker=str(ID)), "NAME_MALFORMED", "maker"),
        (gadgets.Gadget(spare_for="x"), "NAME_MALFORMED", "spare_for"),
        (gadgets.Gadget(shape=7), "VALUE_INVALID", "shape"),
        (gadgets.Gadget(made_on={"year": 2026, "month": 2, "day": 30}), "DATE_INVALID", "made_on"),
        (gadgets.Gadget(updated_at={"seconds": 10**12}), "TIME_INVALID", "updated_at"),
        (gadgets.Gadget(parts=[{}, {"fitted_on": {"year": 1}}]), "DATE_INVALID", "parts[1].fitted_on"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_path(message: object, code: str, path: str) -> None:
    with pytest.raises(MappingError) as caught:
        MAPPER.from_message(message, Gadget)
    assert (caught.value.code, caught.value.field) == (code, path)


@dataclass(frozen=True)
class _Lacking:
    label: str


@dataclass(frozen=True)
class _TooMuch:
    label: str
    colour: str


@dataclass(frozen=True)
class _OtherType:
    label: tuple[str, ...]


@dataclass(frozen=True)
class _NeverUnset:
    weight: int | None


@pytest.mark.parametrize(
    ("data_type", "words"),
    [
        (_Lacking, "lacks"),
        (_TooMuch, "no field colour"),
        (_OtherType, "does not fit"),
        (_NeverUnset, "cannot be unset"),
    ],
)
def test_a_dataclass_that_does_not_fit_its_message_is_found_before_any_value(data_type: type, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        Mapper().check(data_type, gadgets.Gadget)


def test_an_unknown_event_is_a_fault_of_that_record() -> None:
    with pytest.raises(PermanentError, match="no event type"):
        GADGET.decode_event("test.gadgets.GadgetMelted", b"")
    with pytest.raises(PermanentError, match="cannot be read"):
        GADGET.decode_event("test.gadgets.GadgetMade", b"\xff")


def test_the_order_of_a_made_gadget_is_kept() -> None:
    parts = (Part(code="b"), Part(code="a", fitted_on=date(2026, 11, 23)))
    event = GadgetMade(at=datetime(2026, 11, 23, tzinfo=UTC), label="x", parts=parts)
    assert GADGET.decode_event(*GADGET.encode_event(ID, 1, event, Gadget(label="x"))) == event
