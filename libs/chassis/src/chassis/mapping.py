"""Frozen dataclasses to protobuf messages and back, by name: no codec is written by hand for a new aggregate.

A dataclass and a message that belong together have fields of the same names. Text, whole numbers, truth and bytes go
over as they are; `date` is google.type.Date, an aware `datetime` google.protobuf.Timestamp, an IntEnum the enum with
the same numbers, a UUID its text or, where the mapper knows a collection for the field, the resource name
`collection/uuid`; a tuple is a repeated field, a dataclass a message; `X | None` of these is an unset field, and None
in place of a UUID is the empty text. What does not fit is found when the pair is first used, so tests find it.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLAIN = (str, int, bool, bytes)


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
    out: Out
    back: In
    may_be_unset: bool
    """Whether None stands for an unset field."""


class Mapper:
    """Takes values over in both directions; `collections` names the resource collection of UUID fields."""

    def __init__(self, collections: Mapping[str, str] | None = None) -> None:
        self._collections = dict(collections or {})
        self._known: dict[tuple[type, type[Message], frozenset[str]], tuple[_Field, ...]] = {}

    def to_message(self, value: Any, message_type: type[Message], **also: Any) -> Any:
        """The message of a dataclass value; `also` are fields the dataclass does not have."""
        filled = {
            field.name: field.out(found)
            for field in self._compiled(type(value), message_type)
            if (found := getattr(value, field.name)) is not None
        }
        return message_type(**filled, **also)

    def from_message(self, message: Any, data_type: type, **also: Any) -> Any:
        """The dataclass value of a message; `also` are fields the message does not have.

        Raises MappingError with the path of what cannot be read.
        """
        read: dict[str, Any] = {}
        for field in self._compiled(data_type, type(message), frozenset(also)):
            if field.may_be_unset and not message.HasField(field.name):
                read[field.name] = None
            else:
                read[field.name] = field.back(getattr(message, field.name))
        return data_type(**read, **also)

    def check(self, data_type: type, message_type: type[Message], *, except_for: frozenset[str] = frozenset()) -> None:
        """Raise TypeError unless both have the same fields; `except_for` are the message's own."""
        ours = {field.name for field in self._compiled(data_type, message_type)}
        theirs = set(message_type.DESCRIPTOR.fields_by_name) - except_for
        if theirs - ours:
            raise TypeError(f"{data_type.__name__} lacks {sorted(theirs - ours)} of {message_type.DESCRIPTOR.name}")

    def _compiled(
        self, data_type: type, message_type: type[Message], leave_out: frozenset[str] = frozenset()
    ) -> tuple[_Field, ...]:
        key = data_type, message_type, leave_out
        known = self._known.get(key)
        if known is None:
            hints = get_type_hints(data_type)
            names = (field.name for field in fields(data_type) if field.name not in leave_out)
            known = tuple(self._field(data_type, name, hints[name], message_type) for name in names)
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
        if inner is UUID and optional:
            return _Field(name, out, lambda text: back(text) if text else None, may_be_unset=False)
        if optional and not descriptor.has_presence:
            raise TypeError(f"{data_type.__name__}.{name} may be None, but the field cannot be unset")
        return _Field(name, out, back, may_be_unset=optional)

    def _both_ways(self, name: str, hint: Any, descriptor: Any) -> tuple[Out, In]:
        """LookupError where type and field do not belong together."""
        if get_origin(hint) is tuple:
            item, ellipsis = get_args(hint)
            if ellipsis is not Ellipsis or not descriptor.is_repeated:
                raise LookupError(name)
            out, back = self._single(name, item, descriptor)
            return (lambda values: [out(value) for value in values]), _every(name, back)
        if descriptor.is_repeated:
            raise LookupError(name)
        return self._single(name, hint, descriptor)

    def _single(self, name: str, hint: Any, descriptor: Any) -> tuple[Out, In]:
        if hint in _PLAIN:
            return _same, _same
        if hint is UUID:
            return self._resource(name)
        if hint is date:
            return date_out, lambda message: date_in(message, name)
        if hint is datetime:
            return instant_out, lambda message: instant_in(message, name)
        if isinstance(hint, type) and issubclass(hint, IntEnum):
            return int, lambda number: _listed(hint, number, name)
        return self._nested(name, hint, descriptor)

    def _nested(self, name: str, hint: type, descriptor: Any) -> tuple[Out, In]:
        if descriptor.message_type is None or not hasattr(hint, "__dataclass_fields__"):
            raise LookupError(name)
        message_type = GetMessageClass(descriptor.message_type)
        return lambda value: self.to_message(value, message_type), lambda message: self._inside(message, hint, name)

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
    return Date(year=value.year, month=value.month, day=value.day)


def date_in(message: Date, field: str) -> date:
    """A civil date from the wire. MappingError DATE_INVALID for a day the calendar does not have."""
    try:
        return date(message.year, message.month, message.day)
    except ValueError:
        raise MappingError("DATE_INVALID", field, f"{message.year}-{message.month}-{message.day}") from None


def instant_out(value: datetime) -> Timestamp:
    """An instant for the wire, to the microsecond."""
    since = value - _EPOCH
    return Timestamp(seconds=since.days * 86_400 + since.seconds, nanos=since.microseconds * 1000)


def instant_in(message: Timestamp, field: str) -> datetime:
    """An instant from the wire. MappingError TIME_INVALID beyond the years 1 to 9999."""
    try:
        return _EPOCH + timedelta(seconds=message.seconds, microseconds=message.nanos // 1000)
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


def _same(value: Any) -> Any:
    return value


def _listed(kind: type[IntEnum], number: int, field: str) -> IntEnum:
    try:
        return kind(number)
    except ValueError:
        raise MappingError("VALUE_INVALID", field, str(number)) from None


def _every(name: str, back: In) -> In:
    def read(values: Any) -> tuple[Any, ...]:
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
