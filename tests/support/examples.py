"""A full example of any mapped dataclass, the same every time: what golden bytes are made of."""

from __future__ import annotations

import types
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

AT = datetime(2026, 11, 23, 7, 30, 15, 123456, tzinfo=UTC)
DAY = date(2024, 2, 29)


def example(kind: type) -> Any:
    """Every field filled with a value that tells which field it is."""
    hints = get_type_hints(kind)
    return kind(**{field.name: _value(field.name, hints[field.name]) for field in fields(kind)})


def _value(name: str, hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return _value(name, next(each for each in get_args(hint) if each is not types.NoneType))
    if get_origin(hint) is tuple:
        return (_value(name, get_args(hint)[0]),)
    plain = {str: f"{name} 南宁", int: 7, bool: True, bytes: b"\x01\x02", date: DAY, datetime: AT}
    if hint in plain:
        return plain[hint]
    if hint is UUID:
        return UUID(int=sum(name.encode()))
    if issubclass(hint, IntEnum):
        return list(hint)[-1]
    return example(hint)
