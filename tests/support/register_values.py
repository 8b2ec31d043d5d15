"""Hypothesis strategies for the register's states and events; events come with a state they fit."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, get_args

from hypothesis import strategies as st

from licensing.domain import events as e
from licensing.domain import premises_events as p
from licensing.domain.kinds import (
    EntityStatus,
    EntityType,
    LockedAct,
    MarkKind,
    NumberKind,
    PremisesKind,
    PremisesStatus,
)
from licensing.domain.states import Entity, Premises
from licensing.domain.values import (
    Capital,
    Decided,
    Deregistration,
    Dormancy,
    FieldChange,
    FieldDate,
    FormerName,
    FormerNumber,
    Lock,
    Mark,
    Move,
    Representative,
    Reservation,
    Sealed,
    Source,
)

text = st.text(st.characters(codec="utf-8"), max_size=12)
some = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
dates = st.dates(date(1800, 1, 1), date(2100, 1, 1))
maybe = st.none() | dates
instants = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
sealed = st.builds(Sealed, some, st.binary(min_size=1, max_size=4), text)

_values: dict[type, st.SearchStrategy[Any]] = {
    FormerNumber: st.builds(FormerNumber, st.sampled_from(NumberKind), text),
    FormerName: st.builds(FormerName, text, maybe),
    FieldDate: st.builds(FieldDate, text, dates),
    Lock: st.builds(Lock, text, text, text, dates, maybe, st.lists(st.sampled_from(LockedAct), max_size=3).map(tuple)),
    Decided: st.builds(Decided, text, text, text, maybe),
    Deregistration: st.builds(Deregistration, text, text, maybe, maybe, maybe, maybe, maybe, maybe),
    Capital: st.builds(Capital, st.none() | st.integers(-(2**63), 2**63 - 1), text, text),
    Representative: st.builds(Representative, some, st.none() | sealed),
    Reservation: st.builds(Reservation, text, text, dates),
    Move: st.builds(Move, text, text, dates),
    Source: st.builds(Source, some, text, st.integers(0, 2**40)),
    Dormancy: st.builds(Dormancy, dates, dates, text, st.booleans()),
    Mark: st.builds(Mark, st.sampled_from(MarkKind), dates, text),
}


def several(kind: type) -> st.SearchStrategy[tuple[Any, ...]]:
    """A short tuple of values of a kind."""
    return st.lists(_values[kind], max_size=3).map(tuple)


entities = st.builds(
    Entity,
    code=text,
    platform_key=text,
    former_numbers=several(FormerNumber),
    registered_name=text,
    former_names=several(FormerName),
    entity_type=st.sampled_from(EntityType),
    entity_type_text=text,
    status=st.sampled_from(EntityStatus),
    status_date=maybe,
    legal_representative=st.none() | _values[Representative],
    registered_capital=st.none() | _values[Capital],
    business_scope=text,
    established_date=maybe,
    division=text,
    registration_authority=text,
    address=text,
    address_full=st.none() | sealed,
    field_dates=several(FieldDate),
    reservation=st.none() | _values[Reservation],
    locks=several(Lock),
    moved_to=st.none() | _values[Move],
    merged_into=st.none() | st.uuids(),
    source=st.none() | _values[Source],
    revocation=st.none() | _values[Decided],
    annulment=st.none() | _values[Decided],
    deregistration=st.none() | _values[Deregistration],
    dormancy=st.none() | _values[Dormancy],
    dormant_days=st.integers(0, 2000),
    marks=several(Mark),
    created_at=instants,
    updated_at=instants,
)
premises = st.builds(
    Premises,
    entity=st.uuids(),
    code=text,
    kind=st.sampled_from(PremisesKind),
    status=st.sampled_from(PremisesStatus),
    address=text,
    address_full=st.none() | sealed,
    division=text,
    shared_address=st.booleans(),
    opened_date=maybe,
    closed_date=maybe,
    created_at=instants,
    updated_at=instants,
)

_PATCHED = {
    "registered_name": text,
    "business_scope": text,
    "entity_type": st.sampled_from(EntityType),
    "registered_capital": st.none() | _values[Capital],
    "legal_representative": st.none() | _values[Representative],
    "division": text,
}
address = st.fixed_dictionaries({"address": text, "address_full": st.none() | sealed})


@st.composite
def _patches(draw: st.DrawFn) -> tuple[dict[str, Any], tuple[FieldChange, ...]]:
    values = draw(st.fixed_dictionaries({}, optional=_PATCHED)) | draw(st.just({}) | address)
    named = [path for path in values if path != "address_full"]
    return values, tuple(FieldChange(path, draw(text), draw(text)) for path in named)


def _patched(build: Any) -> st.SearchStrategy[Any]:
    return _patches().flatmap(lambda patch: build(*patch))


@st.composite
def _corrections(draw: st.DrawFn) -> e.Corrected:
    values, changes = draw(_patches().filter(lambda patch: len(patch[1]) == 1))
    return e.Corrected(draw(instants), values, changes[0], draw(text))


@st.composite
def _conversions(draw: st.DrawFn) -> e.Converted:
    values, changes = draw(_patches().filter(lambda patch: "entity_type" not in patch[0]))
    kinds = st.sampled_from(EntityType)
    return e.Converted(draw(instants), draw(kinds), draw(kinds), values, changes, draw(dates))


entity_events: st.SearchStrategy[Any] = st.one_of(
    entities.flatmap(lambda s: st.builds(e.Adopted, st.just(s.updated_at), st.just(s), st.lists(text).map(tuple))),
    entities.map(lambda s: e.Established(s.updated_at, s)),
    _patched(lambda v, c: st.builds(e.Changed, instants, st.just(v), st.just(c), dates)),
    st.builds(e.Moved, instants, text, text, text, text, dates, st.just(True), st.just({})),
    st.builds(e.Moved, instants, text, text, text, text, dates, st.just(False), st.just({}) | address),
    st.builds(e.RevocationRecorded, instants, _values[Decided]),
    st.builds(e.Annulled, instants, _values[Decided]),
    st.builds(e.Deregistered, instants, st.sampled_from(EntityStatus), _values[Deregistration]),
    _corrections(),
    st.builds(e.CodeCorrected, instants, text, text, text),
    _patched(lambda v, c: st.builds(e.Confirmed, instants, text, st.just(v), st.just(c), text)),
    st.builds(e.Merged, instants, st.uuids(), text, dates),
    st.builds(e.Absorbed, instants, st.uuids(), several(FormerNumber), text),
    _conversions(),
    st.builds(e.Locked, instants, _values[Lock]),
    st.builds(e.Unlocked, instants, _values[Lock], text, dates),
    st.builds(e.DormancyBegun, instants, _values[Dormancy]),
    st.builds(e.DormancyOver, instants, dates, st.integers(0, 2000)),
    st.builds(e.Marked, instants, _values[Mark]),
    st.builds(e.MarkLifted, instants, st.sampled_from(MarkKind), dates),
    st.builds(e.Restored, instants, st.sampled_from(EntityStatus), text, text, dates),
    _patched(lambda v, c: st.builds(e.ItemsAnnulled, instants, st.just(v), st.just(c), _values[Decided])),
)

_PLACE_PATCHED = {"kind": st.sampled_from(PremisesKind), "division": text, "shared_address": st.booleans()}


@st.composite
def _place_changes(draw: st.DrawFn) -> p.PremisesChanged:
    values = draw(st.fixed_dictionaries({}, optional=_PLACE_PATCHED)) | draw(st.just({}) | address)
    named = [path for path in values if path != "address_full"]
    changes = tuple(FieldChange(path, draw(text), draw(text)) for path in named)
    return p.PremisesChanged(draw(instants), values, changes, draw(dates))


premises_events: st.SearchStrategy[Any] = st.one_of(
    premises.map(lambda s: p.PremisesOpened(s.updated_at, s)),
    _place_changes(),
    st.builds(p.PremisesClosed, instants, dates),
)

EVENT_TYPES = (*get_args(e.EntityEvent), *get_args(p.PremisesEvent))
ENTITY_FIELDS = tuple(field.name for field in fields(Entity))
