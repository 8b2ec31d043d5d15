"""Frozen dataclasses to protobuf messages and back, by name: no codec is written by hand for a new aggregate.

A dataclass and a message that belong together have fields of the same names. Text, whole numbers, truth and bytes go
over as they are; `date` is google.type.Date, an aware `datetime` google.protobuf.Timestamp, an IntEnum the enum with
the same numbers, a UUID its text or, where the mapper knows a collection for the field, the resource name
`collection/uuid`; a tuple is a repeated field, a dataclass a message; `X | None` of these is an unset field, and None
in place of a UUID is the empty text. What does not fit is found when the pair is first used, so tests find it.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import IntEnum
from functools import partial
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from chassis.instants import from_timestamp, seconds_and_nanos

_PLAIN = (str, int, bool, bytes)
_NONE: frozenset[str] = frozenset()


class MappingError(ValueError):
    """A value that cannot be taken over; `field` is its path, `code` a stable reason."""

    def __init__(self, code: str, field: str, value: str) -> None:
        super().__init__(f"{code} at {field}: {value}")
        self.code = code
        self.field = field
        self.value = value

    def within(self, outer: str) -> MappingError:
        """The same fault, seen from the message around."""
        return MappingError(self.code, f"{outer}.{self.field}", self.value)


Out = Callable[[Any], Any]
In = Callable[[Any], Any]


@dataclass(frozen=True)
class _Field:
    name: str
    out: Out | None
    """None where the value goes over as it is."""
    back: In | None
    """None where the value comes back as it is."""
    may_be_unset: bool
    """Whether None stands for an unset field."""
    has_presence: bool
    """Whether the contract tells an empty value from an unset one; where it does not, empty values need not be said."""


@dataclass(frozen=True)
class _Fields:
    """The fields of a pair as tuples, which the two loops take apart faster than objects."""

    stated: tuple[tuple[str, Out | None, bool], ...]
    """Name, way out and whether it has presence."""
    plain: tuple[str, ...]
    """Names of those that come back as they are, which cannot fail."""
    others: tuple[tuple[str, In | None, bool], ...]
    """Name, way back and whether it may be unset, of all others."""

    @classmethod
    def of(cls, known: Sequence[_Field]) -> _Fields:
        others = [field for field in known if field.back or field.may_be_unset]
        return cls(
            tuple((field.name, field.out, field.has_presence) for field in known),
            tuple(field.name for field in known if field not in others),
            tuple((field.name, field.back, field.may_be_unset) for field in others),
        )


class Mapper:
    """Takes values over in both directions; `collections` names the resource collection of UUID fields."""

    def __init__(self, collections: Mapping[str, str] | None = None) -> None:
        self._collections = dict(collections or {})
        self._known: dict[tuple[type, type[Message], frozenset[str]], _Fields] = {}

    def to_message(self, value: Any, message_type: type[Message], **also: Any) -> Any:
        """The message of a dataclass value; `also` are fields the dataclass does not have."""
        return message_type(**self._stated(value, message_type), **also)

    def _stated(self, value: Any, message_type: type[Message]) -> dict[str, Any]:
        """What a message says, as its constructor takes it: inner messages as dicts, which are never copied."""
        stated: dict[str, Any] = {}
        for name, out, has_presence in self._compiled(type(value), message_type).stated:
            found = getattr(value, name)
            if found or (has_presence and found is not None):
                stated[name] = found if out is None else out(found)
        return stated

    def from_message(self, message: Any, data_type: type, **also: Any) -> Any:
        """The dataclass value of a message; `also` are fields the message does not have.

        Raises MappingError with the path of what cannot be read.
        """
        known = self._compiled(data_type, type(message), frozenset(also) if also else _NONE)
        read: dict[str, Any] = {name: getattr(message, name) for name in known.plain}
        for name, back, may_be_unset in known.others:
            if may_be_unset and not message.HasField(name):
                read[name] = None
            else:
                found = getattr(message, name)
                read[name] = found if back is None else back(found)
        return data_type(**read, **also)

    def check(self, data_type: type, message_type: type[Message], *, except_for: frozenset[str] = frozenset()) -> None:
        """Raise TypeError unless both have the same fields; `except_for` are the message's own."""
        ours = {name for name, _, _ in self._compiled(data_type, message_type).stated}
        theirs = set(message_type.DESCRIPTOR.fields_by_name) - except_for
        if theirs - ours:
            raise TypeError(f"{data_type.__name__} lacks {sorted(theirs - ours)} of {message_type.DESCRIPTOR.name}")

    def _compiled(self, data_type: type, message_type: type[Message], leave_out: frozenset[str] = _NONE) -> _Fields:
        key = data_type, message_type, leave_out
        known = self._known.get(key)
        if known is None:
            hints = get_type_hints(data_type)
            names = (field.name for field in fields(data_type) if field.name not in leave_out)
            known = _Fields.of([self._field(data_type, name, hints[name], message_type) for name in names])
            self._known[key] = known
        return known

    def _field(self, data_type: type, name: str, hint: Any, message_type: type[Message]) -> _Field:
        descriptor = message_type.DESCRIPTOR.fields_by_name.get(name)
        if descriptor is None:
            raise TypeError(f"{message_type.DESCRIPTOR.name} has no field {name} for {data_type.__name__}")
        inner, optional = _without_none(hint)
        try:
            out, back = self._both_ways(name, inner, descriptor)
        except LookupError:
            raise TypeError(f"{data_type.__name__}.{name}: {hint} does not fit the contract") from None
        if inner is UUID and optional and back:
            return _Field(name, out, partial(_unless_empty, back), False, descriptor.has_presence)
        if optional and not descriptor.has_presence:
            raise TypeError(f"{data_type.__name__}.{name} may be None, but the field cannot be unset")
        return _Field(name, out, back, optional, descriptor.has_presence)

    def _both_ways(self, name: str, hint: Any, descriptor: Any) -> tuple[Out | None, In | None]:
        """LookupError where type and field do not belong together."""
        if get_origin(hint) is tuple:
            item, ellipsis = get_args(hint)
            if ellipsis is not Ellipsis or not descriptor.is_repeated:
                raise LookupError(name)
            out, back = self._single(name, item, descriptor)
            return out and partial(_all_out, out), tuple if back is None else _every(name, back)
        if descriptor.is_repeated:
            raise LookupError(name)
        return self._single(name, hint, descriptor)

    def _single(self, name: str, hint: Any, descriptor: Any) -> tuple[Out | None, In | None]:
        if hint in _PLAIN:
            return None, None
        if hint is UUID:
            return self._resource(name)
        if hint is date:
            return _date_stated, lambda message: date_in(message, name)
        if hint is datetime:
            return _instant_stated, lambda message: instant_in(message, name)
        if isinstance(hint, type) and issubclass(hint, IntEnum):
            listed = {int(each): each for each in hint}
            return None, lambda number: _listed(listed, number, name)
        return self._nested(name, hint, descriptor)

    def _nested(self, name: str, hint: type, descriptor: Any) -> tuple[Out, In]:
        if descriptor.message_type is None or not hasattr(hint, "__dataclass_fields__"):
            raise LookupError(name)
        message_type = GetMessageClass(descriptor.message_type)
        return lambda value: self._stated(value, message_type), lambda message: self._inside(message, hint, name)

    def _inside(self, message: Any, hint: type, name: str) -> Any:
        try:
            return self.from_message(message, hint)
        except MappingError as error:
            raise error.within(name) from None

    def _resource(self, name: str) -> tuple[Out, In]:
        collection = self._collections.get(name)
        prefix = f"{collection}/" if collection else ""
        return (lambda value: f"{prefix}{value}"), lambda text: uuid_in(text, prefix, name)


def date_out(value: date) -> Date:
    """A civil date for the wire."""
    return Date(**_date_stated(value))


def _date_stated(value: date) -> dict[str, int]:
    return {"year": value.year, "month": value.month, "day": value.day}


def date_in(message: Date, field: str) -> date:
    """A civil date from the wire. MappingError DATE_INVALID for a day the calendar does not have."""
    try:
        return date(message.year, message.month, message.day)
    except ValueError:
        raise MappingError("DATE_INVALID", field, f"{message.year}-{message.month}-{message.day}") from None


def _instant_stated(value: datetime) -> dict[str, int]:
    seconds, nanos = seconds_and_nanos(value)
    return {"seconds": seconds, "nanos": nanos}


def instant_in(message: Timestamp, field: str) -> datetime:
    """An instant from the wire. MappingError TIME_INVALID beyond the years 1 to 9999."""
    try:
        return from_timestamp(message)
    except OverflowError:
        raise MappingError("TIME_INVALID", field, str(message.seconds)) from None


def uuid_in(text: str, prefix: str, field: str) -> UUID:
    """The id in a resource name `{prefix}{uuid}`. MappingError NAME_MALFORMED."""
    try:
        found = UUID(text.removeprefix(prefix))
    except ValueError:
        found = None
    if found is None or text != f"{prefix}{found}":
        raise MappingError("NAME_MALFORMED", field, text[:80])
    return found


def _unless_empty(back: In, text: str) -> Any:
    return back(text) if text else None


def _all_out(out: Out, values: Sequence[Any]) -> list[Any]:
    return [out(value) for value in values]


def _listed(kind: Mapping[int, IntEnum], number: int, field: str) -> IntEnum:
    try:
        return kind[number]
    except KeyError:
        raise MappingError("VALUE_INVALID", field, str(number)) from None


def _every(name: str, back: In) -> In:
    def read(values: Any) -> tuple[Any, ...]:
        if not values:
            return ()
        found = []
        for index, value in enumerate(values):
            try:
                found.append(back(value))
            except MappingError as error:
                raise MappingError(
                    error.code, f"{name}[{index}]{error.field.removeprefix(name)}", error.value
                ) from None
        return tuple(found)

    return read


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint, False
    inner = [each for each in get_args(hint) if each is not types.NoneType]
    if len(inner) != 1:
        raise TypeError(f"{hint}: one type or None is what can be mapped")
    return inner[0], True
