"""Full examples of mapped dataclasses: every field has a value of its own, the same on every machine."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

_SPACE = UUID("0b6f3c1e-5f0d-4c3e-9a51-2f8f0a7c9d11")
_DAY = date(2026, 11, 23)
_INSTANT = datetime(2026, 11, 23, 7, 30, 15, 123456, tzinfo=UTC)


def full(kind: Any, path: str = "") -> Any:
    """A value of a type with nothing left at its default; `path` makes texts and numbers differ."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: full(hints[field.name], f"{path}.{field.name}") for field in fields(kind)})  # type: ignore[operator]  # a class
    if get_origin(kind) is tuple:
        return tuple(full(get_args(kind)[0], f"{path}[{n}]") for n in range(2))
    if get_origin(kind) in (Union, types.UnionType):
        return full(next(each for each in get_args(kind) if each is not types.NoneType), path)
    return _plain(kind, path)


def _plain(kind: Any, path: str) -> Any:
    number = sum(path.encode()) % 97 + 1
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        # The first that says something: a member added later changes no example.
        return next(each for each in kind if each)
    made = {
        str: f"文{path}",
        bool: True,
        int: number,
        bytes: bytes([number]),
        UUID: uuid5(_SPACE, path),
        date: _DAY + timedelta(days=number),
        datetime: _INSTANT + timedelta(hours=number),
    }
    return made[kind]
