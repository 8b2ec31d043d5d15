"""Finding contracts by their place, where an owner has many and gets more."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType


def event_modules(package: str) -> Sequence[ModuleType]:
    """The modules of a package that define events, so that none is forgotten here when its owner adds one."""
    names = [found.name for found in pkgutil.iter_modules(import_module(package).__path__)]
    return [import_module(f"{package}.{name}") for name in sorted(names) if name.endswith("events_pb2")]
