"""Every event of enforcement with the same values each time, made from its type hints."""

from __future__ import annotations

import dataclasses
import hashlib
import types
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

FIXED = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def filled(kind: Any, path: str = "") -> Any:
    """A value of a type that depends on nothing but where it stands."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return filled(next(each for each in get_args(kind) if each is not types.NoneType), path)
    if origin is tuple:
        return (filled(get_args(kind)[0], f"{path}[0]"),)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{each.name: filled(hints[each.name], f"{path}.{each.name}") for each in dataclasses.fields(kind)})  # type: ignore[operator]
    return _plain(kind, path)


def _plain(kind: Any, path: str) -> Any:
    seed = hashlib.sha256(path.encode()).digest()
    number = int.from_bytes(seed[:2])
    if kind is bool:
        return True
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        members = list(kind)
        return members[1 + number % (len(members) - 1)]
    plain: dict[type, Any] = {
        str: path.rpartition(".")[2] or "值",
        int: number + 1,
        bytes: seed,
        UUID: UUID(bytes=seed[:16]),
        date: date.fromordinal(date(2026, 1, 1).toordinal() + number % 365),
        datetime: FIXED,
    }
    return plain[kind]
